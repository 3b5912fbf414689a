// What a profile has in all, how much of it is shown, and how much of it a search means.
import type { JSX } from 'preact';
import { functionTest } from '../../flame/find.js';
import { shareText } from '../../report/profiles/profile-amount.js';
import type { Pair } from '../../model/pair.js';
import { profilePageWords as words, samplesWords, totalsWords } from '../../report/words/page-profile.js';
import { chanceWords } from '../../report/words/profile-views.js';
import { putTogetherWords } from '../../report/words/page-profile-left.js';
import { bounded, isEverything } from './bounds.js';
import { isChance } from './differences.js';
import type { LookedAt } from './looked-at.js';
import { toldPair, toldTotal } from './totals.js';

/** All of the profile, and what of it is not in the picture. */
export function Totals({ of }: { readonly of: LookedAt }): JSX.Element {
  const { profile, type, amount, view, choices, bound } = of;
  const total = toldTotal(profile, type);
  const value = totalsWords({
    type: type.type,
    isAlone: profile.benchmark === null && !(profile.sides.base && profile.sides.head),
    isPerOperation: profile.operations !== null,
    base: profile.sides.base ? amount.value(total.base) : null,
    head: profile.sides.head ? amount.value(total.head) : null,
    change: isChance(of, total) && total.change !== '' ? words.tooFewSamples : total.change,
  });
  const samples = samplesOf(of);
  const { left, share } = profile.lighter;
  const side = profile.sides.head ? 'head' : 'base';
  const shown = view.cum[side][0] ?? 0;
  const isFocused = choices.focus.trim() !== '' || choices.ignore.trim() !== '';
  // Of hidden frames alone are only some stacks, if any.
  const isPart = isFocused || (!isEverything(choices) && shown < type.total[side] * (1 - 1e-6));
  // A stack that was put together with others can be one of hidden frames alone.
  const isHiding = choices.isRuntimeHidden || choices.without.trim() !== '';
  const partBound = isHiding && bound === 'least' ? 'about' : bound;
  const part = bounded(shareText(shown, view.total[side]), partBound);
  return (
    <p class="totals">
      {value}
      {isPart && ` ${isFocused ? words.partShown(part) : words.partNotHidden(part)}`}
      {samples !== null && ` ${samplesWords(samples)}`}
      {left > 0 && <span class="quiet"> {putTogetherWords(left, shareText(share, 1))}</span>}
      <SampledNote of={of} />
    </p>
  );
}

/** How a difference that is none is marked, and why the report's lines have other amounts than a CPU profile. */
function SampledNote({ of: { profile, type, choices } }: { readonly of: LookedAt }): JSX.Element | null {
  const { base, head } = type.grain;
  const notes = [
    ...(choices.sides === 'difference' && (base > 0 || head > 0) ? [`${chanceWords}.`] : []),
    ...(profile.kind === 'cpu' && profile.benchmark !== null ? [words.sharesOfTime] : []),
  ];
  return notes.length === 0 ? null : <span class="quiet"> {notes.join(' ')}</span>;
}

/** Samples of processor time behind the values of each side; null where they are not counted so. */
function samplesOf({ profile }: LookedAt): Pair | null {
  const { types, operations, kind } = profile;
  const samples = types.find(({ type }) => type === 'samples');
  if (kind !== 'cpu' || operations === null || samples === undefined) return null;
  const { base, head } = toldTotal(profile, samples);
  return { base: Math.round(base * operations.base), head: Math.round(head * operations.head) };
}

/** How much of the profile the search means. */
export function Found({ of }: { readonly of: LookedAt }): JSX.Element | null {
  const { matches, view, choices, amount } = of;
  if (matches === null) return null;
  const alone = functionMeant(of);
  const sum = alone === null ? undefined : of.sums?.get(alone)?.cum;
  const found = toldPair(of, sum ?? matches);
  const told = (side: 'base' | 'head'): string =>
    `${amount.value(found[side])} (${shareText(found[side], view.total[side])})`;
  const amounts = choices.sides === 'difference' ? `${told('base')} → ${told('head')}` : told(choices.sides);
  return (
    <p class="found" role="status">
      {words.found(matches.nodes, bounded(amounts, sum === undefined ? of.bound : 'whole'))}
    </p>
  );
}

/** The only function of those with sums or frames that a search means; null where it means several, or none. */
function functionMeant({ sums, tree, choices }: LookedAt): number | null {
  const test = functionTest(choices.search);
  if (sums === null || test === null) return null;
  const meant = new Set<number>();
  const add = (position: number): void => {
    const called = tree.functions[position];
    if (called !== undefined && test(called.name, called.file)) meant.add(position);
  };
  for (const position of sums.keys()) add(position);
  for (const { function: position } of tree.frames) add(position);
  const [first] = meant;
  return meant.size === 1 && first !== undefined ? first : null;
}
