// How often the gate cries wolf on a real module, with the real go command, on this machine:
//   node scripts/live-aa.mjs --module PATH@VERSION --out FILE [--suites 10] [--time-budget 10m] [--seed 1] [PACKAGES]
// Each suite gates two copies of the module that differ by comments, or by functions that nothing calls, in turns. Its
// result is a line of FILE: run it again to add more suites, --suites 0 only sums up what is there.
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
const kinds = ['functions', 'comments'];

for (const module of options.module) {
  const repository = repositoryOf(module);
  try {
    for (let n = 0; n < Number(options.suites); n++) {
      const suite = linesOf(options.out).filter((line) => line.module === module).length;
      const seed = Number(options.seed) + suite;
      append(options.out, {
        module,
        suite,
        seed,
        kind: kinds[suite % 2],
        ...(await runSuite(repository, seed, suite)),
      });
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
    const edits = (found) => ({
      base: [],
      head: found.flatMap((of) => product.harmlessEdits(of, [kinds[suite % 2]], seed)),
    });
    const { verdict, captures, elapsedMs } = await product.compare(
      { repository: directory, head, config, edits, out },
      ports,
    );
    const { measured, alarms, unproven } = product.quietIn(verdict);
    const times = verdict.benchmarks.flatMap(({ id, changes }) =>
      changes
        .filter(({ metric, pairs }) => metric.unit === 'sec/op' && pairs > 0)
        .map((time) => ({ id, time })),
    );
    const rank = times.flatMap(({ id }) => benchstat(captures, product.keyOf(id)) ?? []);
    const { focused = 0, confirmed = 0, floor = null } = verdict.timing ?? {};
    return {
      together: verdict.suite?.change ?? null,
      measured,
      alarms: alarms.map(({ id, unit, seen }) => ({
        name: id?.name ?? 'all together',
        pkg: id?.pkg ?? '',
        unit,
        ratio: seen.ratio?.center ?? null,
        p: seen.p,
      })),
      improved: times.filter(({ time }) => time.change === 'improvement').length,
      unproven,
      focused,
      confirmed,
      floor,
      caveats: verdict.caveats.map(({ code }) => code),
      benchstat: { of: rank.length, alarms: rank.filter(({ p }) => p <= 0.05).length },
      elapsedMs: Math.round(elapsedMs),
    };
  });
}

function summarise() {
  const lines = linesOf(options.out);
  const groups = new Map();
  for (const line of lines) {
    for (const name of [`${line.module}, ${line.kind}`, 'all'])
      groups.set(name, [...(groups.get(name) ?? []), line]);
  }
  const sum = (all, of) => all.reduce((total, line) => total + of(line), 0);
  const rows = [...groups]
    .sort(([a], [b]) => (a === 'all' ? 1 : b === 'all' ? -1 : a < b ? -1 : 1))
    .map(([name, all]) => {
      const measured = sum(all, (line) => line.measured);
      const compared = sum(all, (line) => line.benchstat.of);
      return [
        name,
        all.length,
        measured,
        sum(all, (line) => line.confirmed),
        sum(all, (line) => line.alarms.filter(({ unit }) => unit === 'sec/op').length),
        sum(all, (line) => line.alarms.filter(({ unit }) => unit !== 'sec/op').length),
        sum(all, (line) => (line.together === 'regression' ? 1 : 0)),
        `${sum(all, (line) => line.unproven)} (${percent(
          sum(all, (line) => line.unproven),
          measured,
        )})`,
        `${sum(all, (line) => line.benchstat.alarms)} (${percent(
          sum(all, (line) => line.benchstat.alarms),
          compared,
        )})`,
        ((sum(all, (line) => line.elapsedMs) / 60_000 / Math.max(1, measured)) * 100).toFixed(1),
      ];
    });
  console.log(
    table(
      [
        'head differs by',
        'suites',
        'benchmarks',
        'confirmed on',
        'false: time',
        'false: counts',
        'all together slower',
        'unproven',
        'benchstat, n=10',
        'min per 100',
      ],
      rows,
    ),
  );
  const alarmed = lines.filter(({ alarms }) => alarms.length > 0).length;
  if (alarmed === 0 && lines.length > 0) {
    const bound = 1 - 0.05 ** (1 / lines.length);
    console.log(`no suite of ${lines.length} alarmed: with 95 % confidence at most ${percent(bound, 1)} do`);
  }
}
