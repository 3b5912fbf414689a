// A small module for tests of baselines, and stored baselines taken apart and put together again.
import { createHash } from 'node:crypto';
import { archiveLimits, readArchive } from '../../src/baseline/archive.js';
import { isCaptureFile } from '../../src/model/capture-files.js';
import type { CaptureRecord, Manifest } from '../../src/model/capture.js';
import type { Artifact } from '../forge/nouns.js';
import { artifactZip } from '../forge/setup.js';
import type { Files } from './repository.js';

export interface Variant {
  /** Of the one buffer that Keep allocates; it dominates neither benchmark's time. */
  readonly size?: number;
  /** Further buffers. */
  readonly more?: number;
  /** Turns of the loop in Keep, and in Spin, which allocates nothing. */
  readonly turns?: number;
  readonly spins?: number;
  /** Each call of Keep leaves a goroutine behind. */
  readonly leak?: boolean;
  /** Makes another program that does the same. */
  readonly mark?: string;
  /** Times have a budget, which takes many processes. */
  readonly timed?: boolean;
}

/** `keep/keep.go:15` is where Keep allocates. */
export function module(variant: Variant = {}): Files & { readonly 'keep/keep.go': string } {
  const {
    size = 64,
    more = 0,
    turns = 2000,
    spins = 2000,
    mark = 'first',
    timed = false,
    leak = false,
  } = variant;
  return {
    'go.mod': 'module example.com/m\n\ngo 1.21\n',
    'keep/keep.go': `package keep

var (
	Kept  []byte
	Total int
	Turns = ${turns}
	Spins = ${spins}
	Mark  = "${mark}"
)

// Keep works a while and keeps something.
func Keep() {
	Spin(Turns)
	for i := 0; i <= ${more}; i++ {
		Kept = make([]byte, ${size})
	}${leak ? '\n\tgo func() { <-make(chan int) }()' : ''}
}

// Spin only works.
func Spin(turns int) {
	if turns < 0 {
		panic(Mark)
	}
	for i := 0; i < turns; i++ {
		Total += i ^ Total
	}
}
`,
    'keep/keep_test.go': `package keep

import "testing"

func BenchmarkKeep(b *testing.B) {
	for i := 0; i < b.N; i++ {
		Keep()
	}
}

func BenchmarkSpin(b *testing.B) {
	for i := 0; i < b.N; i++ {
		Spin(Spins)
	}
}
`,
    // What is not asked must not cost the time of confirming it.
    '.github/pprof-gate.yml': `min-effect: 30%\nbudgets: { sec/op: ${timed ? "'+50%'" : 'none'} }\n`,
  };
}

export interface Stored {
  readonly manifest: Manifest;
  readonly records: readonly CaptureRecord[];
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** What is in a baseline artifact, read as a gate reads it. */
export async function unpacked({ name, zip }: Artifact): Promise<Stored> {
  const files = await readArchive(name, zip, isCaptureFile, archiveLimits);
  const text = (path: string): string => new TextDecoder().decode(files.get(path));
  const records = text('journal.jsonl')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as CaptureRecord);
  return { manifest: JSON.parse(text('manifest.json')) as Manifest, records, files };
}

/** The zip of a baseline with other records and another header; its checksums are right. */
export function packed({ manifest, records, files }: Stored): Buffer {
  const journal = Buffer.from(records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  const raw = new Map<string, Buffer>([...files].map(([path, bytes]) => [path, Buffer.from(bytes)]));
  raw.delete('manifest.json');
  raw.set('journal.jsonl', journal);
  const listed = [...raw].map(([path, bytes]) => ({
    path,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }));
  return artifactZip({
    ...Object.fromEntries(raw),
    'manifest.json': JSON.stringify({ ...manifest, files: listed }),
  });
}
