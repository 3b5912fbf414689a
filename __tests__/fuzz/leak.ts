// A benchmark that leaves goroutines behind, with a damaged profile of those that can never go on.
import { readFileSync } from 'node:fs';
import { readEvidence } from '../../src/evidence/evidence.js';
import { probedOn } from '../../src/judge/goroutines.js';
import { CaptureBuilder } from '../evidence/capture-builder.js';

const corpus = new URL('../corpus/', import.meta.url);
const operations = [11, 110] as const;

/** As Go 1.27 writes it, compressed. */
export const leakProfile = (): Uint8Array =>
  new Uint8Array(readFileSync(new URL('profiles/leak-go1.27.goroutineleak.pb.gz', corpus)));

const dump = readFileSync(new URL('runtime/dumps/leak-go1.27.goroutineleak.txt', corpus), 'utf8');

/** The goroutines are counted whatever the profile is; throws where they are not. Whether the profile was taken. */
export function useLeakProfile(bytes: Uint8Array): boolean {
  const builder = new CaptureBuilder('head').package().benchmark('BenchmarkA');
  for (const iterations of operations)
    builder.probe('BenchmarkA', { iterations, left: 5 * iterations, created: 5 * iterations, dump });
  builder.profile('BenchmarkA', 'goroutineleak', operations[1], bytes);
  const [head] = readEvidence(builder.build()).benchmarks.values();
  if (head === undefined) throw new Error('no benchmark');
  const { goroutines, caveats } = probedOn({ head });
  const groups = goroutines.head?.groups ?? [];
  if (goroutines.head?.leftPerOperation !== 5 || groups.length === 0) throw new Error('not counted');
  for (const { proven, count } of groups)
    if (proven !== null && !(proven >= 0 && proven <= count))
      throw new Error(`${proven} of ${count} are proven`);
  return caveats.length === 0;
}
