// Which benchmarks are kept on one core, and how many they may use.
import { fits, type Subject } from '../config/budget-for.js';
import type { Pairing } from '../model/capture.js';
import type { MeasureRequest } from './request.js';
import type { ProbeStep, ProfileStep } from './step.js';

type Asked = Pick<MeasureRequest, 'machine' | 'options'>;

/** The last rule that fits, else what holds for all. */
export function isPinned({ options }: Pick<Asked, 'options'>, subject: Subject): boolean {
  return options.pins.findLast((rule) => fits(rule, subject))?.pin ?? options.pin;
}

/** GOMAXPROCS of timed processes. */
export function procsOf({ machine }: Pick<Asked, 'machine'>, pinned: boolean): number {
  return pinned ? 1 : machine.cores;
}

/** Arguments in front of a timed process. */
export function pinOf({ machine }: Pick<Asked, 'machine'>, pinned: boolean): readonly string[] {
  return pinned ? (machine.pin ?? []) : [];
}

/** Of a process that profiles. Only where time goes depends on the core; what counts may run on any. */
export function profilePin(
  request: Pick<Asked, 'machine'>,
  step: ProfileStep | ProbeStep,
): readonly string[] {
  return step.pass === 'cpu' ? (step.pin ?? pinOf(request, step.pinned)) : [];
}

/**
 * How the halves of pairs run: at the same time only where that is asked for and there are two cores to pin them to.
 * Benchmarks that are not pinned never do: each half has all cores.
 */
export function pairingOf({ machine, options }: Asked): Pairing {
  return options.pairs === 'together' && machine.pins !== null ? 'together' : 'alternating';
}

/** What timed processes are kept on: the pins of all that any of them gets; none where some of them run anywhere. */
export function pinsOf(
  request: Asked,
  steps: readonly { readonly pinned: boolean }[],
): readonly (readonly string[])[] {
  const { pin, pins } = request.machine;
  if (pin === null || !steps.every(({ pinned }) => pinned)) return [];
  return pins !== null && pairingOf(request) === 'together' ? pins : [pin];
}
