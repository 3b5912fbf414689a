import { GateError } from '../../src/base/errors.js';
import { decodeProfile } from '../../src/profile/decode.js';

/** Facts of the GateError that `work` throws; anything else thrown passes through. */
export function faultOf(work: () => unknown): GateError['facts'] | null {
  try {
    work();
  } catch (error) {
    if (error instanceof GateError && error.code === 'profile-invalid') return error.facts;
    throw error;
  }
  return null;
}

export const decodeFault = (bytes: Uint8Array): GateError['facts'] | null =>
  faultOf(() => decodeProfile(bytes));
