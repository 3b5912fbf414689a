// A tree that grows by looking up children: open addressing over columns, no object and no string key for a node.

/** Node 0 is the root. A child is named by a label, any 32-bit number. */
export class ChildTable {
  count = 1;
  private parent = new Uint32Array(1024);
  private label = new Uint32Array(1024);
  /** Node at `hash & mask` or at the next free slot; 0 is free, for the root is nobody's child. */
  private slots = new Uint32Array(4096);

  /** The child of a node under a label, entered when new. */
  child(node: number, label: number): number {
    const mask = this.slots.length - 1;
    let slot = hashOf(node, label) & mask;
    for (; this.slots[slot] !== 0; slot = (slot + 1) & mask) {
      const found = this.slots[slot] as number;
      if (this.parent[found] === node && this.label[found] === label) return found;
    }
    const made = this.count++;
    if (made >= this.parent.length) {
      this.parent = grown(this.parent);
      this.label = grown(this.label);
    }
    this.parent[made] = node;
    this.label[made] = label;
    this.slots[slot] = made;
    if (2 * this.count > this.slots.length) this.rehash();
    return made;
  }

  /** Columns of exactly the size needed; labels as `frame`. */
  columns(): { parent: Uint32Array; frame: Uint32Array } {
    return { parent: this.parent.slice(0, this.count), frame: this.label.slice(0, this.count) };
  }

  private rehash(): void {
    this.slots = new Uint32Array(2 * this.slots.length);
    const mask = this.slots.length - 1;
    for (let node = 1; node < this.count; node++) {
      let slot = hashOf(this.parent[node] as number, this.label[node] as number) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = node;
    }
  }
}

function hashOf(node: number, label: number): number {
  const mixed = Math.imul(node ^ Math.imul(label, 0x9e3779b1), 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

function grown(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * array.length);
  larger.set(array);
  return larger;
}
