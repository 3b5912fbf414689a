// A forge that cannot be asked.
import type { GateError } from '../../base/errors.js';
import type { Forge } from '../../forge.js';

/** Whatever is asked of it rejects with this error: for a job that can do without, and tells it where it cannot. */
export function createRefusingForge(error: GateError): Forge {
  const refuse = (): Promise<never> => Promise.reject(error);
  return new Proxy({} as Forge, { get: () => refuse });
}
