// When a line about progress is due where lines stay: at each new phase, then at fixed times.
import type { Progress } from '../ports.js';

export interface Pace {
  progress(state: Progress): void;
  close(): void;
}

/** Prints the first state of a phase at once, then the latest one every `everyMs`, however long it takes. */
export function pace(everyMs: number, print: (state: Progress) => void): Pace {
  let latest: Progress | undefined;
  let timer: NodeJS.Timeout | undefined;
  return {
    progress(state) {
      const isNew = latest?.phase !== state.phase;
      latest = state;
      if (!isNew) return;
      clearInterval(timer);
      print(state);
      timer = setInterval(() => {
        if (latest !== undefined) print(latest);
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
