// A set of number sequences: equal ones get one position. Open addressing over columns, no string keys.

export class StackSet {
  count = 0;
  private starts = new Uint32Array(64);
  private items = new Uint32Array(1024);
  private hashes = new Uint32Array(64);
  /** Position + 1 at `hash & mask`, or at the next free slot. */
  private slots = new Uint32Array(256);

  /** Position of `source[0 … length)`, entered when new. */
  add(source: Uint32Array, length: number): number {
    let hash = 0x811c9dc5;
    for (let i = 0; i < length; i++) hash = Math.imul(hash ^ (source[i] as number), 0x01000193);
    hash = (hash ^ (hash >>> 15)) >>> 0;
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (; this.slots[slot] !== 0; slot = (slot + 1) & mask) {
      const position = (this.slots[slot] as number) - 1;
      if (this.hashes[position] === hash && this.equals(position, source, length)) return position;
    }
    this.slots[slot] = this.count + 1;
    return this.append(source, length, hash);
  }

  /** Columns of exactly the size needed: sequence i is `items[starts[i] … starts[i+1])`. */
  columns(): { starts: Uint32Array; items: Uint32Array } {
    const end = this.starts[this.count] as number;
    return { starts: this.starts.slice(0, this.count + 1), items: this.items.slice(0, end) };
  }

  private equals(position: number, source: Uint32Array, length: number): boolean {
    const start = this.starts[position] as number;
    if ((this.starts[position + 1] as number) - start !== length) return false;
    for (let i = 0; i < length; i++) if (this.items[start + i] !== source[i]) return false;
    return true;
  }

  private append(source: Uint32Array, length: number, hash: number): number {
    const position = this.count++;
    const start = this.starts[position] as number;
    if (position + 2 > this.starts.length) {
      this.starts = grown(this.starts, position + 2);
      this.hashes = grown(this.hashes, position + 2);
    }
    if (start + length > this.items.length) this.items = grown(this.items, start + length);
    this.items.set(source.subarray(0, length), start);
    this.starts[position + 1] = start + length;
    this.hashes[position] = hash;
    if (2 * this.count > this.slots.length) this.rehash();
    return position;
  }

  private rehash(): void {
    this.slots = new Uint32Array(2 * this.slots.length);
    const mask = this.slots.length - 1;
    for (let position = 0; position < this.count; position++) {
      let slot = (this.hashes[position] as number) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = position + 1;
    }
  }
}

function grown(array: Uint32Array<ArrayBuffer>, atLeast: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(atLeast, 2 * array.length));
  larger.set(array);
  return larger;
}
