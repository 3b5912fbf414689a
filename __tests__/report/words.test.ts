import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { errorCodes, GateError, type ErrorCode, type Facts } from '../../src/base/errors.js';
import { ConfigError } from '../../src/config/problem.js';
import { caveatCodes, ruleIds, type CaveatCode, type RuleId } from '../../src/model/verdict.js';
import { textOf } from '../../src/report/escape.js';
import { caveatWords } from '../../src/report/words/caveats.js';
import { describeError } from '../../src/report/words/errors.js';
import { findingWords } from '../../src/report/words/findings.js';
import { benchmark, finding } from './fixtures.js';

const errors: Readonly<Record<ErrorCode, readonly Facts[]>> = {
  usage: [{ problem: 'unknown-option', option: '--bas', nearest: '--base' }],
  'config-missing': [{ file: 'gate.yml' }],
  'config-invalid': [{ message: 'no words' }],
  'capture-missing': [{ directory: 'out/base' }],
  'capture-invalid': [
    { directory: 'out/base', file: 'journal.jsonl', reason: 'not-json', line: 12 },
    { directory: 'out/base', file: 'manifest.json', reason: 'schema', detail: 'seed: expected number' },
  ],
  'event-unsupported': [{ event: 'issues' }, { event: 'push', file: '/tmp/event.json' }],
  'go-missing': [{}],
  'go-too-old': [{ version: 'go1.17', need: 'go1.21', detail: '' }],
  'not-a-repository': [
    { directory: '/home/me/x', reason: 'none' },
    { directory: '/home/me/x.git', reason: 'bare' },
    { directory: '/srv/x', reason: 'dubious-ownership' },
    { directory: '/srv/x', reason: 'not-a-folder' },
    { directory: '/srv/x', reason: 'no-such-folder' },
  ],
  'ref-unknown': [
    { ref: 'main', detail: 'is-head', sha: '3f2a1c0d' },
    { ref: '3f2a1c0d~1', detail: 'no-parent' },
    { ref: 'mian', detail: 'not-found', shallow: false },
    { ref: 'main', detail: 'not-found', shallow: true, suggestion: 'origin/main' },
    { ref: 'HEAD', detail: 'no-commits' },
    { ref: '-x', detail: 'not-a-name' },
    {
      ref: '6e7226a',
      detail: 'not-fetched',
      shallow: true,
      reason: 'exit-status',
      output: 'fatal: Authentication failed',
    },
    { ref: '6e7226a', detail: 'not-fetched', shallow: true, reason: 'timeout', output: '' },
  ],
  'no-merge-base': [
    { a: 'origin/main', b: 'HEAD', shallow: true },
    { a: 'origin/main', b: 'HEAD', shallow: false },
  ],
  'no-modules': [{ side: 'head' }, { directory: '/home/me/x' }],
  'no-packages': [{ patterns: ['./nothing/...'] }],
  'no-benchmarks': [{ bench: 'Look', packages: ['example.com/finder'] }],
  'does-not-compile': [
    {
      side: 'head',
      packages: ['./finder'],
      output:
        '# example.com/finder\nfinder/look.go:12:2: undefined: exec\nfinder/look.go:14:2: undefined: y\n',
    },
    {
      side: 'both',
      packages: [],
      ignored: ['gen.go', 'a.go', 'b.go', 'c.go'],
      output: Array.from({ length: 30 }, (_, line) => `line ${line}`).join('\n'),
    },
  ],
  'list-failed': [{ module: '.', output: 'go: updates to go.mod needed' }],
  'command-failed': [
    { program: 'git', command: 'diff', reason: 'timeout', detail: '' },
    { program: 'git', command: 'checkout', reason: 'exit-status', detail: 'fatal: bad object' },
    { program: 'git', cwd: '/x', reason: 'not-found', detail: 'spawn git ENOENT' },
  ],
  'disk-full': [{ path: 'out/base/journal.jsonl' }],
  'file-unreadable': [{ path: 'base.pprof', detail: 'EACCES' }],
  'file-unwritable': [
    { path: 'out/comment.md', detail: 'EROFS' },
    { path: 'out', reason: 'not-a-capture', found: 'notes.txt' },
    { path: 'out/head/journal.jsonl', reason: 'altered' },
  ],
  'profile-invalid': [
    { file: 'base.pprof', reason: 'truncated', offset: 4711 },
    { file: 'base.pprof', reason: 'no-such-sample-type', offset: 0 },
    {
      file: 'base.pprof',
      reason: 'no-such-sample-type',
      offset: 0,
      want: 'alloc_spce',
      have: ['alloc_objects', 'alloc_space'],
      nearest: 'alloc_space',
    },
  ],
  'counters-invalid': [{ file: '4711.begin.txt', reason: 'malformed', line: 3 }, { reason: 'counter-fell' }],
  'machine-changed': [{ base: 'EPYC 7763', head: 'EPYC 9V74' }],
  'artifact-invalid': [{ name: 'pprof-gate-result-default', reason: 'too-many-entries', entry: 'x' }],
  'forge-failed': [
    {
      operation: 'issues/create-comment',
      reason: 'forbidden',
      status: 403,
      detail: 'Resource not accessible',
    },
    { operation: 'pulls/create-review', reason: 'invalid', status: 422, detail: 'Validation Failed' },
    { operation: 'new/operation', reason: 'unavailable', status: 0 },
    { operation: 'authorization', reason: 'unusable', status: 0 },
    { operation: 'repos/get', reason: 'unusable', status: 0, detail: 'owner' },
    { operation: 'repos/get', reason: 'unusable', status: 0 },
  ],
  interrupted: [
    { signal: 'SIGINT', lost: true },
    { signal: 'SIGINT', lost: true, empty: ['pprof-gate/capture/base', 'pprof-gate/capture/head'] },
    { signal: 'SIGINT', kept: ['pprof-gate/capture/base', 'pprof-gate/capture/head'] },
  ],
};

const caveats: Readonly<Record<CaveatCode, readonly Facts[]>> = {
  'too-few-pairs': [{ have: 12, need: 20 }, { have: 0, need: 7 }, { have: 1 }],
  'not-paired': [{}],
  'time-budget-spent': [
    { have: 12, need: 20 },
    { have: 12, need: 20, minutes: 2.4 },
    { have: 12, need: 36, minutes: 2.4, unsure: true },
    { have: 0, need: 20, minutes: 0.4 },
    { have: 0, need: 20 },
    { have: 0 },
  ],
  'profile-rates-differ': [
    { kind: 'mutex', base: 1, head: 5 },
    { kind: 'block', base: 1, head: 10000 },
  ],
  'jittering-count': [
    { baseLo: 11, baseHi: 14, headLo: 12, headHi: 12 },
    { unit: 'allocs/op', baseLo: 3, baseHi: 4, headLo: 4, headHi: 4, stored: true },
  ],
  'limit-straddled': [{}],
  'samples-too-few': [{}],
  'unproven-tolerated': [{ unit: 'sec/op', smallest: 0.034 }],
  'same-functions': [{}],
  'not-together': [{ cores: 1 }],
  'noise-bursts': [{ share: 0.31 }],
  'machine-unstable': [{ pairs: 14 }, { share: 0.1, rounds: 5, of: 12 }, {}],
  'order-effect': [{ effect: 0.013 }, { effect: -0.02 }],
  'processor-stolen': [{ share: 0.2, rounds: 2 }],
  'processor-changed': [{ from: 'A', to: 'B' }],
  'processor-busy': [{ tasks: 2.4 }],
  'time-budget-short': [
    { budgetMs: 1000, enoughMs: 4000, of: 2 },
    { budgetMs: 60_000, enoughMs: 240_000, of: 12, roundMs: 45_000 },
    {
      budgetMs: 60_000,
      enoughMs: 90_000,
      of: 3,
      roundMs: 160,
      lostMs: 30_000,
      lostTo: ['a.com/x BenchmarkSort 1'],
    },
    { budgetMs: 60_000, enoughMs: 3000, of: 3, lostMs: 30_000, lostTo: ['a.com/x BenchmarkSort 1'] },
  ],
  'screen-shortened': [
    { rounds: 8, of: 12, layouts: 1 },
    { rounds: 12, of: 12, layouts: 4 },
    { rounds: 7, of: 12, layouts: 1, benchmarks: 3, slow: ['a.com/x BenchmarkBig 1'], slowShare: 0.93 },
    { rounds: 7, of: 12, layouts: 1, benchmarks: 3, lostMs: 15_000, lostTo: ['a.com/x BenchmarkSort 1'] },
    { rounds: 7, of: 12, layouts: 1, benchmarks: 900 },
  ],
  'suite-unjudged': [
    { reason: 'not-paired' },
    { reason: 'few-layouts', have: 1, need: 8 },
    { reason: 'few-layouts' },
  ],
  'benchmark-source-changed': [{ file: 'x_test.go', line: 4 }],
  'benchmark-data-changed': [{ file: 'x_test.go', line: 4 }, { files: ['testdata/a.json'] }],
  'package-renamed': [{ base: 'example.com/old/x', head: 'example.com/new/x' }],
  'iterations-differ': [{ base: 1000, head: 2000 }],
  'layout-not-randomised': [{ have: 2, need: 6 }, { version: 'go1.20' }],
  'relink-failed': [{ pkg: 'example.com/x', side: 'head', message: 'no space left' }],
  'profile-missing': [
    { count: 30, benchmarks: ['x BenchmarkA'], passes: ['heap', 'cpu', 'contention'] },
    { count: 1, benchmarks: ['x BenchmarkA'], passes: ['cpu'] },
    { count: 1, benchmarks: [] },
    { kind: 'cpu', sides: ['base'] },
    { kind: 'heap', sides: ['base', 'head'], budget: '+0' },
  ],
  'profile-failed': [
    { benchmark: 'x BenchmarkA 1', pass: 'heap', ending: 'panicked', message: 'panic: boom' },
    { kind: 'cpu', side: 'head' },
    { benchmark: 'x BenchmarkA 1', pass: 'heap', kind: 'heap', reason: 'truncated', offset: 7 },
  ],
  'profile-not-moved': [{}],
  'profile-unit-gap': [
    { unit: 'B/op', explained: 512, total: 2048 },
    { unit: 'allocs/op', explained: 3.2, total: 2 },
  ],
  'output-truncated': [{ side: 'head', bytes: 1e8 }],
  'stored-machine-differs': [{ base: 'EPYC 7763', head: 'EPYC 9V74' }, { base: 'EPYC 7763' }],
  'stored-spread-unknown': [{ have: 3, need: 10 }],
  'stored-unproven': [
    { unit: 'sec/op', recordings: 14, spread: 0.0617, z: 7.91, budget: '+5%' },
    { unit: 'sec/op', recordings: 10, spread: 0.01 },
  ],
  'stored-widened': [{ unit: 'sec/op', recordings: 14, spread: 0.0617, budget: '+5%' }],
  'stored-newest': [{ sha: '3f2a1c0d5e6f' }],
  'go-version-differs': [{ base: 'go1.25.1', head: 'go1.26.8' }],
  'machine-differs': [{ settings: ['cpu'], base: 'EPYC 7763', head: 'EPYC 9V74' }],
  'flags-differ': [{ settings: ['GOGC', 'tags'] }],
  'not-pinned': [{ os: 'darwin 25.1' }],
  'capture-incomplete': [{ reason: 'interrupted' }, { side: 'base', reason: 'cut' }],
  'discovery-partial': [{ side: 'head', packages: ['example.com/x'], reason: 'it hangs' }],
  'package-does-not-compile': [
    { side: 'head', pkg: 'example.com/x', message: '# example.com/x\nx.go:1:1: no' },
  ],
  'ignored-files': [{ files: ['big.bin'] }, { files: ['a', 'b'] }],
  'no-modules': [{ side: 'base' }],
  'probe-failed': [
    { pkg: 'example.com/x', reason: 'build', message: 'x' },
    { pkg: 'example.com/x', reason: 'file-order', message: '' },
    { benchmark: 'x BenchmarkA 1', pass: 'goroutines', by: 'dump', ending: 'exited', message: 'x' },
    {
      benchmark: 'x BenchmarkA 1',
      pass: 'goroutines',
      by: 'dump',
      reason: 'no-pipe',
      message: 'mkfifo: ENOENT',
    },
    { benchmark: 'x BenchmarkA 1', pass: 'goroutines', by: 'dump', reason: 'no-dump', message: '' },
    { benchmark: 'x BenchmarkA 1', pass: 'goroutines', by: 'dump', reason: 'too-many', message: '' },
    { benchmark: 'x BenchmarkA 1', pass: 'goroutines', ending: 'hung', message: 'x' },
    { benchmark: 'x BenchmarkA 1', pass: 'heap', ending: 'exited', message: '' },
    { benchmark: 'x BenchmarkA 1', pass: 'cpu', reason: 'line' },
    { benchmark: 'x BenchmarkA 1', pass: 'contention', ending: 'hung', message: '' },
  ],
  'probe-missing': [{ count: 2 }],
  'probe-absent': [{ side: 'base' }, { side: 'head' }],
  'goroutines-growing': [
    { left: 40, operations: 5000 },
    { left: 40, operations: 40_000, base: 5000 },
  ],
  'heap-growing': [
    { kept: 3_000_000, operations: 40000 },
    { kept: 3_000_000, operations: 40_000, base: 5000 },
  ],
  'compiler-failed': [
    { pkg: 'example.com/x', side: 'head', reason: 'build', message: '# example.com/x\nx.go:1:1: no' },
    { pkg: 'example.com/x', reason: 'timeout', message: '' },
    { pkg: 'example.com/x', reason: 'nothing-written', message: '' },
  ],
  'compiler-missing': [{ count: 2 }],
  'coverage-failed': [
    { pkg: 'example.com/x', side: 'head', reason: 'build', message: '# example.com/x\nx.go:1:1: no' },
    { pkg: 'example.com/x', reason: 'timeout', message: '' },
    { pkg: 'example.com/x', reason: 'run', message: 'panic: no' },
  ],
  'coverage-missing': [
    { reason: 'time', count: 2 },
    { reason: 'files', count: 3000 },
  ],
  'submodules-missing': [{ paths: ['third_party/x'] }],
  'unit-direction-unknown': [{ unit: 'hits/op' }, { unit: 'hits/op', base: 3, head: 5 }],
  'baseline-missing': [
    { mode: 'artifact', reason: 'none', command: 'gh workflow run performance.yml', required: false },
    { mode: 'auto', reason: 'expired', command: 'gh workflow run performance.yml', required: true },
    { mode: 'auto', reason: 'no-such-code', command: '' },
  ],
  'rule-unmatched': [
    { rule: 'rules[2]', package: './finder', benchmark: 'Lok/*', nearest: 'Look' },
    { rule: 'rules[0]', benchmark: 'Walk' },
  ],
  'functions-unknown': [
    { pattern: 'encoding/jsn.*', nearest: 'encoding/json.*' },
    { pattern: 'example.com/gone.*' },
  ],
  'config-changed': [
    { keys: ['budgets.allocs/op', 'rules'], from: 'head' },
    { keys: ['alpha', 'rules'], from: 'head', side: 'head' },
    { keys: ['rules'], from: 'base' },
  ],
};

const findings: Readonly<Record<RuleId, readonly Facts[]>> = {
  'allocation-on-line': [
    { function: 'a.com/x.Look', unit: 'B/op', base: 48, head: 144, budget: '+1%' },
    { function: 'a.com/x.Look', unit: 'B/op', base: 48, head: 144, onceIn: 20 },
  ],
  'goroutines-left': [
    {
      function: 'a.com/x.Walk',
      base: 0,
      head: 1,
      budget: '+0',
      waits: 'channel-send',
      standsFile: 'x/walk.go',
      standsLine: 91,
      standsIn: 'a.com/x.emit',
    },
  ],
  'heap-kept': [{ function: 'a.com/x.Remember', base: 0, head: 64, budget: '' }],
  'time-in-function': [{ function: 'a.com/x.Look', base: 1e-6, head: 3e-6, budget: '' }],
  contention: [
    {
      function: 'a.com/x.(*Store).Get',
      waits: 'lock',
      base: 1e-7,
      head: 1.3e-6,
      procs: 4,
      releasedFile: 'x/store.go',
      releasedLine: 20,
      releasedIn: 'a.com/x.(*Store).Put',
      others: 2,
    },
    { waits: 'channel-send', function: 'a.com/x.Send' },
  ],
  'off-processor': [
    { base: 0, head: 1e-3, sleepFile: 'x/store.go', sleepLine: 14 },
    { base: 0, head: 1e-3 },
    { base: 0, head: 8e-4, mostly: true },
  ],
  'benchmark-broken': [
    { side: 'head', ending: 'hung', message: 'no result after 60 s' },
    { side: 'both', ending: 'panicked', message: 'panic: boom' },
    { side: 'head', ending: 'hung', message: '', cutOffBy: 'timeout', cutOffMs: 120_000 },
    { side: 'head', ending: 'hung', message: '', cutOffBy: 'time-budget', cutOffMs: 15_000 },
  ],
  'goroutines-blocked': [
    { side: 'head', ending: 'hung', block: 'mutual-wait', certainty: 'likely', evidence: 'addresses' },
    { side: 'head', ending: 'hung', block: 'mutual-wait', certainty: 'likely', evidence: 'same-function' },
    { side: 'head', ending: 'hung', block: 'mutual-wait', certainty: 'likely', evidence: 'only-two-locks' },
    { side: 'head', ending: 'hung', block: 'mutual-wait', certainty: 'proven', evidence: 'once-frames' },
    { side: 'head', ending: 'hung', block: 'self-deadlock', certainty: 'proven', evidence: 'once-frames' },
    { side: 'head', ending: 'hung', block: 'self-deadlock', certainty: 'likely', evidence: 'addresses' },
    { side: 'head', ending: 'hung', block: 'self-deadlock', certainty: 'likely', evidence: 'alone' },
    { side: 'head', ending: 'hung', block: 'behind-writer', certainty: 'proven', alike: 2 },
    { side: 'head', ending: 'hung', block: 'held-while-waiting', certainty: 'likely', evidence: 'addresses' },
    { side: 'head', ending: 'hung', block: 'never-wakes', certainty: 'proven', because: 'nil-channel-send' },
    {
      side: 'head',
      ending: 'hung',
      block: 'never-wakes',
      certainty: 'proven',
      because: 'nil-channel-receive',
    },
    { side: 'head', ending: 'hung', block: 'never-wakes', certainty: 'proven', because: 'select-no-cases' },
    { side: 'head', ending: 'hung', block: 'never-wakes', certainty: 'proven', because: 'leaked', alike: 1 },
  ],
  'budget-exceeded': [
    { unit: 'allocs/op', base: 3, head: 5, budget: '+0' },
    { unit: 'sec/op', ratio: 1.0133, benchmarks: 30, budget: '+1%' },
  ],
  'profile-budget': [{ unit: 'alloc_space:encoding/json.*', base: 96, head: 4096, budget: '+0' }],
  'changed-unmeasured': [{ function: '(*Parser).reset' }],
};

/** Every sentence there is, with its facts and without any. Read the file as a user would. */
function everySentence(): string {
  return [
    ...errorCodes.flatMap((code) =>
      [...errors[code], {}].map((facts) => `[${code}]\n${describeError(new GateError(code, facts))}\n`),
    ),
    ...caveatCodes.flatMap((code) =>
      [...caveats[code], {}].map((facts) => `[${code}] ${textOf(caveatWords({ code, facts }))}`),
    ),
    ...ruleIds.flatMap((rule) =>
      [...findings[rule], {}].map((facts) => {
        const of = finding({ rule, facts, benchmark: benchmark('Look/miss').id });
        return `[${rule}] ${textOf(findingWords(of))}`;
      }),
    ),
    '',
  ].join('\n');
}

describe('words', () => {
  it('say every code, with facts and without', () => {
    const path = new URL('./golden/words.golden.txt', import.meta.url);
    const text = everySentence();
    if (process.env['UPDATE_GOLDENS'] === '1') writeFileSync(path, text);
    expect(text).toBe(readFileSync(path, 'utf8'));
    expect(text).not.toMatch(/undefined:? (?!exec|y)|NaN|null|\[object/);
    expect(text).not.toMatch(/\S {2}|\(\)| [;,)] /);
  });

  it('name what to set by the input of the Action as well as by the option of the command', () => {
    // Captures, profiles and their counts are given to commands only.
    const ofCommands = ['usage', 'capture-missing', 'profile-invalid', 'iterations-differ'];
    const told = everySentence()
      .split(/^(?=\[)/m)
      .filter((text) => !ofCommands.some((code) => text.startsWith(`[${code}]`)));
    expect(
      told.filter((text) => / --(?!global|unshallow|add)\w/.test(text) && !/\binput /.test(text)),
    ).toEqual([]);
    expect(told.filter((text) => text.includes('time-budget')).join('')).not.toContain('--time-budget');
  });

  it('print one line for each problem of a configuration, with its place', () => {
    const at = { file: '.github/pprof-gate.yml', line: 7, column: 15 };
    const error = new ConfigError([
      { code: 'limit-without-unit', facts: { value: '+5', metric: 'sec/op' }, at },
    ]);
    expect(describeError(error)).toMatch(/^\.github\/pprof-gate\.yml:7:15: /);
  });

  it('keep what a program printed from reaching the terminal as more than text', () => {
    const error = new GateError('does-not-compile', { side: 'head', output: 'a.go:1:1: \u001b[2Jx\u202e' });
    expect(describeError(error)).toContain('a.go:1:1: \\x1b[2Jx\\u202e');
  });

  it.each([
    ['/tmp/pprof-gate-aB3x_9/head/go.work:4: unknown directive', 'go.work:4: unknown directive'],
    ['go: errors parsing /private/tmp/pprof-gate-aB3x_9/base/go.mod:', 'go: errors parsing go.mod:'],
    ['open /pprof-gate-aB3x_9/single: no such file', 'open .: no such file'],
    ['/tmp/pprof-gate-aB3x_9/header/x.go', '/tmp/pprof-gate-aB3x_9/header/x.go'],
  ])('show no path of our copies: %s', (output, shown) => {
    expect(describeError(new GateError('list-failed', { module: '.', output }))).toContain(`\n  ${shown}\n`);
  });

  it('take no fact from the prototype of an object', () => {
    expect(
      textOf(caveatWords({ code: 'not-pinned', facts: Object.create({ os: 'x' }) as Facts })),
    ).not.toContain('x,');
  });
});
