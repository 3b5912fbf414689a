// What was measured and cannot be read: profiles and the probe's counters.
import { nothing, listed, own, say, type Sentence } from '../sentence.js';
import type { FactReader } from './facts.js';
import { counterFault, isUnsuitable, profileFault } from './faults.js';

interface Refusal {
  readonly what: Sentence;
  readonly next: Sentence;
}

/** Files that are whole, and something else. `name`: of the profile that a text is of. */
const notProfiles: Readonly<Partial<Record<string, (f: FactReader, file: string) => Refusal>>> = {
  empty: (_, file) => ({
    what: say`${file} is empty`,
    next: own('A profile is written when it ends: let the program stop it, or end by itself.'),
  }),
  'text-profile': (f, file) => {
    const name = f.text('name') ?? 'heap';
    return {
      what: say`${file} is a ${name} profile as text (debug=1 or 2); the binary one is needed`,
      next: say`Fetch it with debug=0: http://HOST/debug/pprof/${name}?debug=0, or in Go pprof.Lookup("${name}").WriteTo(file, 0).`,
    };
  },
  'execution-trace': (_, file) => ({
    what: say`${file} is an execution trace, not a profile`,
    next: say`Look at it with go tool trace, or make a profile of it: go tool trace -pprof=TYPE ${file}.`,
  }),
  text: (f, file) => ({
    what: say`${file} is text, not a pprof profile${f.with('line', (line) => say`; it begins with: ${line}`)}`,
    next: own(written),
  }),
  other: (_, file) => ({ what: say`${file} is not a pprof profile`, next: own(written) }),
};

const written =
  'Name a file that go test -cpuprofile or -memprofile, runtime/pprof or /debug/pprof wrote, compressed or not.';

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
  const other = notProfiles[f.text('reason') ?? ''];
  if (other !== undefined) return other(f, file);
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
