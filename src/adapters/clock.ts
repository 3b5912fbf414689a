// The only clock.
import type { Clock } from '../ports.js';

export const systemClock: Clock = {
  now: () => performance.now(),
  date: () => new Date().toISOString(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};
