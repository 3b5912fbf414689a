// Protobuf's wire format (protobuf.dev/programming-guides/encoding), read exactly.
//
// protobufjs' Reader gives tags, lengths and skipping. Its 64-bit numbers allocate a Long each, so those are
// read here, and so that nothing is rounded: numbers above 2^53 are an error or a bigint.
import { Reader } from 'protobufjs/minimal.js';
import { GateError, type Facts } from '../base/errors.js';
import { invalidAt, type ProfileFault } from './fault.js';

/** An id of the file: a number up to 2^53, a bigint above, so that equal ids are equal as Map keys. */
export type WireId = number | bigint;

const word = 2 ** 28;

export class WireReader extends Reader {
  /** String indexes must be below. */
  stringCount = 0;
  /** The highest string index read. */
  highestString = 0;

  // The varint read last, in three parts: bits 0-27, 28-55, 56-63.
  private low = 0;
  private middle = 0;
  private high = 0;

  fail(reason: ProfileFault, facts: Facts = {}): never {
    throw invalidAt(reason, this.pos, facts);
  }

  /** Reads the length of a message that must end by `limit`; gives its end. */
  open(limit: number): number {
    const end = this.size() + this.pos;
    if (end > limit) this.fail(end > this.len ? 'truncated' : 'malformed');
    return end;
  }

  /** Checks that a message ended where its length said. */
  close(end: number): void {
    if (this.pos !== end) this.fail('malformed');
  }

  /** Skips a field that this code does not know; `known` is the highest field number that it does. */
  skipUnknown(tag: number, known: number): void {
    const field = tag >>> 3;
    if (field === 0) this.fail('malformed');
    if (field <= known) this.fail('wire-type', { field });
    this.skipType(tag & 7, 0, field);
  }

  /** An int64 as an exact number. */
  int(): number {
    this.split();
    // Two's complement: the sign is taken off the middle part, before doubles would round.
    const sign = this.high === 255 ? word : 0;
    const value = this.low + (this.middle - sign) * word;
    if ((this.high !== 0 && sign === 0) || !Number.isSafeInteger(value)) this.fail('number-too-large');
    return value;
  }

  /** An int64 that must fit 32 bits: line and column numbers. */
  smallInt(): number {
    const value = this.int();
    if (value !== (value | 0)) this.fail('number-too-large');
    return value;
  }

  unsigned64(): bigint {
    return BigInt(this.id());
  }

  signed64(): bigint {
    return BigInt.asIntN(64, BigInt(this.id()));
  }

  id(): WireId {
    this.split();
    if (this.high === 0) {
      const value = this.low + this.middle * word;
      if (Number.isSafeInteger(value)) return value;
    }
    return BigInt(this.low) | (BigInt(this.middle) << 28n) | (BigInt(this.high) << 56n);
  }

  /** An index into the string table. */
  stringIndex(): number {
    const at = this.pos;
    const index = this.int();
    if (index < 0 || index >= this.stringCount) throw invalidAt('unknown-string', at, { index });
    if (index > this.highestString) this.highestString = index;
    return index;
  }

  private split(): void {
    this.low = this.middle = this.high = 0;
    for (let i = 0; i < 10; i++) {
      if (this.pos >= this.len) this.fail('truncated');
      const byte = this.buf[this.pos++] as number;
      const bits = byte & 127;
      if (i < 4) this.low |= bits << (7 * i);
      else if (i < 8) this.middle |= bits << (7 * (i - 4));
      else this.high |= bits << (7 * (i - 8));
      if (byte < 128) {
        if (this.high > 255) this.fail('malformed');
        return;
      }
    }
    this.fail('malformed');
  }
}

/** What protobufjs throws, as ours. Anything else is a bug and stays as it is. */
export function asGateError(error: unknown, offset: number): unknown {
  if (error instanceof GateError || !(error instanceof Error)) return error;
  if (error instanceof RangeError && error.message.startsWith('index out of range')) {
    return invalidAt('truncated', offset, {}, error);
  }
  return error.constructor === Error ? invalidAt('malformed', offset, {}, error) : error;
}
