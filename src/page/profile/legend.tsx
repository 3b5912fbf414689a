// What the colours say.
import type { JSX } from 'preact';
import { codeKinds } from '../../flame/code.js';
import { steps } from '../../flame/difference.js';
import { codeKindWords, profilePageWords as words, stepWords } from '../../report/words/page-profile.js';
import type { Sides } from './choices.js';
import { stepName } from './palette.js';

export function Legend({
  sides,
  isSampled,
}: {
  readonly sides: Sides;
  readonly isSampled: boolean;
}): JSX.Element {
  if (sides === 'difference') {
    return (
      <div class="legend">
        <span>{words.colours}</span>
        <ul>
          {steps.map((step) => (
            <li key={step}>
              <span class={`swatch step-${stepName(step)}`} />
              {stepWords(step, isSampled)}
            </li>
          ))}
        </ul>
      </div>
    );
  }
  return (
    <div class="legend">
      <span>{words.colours}</span>
      <ul>
        {codeKinds.map((kind) => (
          <li key={kind}>
            <span class={`swatch kind-${kind}`} />
            {codeKindWords[kind]}
          </li>
        ))}
      </ul>
    </div>
  );
}
