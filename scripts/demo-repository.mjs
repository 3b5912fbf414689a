// Makes a git repository of the demo's story: `node scripts/demo-repository.mjs FOLDER`. The command
// `pprof-gate demo` does the same for itself; this one is for workflows and for trying things out.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [target] = process.argv.slice(2);
if (target === undefined) throw new Error('usage: demo-repository.mjs FOLDER');
const demo = fileURLToPath(new URL('../demo', import.meta.url));
const story = JSON.parse(readFileSync(join(demo, 'story.json'), 'utf8'));

mkdirSync(target);
const git = (args, env = {}) =>
  execFileSync('git', args, {
    cwd: target,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
git(['init', '--quiet', '--initial-branch=main']);
for (const { from, files, author, date, message } of story.commits) {
  for (const file of files) {
    mkdirSync(dirname(join(target, file)), { recursive: true });
    cpSync(join(demo, from, file), join(target, file));
  }
  const [, name, email] = /^(.*) <(.*)>$/.exec(author);
  const env = {};
  for (const who of ['AUTHOR', 'COMMITTER']) {
    Object.assign(env, { [`GIT_${who}_NAME`]: name, [`GIT_${who}_EMAIL`]: email, [`GIT_${who}_DATE`]: date });
  }
  git(['add', '--all']);
  git(
    [
      '-c',
      'commit.gpgSign=false',
      '-c',
      'core.hooksPath=/dev/null',
      'commit',
      '--quiet',
      `--message=${message}`,
    ],
    env,
  );
}
