// Which changed functions no benchmark reaches, and what is not known of that.
//
//   coverage-failed    pkg, reason: list | build | timeout | run | unreadable, message
//   coverage-missing   reason: time | files | functions | packages, count
import type { CaveatCode } from '../../model/verdict.js';
import { counted, own, say, type Sentence } from '../sentence.js';
import { firstLine, type FactReader } from './facts.js';

type CoverageCode = Extract<CaveatCode, `coverage-${string}`>;

const reasons: ReadonlyMap<string, string> = new Map([
  ['list', 'the go command does not list it'],
  ['build', 'it does not build with coverage'],
  ['timeout', 'it took too long'],
  ['run', 'its benchmarks did not run to the end with coverage'],
  ['unreadable', 'what was written of it cannot be read'],
]);

/** Words of these codes, for the table of all of them. */
export const coverageWords: Readonly<Record<CoverageCode, (facts: FactReader) => Sentence>> = {
  'coverage-failed': (f) => {
    const why = reasons.get(f.text('reason') ?? '');
    const because = f.with('message', (message) => say`: ${firstLine(message)}`);
    const who = f.text('pkg');
    return say`which changed functions the benchmarks of ${who === null ? own('a package') : say`package ${who}`} reach is not known${own(why === undefined ? '' : `, because ${why}`)}${because}`;
  },
  'coverage-missing': (f) => {
    const [reason, count] = [f.text('reason'), f.number('count')];
    const lead = 'which changed functions benchmarks reach was not looked at';
    if (reason === 'time' || count === null)
      return own(
        `${lead}${count === null ? '' : ` in ${counted(count, 'package')}`}: the time budget was spent`,
      );
    const of = reason === 'files' ? 'file' : reason === 'packages' ? 'package' : 'function';
    return own(`${lead}: ${counted(count, `changed ${of}`)} are too many`);
  },
};

/** What the list of them is. */
export const unreachedLead = 'New or changed functions that no benchmark that ran reaches:';
