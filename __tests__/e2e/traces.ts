// Everything that a job leaves behind in files, as text: also what is inside of profiles.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { RawFiles } from './tampered.js';

/** Text of each file, by its path; profiles inflated. One character a byte, so that nothing hides. */
export function textsOf(files: RawFiles): Map<string, string> {
  return new Map(
    [...files].map(([path, bytes]) => {
      const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
      return [path, Buffer.from(isGzip ? gunzipSync(bytes) : bytes).toString('latin1')];
    }),
  );
}

export function filesBelow(folder: string): RawFiles {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  return new Map(paths.map((path) => [relative(folder, path), readFileSync(path)]));
}

/** Where one of these stands, as `path: what`. A folder is one where its path begins, unlike `/root` in `os/root.go`. */
export function placesOf(wanted: readonly string[], texts: ReadonlyMap<string, string>): string[] {
  const patterns = wanted.map((one): [string, RegExp] => {
    const literal = Buffer.from(one)
      .toString('latin1')
      .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
    return [one, new RegExp(one.startsWith('/') ? `(?<![\\w.-])${literal}` : literal)];
  });
  return [...texts].flatMap(([path, text]) =>
    patterns.filter(([, pattern]) => pattern.test(text)).map(([one]) => `${path}: ${one}`),
  );
}
