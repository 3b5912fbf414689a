// Damage to real input, from a seeded generator.
import type { Random } from '../../src/base/random.js';

const odd = [
  '\n',
  '\t',
  '(',
  ')',
  '[',
  ']',
  '"',
  '\\',
  '{',
  ':',
  ',',
  '-',
  '9'.repeat(30),
  '\ud800',
  '\u0000',
];
const words = [' minutes', '0x', 'null', '@@ ', '+', 'goroutine 1 [running]:\n', '{"value":'];

/** One to four edits: a character, a piece moved elsewhere, a piece cut out, a line twice. */
export function mutatedText(text: string, random: Random): string {
  let edited = text;
  for (let edits = 1 + random.below(4); edits > 0; edits--) {
    const [at, from] = [random.below(edited.length + 1), random.below(edited.length + 1)];
    const length = random.below(80);
    const piece = edited.slice(from, from + length);
    const [before, behind] = [edited.slice(0, at), edited.slice(at)];
    const choice = random.below(5);
    if (choice === 0) edited = before + one(odd, random) + behind.slice(1);
    else if (choice === 1) edited = before + piece + behind;
    else if (choice === 2) edited = before + behind.slice(length);
    else if (choice === 3) edited = before + one(words, random) + behind;
    else edited = `${before}\n${piece}\n${behind}`;
  }
  return edited;
}

/** One to four edits: a byte, or up to a whole input's length copied over another place. */
export function mutatedBytes(bytes: Uint8Array, random: Random): Uint8Array {
  const edited = bytes.slice();
  for (let edits = 1 + random.below(4); edits > 0; edits--) {
    const at = random.below(edited.length);
    if (random.next() < 0.5) edited[at] = random.below(256);
    else edited.copyWithin(at, random.below(edited.length), random.below(edited.length));
  }
  return edited;
}

function one(items: readonly string[], random: Random): string {
  return items[random.below(items.length)] ?? '';
}
