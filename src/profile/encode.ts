// Columns → pprof bytes. Ids are positions + 1; the string table comes last, as Go writes it, so that a cut
// file misses strings that it uses.
import { gzip } from 'pako';
import { util, Writer } from 'protobufjs/minimal.js';
import type { Profile, ValueType } from '../model/profile.js';

export interface EncodeOptions {
  readonly gzip?: boolean;
}

/** `decodeProfile(encodeProfile(profile))` equals `profile`. */
export function encodeProfile(profile: Profile, options: EncodeOptions = {}): Uint8Array {
  const bytes = new ProfileEncoder(profile).bytes();
  return options.gzip === true ? gzip(bytes) : bytes;
}

const varint = 0;
const lengthDelimited = 2;

class ProfileEncoder {
  private readonly out = new Writer();
  private readonly strings: string[];
  private readonly indexes = new Map<string, number>();

  constructor(private readonly profile: Profile) {
    this.strings = [...profile.strings];
    this.strings.forEach((text, index) => {
      if (!this.indexes.has(text)) this.indexes.set(text, index);
    });
  }

  bytes(): Uint8Array {
    const { profile } = this;
    for (const type of profile.sampleTypes) this.valueType(1, type);
    // Always there, so that a reader of the raw form can tell that nothing is cut off.
    this.valueType(11, profile.periodType ?? { type: '', unit: '' });
    this.out.uint32((12 << 3) | varint).int64(profile.period);
    this.text(7, profile.dropFrames);
    this.text(8, profile.keepFrames);
    this.big(9, profile.timeNanos);
    this.number(10, profile.durationNanos);
    for (const comment of profile.comments) {
      this.out.uint32((13 << 3) | varint).uint32(this.index(comment));
    }
    const named = profile.sampleTypes[profile.defaultSampleType]?.type ?? '';
    if (profile.defaultSampleType !== profile.sampleTypes.length - 1) this.text(14, named);
    this.text(15, profile.docUrl);
    this.samples();
    this.mappings();
    this.locations();
    this.functions();
    for (const text of this.strings) this.out.uint32((6 << 3) | lengthDelimited).string(text);
    return this.out.finish();
  }

  private samples(): void {
    const { out } = this;
    const { samples, sampleTypes } = this.profile;
    const types = sampleTypes.length;
    for (let i = 0; i < samples.count; i++) {
      this.open(2);
      const end = samples.stackStart[i + 1] as number;
      if (samples.stackStart[i] !== end) {
        this.open(1);
        for (let at = samples.stackStart[i] as number; at < end; at++)
          out.uint32((samples.stack[at] as number) + 1);
        out.ldelim();
      }
      this.open(2);
      for (let type = 0; type < types; type++) out.int64(samples.values[i * types + type] as number);
      out.ldelim();
      const labelEnd = samples.labelStart[i + 1] as number;
      for (let label = samples.labelStart[i] as number; label < labelEnd; label++) {
        this.open(3);
        this.number(1, samples.labelKey[label] as number);
        this.number(2, samples.labelText[label] as number);
        this.big(3, samples.labelNumber[label] as bigint);
        this.number(4, samples.labelUnit[label] as number);
        out.ldelim();
      }
      out.ldelim();
    }
  }

  private mappings(): void {
    this.profile.mappings.forEach((mapping, position) => {
      this.open(3);
      this.number(1, position + 1);
      this.big(2, mapping.start);
      this.big(3, mapping.limit);
      this.big(4, mapping.offset);
      this.text(5, mapping.file);
      this.text(6, mapping.buildId);
      this.number(7, Number(mapping.hasFunctions));
      this.number(8, Number(mapping.hasFilenames));
      this.number(9, Number(mapping.hasLineNumbers));
      this.number(10, Number(mapping.hasInlineFrames));
      this.out.ldelim();
    });
  }

  private locations(): void {
    const { locations } = this.profile;
    for (let i = 0; i < locations.count; i++) {
      this.open(4);
      this.number(1, i + 1);
      this.number(2, (locations.mapping[i] as number) + 1);
      this.big(3, locations.address[i] as bigint);
      const end = locations.lineStart[i + 1] as number;
      for (let line = locations.lineStart[i] as number; line < end; line++) {
        this.open(4);
        this.number(1, (locations.lineFunction[line] as number) + 1);
        this.number(2, locations.lineNumber[line] as number);
        this.number(3, locations.lineColumn[line] as number);
        this.out.ldelim();
      }
      this.number(5, locations.folded[i] as number);
      this.out.ldelim();
    }
  }

  private functions(): void {
    const { functions } = this.profile;
    for (let i = 0; i < functions.count; i++) {
      this.open(5);
      this.number(1, i + 1);
      this.number(2, functions.name[i] as number);
      this.number(3, functions.systemName[i] as number);
      this.number(4, functions.file[i] as number);
      this.number(5, functions.startLine[i] as number);
      this.out.ldelim();
    }
  }

  private valueType(field: number, { type, unit }: ValueType): void {
    this.open(field);
    this.text(1, type);
    this.text(2, unit);
    this.out.ldelim();
  }

  /** Starts a message; `ldelim` ends it. */
  private open(field: number): void {
    this.out.uint32((field << 3) | lengthDelimited).fork();
  }

  private number(field: number, value: number): void {
    if (value !== 0) this.out.uint32((field << 3) | varint).int64(value);
  }

  private big(field: number, value: bigint): void {
    if (value === 0n) return;
    const bits = new util.LongBits(Number(value & 0xffffffffn), Number((value >> 32n) & 0xffffffffn));
    this.out.uint32((field << 3) | varint).uint64(bits.toLong(true));
  }

  private text(field: number, text: string): void {
    this.number(field, this.index(text));
  }

  private index(text: string): number {
    let index = this.indexes.get(text);
    if (index === undefined) {
      index = this.strings.push(text) - 1;
      this.indexes.set(text, index);
    }
    return index;
  }
}
