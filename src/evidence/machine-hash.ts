// What a machine is, in a few letters: only times of equal ones are ever held against each other.
import { hashText } from '../base/random.js';
import type { Manifest } from '../model/capture.js';

/**
 * Sixteen hex digits of processor, cores, system and pinning, as `history` records carry them. Tells machines
 * apart, proves nothing: two FNV-1a, because what is pure has no sha256 at hand.
 */
export function machineHash({ machine }: Manifest): string {
  const text = JSON.stringify([machine.cpu, machine.cores, machine.os, machine.pinned]);
  return [text, `again ${text}`].map((of) => hashText(of).toString(16).padStart(8, '0')).join('');
}
