// Ids of the file → positions in our columns.
import type { WireId } from './wire.js';

/**
 * Go numbers from 1, so ids near their position are looked up in an array; others, which may be any 64-bit
 * number, in a map.
 */
export class IdTable {
  /** Position + 1 of small ids, 0 where there is none. Public for the hot loop over samples. */
  readonly near: Uint32Array;
  private readonly far = new Map<WireId, number>();

  constructor(count: number) {
    this.near = new Uint32Array(2 * count + 2);
  }

  /** False when the id is there already. */
  add(id: WireId, position: number): boolean {
    if (this.find(id) >= 0) return false;
    if (typeof id === 'number' && id < this.near.length) this.near[id] = position + 1;
    else this.far.set(id, position);
    return true;
  }

  /** -1 when there is no such id. */
  find(id: WireId): number {
    if (typeof id === 'number' && id < this.near.length) return (this.near[id] as number) - 1;
    return this.far.get(id) ?? -1;
  }
}
