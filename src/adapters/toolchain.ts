// Which Go is there, and the settings of it that change what is measured.
import { delimiter } from 'node:path';
import { GateError } from '../base/errors.js';
import { byText } from '../base/order.js';
import type { Manifest } from '../model/capture.js';
import type { Exec, Exit } from '../ports.js';
import { safeGoFlags, type RemovedGoFlag } from './go-flags.js';

/** The oldest Go whose benchmarks and profiles are known here. */
const oldestMinor = 21;

/** Settings of the compiler and linker: `go help environment`. */
const buildSettings = [
  ...['GOFLAGS', 'GOEXPERIMENT', 'GOTOOLCHAIN', 'GOFIPS140', 'CGO_ENABLED', 'CC'],
  ...['CGO_CFLAGS', 'CGO_CPPFLAGS', 'CGO_CXXFLAGS', 'CGO_LDFLAGS'],
  ...['GO386', 'GOAMD64', 'GOARM', 'GOARM64', 'GOMIPS', 'GOMIPS64', 'GOPPC64', 'GORISCV64', 'GOWASM'],
];
/** Settings that the runtime reads from the environment of a benchmark. */
const runtimeSettings = ['GODEBUG', 'GOGC', 'GOMEMLIMIT', 'GOTRACEBACK'];

export interface GoFacts {
  readonly go: Manifest['go'];
  /** go.mod of the folder, null outside of a module. */
  readonly gomod: string | null;
  /** go.work in use, null without one. */
  readonly gowork: string | null;
  readonly goroot: string;
  /** Folders of sources and of what was built of them. */
  readonly gopath: readonly string[];
  readonly gomodcache: string;
  readonly gocache: string;
  /** To be added to the environment of every child: overrules what `go env -w GOFLAGS=…` has stored. */
  readonly env: Readonly<Record<string, string>>;
  /** Unwanted flags that came from there; those of the variable itself are gone already (environment.ts). */
  readonly removed: readonly RemovedGoFlag[];
}

/**
 * Asks the go command in `cwd`, where a go.mod or go.work may choose another toolchain (and download it).
 * `childEnv` is what the children see. Throws GateError `go-missing`, `go-too-old` (`version`, `need`,
 * `detail`) or `command-failed`.
 */
export async function goFacts(
  exec: Exec,
  cwd: string,
  childEnv: Readonly<Record<string, string>>,
): Promise<GoFacts> {
  const folders = ['GOROOT', 'GOMOD', 'GOWORK', 'GOPATH', 'GOMODCACHE', 'GOCACHE'];
  const names = ['GOVERSION', 'GOOS', 'GOARCH', ...folders, ...buildSettings];
  const go = (...args: string[]): Promise<Exit> =>
    exec.run({ program: 'go', args, cwd, timeoutMs: 600_000, keepBytes: 256 << 10 });
  const exit = await go('env', '-json', ...names);
  if (exit.code !== 0) throw goFailure(exit);
  const values = new Map(Object.entries(JSON.parse(exit.stdout.text) as Record<string, string>));
  const get = (name: string): string => values.get(name) ?? '';

  const version = get('GOVERSION');
  refuseOld(version);
  // With GOTOOLCHAIN=local `go env` does not mind a go.mod that needs a later Go. What else is wrong with the
  // module is found, and told better, where its packages are listed.
  const tooOld =
    pathOrNull(get('GOMOD')) === null ? null : needsLaterGo((await go('list', '-m')).stderr.text);
  if (tooOld !== null) throw tooOld;
  const flags = safeGoFlags(get('GOFLAGS'));
  values.set('GOFLAGS', flags.value);
  const env = [
    ...buildSettings.map((name): [string, string] => [name, get(name)]),
    ...runtimeSettings.map((name): [string, string] => [name, childEnv[name] ?? '']),
  ].filter(([, value]) => value !== '');
  return {
    go: {
      version: version.slice(0, 64),
      goos: get('GOOS'),
      goarch: get('GOARCH'),
      env: Object.fromEntries(
        env.sort(([a], [b]) => byText(a, b)).map(([name, value]) => [name, value.slice(0, 4096)]),
      ),
    },
    gomod: pathOrNull(get('GOMOD')),
    gowork: pathOrNull(get('GOWORK')),
    goroot: get('GOROOT'),
    gopath: get('GOPATH').split(delimiter),
    gomodcache: get('GOMODCACHE'),
    gocache: get('GOCACHE'),
    // A blank, because an empty variable would leave the setting of `go env -w` in force.
    env: { GOFLAGS: flags.value === '' ? ' ' : flags.value },
    removed: flags.removed,
  };
}

/** `off` switches workspaces off; outside of a module GOMOD is the null device. */
function pathOrNull(value: string): string | null {
  return value === '' || value === 'off' || value === '/dev/null' || value === 'NUL' ? null : value;
}

/** `go1.26.8`, `go1.22-custom`, `devel go1.27-abc Tue …`; development versions before 1.17 name no release. */
function refuseOld(version: string): void {
  const minor = /\bgo1\.(\d+)/.exec(version)?.[1];
  if (minor === undefined || Number(minor) < oldestMinor) {
    throw new GateError('go-too-old', { version, need: `go1.${oldestMinor}`, detail: '' });
  }
}

/** `go: go.mod requires go >= 1.99 (running go 1.26.8; GOTOOLCHAIN=local)`. */
function needsLaterGo(printed: string): GateError | null {
  const [line, need, version] = /.*requires go >= (\S+) \(running go ([^;)\s]+).*/.exec(printed) ?? [];
  if (line === undefined || need === undefined || version === undefined) return null;
  return new GateError('go-too-old', { version: `go${version}`, need: `go${need}`, detail: line });
}

function goFailure(exit: Exit): GateError {
  const detail = exit.stderr.text.trim().slice(-4000);
  const reason = exit.timedOut ? 'timeout' : 'exit-status';
  return (
    needsLaterGo(detail) ?? new GateError('command-failed', { program: 'go', command: 'env', reason, detail })
  );
}
