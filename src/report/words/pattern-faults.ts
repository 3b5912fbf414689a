// Why a text is no regular expression that functions can be searched with.
import type { PatternFault } from '../../config/pattern-fault.js';
import { nothing, own, type Sentence } from '../sentence.js';
import type { FactReader } from './facts.js';

const faults: Readonly<Record<PatternFault, string>> = {
  'look-around': 'Go has none that look ahead or behind: (?= (?! (?<= (?<!',
  'back-reference': 'Go has none that refer back to a group, as \\1 does',
  'class-name': 'classes such as [[:alpha:]] are not read here; write [A-Za-z]',
  'late-flags': 'flags such as (?i) are read at its beginning only',
  brace: 'a {, } or ] in it stands alone; write a backslash before it',
  'repeat-order': 'of a repetition {n,m} the first number is the larger one',
  'range-order': 'a range in its brackets is none, or begins with the later character',
  escape: 'a backslash in it stands before what needs none, and means nothing there',
  'class-escape': 'a class \\p in it is not known; it is written \\p{Greek} or \\pL',
  group: 'a ( in it is followed by ?, and by nothing that is known there',
  'name-twice': 'two groups in it have one name',
};

/** `: two groups in it have one name`; nothing without the fact `fault`, or where it is one of all patterns. */
export function patternFaultWords(f: FactReader): Sentence {
  const fault = f.text('fault') ?? '';
  return Object.hasOwn(faults, fault) ? own(`: ${faults[fault as PatternFault]}`) : nothing;
}
