// Ctrl-C, a cancelled job, a closed terminal.
import { constants } from 'node:os';

import { exitCodes } from '../base/errors.js';

export type InterruptSignal = 'SIGINT' | 'SIGTERM' | 'SIGHUP';
const interruptSignals: readonly InterruptSignal[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** 130 for SIGINT, 143 for SIGTERM: what a shell expects of a program that a signal has ended. */
export function exitCodeOfSignal(signal: InterruptSignal): number {
  return 128 + constants.signals[signal];
}

/**
 * On the first signal `handler` puts everything in order and then we exit; on a second one we exit at once,
 * and only what is tied to the process' own exit (children, scratch) is still cleared away. An error of the
 * handler is thrown as it is. Gives a function that stops listening.
 */
export function onInterrupt(handler: (signal: InterruptSignal) => Promise<void>): () => void {
  let seen = false;
  const listen = (signal: InterruptSignal): void => {
    if (seen) process.exit(exitCodeOfSignal(signal));
    seen = true;
    void handler(signal).then(() => process.exit(exitCodeOfSignal(signal)));
  };
  for (const signal of interruptSignals) process.on(signal, listen);
  return () => {
    for (const signal of interruptSignals) process.off(signal, listen);
  };
}

/** Waits for work that was told to stop, but not longer than `ms`: a pipeline that hangs must not keep us. */
export async function settled(work: Promise<unknown>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
  await Promise.race([Promise.allSettled([work]), deadline]);
  clearTimeout(timer);
}

/** What nobody caught is a bug of ours: told, and then the process ends with the exit code of one. */
export function onCrash(tell: (error: unknown) => void | Promise<void>): void {
  const crash = (error: unknown): void => {
    const end = (): never => process.exit(exitCodes.bug);
    void Promise.resolve()
      .then(() => tell(error))
      .then(end, end);
  };
  process.on('uncaughtException', crash);
  process.on('unhandledRejection', crash);
}
