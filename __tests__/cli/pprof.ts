// What `go tool pprof -top` says of a profile, for comparing with what we say.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Rows as `flat cum name`, sorted; those of nothing but zeros are left out. */
export interface PprofTop {
  readonly total: number;
  readonly rows: readonly string[];
}

const units: ReadonlyMap<string, string> = new Map([
  ['nanoseconds', 'nanoseconds'],
  ['bytes', 'bytes'],
]);

/** Runs the real thing on a file of a folder; whole numbers in the unit of the profile, and every row. */
export function pprofTop(
  folder: string,
  file: string,
  type: { readonly type: string; readonly unit: string },
  ...options: readonly string[]
): PprofTop {
  const all = ['-symbolize=none', '-nodecount=1000000', '-nodefraction=0', '-edgefraction=0'];
  const shown = [`-sample_index=${type.type}`, `-unit=${units.get(type.unit) ?? 'count'}`, '-top'];
  const text = execFileSync('go', ['tool', 'pprof', ...all, ...shown, ...options, join(folder, file)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 2 ** 26,
  });
  return parsed(text);
}

function parsed(text: string): PprofTop {
  const total = / of (-?[\d.]+)\w* total$/m.exec(text)?.[1];
  const [, table = ''] = text.split(/^ +flat +flat% .*\n/m);
  const rows = table.split('\n').flatMap((line) => {
    const cells =
      /^ *(-?\d+)[a-zB]* +\S+% +\S+% +(-?\d+)[a-zB]* +\S+% {2}(.*?)(?: \((?:partial-)?inline\))?$/.exec(line);
    return cells === null ? [] : [cells.slice(1).join(' ')];
  });
  return { total: Number(total), rows: rows.filter((row) => !row.startsWith('0 0 ')).sort() };
}
