// What was measured and cannot be read: profiles and the probe's counters.
import { nothing, listed, own, say, type Sentence } from '../sentence.js';
import type { FactReader } from './facts.js';
import { counterFault, isUnsuitable, profileFault } from './faults.js';

interface Refusal {
  readonly what: Sentence;
  readonly next: Sentence;
}

export function profileWords(f: FactReader): Refusal {
  const file = f.text('file') ?? 'the profile';
  if (isUnsuitable(f.text('reason') ?? '')) {
    const want = f.text('want');
    return {
      what:
        want === null
          ? say`${file} cannot be used${because(f, profileFault)}`
          : say`${file} has no sample type ${want}; it has ${listed(f.list('have'), 20)}`,
      next: say`${f.with('nearest', (near) => say`Did you mean ${near}? `)}Choose another --sample-type, or another profile.`,
    };
  }
  const offset = f.number('offset');
  return {
    what: say`${file} is not a whole pprof profile${because(f, profileFault)}${offset === null ? nothing : own(` at byte ${offset}`)}`,
    next: own('It is cut or damaged; write it again.'),
  };
}

export function countersWords(f: FactReader): Refusal {
  const line = f.number('line');
  return {
    what: say`the counters of the probe${f.with('file', (file) => say` in ${file}`)} cannot be used${because(f, counterFault)}${line === null ? nothing : own(` at line ${line}`)}`,
    next: own('Code under test may have written to its files; measure again.'),
  };
}

/** `: ` and the reason in words, or as it is. */
export function because(f: FactReader, known: (reason: string) => string | null): Sentence {
  return f.with('reason', (reason) => {
    const words = known(reason);
    return words === null ? say`: ${reason}` : own(`: ${words}`);
  });
}
