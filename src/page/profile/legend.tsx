// What the colours say.
import type { JSX } from 'preact';
import { codeKinds } from '../../flame/code.js';
import { steps } from '../../flame/difference.js';
import type { PageData } from '../../report/html/page-data.js';
import {
  codeKindsOfPage,
  codeKindWords,
  profilePageWords as words,
  stepWords,
} from '../../report/words/page-profile.js';
import type { Sides } from './choices.js';
import { stepName } from './palette.js';

export function Legend({
  sides,
  isSampled,
  ownCode,
}: {
  readonly sides: Sides;
  readonly isSampled: boolean;
  readonly ownCode: PageData['ownCode'];
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
  const kinds =
    ownCode === undefined
      ? codeKinds.map((kind) => [kind, codeKindWords[kind]] as const)
      : codeKindsOfPage(ownCode.by, ownCode.by === 'module' ? ownCode.module : '');
  return (
    <div class="legend">
      <span>{words.colours}</span>
      <ul>
        {kinds.map(([kind, told]) => (
          <li key={kind}>
            <span class={`swatch kind-${kind}`} />
            {told}
          </li>
        ))}
      </ul>
    </div>
  );
}
