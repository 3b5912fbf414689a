// The artifacts of real runs, changed as somebody would who wants to harm: whole again for everybody who does not
// look closely, checksums included.
import { createHash } from 'node:crypto';
import { readArchive } from '../../src/baseline/archive.js';
import { zipOf, zipOfFiles } from '../baseline/zip-writer.js';

export type RawFiles = ReadonlyMap<string, Uint8Array>;
type Json = Record<string, unknown>;

/** All files of an artifact, by path. */
export function filesOfZip(zip: Uint8Array): Promise<RawFiles> {
  return readArchive('artifact', zip, () => true);
}

/** Stored, not deflated: a bomb is not what these files are to be mistaken for. */
export function zipOfRaw(files: RawFiles): Buffer {
  return zipOf(zipOfFiles(files).map((entry) => ({ ...entry, method: 'stored' })));
}

/** One capture of an artifact, to be changed: `folder` is `head/`, or empty for a baseline. */
export class Tampered {
  readonly files: Map<string, Uint8Array>;
  manifest: Json;
  /** Records of the journal as lines of JSON. */
  lines: string[];

  constructor(
    all: RawFiles,
    readonly folder: string,
  ) {
    this.files = new Map(
      [...all]
        .filter(([path]) => path.startsWith(folder))
        .map(([path, bytes]) => [path.slice(folder.length), bytes]),
    );
    this.manifest = JSON.parse(this.text('manifest.json')) as Json;
    this.lines = this.text('journal.jsonl').split('\n').slice(0, -1);
  }

  text(path: string): string {
    return Buffer.from(this.files.get(path) ?? '').toString();
  }

  /** What the processes of the benchmark printed. */
  benchFile(): string {
    const run = this.lines.find((line) => line.includes('"type":"run"')) ?? '';
    return (JSON.parse(run) as { output: { file: string } }).output.file;
  }

  /** Files whose path begins so. */
  paths(start: string): string[] {
    return [...this.files.keys()].filter((path) => path.startsWith(start));
  }

  /** The same measurements under further names; `BenchmarkWork` and its package are the true ones. */
  under(names: readonly { readonly pkg: string; readonly name: string }[]): this {
    const originals = this.lines;
    for (const [index, { pkg, name }] of names.entries()) {
      const file = `bench/hostile-${index}.txt`;
      let sofar = Buffer.alloc(0);
      for (const line of originals) {
        const record = JSON.parse(line) as Json;
        const isTimed = !['profile', 'probe', 'compiler'].includes(String(record['type']));
        if (!isTimed || record['pkg'] === undefined) continue;
        const copy: Json = { ...record, pkg };
        if (typeof record['name'] === 'string') copy['name'] = name;
        if (record['type'] === 'run') {
          const output = record['output'] as { file: string; offset: number; bytes: number };
          const printed = Buffer.from(this.files.get(output.file) ?? '')
            .subarray(output.offset, output.offset + output.bytes)
            .toString();
          const text = Buffer.from(printed.replaceAll(String(record['name']), name));
          copy['output'] = { file, offset: sofar.length, bytes: text.length };
          sofar = Buffer.concat([sofar, text]);
        }
        this.lines = [...this.lines.slice(0, -1), JSON.stringify(copy), ...this.lines.slice(-1)];
      }
      this.files.set(file, sofar);
    }
    return this;
  }

  /** Changes what each process printed, and where it lies. */
  print(change: (text: string) => string): this {
    const before = new Map(this.files);
    const ends = new Map<string, Buffer>();
    this.lines = this.lines.map((line) => {
      const record = JSON.parse(line) as {
        type: string;
        output: { file: string; offset: number; bytes: number };
      };
      if (record.type !== 'run') return line;
      const { file, offset, bytes } = record.output;
      const old = Buffer.from(before.get(file) ?? '').subarray(offset, offset + bytes);
      const text = Buffer.from(change(old.toString()));
      const sofar = ends.get(file) ?? Buffer.alloc(0);
      ends.set(file, Buffer.concat([sofar, text]));
      return JSON.stringify({ ...record, output: { file, offset: sofar.length, bytes: text.length } });
    });
    for (const [file, bytes] of ends) this.files.set(file, bytes);
    return this;
  }

  /** Changes each record of a type. */
  records(type: string, change: (record: Json) => unknown): this {
    this.lines = this.lines.map((line) => {
      const record = JSON.parse(line) as Json;
      return record['type'] === type ? JSON.stringify(change(record)) : line;
    });
    return this;
  }

  /** As it would be uploaded, by path in the artifact. */
  sealed(): RawFiles {
    const files = new Map(this.files);
    files.set('journal.jsonl', Buffer.from(this.lines.map((line) => `${line}\n`).join('')));
    files.delete('manifest.json');
    const listed = [...files].map(([path, bytes]) => ({
      path,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    }));
    files.set('manifest.json', Buffer.from(JSON.stringify({ ...this.manifest, files: listed })));
    return new Map([...files].map(([path, bytes]) => [this.folder + path, bytes]));
  }
}
