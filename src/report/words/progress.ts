// What is told while the work goes on.
import { counted } from '../sentence.js';

/** One word for each phase of ports.ts. */
export const phaseWords = {
  prepare: 'preparing',
  build: 'building',
  discover: 'discovering',
  calibrate: 'calibrating',
  screen: 'screening',
  confirm: 'confirming',
  profile: 'profiling',
  judge: 'judging',
} as const;

export function doneOf(done: number, total: number): string {
  return `${done} of ${total}`;
}

export function suspectsSoFar(suspects: number): string {
  return counted(suspects, 'suspect');
}

/** `time` as a clock shows it, `1:42`. */
export function timeLeft(time: string): string {
  return `${time} left`;
}
