// Files that are no profile, given to top, tree and flame: what they are, and what to give instead.
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from '@jest/globals';
import { printed, refusal } from './screen.js';

const profiles = join(import.meta.dirname, '../corpus/profiles');
const folder = mkdtempSync(join(realpathSync(tmpdir()), 'pprof-gate-test-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const file = join(folder, 'x');

async function told(content: string | Uint8Array, command = ['top', file]): Promise<string> {
  writeFileSync(file, content);
  return refusal(folder, command);
}

const whole = readFileSync(join(profiles, 'pair-head.cpu.pb.gz'));
const notOne =
  'Name a file that go test -cpuprofile or -memprofile, runtime/pprof or /debug/pprof wrote, compressed or not.';
const cut = 'It is cut or damaged; write it again.';

describe('a profile as text', () => {
  it.each([
    ['heap', 'heap profile: 2: 1179648 [1316: 67989424] @ heap/1048576\n0: 0 [8: 18432] @ 0x47c72c\n'],
    ['goroutine', 'goroutine profile: total 5\n1 @ 0x1 0x2\n'],
    ['goroutine', 'goroutine 1 [running]:\nmain.main()\n'],
    ['threadcreate', 'threadcreate profile: total 9\n'],
    ['goroutineleak', 'goroutineleak profile: total 1\n'],
    ['block', '--- contention:\ncycles/second=2445000000\n'],
    ['mutex', '--- mutex:\ncycles/second=2445000000\nsampling period=1\n'],
  ])('of %s', async (name, text) => {
    const words = [
      `pprof-gate: ${file} is a ${name} profile as text (debug=1 or 2); the binary one is needed`,
      `Fetch it with debug=0: http://HOST/debug/pprof/${name}?debug=0, or in Go pprof.Lookup("${name}").WriteTo(file, 0).`,
    ].join('\n');
    for (const content of [text, gzipSync(text)]) expect(await told(content)).toBe(words);
  });
});

describe('what is no profile', () => {
  it.each([
    [
      'nothing',
      '',
      'is empty\nA profile is written when it ends: let the program stop it, or end by itself.',
    ],
    ['text', 'hello\nyou', `is text, not a pprof profile; it begins with: hello\n${notOne}`],
    [
      'compressed text',
      gzipSync('<html>\n'),
      `is text, not a pprof profile; it begins with: <html>\n${notOne}`,
    ],
    ['compressed nothing', gzipSync(''), 'is empty\n'],
    ['any bytes', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3]), `is not a pprof profile\n${notOne}`],
    ['any bytes, compressed', gzipSync(Buffer.from([0x7f, 0x45, 0, 1])), `is not a pprof profile\n${notOne}`],
    [
      'a trace',
      'go 1.26 trace\0\0\0abc',
      `is an execution trace, not a profile\nLook at it with go tool trace`,
    ],
    [
      'a part of one',
      whole.subarray(0, 400),
      `is not a whole pprof profile: it ends too early at byte 400\n${cut}`,
    ],
    ['a part of one as it is', gunzipSync(whole).subarray(0, 400), `is not a whole pprof profile: `],
    [
      'damaged compression',
      Buffer.from(whole.map((byte, at) => (at > 300 && at < 600 ? (byte * 7 + at) % 256 : byte))),
      'is not a whole pprof profile: its compression is damaged at byte ',
    ],
  ])('%s', async (_, content, words) => {
    for (const command of [
      ['top', file],
      ['tree', file],
      ['flame', file, '--out', join(folder, 'x.html')],
    ])
      expect(await told(content, command)).toContain(`pprof-gate: ${file} ${words}`);
  });
});

describe('a profile without samples', () => {
  const empty = join(profiles, 'synth-edge-empty.pb.gz');
  it('says so', async () => {
    for (const command of ['top', 'tree', 'flame'])
      expect(await printed(folder, [command, empty])).toContain('\nNo samples\n');
    expect(await printed(folder, ['flame', empty, '--out', 'e.svg'])).toBe('Written: e.svg\n');
    expect(readFileSync(join(folder, 'e.svg'), 'utf8')).toContain('>No samples<');
  });
});

describe('a regular expression that is none', () => {
  it.each([
    ['(', 'a ( in it is never closed'],
    ['[a', 'a [ in it is never closed'],
    ['*', 'a *, + or ? in it has nothing to repeat'],
    ['a)', 'a ) in it closes nothing'],
    ['a{', 'a {, } or ] in it stands alone; write a backslash before it'],
    ['\\', 'the \\ at its end stands before nothing'],
    ['(?=a)', 'Go has none that look ahead or behind: (?= (?! (?<= (?<!'],
    ['(?<!a)b', 'Go has none that look ahead or behind: (?= (?! (?<= (?<!'],
    ['(a)\\1', 'Go has none that refer back to a group, as \\1 does'],
    ['[[:alpha:]]', 'classes such as [[:alpha:]] are not read here; write [A-Za-z]'],
    ['a(?i)b', 'flags such as (?i) are read at its beginning only'],
    ['\\y', 'a backslash in it stands before what needs none, and means nothing there'],
    ['a{3,1}', 'of a repetition {n,m} the first number is the larger one'],
    ['[b-a]', 'a range in its brackets is none, or begins with the later character'],
    ['\\pX', 'a class \\p in it is not known; it is written \\p{Greek} or \\pL'],
    ['(?P<a>x)(?P<a>y)', 'two groups in it have one name'],
    ['(?z)a', 'a ( in it is followed by ?, and by nothing that is known there'],
  ])('%s says why', async (text, why) => {
    for (const option of ['--focus', '--ignore', '--hide'])
      expect(await refusal(profiles, ['tree', 'pair-head.cpu.pb.gz', option, text])).toContain(
        `pprof-gate: ${option} is "${text}", but takes a regular expression of Go, such as "^runtime" or "json|gob": ${why}\n`,
      );
  });

  it('with an escaped backslash before a digit is one', async () => {
    expect(await printed(profiles, ['top', 'pair-head.cpu.pb.gz', '--ignore', '\\\\1'])).toContain(
      'Kept by --ignore',
    );
  });
});
