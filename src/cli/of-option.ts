// Files that an option names: what cannot be written is told with it.
import { GateError } from '../base/errors.js';

/** As `work`; its GateError has the fact `option` besides: `--out FILE`. */
export async function ofOption<T>(option: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof GateError)) throw error;
    throw new GateError(error.code, { ...error.facts, option }, { cause: error });
  }
}
