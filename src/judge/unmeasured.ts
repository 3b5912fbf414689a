// What changed and was not measured: functions of the diff that no benchmark that ran gets into.
import { by } from '../base/order.js';
import type { Evidence } from '../evidence/evidence.js';
import type { Finding } from '../model/verdict.js';
import { key } from './findings.js';

/** A note for each, by place. They never fail anything: that a benchmark is missing breaks no budget. */
export function unmeasuredFindings({ changedFunctions }: Evidence): Finding[] {
  return changedFunctions
    .filter(({ reached }) => !reached)
    .sort(
      by(
        ({ file }) => file,
        ({ line }) => line,
      ),
    )
    .map(({ file, line, name }) => ({
      rule: 'changed-unmeasured',
      key: key('changed-unmeasured', file, name),
      level: 'note',
      benchmark: null,
      at: { file, line },
      facts: { function: name },
    }));
}
