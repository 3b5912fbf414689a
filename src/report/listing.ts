// One capture as a table: what a baseline holds. Text for the terminal.
import { shortName } from '../model/benchmark.js';
import type { Capture } from '../model/capture.js';
import { readEvidence } from '../evidence/evidence.js';
import { median } from '../stats/median.js';
import { textOf, visible } from './escape.js';
import { formatValue } from './format.js';
import { caveatWords } from './words/caveats.js';
import { originWords } from './words/origin.js';

/**
 * Commit and who had it recorded; package, benchmark, processes and the median of every metric, and troubles; then
 * what is doubtful or missing in it as a whole.
 */
export function renderListing(capture: Capture): string {
  const evidence = readEvidence(capture);
  const benchmarks = [...evidence.benchmarks.values()];
  const units = ['sec/op', 'B/op', 'allocs/op'];
  const rows = benchmarks.map(({ id, samples, troubles }) => {
    const values = units.map((unit) => {
      const runs = samples.get(unit)?.runs ?? [];
      return runs.length === 0 ? '-' : formatValue(median(runs.map((run) => run.value)), unit);
    });
    const note = troubles[0] === undefined ? '' : `${troubles[0].ending} ${troubles[0].message}`.trim();
    const n = Math.max(0, ...[...samples.values()].map((sample) => sample.runs.length));
    return [visible(id.pkg, 80), visible(shortName(id.name), 60), String(n), ...values, visible(note, 80)];
  });
  const table = [['package', 'benchmark', 'n', ...units, ''], ...rows];
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((row) => (row[column] ?? '').length)),
  );
  const lines = table.map((row) =>
    row
      .map((cell, column) =>
        column < 2 || column === row.length - 1
          ? cell.padEnd(widths[column] ?? 0)
          : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  const { manifest } = capture;
  const commit = `${(manifest.commit.sha ?? 'no commit').slice(0, 12)}${manifest.commit.dirty ? ' with changes' : ''}`;
  const head = `${commit}  ${manifest.go.version} ${manifest.go.goos}/${manifest.go.goarch}  seed ${manifest.seed}`;
  const { origin } = manifest;
  const by = origin === undefined ? [] : [textOf(originWords(origin))];
  const doubts = evidence.caveats.map((caveat) => textOf(caveatWords(caveat)));
  return [head, ...by, '', ...lines, ...(doubts.length > 0 ? ['', ...doubts] : []), ''].join('\n');
}
