// Gates two released versions of a real module from the module proxy:
//   node scripts/gate-released.mjs MODULE BASE HEAD [-- gate options and packages]
// Makes a git repository with one commit for each version in a temporary folder, and runs dist/cli.js gate on it.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [module, base, head, ...rest] = process.argv.slice(2);
if (head === undefined) throw new Error('usage: gate-released.mjs MODULE BASE HEAD [-- gate options]');
const options = rest[0] === '--' ? rest.slice(1) : rest;

const repository = mkdtempSync(join(tmpdir(), 'released-'));
const git = (...args) =>
  execFileSync('git', args, { cwd: repository, stdio: ['ignore', 'ignore', 'inherit'] });
try {
  git('init', '--quiet', '--initial-branch=main');
  for (const version of [base, head]) {
    const listed = execFileSync('go', ['mod', 'download', '-json', `${module}@${version}`], {
      cwd: tmpdir(),
    });
    for (const entry of readdirSync(repository)) {
      if (entry !== '.git') rmSync(join(repository, entry), { recursive: true });
    }
    cpSync(JSON.parse(listed.toString()).Dir, repository, { recursive: true });
    // The module cache is read-only, and so are copies of it.
    execFileSync('chmod', ['-R', 'u+w', repository]);
    git('add', '--all', '--force');
    const who = [
      '-c',
      'user.name=release',
      '-c',
      'user.email=release@example.com',
      '-c',
      'commit.gpgSign=false',
    ];
    git(...who, 'commit', '--quiet', `--message=${module} ${version}`);
    git('tag', version);
  }
  const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
  const args = [cli, 'gate', '--repo', repository, '--base', base, '--head', head, ...options];
  process.exitCode = spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 70;
} finally {
  rmSync(repository, { recursive: true, force: true });
}
