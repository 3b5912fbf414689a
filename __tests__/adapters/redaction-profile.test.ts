import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { redactProfile } from '../../src/adapters/profile-redaction.js';
import { createRedactor } from '../../src/adapters/redactor.js';
import { GateError } from '../../src/base/errors.js';
import { decodeProfile } from '../../src/profile/decode.js';
import { rewriteStrings } from '../../src/profile/strings.js';
import { handmade, whole } from '../profile/proto.js';

const corpus = '__tests__/corpus/profiles';
const files = readdirSync(corpus).filter((name) => /\.pb(?:\.gz)?$/.test(name));
const redactor = createRedactor(new Map([['/home/me', '$HOME']]));
const same = (text: Uint8Array): Uint8Array => text;

function strings(extra: readonly string[]): readonly string[] {
  return [...whole.strings, ...extra];
}

describe('a redacted profile', () => {
  it.each(files)('has the same samples: %s', async (name) => {
    const bytes = readFileSync(join(corpus, name));
    const before = decodeProfile(bytes);
    const after = decodeProfile(await redactProfile(bytes, redactor));
    const { strings: a, mappings: from, comments: c, ...rest } = before;
    const { strings: b, mappings: to, comments: d, ...redacted } = after;
    expect(redacted).toEqual(rest);
    expect(b.length).toBe(a.length);
    expect(d).toEqual(c.map(() => ''));
    expect(to).toEqual(
      from.map((mapping) => ({ ...mapping, file: mapping.file.replace(/^.*\//, ''), buildId: '' })),
    );
  });

  it('names no folder of the machine', async () => {
    const names = ['/home/me/b/x.test', '0af3', 'made on /home/me', '/home/me/gen.go', '/home/me/label'];
    const profile = handmade({
      strings: strings(names),
      functions: (p) =>
        p
          .message(5, (m) => m.number(1, 1).number(2, 5).number(4, 11))
          .message(5, (m) => m.number(1, 2).number(2, 6).number(4, 7)),
      samples: (p) =>
        p.message(2, (m) =>
          m
            .packed(1, [1, 2])
            .packed(2, [1, 10])
            .message(3, (l) => l.number(1, 12).number(2, 12)),
        ),
      more: (p) => p.message(3, (m) => m.number(1, 1).number(5, 8).number(6, 9)).number(13, 10),
    });
    const redacted = await redactProfile(gzipSync(profile), redactor);
    expect(decodeProfile(redacted).strings).toEqual(
      strings(['x.test', '', '', '$HOME/gen.go', '$HOME/label']),
    );
    expect(gunzipSync(redacted).includes('/home/me')).toBe(false);
    // One that was not compressed stays so.
    const raw = await redactProfile(profile, redactor);
    expect(gunzipSync(redacted).equals(raw)).toBe(true);
  });

  it('keeps the names of its sample types, whatever else they are used for', async () => {
    const profile = handmade({
      more: (p) => p.message(3, (m) => m.number(1, 1).number(5, 1).number(6, 3)).number(13, 4),
    });
    expect(decodeProfile(await redactProfile(profile, redactor)).sampleTypes).toEqual([
      { type: 'samples', unit: 'count' },
      { type: 'cpu', unit: 'nanoseconds' },
    ]);
  });

  it('is the same object when there is nothing to take out', async () => {
    const profile = handmade();
    expect(await redactProfile(profile, redactor)).toBe(profile);
    expect(rewriteStrings(profile, same)).toBeNull();
  });

  it('may have strings that grow beyond the length of their length', () => {
    const long = new TextEncoder().encode('x'.repeat(20_000));
    const profile = rewriteStrings(handmade(), (text) =>
      Buffer.from(text).toString() === 'work' ? long : text,
    );
    expect(decodeProfile(profile ?? new Uint8Array()).strings[5]).toHaveLength(20_000);
  });
});

describe('a profile whose texts cannot be found', () => {
  const gz = gzipSync(handmade());
  it.each([
    ['empty', new Uint8Array(), 'empty'],
    ['cut in its compression', gz.subarray(0, gz.length - 9), 'truncated'],
    ['cut in a field', handmade().subarray(0, handmade().length - 3), 'truncated'],
    ['text', Buffer.from('goroutine profile: total 3\n'), 'malformed'],
    ['without texts', handmade({ strings: [] }), 'no-string-table'],
  ])('is refused: %s', async (_, bytes, reason) => {
    const error: unknown = await redactProfile(bytes, redactor).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(GateError);
    expect(error).toMatchObject({ code: 'profile-invalid', facts: { offset: expect.any(Number) } });
    if (reason !== 'malformed') expect(error).toMatchObject({ facts: { reason } });
  });

  it('is not one that is broken elsewhere: its fault stays to be told', async () => {
    const broken = handmade({
      strings: strings(['/home/me']),
      functions: (p) => p.message(5, (m) => m.number(1, 1).number(2, 8)),
    });
    const redacted = await redactProfile(broken, redactor);
    expect(Buffer.from(redacted).includes('/home/me')).toBe(false);
    expect(() => decodeProfile(redacted)).toThrow(/unknown-function/);
  });
});
