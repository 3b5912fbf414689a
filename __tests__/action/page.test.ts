// What becomes of the page of a report: its artifact, what links it, and that it costs nothing else.
import { describe, expect, it } from '@jest/globals';
import type { Job } from '../../src/action/job.js';
import { publishing } from '../../src/action/job.js';
import { telling } from '../../src/action/tell.js';
import { GateError } from '../../src/base/errors.js';
import { story } from '../report/fixtures.js';

const failure = (reason: string): GateError =>
  new GateError('forge-failed', { operation: 'artifacts/upload', reason, status: 0 });
const file = `${process.cwd()}/pprof-gate/report.html`;
const url = 'https://github.com/owner/repository/actions/runs/7/artifacts/42';

interface Given {
  /** What the server says to the first uploads. */
  readonly answers?: readonly (GateError | null)[];
  readonly uploadReport?: boolean;
  readonly forge?: 'github' | 'gitea';
  readonly leave?: () => Promise<string>;
}

/** Tells the story, and gives what was done. */
async function tell({ answers = [], uploadReport = true, forge = 'github', leave }: Given = {}) {
  const sent: string[] = [];
  const summary: string[] = [];
  const lines: string[] = [];
  const annotations: string[] = [];
  const outputs = new Map<string, unknown>();
  const waiting = [...answers];
  const answer = (name: string): Promise<{ id: number; bytes: number }> => {
    sent.push(name);
    const error = waiting.shift() ?? null;
    return error === null ? Promise.resolve({ id: 42, bytes: 1 }) : Promise.reject(error);
  };
  const ignore = (): undefined => undefined;
  const job = {
    settings: { uploadReport, publishFailure: 'error' },
    run: { forge, serverUrl: 'https://github.com', repository: 'owner/repository', run: 7 },
    uploads: {
      uploadFile: (name: string, path: string) => answer(`${name} ${path === file}`),
      upload: (name: string, directory: string, files: readonly string[]) =>
        answer(`${name} ${files.map((path) => path.slice(directory.length)).join()}`),
    },
    console: {
      lines: (text: string) => lines.push(text),
      annotate: ignore,
      debug: ignore,
      notice: (text: string) => annotations.push(text),
      error: (text: string) => annotations.push(text),
      warning: (text: string) => annotations.push(text),
      summary: (text: string) => Promise.resolve(void summary.push(text)),
      outputs: (values: Record<string, unknown>) => {
        for (const [name, value] of Object.entries(values)) outputs.set(name, value);
      },
    },
  } as unknown as Job;
  const told = telling(story(), 'default', leave ?? (() => Promise.resolve(file)), job);
  const code = await publishing(job, told.steps, 0);
  return { code, sent, summary, lines: lines.slice(1), annotations, outputs, url: told.url() };
}

const footer = ([text = '']: readonly string[]): string => /^base .*$/m.exec(text)?.[0] ?? '';

describe('the page', () => {
  it('is uploaded as it is, and linked', async () => {
    const { code, sent, summary, outputs, ...told } = await tell();
    expect([code, sent, told.url]).toEqual([0, ['pprof-gate-report-default.html true'], url]);
    expect(footer(summary)).toMatch(new RegExp(` · \\[full report\\]\\(${url}\\)$`));
    expect([outputs.get('report-url'), outputs.get('report-html')]).toEqual([url, 'pprof-gate/report.html']);
    expect(told.annotations).toEqual([]);
  });

  it('takes the first name that is free', async () => {
    const { code, sent } = await tell({ answers: [failure('conflict'), failure('conflict')] });
    expect([code, sent]).toEqual([
      0,
      ['', '~2', '~3'].map((copy) => `pprof-gate-report-default${copy}.html true`),
    ]);
  });

  it('is a zip where the server takes nothing else', async () => {
    const { code, sent, url: address } = await tell({ answers: [failure('invalid'), failure('conflict')] });
    expect([code, address, sent.slice(1)]).toEqual([
      0,
      url,
      ['pprof-gate-report-default /report.html', 'pprof-gate-report-default~2 /report.html'],
    ]);
  });

  it('stays where it lies on a server without artifacts, and it is said what to do', async () => {
    const {
      code,
      summary,
      lines,
      annotations,
      url: address,
    } = await tell({
      answers: [failure('unsupported')],
    });
    expect([code, address, annotations]).toEqual([0, null, []]);
    expect(footer(summary)).toMatch(/ · full report `pprof-gate\/report\.html`$/);
    for (const text of [lines.join(), summary.join()])
      expect(text).toContain('Upload the file of the output report-html as pprof-gate-report-default.html');
  });

  it.each([{ uploadReport: false }, { forge: 'gitea' as const }])('is not uploaded: %j', async (given) => {
    const { code, sent, summary, lines } = await tell(given);
    expect([code, sent, lines]).toEqual([0, [], []]);
    expect(footer(summary)).toMatch(/ · full report `pprof-gate\/report\.html`$/);
  });

  it.each([
    ['the upload', { answers: [failure('unavailable')] }, ' · full report `pprof-gate/report.html`'],
    ['its name', { answers: Array.from({ length: 10 }, () => failure('conflict')) }, ' · full report '],
    ['a file', { leave: () => Promise.reject(new GateError('disk-full', { path: 'x' })) }, ''],
  ])('costs only itself where %s fails, which is told below the report', async (_, given, where) => {
    const { code, summary, annotations, url: address } = await tell(given);
    expect([code, address, annotations.length, summary.length]).toEqual([4, null, 1, 2]);
    expect(footer(summary)).toContain(where);
    expect(summary[1]).toContain('**Not published**');
  });
});
