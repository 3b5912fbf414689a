// Whether the two processes of a pair should run one after the other or at the same time, on this machine:
//   node scripts/live-pairs.mjs [--module PATH@VERSION] [--rounds 40] [--seed 1] [--json FILE] [PACKAGES]
// Without a module: scripts/pairs-module. Two copies that differ by comments only are measured both ways, taking turns at
// random round by round, so that both see the same machine. What counts is the robust standard deviation of the
// differences of pairs times the root of the seconds that a pair takes: the error after a given time. Below 1, pairs at
// the same time are better. Intervals by drawing rounds again.
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { configOf, product, repositoryFrom, repositoryOf, table, withPorts } from './live.mjs';

const { values: options, positionals: packages } = parseArgs({
  allowPositionals: true,
  options: {
    module: { type: 'string' },
    rounds: { type: 'string', default: '40' },
    seed: { type: 'string', default: '1' },
    json: { type: 'string' },
  },
});
const rounds = Number(options.rounds);
const seed = Number(options.seed);
/** The stage under which each way is kept. */
const ways = { alternating: 'confirm', together: 'focus' };
/** Bytes allocated in a second of running, from which on a benchmark counts as one that allocates. */
const allocating = 200e6;
const draws = 1000;

const own = fileURLToPath(new URL('pairs-module', import.meta.url));
const repository = options.module === undefined ? repositoryFrom(own, 'pairs') : repositoryOf(options.module);
try {
  const captures = await withPorts((ports, out) => measure(repository.directory, ports, out));
  const pairs = pairsOf(captures);
  report(pairs);
  if (options.json !== undefined) writeFileSync(options.json, JSON.stringify(pairs));
} finally {
  repository.remove();
}

async function measure(directory, ports, out) {
  const head = await product.chooseHead(ports.git, directory, null, []);
  const config = { ...configOf({ packages, timeBudget: '60m', seed }), pairs: 'together' };
  const scratch = await ports.scratch();
  try {
    const trees = [];
    for (const side of ['base', 'head']) {
      trees.push(await product.checkOut(ports.git, directory, head, side, scratch.directory, []));
    }
    const setting = await product.settingFor(trees[1], config, ports);
    if (setting.machine.pins === null) throw new Error('there are no two cores to pin processes to');
    const found = await product.packagesIn(trees[1].root, setting, ports);
    await product.write(
      trees[1].root,
      found.flatMap((of) => product.harmlessEdits(of, ['comments'], seed)),
    );
    const session = await product.begin(
      {
        trees,
        setting,
        config,
        scratch: scratch.directory,
        directory: (side) => join(out, side),
        like: null,
      },
      ports,
    );
    await product.prepare(session);
    const random = product.seededRandom(seed);
    for (let nth = 0; nth < rounds; nth++) {
      for (const way of random.shuffle(Object.keys(ways))) {
        const { request } = session;
        const asked = { ...session, request: { ...request, options: { ...request.options, pairs: way } } };
        const keys = [...session.candidates.keys()];
        await product.runRound(asked, {
          pass: ways[way],
          nth,
          keys,
          layout: 0,
          leftMs: 0,
          at: { done: nth, total: rounds },
        });
      }
    }
    await product.closeSession(session, 'complete');
    return {
      base: await ports.captures.read(join(out, 'base')),
      head: await ports.captures.read(join(out, 'head')),
    };
  } finally {
    await scratch.remove();
  }
}

/** Of each benchmark and way: log-ratios of its pairs in their order, and the milliseconds that each took. */
function pairsOf(captures) {
  const evidence = { base: product.readEvidence(captures.base), head: product.readEvidence(captures.head) };
  const walls = new Map();
  for (const side of ['base', 'head']) {
    for (const record of captures[side].records) {
      if (record.type === 'run')
        walls.set(`${side} ${product.keyOf(record)} ${record.pass} ${record.slot}`, record.wallMs);
    }
  }
  return [...evidence.base.benchmarks].flatMap(([key, { id, samples }]) => {
    const other = evidence.head.benchmarks.get(key)?.samples.get('sec/op');
    const time = samples.get('sec/op');
    if (time === undefined || other === undefined) return [];
    const bytes = product.median((samples.get('B/op')?.runs ?? [{ value: 0 }]).map(({ value }) => value));
    const seconds = product.median(time.runs.map(({ value }) => value));
    const of = (way) =>
      product.pairRuns({ base: time, head: other }, ways[way]).map(({ base, head, slot }) => {
        const [a, b] = ['base', 'head'].map((side) => walls.get(`${side} ${key} ${ways[way]} ${slot}`) ?? 0);
        return { difference: Math.log(head / base), wallMs: way === 'together' ? Math.max(a, b) : a + b };
      });
    const allocates = bytes / seconds > allocating;
    return [{ name: id.name, allocates, alternating: of('alternating'), together: of('together') }];
  });
}

function robustDeviation(values) {
  const centre = product.median(values);
  return product.median(values.map((value) => Math.abs(value - centre))) / 0.6745;
}

/** Deviation of the differences, seconds of a pair, and the error after one second. */
function costOf(pairs) {
  const deviation = robustDeviation(pairs.map(({ difference }) => difference));
  const seconds = product.median(pairs.map(({ wallMs }) => wallMs)) / 1000;
  return { deviation, seconds, error: deviation * Math.sqrt(seconds) };
}

function report(benchmarks) {
  const random = product.seededRandom(seed);
  const ratioOf = ({ alternating, together }) => Math.log(costOf(together).error / costOf(alternating).error);
  const drawn = ({ alternating, together }, rows) => ({
    alternating: rows.flatMap((row) => alternating[row] ?? []),
    together: rows.flatMap((row) => together[row] ?? []),
  });
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  // The same rounds for all benchmarks: a noisy moment hits all of them.
  const samples = Array.from({ length: draws }, () =>
    Array.from({ length: rounds }, () => random.below(rounds)),
  );
  const interval = (group) => {
    const means = samples
      .map((rows) => mean(group.map((of) => ratioOf(drawn(of, rows)))))
      .filter(Number.isFinite)
      .sort((a, b) => a - b);
    const at = (q) => Math.exp(means[Math.floor(q * (means.length - 1))] ?? NaN).toFixed(2);
    return `${Math.exp(mean(group.map(ratioOf))).toFixed(2)} (${at(0.025)} … ${at(0.975)})`;
  };
  const cells = (way) => {
    const { deviation, seconds } = costOf(way);
    return [`${(deviation * 100).toFixed(1)} %`, `${(seconds * 1000).toFixed(0)} ms`];
  };
  const rows = benchmarks.map((of) => [
    of.name,
    of.allocates ? 'allocates' : 'computes',
    ...cells(of.alternating),
    ...cells(of.together),
    interval([of]),
  ]);
  for (const [name, allocates] of [
    ['all that compute', false],
    ['all that allocate', true],
  ]) {
    const group = benchmarks.filter((of) => of.allocates === allocates);
    if (group.length > 0) rows.push([name, '', '', '', '', '', interval(group)]);
  }
  if (benchmarks.length > 0) rows.push(['all', '', '', '', '', '', interval(benchmarks)]);
  const [cpu] = cpus();
  console.log(
    `${options.module ?? 'scripts/pairs-module'}, ${rounds} rounds, seed ${seed}, ${cpus().length} x ${cpu?.model ?? '?'}`,
  );
  console.log(
    table(
      [
        'benchmark',
        '',
        'alternating: sd',
        'pair',
        'together: sd',
        'pair',
        'error after a given time, together / alternating',
      ],
      rows,
    ),
  );
}
