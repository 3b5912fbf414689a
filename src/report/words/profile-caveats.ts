// What profiles cannot tell, because they are not there, cannot be read, or do not see it.
//
//   profile-missing        kind, sides, budget (where that is what lacks it); or passes, count, benchmarks
//   profile-failed         benchmark, pass, kind, side, ending, message, reason (profile/fault.ts)
//   profile-rates-differ   kind: block | mutex, base, head
//   profile-not-moved      none
//   profile-unit-gap       unit, explained, total (base units per operation)
import type { CaveatCode } from '../../model/verdict.js';
import { formatValue } from '../format.js';
import { counted, listed, nothing, own, say, type Sentence } from '../sentence.js';
import { sideWords, type FactReader } from './facts.js';
import { profileFault } from './faults.js';
import { endingWords } from './verdict.js';
import { ratesWords } from './waiting.js';

type ProfileCode = Extract<
  CaveatCode,
  'profile-missing' | 'profile-failed' | 'profile-rates-differ' | 'profile-unit-gap' | 'profile-not-moved'
>;

/** `all CPU, block and mutex profiles` */
function passNames(passes: readonly string[]): string {
  const names = passes.flatMap((pass) => profileNames.get(pass) ?? []);
  const [last, ...before] = [...names].reverse();
  if (last === undefined) return 'all profiles';
  return `all ${before.length === 0 ? last : `${before.reverse().join(', ')} and ${last}`} profiles`;
}

const profileNames: ReadonlyMap<string, readonly string[]> = new Map([
  ['heap', ['allocation']],
  ['cpu', ['CPU']],
  ['contention', ['block', 'mutex']],
]);

/** `allocation `, with a space behind it: of a kind of profile; nothing of others. */
function profileName(kind: string): string {
  const name = kindNames.get(kind);
  return name === undefined ? '' : `${name} `;
}

const kindNames: ReadonlyMap<string, string> = new Map([
  ['heap', 'allocation'],
  ['cpu', 'CPU'],
  ['block', 'block'],
  ['mutex', 'mutex'],
]);

/** ` of base`, ` of base and head`; nothing of none. */
function sidesWords(sides: readonly string[]): string {
  const known = sides.filter((side) => side === 'base' || side === 'head');
  return known.length === 0 ? '' : ` of ${known.join(' and ')}`;
}

/** Words of these codes, for the table of all of them. */
export const profileWords: Readonly<Record<ProfileCode, (facts: FactReader) => Sentence>> = {
  'profile-missing': (f) => {
    const count = f.number('count');
    if (count === null)
      return say`no ${own(profileName(f.text('kind') ?? ''))}profile${own(sidesWords(f.list('sides')))}, ${
        f.text('budget') === null ? own('so no line can be named') : own('so the budget is not judged')
      }`;
    const who = f.list('benchmarks');
    return say`the time budget was spent before ${own(passNames(f.list('passes')))} of ${own(counted(count, 'benchmark'))}${
      who.length > 0 ? say` (${listed(who, 3)})` : nothing
    } were made`;
  },
  'profile-failed': (f) => {
    const ending = endingWords(f.text('ending') ?? '');
    const fault = profileFault(f.text('reason') ?? '');
    const what = fault === null ? 'was not made' : `cannot be read: ${fault}`;
    return say`${f.text('kind') ?? f.text('pass') ?? own('a')} profile${f.with('benchmark', (benchmark) => say` of ${benchmark}`)}${sideWords(f)} ${own(what)}${
      ending === null ? nothing : own(`: the benchmark ${ending}`)
    }${f.with('message', (message) => say` (${message})`)}`;
  },
  'profile-rates-differ': ratesWords,
  'profile-not-moved': () =>
    own(
      'CPU profiles do not show this change, so no line is named: it waits, or the timed binaries lie otherwise in memory',
    ),
  'profile-unit-gap': (f) => {
    const unit = f.text('unit');
    const explained = f.number('explained');
    const total = f.number('total');
    const amounts =
      unit !== null && explained !== null && total !== null
        ? own(`${formatValue(explained, unit)} of ${formatValue(total, unit)}`)
        : own('only a part');
    const why =
      explained !== null && total !== null && explained > total
        ? '; profiles also have what is allocated while the timer stands, and after the last operation'
        : "; small objects that share a block are not all in Go's heap profile, nor is all that a run allocates once put down to a line";
    return say`the lines found account for ${amounts} per operation${unit === null ? nothing : say` (${unit})`}${own(why)}`;
  },
};
