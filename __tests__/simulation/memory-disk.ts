// What of node:fs/promises the timed passes use, in memory: a simulation links thousands of layouts that nobody runs, and
// the disk would take as long as all the rest. recording.test.ts and statistics-page.test.ts use the real one, and what
// the latter counts is what the script counted with this.

const sizes = new Map<string, number>();

export function mkdir(): Promise<undefined> {
  return Promise.resolve(undefined);
}

export function writeFile(path: string, data: Uint8Array | string): Promise<void> {
  sizes.set(path, data.length);
  return Promise.resolve();
}

export function rm(path: string): Promise<void> {
  sizes.delete(path);
  return Promise.resolve();
}

export function stat(path: string): Promise<{ size: number }> {
  const size = sizes.get(path);
  return size === undefined
    ? Promise.reject(Object.assign(new Error(path), { code: 'ENOENT' }))
    : Promise.resolve({ size });
}

export function statfs(): Promise<{ bavail: number; bsize: number }> {
  return Promise.resolve({ bavail: 1e9, bsize: 4096 });
}
