// What is told while the work goes on.
import { counted } from '../sentence.js';

/** One word for each phase of ports.ts. */
export const phaseWords = {
  prepare: 'preparing',
  build: 'building',
  discover: 'discovering',
  calibrate: 'calibrating',
  link: 'linking',
  screen: 'screening',
  focus: 'focusing',
  confirm: 'confirming',
  probe: 'looking into',
  profile: 'profiling',
  compile: 'asking the compiler',
  cover: 'looking for gaps',
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

/** For how long nothing new was told: `for 0:30 now`. */
export function sameFor(time: string): string {
  return `for ${time} now`;
}
