// Throw-away git repositories of Go modules, and the built command run on them.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Path to text; null removes a file that an earlier commit had. */
export type Files = Readonly<Record<string, string | null>>;

export const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

const made: string[] = [];

/** Removes all folders made here; call it in afterAll. */
export function removeFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pprof-gate-test-'));
  made.push(folder);
  return folder;
}

export function writeFiles(folder: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    const full = join(folder, path);
    if (text === null) {
      rmSync(full, { force: true });
      continue;
    }
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, text);
  }
}

export function git(folder: string, ...args: string[]): string {
  const settings = [
    '-c',
    'user.name=Test',
    '-c',
    'user.email=test@example.com',
    '-c',
    'commit.gpgSign=false',
  ];
  return execFileSync('git', [...settings, ...args], { cwd: folder, encoding: 'utf8' });
}

/** A repository on branch main with one commit for each set of files. */
export function createRepository(...commits: readonly Files[]): string {
  const folder = temporaryFolder();
  git(folder, 'init', '--quiet', '--initial-branch=main');
  for (const [index, files] of commits.entries()) {
    writeFiles(folder, files);
    git(folder, 'add', '--all');
    git(folder, 'commit', '--quiet', '--allow-empty', `--message=commit ${index}`);
  }
  return folder;
}

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs dist/cli.js as a user would, without a terminal. */
export function runCli(
  args: readonly string[],
  options: {
    readonly cwd?: string;
    readonly env?: Readonly<Record<string, string>>;
    readonly node?: string;
  } = {},
): Promise<CliResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(options.node ?? process.execPath, [cli, ...args], {
      cwd: options.cwd ?? tmpdir(),
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, stdout, stderr });
    });
  });
}

/** What tests look at in report.json. */
export interface ReportJson {
  readonly outcome: string;
  readonly passes: boolean;
  readonly base: { readonly ref: string; readonly sha: string | null };
  readonly head: { readonly ref: string; readonly sha: string | null };
  readonly benchmarks: readonly {
    readonly package: string;
    readonly name: string;
    readonly status: string;
    readonly metrics: readonly {
      readonly unit: string;
      readonly exact: boolean;
      readonly change: string;
      readonly outcome: string;
      readonly base: { readonly center: number; readonly n: number } | null;
      readonly head: { readonly center: number; readonly n: number } | null;
      readonly culprits: readonly {
        readonly function: string;
        readonly file: string;
        readonly line: number;
        readonly own: boolean;
        readonly base: number;
        readonly head: number;
        readonly unit: string;
        readonly because?: readonly { readonly kind: string; readonly words: string }[];
      }[];
    }[];
  }[];
  readonly findings: readonly { readonly rule: string }[];
  readonly caveats: readonly { readonly code: string }[];
}

export function readReport(out: string): ReportJson {
  return JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as ReportJson;
}

/** One benchmark of a report, by its name without the prefix. */
export function benchmarkOf(report: ReportJson, name: string): ReportJson['benchmarks'][number] {
  const found = report.benchmarks.find((benchmark) => benchmark.name === `Benchmark${name}`);
  if (found === undefined) {
    throw new Error(
      `no Benchmark${name} in ${report.benchmarks.map((benchmark) => benchmark.name).join(', ')}`,
    );
  }
  return found;
}

/** One metric of one benchmark of a report. */
export function metricOf(report: ReportJson, name: string, unit: string) {
  const found = benchmarkOf(report, name).metrics.find((metric) => metric.unit === unit);
  if (found === undefined) throw new Error(`no ${unit} in ${name}`);
  return found;
}
