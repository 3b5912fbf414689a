// Reads what `go tool pprof` said about the profiles of a corpus folder (its README gives the commands).
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Golden {
  readonly file: string;
  readonly profile: string;
  /** Stem of the base, when the golden is of a difference. */
  readonly base: string | null;
  readonly type: string;
  readonly by: 'function' | 'line';
  /** Only the first rows are there. */
  readonly head: boolean;
  readonly total: number;
  /** `flat cum name`, in pprof's order. */
  readonly rows: readonly string[];
}

export const profileFiles = (folder: string): string[] =>
  readdirSync(folder).filter((file) => /\.pb(\.gz)?$/.test(file));

export function readProfile(folder: string, file: string): Uint8Array {
  return new Uint8Array(readFileSync(join(folder, file)));
}

export function readGoldens(folder: string): Golden[] {
  const stems = new Map(profileFiles(folder).map((file) => [file.replace(/\.pb(\.gz)?$/, ''), file]));
  return readdirSync(folder).flatMap((file) => {
    const named = /^(.+)\.([a-z_]+)\.(functions|lines)(-head)?\.txt$/.exec(file);
    if (named === null) return [];
    const [, subject = '', type = '', by, head] = named;
    const [stem = '', base = null] = subject.split('.vs.');
    const profile = stems.get(stem);
    if (profile === undefined) throw new Error(`${file} has no profile`);
    return [
      {
        file,
        profile,
        base: base === null ? null : (stems.get(base) ?? null),
        type,
        by: by === 'functions' ? 'function' : 'line',
        head: head !== undefined,
        ...parse(readFileSync(join(folder, file), 'utf8')),
      },
    ];
  });
}

function parse(text: string): { total: number; rows: string[] } {
  const total = / of (-?[\d.]+)\w* total$/m.exec(text)?.[1];
  const [, table] = text.split(/^ +flat +flat% .*\n/m);
  if (total === undefined || table === undefined) throw new Error('not the output of pprof -top');
  const rows = table.split('\n').filter((line) => line !== '');
  return { total: Number(total), rows: rows.map(row) };
}

function row(line: string): string {
  const cells =
    /^ *(-?\d+)[a-zB]* +\S+% +\S+% +(-?\d+)[a-zB]* +\S+% {2}(.*?)(?: \((?:partial-)?inline\))?$/.exec(line);
  if (cells === null) throw new Error(`not a row: ${line}`);
  return cells.slice(1).join(' ');
}
