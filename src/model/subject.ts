// What a finding is about.
import { keyOf } from './benchmark.js';
import type { Finding } from './verdict.js';

/** Key of its benchmark, or its package: findings with the same are about the same. */
export function subjectOf({ benchmark, facts }: Pick<Finding, 'benchmark' | 'facts'>): string {
  return benchmark === null ? `package ${String(facts['pkg'] ?? '')}` : keyOf(benchmark);
}
