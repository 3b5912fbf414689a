// What a run leaves behind, in which order, and where it refuses to.
import {
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
import type { Door } from '../../src/cli/door.js';
import { finish } from '../../src/cli/gate-command.js';
import { refuseRoot } from '../../src/scope.js';
import type { Ports } from '../../src/ports.js';
import { prepareOutput, requireFolderOf, writeReports } from '../../src/outputs.js';
import { describeError } from '../../src/report/words/errors.js';
import { story } from '../report/fixtures.js';

const folder = mkdtempSync(join(realpathSync(tmpdir()), 'pprof-gate-test-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
let made = 0;
const prepare = (out: string): Promise<void> => prepareOutput(out, captureDirectories);
const fresh = (): string => join(folder, String(made++));

/** The error that something throws, as code and facts. */
async function refusal(work: Promise<unknown>): Promise<Pick<GateError, 'code' | 'facts'>> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof GateError)) throw new Error('no GateError', { cause: error });
  return { code: error.code, facts: error.facts };
}

/** What the page is made of is tested elsewhere. */
const page = () => Promise.resolve('<!doctype html>');

describe('finish', () => {
  it('prints the verdict and writes --out even if --json cannot be written', async () => {
    const printed: string[] = [];
    const door: Door = {
      ports: {} as Ports,
      cwd: folder,
      color: false,
      width: 100,
      verbose: false,
      print: (text) => printed.push(text),
    };
    const out = fresh();
    const json = join(folder, 'nowhere/report.json');
    const { code, facts } = await refusal(finish(story(), out, json, door, page));
    expect([code, facts['path']]).toEqual(['file-unwritable', json]);
    expect(printed.join('\n')).toContain('✗ 2 of 47 benchmarks break a budget');
    expect(existsSync(join(out, 'report.json'))).toBe(true);
    expect(printed.at(-1)).toMatch(/^report: \S+\/report\.html {3}numbers: \S+\/report\.json {3}exit 1$/);
  });
});

describe('requireFolderOf', () => {
  it('refuses before any work what cannot be written', async () => {
    const file = join(folder, 'file');
    const there = fresh();
    writeFileSync(file, '');
    mkdirSync(there);
    const detailOf = async (path: string) => (await refusal(requireFolderOf(path))).facts['detail'];
    expect(await detailOf(join(folder, 'nowhere/x.json'))).toBe('ENOENT');
    expect(await detailOf(join(file, 'x.json'))).toBe('ENOTDIR');
    expect(await detailOf(there)).toBe('EISDIR');
    await requireFolderOf(file);
    await requireFolderOf(join(there, 'x.json'));
  });
});

describe('the output folder', () => {
  const ignored = (path: string) => readFileSync(join(path, '.gitignore'), 'utf8');

  it('hides itself from git when a run made it, else only what is ours', async () => {
    const ours = fresh();
    await prepare(ours);
    await prepare(ours);
    expect([ignored(ours), ignored(join(ours, 'capture'))]).toEqual(['*\n', '*\n']);
    const theirs = fresh();
    mkdirSync(theirs);
    await prepare(theirs);
    expect(ignored(theirs).split('\n')).toEqual(
      expect.arrayContaining(['/capture/', '/comment.md', '/summary.md', '/report.json', '/report.html']),
    );
    expect(ignored(theirs)).not.toMatch(/^\*$/m);
    expect(ignored(join(theirs, 'capture'))).toBe('*\n');
  });

  it('never overwrites a .gitignore, and gets none from reports alone', async () => {
    const out = fresh();
    mkdirSync(out);
    await writeReports(out, story(), page);
    expect(existsSync(join(out, '.gitignore'))).toBe(false);
    writeFileSync(join(out, '.gitignore'), 'mine\n');
    await prepare(out);
    expect(ignored(out)).toBe('mine\n');
  });

  it('loses the reports of an earlier run when one begins', async () => {
    const out = fresh();
    const files = Object.values(await writeReports(out, story(), page)) as string[];
    expect(files).toHaveLength(4);
    expect(files.every((file) => existsSync(file))).toBe(true);
    writeFileSync(join(out, 'notes.md'), 'mine');
    await prepare(out);
    expect(files.filter((file) => existsSync(file))).toEqual([]);
    expect(existsSync(join(out, 'notes.md'))).toBe(true);
  });

  it.each([
    ['a report of something else', { 'report.json': '{"tests": 3}' }, '', 'report.json'],
    ['a text of the name of ours', { 'summary.md': 'mine' }, '', 'summary.md'],
    ['a page of the name of ours', { 'report.html': 'mine' }, '', 'report.html'],
    ['a folder of the name of ours', { 'capture/photo.jpg': 'mine' }, 'capture', 'photo.jpg'],
    ['something where a capture goes', { 'capture/baseline/x.go': 'mine' }, 'capture/baseline', 'x.go'],
    ['a capture of record', { 'manifest.json': '{}', 'journal.jsonl': '' }, '', 'journal.jsonl'],
  ])('is refused, and nothing in it touched, when it holds %s', async (_, given, place, found) => {
    const out = fresh();
    const files = Object.entries(given);
    for (const [name, text] of files) {
      mkdirSync(join(out, name, '..'), { recursive: true });
      writeFileSync(join(out, name), text);
    }
    expect(await refusal(prepare(out))).toEqual({
      code: 'file-unwritable',
      facts: { path: join(out, place), reason: 'not-a-capture', found },
    });
    expect(files.map(([name]) => readFileSync(join(out, name), 'utf8'))).toEqual(
      files.map(([, text]) => text),
    );
    expect(existsSync(join(out, '.gitignore'))).toBe(false);
  });

  it('is refused below a file, and where a file stands for a folder of ours', async () => {
    const [file, out] = [fresh(), fresh()];
    writeFileSync(file, 'mine');
    mkdirSync(out);
    writeFileSync(join(out, 'capture'), 'mine');
    expect(await refusal(prepare(join(file, 'out')))).toEqual({
      code: 'file-unwritable',
      facts: { path: join(file, 'out'), detail: 'ENOTDIR' },
    });
    expect(await refusal(prepare(out))).toMatchObject({
      facts: { path: join(out, 'capture'), detail: 'ENOTDIR' },
    });
    const report = fresh();
    mkdirSync(join(report, 'report.json'), { recursive: true });
    expect(await refusal(prepare(report))).toMatchObject({
      facts: { path: join(report, 'report.json'), detail: 'EISDIR' },
    });
  });

  it('is not the top of the repository', async () => {
    const root = fresh();
    mkdirSync(root);
    const work = Promise.resolve().then(() => {
      refuseRoot(join(root, '.'), root, '--out');
    });
    const error = await refusal(work);
    expect(describeError(new GateError(error.code, error.facts))).toMatch(
      /--out is ".*", but takes a folder of its own, not the top of the repository/,
    );
    refuseRoot(join(root, 'out'), root, '--out');
    refuseRoot(folder, root, '--out');
  });
});
