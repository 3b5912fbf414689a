// What the gate finds on a real module, with the real go command, on this machine:
//   node scripts/live-injected.mjs --module PATH@VERSION --out FILE [--suites 10] [--time-budget 10m] [--seed 1] [PACKAGES]
// Each suite puts slow-downs of 5, 8 and 10 % into copies of up to six benchmarks, as `pprof-gate self-test` does: drawn
// by the seed from those that fit, none that scatters more than twice as much as it is slowed down. The table shows how
// much they scatter. A result is a line of FILE; --suites 0 only sums up what is there.
import { parseArgs } from 'node:util';
import {
  append,
  benchstat,
  configOf,
  linesOf,
  percent,
  product,
  repositoryOf,
  table,
  withPorts,
} from './live.mjs';

const { values: options, positionals: packages } = parseArgs({
  allowPositionals: true,
  options: {
    module: { type: 'string', multiple: true, default: [] },
    out: { type: 'string' },
    suites: { type: 'string', default: '10' },
    'time-budget': { type: 'string', default: '10m' },
    seed: { type: 'string', default: '1' },
  },
});
if (options.out === undefined) throw new Error('--out FILE is missing');
const sizes = [0.1, 0.05, 0.08];

for (const module of options.module) {
  const repository = repositoryOf(module);
  try {
    for (let n = 0; n < Number(options.suites); n++) {
      const suite = linesOf(options.out).filter((line) => line.module === module).length;
      const seed = Number(options.seed) + suite;
      append(options.out, { module, suite, seed, ...(await runSuite(repository, seed, suite)) });
      summarise();
    }
  } finally {
    repository.remove();
  }
}
if (options.module.length === 0 || Number(options.suites) === 0) summarise();

function runSuite({ directory }, seed, suite) {
  return withPorts(async (ports, out) => {
    const head = await product.chooseHead(ports.git, directory, null, []);
    const config = configOf({ packages, timeBudget: options['time-budget'], seed });
    const looked = await product.look({ repository: directory, head, config, seed }, ports);
    if (looked.secondsPerTurn === null) throw new Error('no benchmark has a loop of a known form');
    const aims = sizes.map((_, index) => sizes[(index + suite) % sizes.length]);
    const { chosen, left } = product.planInjection(looked.benchmarks, looked.secondsPerTurn, aims, seed);
    if (chosen.length === 0) throw new Error('no benchmark is steady enough');
    const { verdict, captures, elapsedMs } = await product.compare(
      {
        repository: directory,
        head,
        config: product.injectionConfig(config, chosen, looked.dirs),
        edits: (found) => product.injectionEdits(found, chosen),
        keys: new Set(chosen.map(({ key }) => key)),
        out,
      },
      ports,
    );
    const found = product.foundIn(verdict, chosen).map(({ id, aim, injected, spread, seen }) => ({
      pkg: id.pkg,
      name: id.name,
      aim,
      injected,
      spread,
      ...seen,
      benchstat: benchstat(captures, product.keyOf(id)),
    }));
    const fitting =
      chosen.length + (left.find(({ reason }) => reason === 'not-drawn')?.benchmarks.length ?? 0);
    return {
      found,
      fitting,
      nanosecondsPerTurn: looked.secondsPerTurn * 1e9,
      elapsedMs: Math.round(elapsedMs),
    };
  });
}

function summarise() {
  const lines = linesOf(options.out);
  const all = lines.flatMap(({ module, found }) => found.map((of) => ({ module, ...of })));
  const rows = [...sizes]
    .sort((a, b) => a - b)
    .map((size) => {
      const here = all.filter(({ aim }) => aim === size);
      const count = (change) => here.filter((of) => of.change === change).length;
      const exceeded = here.filter(({ outcome }) => outcome === 'exceeded').length;
      const seen = here.filter(({ ratio }) => ratio !== null);
      const errors = seen.map(({ ratio, injected }) => Math.abs(ratio.center / (1 + injected) - 1));
      return [
        `+${size * 100} %`,
        here.length,
        spreadOf(here),
        `${count('regression')} (${percent(count('regression'), here.length)})`,
        `${exceeded} (${percent(exceeded, here.length)})`,
        `${count('unproven')} (${percent(count('unproven'), here.length)})`,
        count('none') + count('improvement') + count('unmeasured'),
        errors.length === 0 ? '–' : percent(product.median(errors), 1),
        `${here.filter(({ benchstat: of }) => of !== null && of.p <= 0.05).length} of ${here.filter(({ benchstat: of }) => of !== null).length}`,
      ];
    });
  console.log(
    table(
      [
        'injected',
        'benchmarks',
        'spread: quartiles, most',
        'found',
        'over +5 %',
        'unproven',
        'missed',
        'median error',
        'benchstat, n=10',
      ],
      rows,
    ),
  );
  const minutes = lines.reduce((sum, { elapsedMs }) => sum + elapsedMs, 0) / 60_000;
  console.log(
    `${lines.length} suites of ${new Set(lines.map(({ module }) => module)).size} modules in ${minutes.toFixed(1)} minutes`,
  );
}

/** Of single processes, as the look before saw them. */
function spreadOf(found) {
  const spreads = found.map(({ spread }) => spread).sort((a, b) => a - b);
  if (spreads.length === 0) return '–';
  const at = (q) => `${(100 * spreads[Math.round(q * (spreads.length - 1))]).toFixed(1)}`;
  return `${[0.25, 0.5, 0.75].map(at).join(' / ')}, ${at(1)} %`;
}
