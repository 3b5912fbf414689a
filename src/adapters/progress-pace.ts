// When a line about progress is due where lines stay: at each new phase, then at fixed times.
import type { Progress } from '../ports.js';

export interface Pace {
  progress(state: Progress): void;
  close(): void;
}

/**
 * Prints the first state of a phase at once, then the latest one every `everyMs`, however long it takes: with the time
 * for which it has been the same, where that is as long as that.
 */
export function pace(everyMs: number, print: (state: Progress, sameForMs: number) => void): Pace {
  let latest: Progress | undefined;
  let timer: NodeJS.Timeout | undefined;
  let printed: Progress | undefined;
  let sameForMs = 0;
  return {
    progress(state) {
      const isNew = latest?.phase !== state.phase;
      latest = state;
      if (!isNew) return;
      clearInterval(timer);
      printed = state;
      sameForMs = 0;
      print(state, 0);
      timer = setInterval(() => {
        if (latest === undefined) return;
        sameForMs = latest === printed ? sameForMs + everyMs : 0;
        printed = latest;
        print(latest, sameForMs);
      }, everyMs);
      // Waiting for the next line keeps no process alive.
      timer.unref();
    },
    close() {
      clearInterval(timer);
      latest = undefined;
    },
  };
}
