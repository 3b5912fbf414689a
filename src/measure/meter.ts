// How much of a measurement its children used: the rest is our own cost.
import type { Clock, Exec } from '../ports.js';

export interface MeteredExec extends Exec {
  /** Milliseconds during which at least one child ran. */
  busyMs(): number;
}

/** Counts time, and adds `env` to the environment of every child. */
export function meter(exec: Exec, clock: Clock, env: Readonly<Record<string, string>>): MeteredExec {
  let running = 0;
  let since = 0;
  let busy = 0;
  return {
    async run(command) {
      if (running++ === 0) since = clock.now();
      try {
        return await exec.run({ ...command, env: { ...env, ...command.env } });
      } finally {
        if (--running === 0) busy += clock.now() - since;
      }
    },
    stop: () => exec.stop(),
    busyMs: () => busy + (running > 0 ? clock.now() - since : 0),
  };
}
