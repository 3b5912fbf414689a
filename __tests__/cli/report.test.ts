// report and compare as somebody types them, on the recording of the demo: which folders they take, and what they refuse.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { captureDirectories } from '../../src/adapters/capture-directory.js';
import { GateError } from '../../src/base/errors.js';
import { runCompare, runReport } from '../../src/cli/gate-command.js';
import { parseCommand } from '../../src/cli/parse.js';
import type { Ports } from '../../src/ports.js';
import { describeError } from '../../src/report/words/errors.js';

const recording = join(import.meta.dirname, '../../demo/recording');
const folder = mkdtempSync(join(realpathSync(tmpdir()), 'pprof-gate-test-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What is printed; what people read where it is refused. */
async function told(...words: readonly string[]): Promise<string> {
  let text = '';
  const door = {
    ports: { captures: captureDirectories } as unknown as Ports,
    ...{ cwd: folder, color: false, width: 100, verbose: false },
    print(more: string) {
      text += `${more}\n`;
    },
  };
  const parsed = parseCommand(words);
  try {
    if (parsed.command === 'report') await runReport(parsed, door);
    else if (parsed.command === 'compare') await runCompare(parsed, door);
    else throw new Error(`not of captures: ${parsed.command}`);
  } catch (error) {
    if (error instanceof GateError) return describeError(error);
    throw error;
  }
  return text;
}

describe('report', () => {
  it('takes the folder of a run, the captures in it, and captures that lie elsewhere', async () => {
    const moved = join(folder, 'downloaded');
    cpSync(join(recording, 'capture'), moved, { recursive: true });
    const whole = await told('report', recording);
    expect(whole).toContain('✗ 4 of 8 benchmarks break a budget');
    for (const place of [join(recording, 'capture'), moved]) expect(await told('report', place)).toBe(whole);
    await told('report', join(recording, 'capture'), '--out', 'out');
    const json = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
    await told('report', recording, '--json', 'r.json');
    expect(json('out/report.json')).toEqual(json('r.json'));
    expect(existsSync(join(folder, 'out/report.html'))).toBe(true);
  });

  it('lists a capture of one commit', async () => {
    expect(await told('report', join(recording, 'capture/head'))).toContain('example.com/cmdfind/finder');
  });

  it.each([
    [['--out', 'one'], '--out'],
    [['--json', 'one.json'], '--json'],
    [['--config', 'one.yml'], '--config'],
    [['--format', 'json'], '--format json'],
  ])('refuses %j with a capture of one commit', async (options, named) => {
    const one = join(recording, 'capture/head');
    expect(await told('report', one, ...options)).toBe(
      `pprof-gate: ${named} is for a comparison, and ${one} is of one commit alone\n` +
        'Leave it out to see what is in it, or compare it with another one: pprof-gate compare BASE HEAD.',
    );
    expect(['one', 'one.json'].some((name) => existsSync(join(folder, name)))).toBe(false);
  });

  it.each(['report', 'compare'])('says what is wrong with a folder of %s', async (command) => {
    mkdirSync(join(folder, 'bare'), { recursive: true });
    writeFileSync(join(folder, 'file'), '');
    const head = command === 'compare' ? [join(recording, 'capture/head')] : [];
    for (const [name, why] of [
      ['nowhere', 'it does not exist'],
      ['bare', 'it has no manifest.json'],
      ['file', 'it is no folder'],
    ] as const)
      expect(await told(command, name, ...head)).toContain(
        `pprof-gate: no capture in ${join(folder, name)}: ${why}\n`,
      );
  });

  it('names --json where its file cannot be written', async () => {
    expect(await told('report', recording, '--json', 'nowhere/x.json')).toBe(
      `pprof-gate: cannot write ${join(folder, 'nowhere/x.json')}: its folder does not exist\n` +
        'Make the folder, or name another file: --json FILE.',
    );
  });
});
