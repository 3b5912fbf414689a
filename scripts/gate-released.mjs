// Gates two released versions of a real module from the module proxy:
//   node scripts/gate-released.mjs MODULE BASE HEAD [-- gate options and packages]
// Makes a git repository with one commit for each version in a temporary folder, and runs dist/cli.js gate on it. At the
// end: how long each phase took, by its progress lines, and how many changed allocations have their line.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
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
  process.exitCode = await timed(args);
  tellLines(join(optionOf('--out') ?? 'pprof-gate', 'report.json'));
} finally {
  rmSync(repository, { recursive: true, force: true });
}

function optionOf(name) {
  const at = options.indexOf(name);
  return at < 0 ? undefined : options[at + 1];
}

/** How many changed allocations have a line. */
function tellLines(file) {
  const { benchmarks } = JSON.parse(readFileSync(file, 'utf8'));
  const moved = benchmarks.flatMap(({ name, metrics }) =>
    metrics
      .filter(
        ({ unit, change }) =>
          ['allocs/op', 'B/op'].includes(unit) && ['regression', 'improvement'].includes(change),
      )
      .map((metric) => ({ name, ...metric })),
  );
  const withLine = (isMeant) =>
    moved.filter(({ culprits }) => culprits.some((of) => of.line > 0 && isMeant(of)));
  const all = withLine(() => true);
  process.stderr.write(
    `allocations that moved: ${moved.length}, with their line: ${all.length}, of the module itself: ${withLine(({ own }) => own).length}\n`,
  );
  for (const of of moved) if (!all.includes(of)) process.stderr.write(`no line: ${of.name} ${of.unit}\n`);
}

/** Passes everything on; `screening 12 s · profiling 30 s` last. */
async function timed(args) {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'pipe'] });
  const phases = new Map();
  let [phase, since] = ['', performance.now()];
  const enter = (next) => {
    const now = performance.now();
    if (phase !== '') phases.set(phase, (phases.get(phase) ?? 0) + now - since);
    [phase, since] = [next, now];
  };
  createInterface({ input: child.stderr }).on('line', (line) => {
    const [, next] = /^([a-z ]+): \d+ of \d+/.exec(line) ?? [];
    if (next !== undefined && next !== phase) enter(next);
    process.stderr.write(`${line}\n`);
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  enter('');
  const all = [...phases].map(([name, ms]) => `${name} ${(ms / 1000).toFixed(1)} s`);
  process.stderr.write(`phases: ${all.join(' · ')}\n`);
  return code ?? 70;
}
