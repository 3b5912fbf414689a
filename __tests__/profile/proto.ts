// Writes profiles by hand, right or wrong, apart from the encoder under test.

export class Proto {
  private readonly out: number[] = [];

  /** Any 64-bit integer as a varint; negative ones take ten bytes. */
  varint(value: number | bigint): this {
    let rest = BigInt.asUintN(64, BigInt(value));
    for (; rest >= 128n; rest >>= 7n) this.out.push(Number(rest & 127n) | 128);
    this.out.push(Number(rest));
    return this;
  }

  number(field: number, value: number | bigint): this {
    return this.varint(field * 8).varint(value);
  }

  bytes(field: number, bytes: Uint8Array | readonly number[]): this {
    this.varint(field * 8 + 2).varint(bytes.length);
    for (const byte of bytes) this.out.push(byte);
    return this;
  }

  text(field: number, text: string): this {
    return this.bytes(field, new TextEncoder().encode(text));
  }

  message(field: number, write: (message: Proto) => unknown): this {
    const message = new Proto();
    write(message);
    return this.bytes(field, message.out);
  }

  packed(field: number, values: readonly (number | bigint)[]): this {
    const inner = new Proto();
    for (const value of values) inner.varint(value);
    return this.bytes(field, inner.out);
  }

  raw(...bytes: number[]): this {
    this.out.push(...bytes);
    return this;
  }

  done(): Uint8Array {
    return Uint8Array.from(this.out);
  }
}

/** What a hand-made profile is made of; every part can be replaced. */
export interface Parts {
  readonly strings: readonly string[];
  readonly types: (p: Proto) => unknown;
  readonly samples: (p: Proto) => unknown;
  readonly locations: (p: Proto) => unknown;
  readonly functions: (p: Proto) => unknown;
  readonly more: (p: Proto) => unknown;
}

/** Two functions, `main` calls `work` twice over: `samples/count` 1 and `cpu/nanoseconds` 10. */
export const whole: Parts = {
  strings: ['', 'samples', 'count', 'cpu', 'nanoseconds', 'work', 'main', 'main.go'],
  types: (p) =>
    p
      .message(1, (m) => m.number(1, 1).number(2, 2))
      .message(1, (m) => m.number(1, 3).number(2, 4))
      .message(11, (m) => m.number(1, 3).number(2, 4))
      .number(12, 10),
  samples: (p) => p.message(2, (m) => m.packed(1, [1, 2]).packed(2, [1, 10])),
  locations: (p) =>
    p
      .message(4, (m) => m.number(1, 1).message(4, (l) => l.number(1, 1).number(2, 12)))
      .message(4, (m) => m.number(1, 2).message(4, (l) => l.number(1, 2).number(2, 3))),
  functions: (p) =>
    p
      .message(5, (m) => m.number(1, 1).number(2, 5).number(4, 7).number(5, 10))
      .message(5, (m) => m.number(1, 2).number(2, 6).number(4, 7).number(5, 1)),
  more: () => undefined,
};

export function handmade(parts: Partial<Parts> = {}): Uint8Array {
  const made = { ...whole, ...parts };
  const p = new Proto();
  made.types(p);
  made.samples(p);
  made.locations(p);
  made.functions(p);
  made.more(p);
  for (const text of made.strings) p.text(6, text);
  return p.done();
}

/** A sample with two values on the given stack. */
export const sample =
  (stack: readonly (number | bigint)[], values: readonly (number | bigint)[] = [1, 10]) =>
  (p: Proto): Proto =>
    p.message(2, (m) => m.packed(1, stack).packed(2, values));
