// Material for a state: zips, patches, and a real git repository.
import { execFileSync } from 'node:child_process';
import { crc32, deflateRawSync } from 'node:zlib';
import type { Commit, PullFile, Repository } from './nouns.js';

/** A file of a pull request's diff. `patch` has hunks only, no file header. */
export function pullFile(
  path: string,
  patch: string | null,
  status: PullFile['status'] = 'modified',
): PullFile {
  return { path, status, patch };
}

/** What `git diff` printed, as GitHub lists it. */
export function filesOfDiff(diff: string): PullFile[] {
  return diff
    .split(/^(?=diff --git )/m)
    .filter((part) => part.startsWith('diff --git '))
    .map((part) => {
      const path =
        /^\+\+\+ b\/(.+)$/m.exec(part)?.[1] ??
        /^--- a\/(.+)$/m.exec(part)?.[1] ??
        / b\/(.+)$/m.exec(part)?.[1];
      const start = part.search(/^@@ /m);
      const patch = start === -1 ? null : part.slice(start).replace(/\n$/, '');
      const previous = /^rename from (.+)$/m.exec(part)?.[1];
      const file = { path: path ?? '', patch, status: statusOf(part) };
      return previous === undefined ? file : { ...file, previous };
    });
}

function statusOf(part: string): PullFile['status'] {
  if (/^new file mode/m.test(part)) return 'added';
  if (/^deleted file mode/m.test(part)) return 'removed';
  return /^rename from/m.test(part) ? 'renamed' : 'modified';
}

/** Takes over the commits of all branches of a git repository, with their files, and the branches. */
export function importGit(repository: Repository, directory: string): void {
  const git = (args: readonly string[], input?: string): Buffer =>
    execFileSync('git', args, {
      cwd: directory,
      maxBuffer: 256 * 1024 * 1024,
      ...(input !== undefined && { input }),
    });
  const log = git(['log', '--all', '--reverse', '--topo-order', '-z', '--format=%H%x00%P%x00%cI%x00%s']);
  const fields = log.toString('utf8').split('\0');
  for (let i = 0; i + 3 < fields.length; i += 4) {
    const [sha = '', parents = '', date = '', message = ''] = fields.slice(i, i + 4);
    const commit: Commit = {
      sha,
      parents: parents.split(' ').filter((parent) => parent !== ''),
      date,
      message,
      files: filesAt(git, sha),
    };
    repository.commits.set(sha, commit);
  }
  const heads = git(['for-each-ref', '--format=%(objectname) %(refname:lstrip=2)', 'refs/heads']);
  for (const line of heads.toString('utf8').split('\n').filter(Boolean)) {
    const space = line.indexOf(' ');
    repository.branches.set(line.slice(space + 1), line.slice(0, space));
  }
}

function filesAt(git: (args: readonly string[], input?: string) => Buffer, sha: string): Map<string, Buffer> {
  const rows = git(['ls-tree', '-r', '-z', sha]).toString('utf8').split('\0').filter(Boolean);
  const entries = rows.flatMap((row) => {
    const [, object = '', path = ''] = /^\d+ blob ([0-9a-f]+)\t(.*)$/s.exec(row) ?? [];
    return path === '' ? [] : [{ object, path }];
  });
  // One process for all objects; each comes as `<hash> blob <size>\n<bytes>\n`.
  const bytes = git(['cat-file', '--batch'], entries.map(({ object }) => `${object}\n`).join(''));
  const files = new Map<string, Buffer>();
  let at = 0;
  for (const { path } of entries) {
    const line = bytes.indexOf('\n', at);
    const size = Number(bytes.toString('latin1', at, line).split(' ')[2]);
    files.set(path, bytes.subarray(line + 1, line + 1 + size));
    at = line + 1 + size + 1;
  }
  return files;
}

/** A zip as the runner's client makes them: deflated, UTF-8 names. */
export function artifactZip(files: Readonly<Record<string, string | Buffer>>): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [path, content] of Object.entries(files)) {
    const name = Buffer.from(path);
    const raw = Buffer.from(content);
    const packed = deflateRawSync(raw);
    // Version, UTF-8 flag, deflate, time and date (1980-01-01), checksum, sizes, length of name, no extra field.
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt16LE(0x21, 8);
    common.writeUInt32LE(crc32(raw), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(raw.length, 18);
    common.writeUInt16LE(name.length, 22);
    const header = Buffer.concat([Buffer.from('PK\x03\x04'), common, name]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    central.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, rest, name);
    local.push(header, packed);
    offset += header.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  const count = Object.keys(files).length;
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}
