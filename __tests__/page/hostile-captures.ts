// The demo's captures as somebody may hand them in who wants to break the page: the same measurements under names, paths,
// units, lines of source and messages that are HTML, script, invisible or endless.
import type { Captures } from '../../src/judgement.js';
import type { CaptureRecord, Manifest } from '../../src/model/capture.js';
import { caveatCodes } from '../../src/model/verdict.js';
import { rewritten } from './rewriting.js';

const megabyte = 'a'.repeat(1 << 20);

/** Text of the demo by what stands in its place everywhere, profiles, dumps and sources included. Go's output has no blanks. */
const changes: readonly (readonly [from: string, to: string])[] = [
  ['cmdfind', 'cmdfind"><svg/onload=alert(1)>'],
  ['finder.go', 'finder<img/src=x/onerror=alert(2)>.go'],
  ['bench_test.go', 'bench<!--<script>_test.go'],
  ['Check', 'Check</script><script>alert(3)</script>'],
  ['Look', "Look\u202e\u2066'-alert(4)-'"],
  ['Nearest', 'Nearest]]>&lt;b&gt;javascript:alert(5)'],
  ['Distance', 'Distance\x01${alert(6)}\u001b[2J'],
  ['scan', '__proto__'],
  ['Usage', 'constructor'],
  ['Sprintf', '</style><base/href=//example.com/>'],
];

/** A name, a message or a version that is all of it at once. */
const odd = `</script><script>alert(7)</script><img src=x onerror=alert(8)> \u202e\ud800\0\n${'`'.repeat(9)} ]]><!--`;
/** One more metric of every benchmark. */
const unit = 'x<script>alert(9)</script>\u202e/op';

const rename = (text: string): string =>
  changes.reduce((renamed, [from, to]) => renamed.replaceAll(from, to), text);

const printing =
  (value: number) =>
  (text: string): string =>
    text.replace(/^(Benchmark\S+ .*allocs\/op)$/m, `$1\t${value} ${unit}`);

function hostileManifest(manifest: Manifest): Manifest {
  return {
    ...manifest,
    tool: odd,
    startedAt: odd,
    commit: { ...manifest.commit, sha: `${odd}${manifest.side}`, ref: `${odd}${megabyte}` },
    go: { ...manifest.go, version: `go1.26.8${odd}`, goos: odd, goarch: odd, env: { [odd]: odd } },
    machine: { ...manifest.machine, cpu: `${odd}${megabyte.slice(0, 1 << 14)}`, os: odd },
    options: { ...manifest.options, patterns: [odd, megabyte], bench: odd, tags: [odd] },
    origin: {
      ...{ repository: odd, event: odd, actor: odd, reason: megabyte, run: 1, attempt: 1, workflow: odd },
      suite: odd,
    },
  };
}

const words = [
  ...['pkg', 'message', 'reason', 'unit', 'os', 'command', 'sha', 'version', 'rule', 'package', 'nearest'],
  ...['pattern', 'kind', 'function', 'file', 'ending', 'block', 'name'],
];
const lists = ['files', 'settings', 'packages', 'paths', 'keys'];
const facts = {
  ...Object.fromEntries(words.map((key) => [key, `${key} ${odd}`])),
  ...Object.fromEntries(lists.map((key) => [key, [`${key} ${odd}`, megabyte.slice(0, 1024)]])),
};

/** What the demo has none of: doubts, breaks, an earlier baseline, functions that nothing reaches. */
function moreRecords(): CaptureRecord[] {
  const id = { pkg: `example.com/${odd}`, name: `Benchmark${odd}`, procs: 1 };
  return [
    ...caveatCodes.map((code): CaptureRecord => ({ type: 'caveat', code, facts })),
    ...[`${id.name}${megabyte}`, null].map((name): CaptureRecord => ({
      ...{ type: 'trouble', ...id, name, pass: 'screen', ending: 'panicked', file: null },
      message: `${odd}${megabyte}`,
    })),
    { type: 'benchmark', ...id, definition: { file: odd, line: 3, endLine: 9, source: odd, data: odd } },
    {
      ...{ type: 'package', pkg: `${id.pkg}2`, dir: odd, module: odd, state: 'build-failed' },
      ...{ binary: null, data: null, message: `${odd}${megabyte}` },
    },
    { type: 'changed-function', file: odd, name: odd, line: 1, endLine: 2, reached: false },
    { type: 'changed-function', file: `${odd}2`, name: megabyte, line: 1, endLine: 2, reached: false },
    {
      type: 'baseline',
      mode: 'auto',
      found: { sha: odd, relation: 'ancestor', distance: 1, recordedAt: odd, run: 3 },
      reason: '',
      command: odd,
    },
  ];
}

/** `stored`: a baseline with recordings that nobody has made. */
export function hostileCaptures({ base, head }: Captures): Captures {
  const [other, own] = [rewritten(base, rename, printing(7)), rewritten(head, rename, printing(9))];
  const benchmarks = own.records.filter((record) => record.type === 'benchmark');
  const history = benchmarks.flatMap(({ pkg, name, procs }) =>
    [1, 2, 3].map((run): CaptureRecord => ({
      ...{ type: 'history', pkg, name, procs, sha: `${odd}${run}`, recordedAt: odd, run, goVersion: odd },
      ...{ machine: `${odd}${run % 2}`, iterations: 100 },
      values: { 'allocs/op': 300 + run, 'sec/op': run * 1e-5, [unit]: run },
    })),
  );
  const manifest = { ...hostileManifest(other.manifest), session: odd };
  return {
    base: { ...other, manifest: hostileManifest(other.manifest) },
    head: { ...own, manifest: hostileManifest(own.manifest), records: [...own.records, ...moreRecords()] },
    stored: { ...other, manifest, records: [...other.records, ...history] },
  };
}
