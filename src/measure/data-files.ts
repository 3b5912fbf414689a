// Files besides Go code that benchmarks can read: they are not in the binary, and change what it does.
import { createHash } from 'node:crypto';
import { lstat, readdir, readlink, realpath } from 'node:fs/promises';
import { join, posix, sep } from 'node:path';
import { byText } from '../base/order.js';
import { hashFile } from './build.js';

/** Path relative to the tree and content hash of one file. */
export interface DataFile {
  readonly path: string;
  readonly hash: string;
}

/** Hashes each file of a tree at most once. */
export class DataFiles {
  readonly #root: string;
  readonly #hashes = new Map<string, Promise<string>>();
  readonly #listings = new Map<string, Promise<string[]>>();

  constructor(root: string) {
    this.#root = root;
  }

  /**
   * Data files that a package's benchmarks are likely to read: files that are not Go code in its folder and
   * in the folders below that hold no Go package, and the testdata folders beside it and above it in its module,
   * which packages share. Sorted by path.
   */
  async of(packageDir: string, moduleDir: string): Promise<DataFile[]> {
    const near = await this.#list(packageDir, 'package');
    const paths = new Set(near);
    for (let dir = packageDir; dir !== moduleDir && dir !== '.';) {
      dir = posix.dirname(dir);
      for (const path of await this.#list(dir, 'testdata')) paths.add(path);
    }
    return Promise.all([...paths].sort(byText).map(async (path) => ({ path, hash: await this.#hash(path) })));
  }

  #hash(path: string): Promise<string> {
    let hash = this.#hashes.get(path);
    if (hash === undefined) this.#hashes.set(path, (hash = this.#read(path)));
    return hash;
  }

  async #read(path: string): Promise<string> {
    const full = join(this.#root, path);
    const facts = await lstat(full);
    if (facts.isFile()) return hashFile(full);
    // Never opened: a device has no end, and a pipe waits for a writer.
    if (!facts.isSymbolicLink()) return 'special';
    const text = await readlink(full);
    const target = await targetOf(full);
    const inside = target?.startsWith((await realpath(this.#root)) + sep) === true;
    if (target === null || !inside || !(await lstat(target)).isFile()) return `link:${text}`;
    return `link:${text}:${await hashFile(target)}`;
  }

  #list(dir: string, what: 'package' | 'testdata'): Promise<string[]> {
    const key = `${what} ${dir}`;
    let listing = this.#listings.get(key);
    if (listing === undefined) {
      listing = what === 'package' ? this.#near(dir, true) : this.#testdata(dir);
      this.#listings.set(key, listing);
    }
    return listing;
  }

  async #near(dir: string, top: boolean): Promise<string[]> {
    const entries = await readdir(join(this.#root, dir), { withFileTypes: true });
    // A folder with Go code is another package with its own data.
    if (!top && entries.some((entry) => entry.isFile() && /\.go$|^go\.mod$/.test(entry.name))) return [];
    const found: string[] = [];
    for (const entry of entries) {
      const path = posix.join(dir, entry.name);
      if (entry.isDirectory()) {
        if (entry.name.startsWith('.') || entry.name === 'node_modules' || entry.name === 'vendor') continue;
        found.push(
          ...(entry.name === 'testdata' ? await this.#everything(path) : await this.#near(path, false)),
        );
      } else if (!/\.go$|^go\.(mod|sum|work)$/.test(entry.name) && !entry.name.startsWith('.')) {
        found.push(path);
      }
    }
    return found;
  }

  async #testdata(dir: string): Promise<string[]> {
    const entries = await readdir(join(this.#root, dir), { withFileTypes: true });
    const there = entries.some((entry) => entry.isDirectory() && entry.name === 'testdata');
    return there ? this.#everything(posix.join(dir, 'testdata')) : [];
  }

  async #everything(dir: string): Promise<string[]> {
    const entries = await readdir(join(this.#root, dir), { withFileTypes: true });
    const found: string[] = [];
    for (const entry of entries) {
      const path = posix.join(dir, entry.name);
      if (entry.isDirectory()) found.push(...(await this.#everything(path)));
      else found.push(path);
    }
    return found;
  }
}

/** What a link leads to in the end; null when it leads nowhere. */
async function targetOf(link: string): Promise<string | null> {
  try {
    return await realpath(link);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ELOOP' || code === 'ENOTDIR') return null;
    throw error;
  }
}

/** One hash over paths and contents, whatever order they come in. */
export function hashOfFiles(files: readonly DataFile[]): string {
  const hash = createHash('sha256');
  for (const file of [...files].sort((a, b) => byText(a.path, b.path)))
    hash.update(`${file.path}\0${file.hash}\0`);
  return hash.digest('hex');
}
