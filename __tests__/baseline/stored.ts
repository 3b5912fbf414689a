// Baselines and the forge that keeps them, as far as searching needs them.
import { createHash } from 'node:crypto';
import { GateError } from '../../src/base/errors.js';
import type { ArtifactRow, Forge, WorkflowRun } from '../../src/forge.js';
import type { Capture, CaptureRecord, Manifest } from '../../src/model/capture.js';
import { CaptureBuilder } from '../evidence/capture-builder.js';
import { zipOf, zipOfFiles } from './zip-writer.js';

export const ours = { id: 7, defaultBranch: 'main' };
/** `sha(3)`: 3333… */
export const sha = (digit: number | string): string => String(digit).repeat(40).slice(0, 40);

export function rowOf(id: number, changes: Partial<ArtifactRow> = {}, run: object = {}): ArtifactRow {
  return {
    id,
    name: 'baseline',
    bytes: 1,
    expired: false,
    digest: null,
    createdAt: new Date(Date.UTC(2026, 0, 1) + id * 60_000).toISOString(),
    run: {
      id: 100 + id,
      headBranch: 'main',
      headSha: sha(id),
      repositoryId: ours.id,
      headRepositoryId: ours.id,
      ...run,
    },
    ...changes,
  };
}

export function runOf(id: number, changes: Partial<WorkflowRun> = {}): WorkflowRun {
  return {
    id,
    event: 'push',
    path: '.github/workflows/performance.yml',
    status: 'completed',
    conclusion: 'success',
    headSha: '',
    headBranch: 'main',
    url: '',
    ...changes,
  };
}

/** A good baseline of this commit. */
export function captureOf(commit: string, changes: Partial<Manifest> = {}): CaptureBuilder {
  return new CaptureBuilder('single', {
    commit: { sha: commit, ref: 'main', chosen: 'given', dirty: false },
    ...changes,
  })
    .package()
    .runs('BenchmarkLook', { 'ns/op': [1200, 1210, 1190], 'allocs/op': [3, 3, 3] });
}

/** The files that a capture is written as. */
export function filesOf({ manifest, records, files }: Capture): Map<string, Uint8Array> {
  const journal = records.map((record: CaptureRecord) => `${JSON.stringify(record)}\n`).join('');
  const raw = new Map<string, Uint8Array>([...files, ['journal.jsonl', Buffer.from(journal)]]);
  const listed = [...raw].map(([path, bytes]) => ({
    path,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }));
  const header = JSON.stringify({ ...manifest, files: manifest.complete ? listed : [] });
  return new Map([...raw, ['manifest.json', Buffer.from(header)]]);
}

export function zipOfCapture(capture: Capture): Buffer {
  return zipOf(zipOfFiles(filesOf(capture)));
}

export const failed = (reason: string): GateError => new GateError('forge-failed', { reason, status: 0 });

type Searched = Pick<Forge, 'artifacts' | 'repository' | 'ancestors' | 'run' | 'download'>;

/** Answers by id; an error in place of an answer is thrown. Writes down what it was asked. */
export class FakeForge implements Searched {
  readonly asked: string[] = [];
  rows: readonly ArtifactRow[] | GateError = [];
  commits: readonly string[] | GateError = [];
  readonly runs = new Map<number, WorkflowRun | GateError>();
  readonly zips = new Map<number, Uint8Array | GateError>();

  /** A row with its run and its bytes. */
  add(row: ArtifactRow, zip: Uint8Array | GateError, run: Partial<WorkflowRun> = {}): this {
    this.rows = [...(this.rows as readonly ArtifactRow[]), row];
    if (row.run !== null) this.runs.set(row.run.id, runOf(row.run.id, run));
    this.zips.set(row.id, zip);
    return this;
  }

  artifacts(name: string): Promise<readonly ArtifactRow[]> {
    const { rows } = this;
    return this.answer(
      `artifacts ${name}`,
      rows instanceof GateError ? rows : rows.filter((row) => row.name === name),
    );
  }

  repository(): Promise<typeof ours> {
    return this.answer('repository', ours);
  }

  ancestors(of: string): Promise<readonly string[]> {
    return this.answer(`ancestors ${of.slice(0, 1)}`, this.commits);
  }

  run(id: number): Promise<WorkflowRun> {
    return this.answer(`run ${id}`, this.runs.get(id));
  }

  download({ id }: ArtifactRow, maxBytes: number): Promise<Uint8Array> {
    return this.answer(`download ${id} ${maxBytes >> 20} MB`, this.zips.get(id));
  }

  private answer<T>(what: string, value: T | GateError | undefined): Promise<T> {
    this.asked.push(what);
    if (value === undefined) return Promise.reject(new Error(`nobody expected ${what}`));
    return value instanceof GateError ? Promise.reject(value) : Promise.resolve(value);
  }
}
