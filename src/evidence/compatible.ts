// Whether two captures can be compared, and in what.
import { byText } from '../base/order.js';
import type { Manifest } from '../model/capture.js';
import type { Caveat } from '../model/verdict.js';

/**
 * What differs between the two runs. `not-paired`: no time can be compared. `go-version-differs` and
 * `flags-differ`: nothing can, because the compiler decides what is inlined and what escapes.
 * `machine-differs`: counts still can.
 */
export function compatible(base: Manifest, head: Manifest): Caveat[] {
  const caveats: Caveat[] = [];
  if (base.session !== head.session) caveats.push({ code: 'not-paired', facts: {} });
  if (base.go.version !== head.go.version) {
    caveats.push({ code: 'go-version-differs', facts: { base: base.go.version, head: head.go.version } });
  }
  const machine = differing(machineOf(base), machineOf(head));
  if (machine.length > 0) {
    caveats.push({
      code: 'machine-differs',
      facts: { settings: machine, base: base.machine.cpu, head: head.machine.cpu },
    });
  }
  const flags = differing(flagsOf(base), flagsOf(head));
  if (flags.length > 0) caveats.push({ code: 'flags-differ', facts: { settings: flags } });
  return caveats;
}

/** Those of the differences that make a comparison of whatever kind meaningless. */
export function blockersOf(differences: readonly Caveat[]): Caveat[] {
  return differences.filter(({ code }) => code === 'go-version-differs' || code === 'flags-differ');
}

function machineOf({ machine }: Manifest): Map<string, string> {
  return new Map<string, string>([
    ['cpu', machine.cpu],
    ['cores', String(machine.cores)],
    ['os', machine.os],
    ['pinned', String(machine.pinned)],
  ]);
}

/** What decides, besides the version of Go, which code is compiled and how it runs. */
export type Settings = Pick<Manifest, 'go'> & {
  readonly options: Pick<Manifest['options'], 'tags' | 'procs'>;
};

/** By name; one that is not set may be absent or empty. */
export function flagsOf({ go, options }: Settings): Map<string, string> {
  return new Map<string, string>([
    ...Object.entries(go.env),
    ['GOOS', go.goos],
    ['GOARCH', go.goarch],
    ['tags', [...options.tags].sort(byText).join(',')],
    ['GOMAXPROCS', String(options.procs)],
  ]);
}

/** Names whose values differ; a setting that one side does not have counts as empty. */
function differing(base: ReadonlyMap<string, string>, head: ReadonlyMap<string, string>): string[] {
  const names = new Set([...base.keys(), ...head.keys()]);
  return [...names].filter((name) => (base.get(name) ?? '') !== (head.get(name) ?? '')).sort(byText);
}
