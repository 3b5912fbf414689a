// A few suites with everything in them, as numbers that change when the procedure does anything else than before.
import { policyOf } from '../../src/config/policy.js';
import { defaultConfig } from '../../src/config/schema.js';
import { injected, runStaged, type Means } from './models.js';

const suites = 2;
const size = { benchmarks: 40, packages: 2 };

/** One line for each of some models; stored beside the table of docs/statistics.md. */
export async function behaviour(means: Means): Promise<string> {
  const lines: string[] = [];
  for (const model of ['iid5', 'bursts-moved', 'bursts-hurried', 'stolen', 'replay-moved']) {
    const batch = { model, seed: 1, from: 0, to: suites, thetas: injected, size };
    const counts = await runStaged(batch, means, policyOf(defaultConfig));
    const { focused, confirmed, saidSlower, saidFaster, unproven, measuringSeconds, linkingSeconds } = counts;
    const seen = Object.values(counts.changed);
    const found = seen.reduce((sum, of) => sum + of.found, 0);
    const failed = seen.reduce((sum, of) => sum + of.failed, counts.failed);
    lines.push(
      `${model}: ${focused} focused, ${confirmed} confirmed, ${found} found, ${failed} failed, ` +
        `${saidSlower} + ${saidFaster} false, ${unproven} unproven, ` +
        // To six digits: functions of a later engine may differ in the sixteenth.
        `${measuringSeconds.toFixed(2)} + ${linkingSeconds.toFixed(1)} s, ${counts.estimates.toFixed(6)}`,
    );
  }
  return lines.join('\n');
}
