// Whoever reads our output may stop early, and what it goes to may be full: the verdict and its exit code stay.
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { readEvidence } from '../../src/evidence/evidence.js';
import { captureDirectories } from '../../src/adapters/capture-directory.js';
import { cli, createRepository, readReport, removeFolders, temporaryFolder } from './repository.js';
import { describeWithGo } from './with-go.js';

afterAll(removeFolders);

const recording = fileURLToPath(new URL('../../demo/recording', import.meta.url));
const action = fileURLToPath(new URL('../../dist/index.js', import.meta.url));

type Sink = 'closed' | 'full' | 'read';

interface Ended {
  readonly code: number | null;
  readonly stderr: string;
}

/** Runs with its output to a pipe that nobody reads from the start on, to a full disk, or to us. */
async function run(
  args: readonly string[],
  { stdout, stderr = 'read' }: { readonly stdout: Sink; readonly stderr?: Sink },
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const full = openSync('/dev/full', 'w');
  const sinkOf = (sink: Sink) => (sink === 'full' ? full : 'pipe');
  const child = spawn(process.execPath, args, {
    cwd: tmpdir(),
    env: { ...process.env, ...env },
    stdio: ['ignore', sinkOf(stdout), sinkOf(stderr)],
  });
  closeSync(full);
  let told = '';
  if (stdout === 'closed') child.stdout?.destroy();
  else child.stdout?.resume();
  if (stderr === 'closed') child.stderr?.destroy();
  else child.stderr?.setEncoding('utf8').on('data', (text: string) => (told += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, stderr: told });
    });
  });
}

describe('output that nobody reads', () => {
  it.each(['terminal', 'markdown', 'json'])('keeps the exit code of the verdict, as %s', async (format) => {
    const args = [cli, 'report', recording, '--format', format];
    expect(await run(args, { stdout: 'read' })).toEqual({ code: 1, stderr: '' });
    expect(await run(args, { stdout: 'closed' })).toEqual({ code: 1, stderr: '' });
    expect((await run(args, { stdout: 'closed', stderr: 'closed' })).code).toBe(1);
  });

  it('keeps the exit code of an error', async () => {
    expect((await run([cli, 'report', '/nowhere'], { stdout: 'read', stderr: 'closed' })).code).toBe(2);
    expect((await run([cli, 'report', '/nowhere'], { stdout: 'read', stderr: 'full' })).code).toBe(2);
  });

  it('does not end the Action as a bug of ours', async () => {
    const env = { GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: '/nowhere' };
    const { code } = await run([action], { stdout: 'read' }, env);
    expect(code).toBe(2);
    expect((await run([action], { stdout: 'closed' }, env)).code).toBe(2);
  });
});

describe('output to a full disk', () => {
  it('is told in a sentence, after the files are written', async () => {
    const out = join(temporaryFolder(), 'out');
    expect(await run([cli, 'report', recording, '--out', out], { stdout: 'full' })).toEqual({
      code: 3,
      stderr:
        'pprof-gate: the disk is full: standard output is cut off\nFree some space, or send the output to another disk.\n',
    });
    expect(readReport(out).passes).toBe(false);
  });
});

describeWithGo('a gate whose output nobody reads', () => {
  it('goes on to its end, writes its files and ends with the code of its verdict', async () => {
    const code = (bytes: number): string =>
      `package pad\n\nvar sink []byte\n\nfunc Pad() { sink = make([]byte, ${bytes}) }\n`;
    const files = {
      'go.mod': 'module example.com/pad\n\ngo 1.21\n',
      'pad.go': code(64),
      'pad_test.go':
        'package pad\n\nimport "testing"\n\nfunc BenchmarkPad(b *testing.B) {\n\tfor i := 0; i < b.N; i++ {\n\t\tPad()\n\t}\n}\n',
    };
    const repo = createRepository(files, { ...files, 'pad.go': code(128) });
    const out = join(temporaryFolder(), 'out');
    const args = [cli, 'gate', '--repo', repo, '--base', 'HEAD~1', '--head', 'HEAD', '--time-budget', '10s'];
    const ended = await run([...args, '--out', out], { stdout: 'closed', stderr: 'closed' });
    expect(ended.code).toBe(1);
    expect(existsSync(join(out, 'comment.md'))).toBe(true);
    const head = readEvidence(await captureDirectories.read(join(out, 'capture/head')));
    expect(head.benchmarks.size).toBe(1);
  }, 60_000);
});
