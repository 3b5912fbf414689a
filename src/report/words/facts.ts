// Reads facts for a sentence. A missing fact costs its part of the sentence, never the sentence.
import type { Facts } from '../../base/errors.js';
import { nothing, own, type Sentence } from '../sentence.js';

/** Facts of one error, caveat or finding. */
export class FactReader {
  private readonly facts: Facts;

  constructor(facts: Facts) {
    this.facts = facts;
  }

  /** The fact as text; null when it is missing or empty. */
  text(key: string): string | null {
    const value = Object.hasOwn(this.facts, key) ? this.facts[key] : undefined;
    if (value === undefined || value === '') return null;
    return typeof value === 'object' ? value.join(', ') || null : String(value);
  }

  number(key: string): number | null {
    const value = Object.hasOwn(this.facts, key) ? this.facts[key] : undefined;
    return typeof value === 'number' && Number.isFinite(value) ? value : null;
  }

  list(key: string): readonly string[] {
    const value = Object.hasOwn(this.facts, key) ? this.facts[key] : undefined;
    if (value === undefined || value === '') return [];
    return typeof value === 'object' ? value : [String(value)];
  }

  is(key: string): boolean {
    return Object.hasOwn(this.facts, key) && this.facts[key] === true;
  }

  /** Words around a fact, nothing without it. */
  with(key: string, words: (value: string) => Sentence): Sentence {
    const value = this.text(key);
    return value === null ? nothing : words(value);
  }
}

/** The first line of a program's output that tells something; `# package` headings of the compiler do not. */
export function firstLine(output: string): string {
  return output.split('\n').find((line) => line.trim() !== '' && !line.startsWith('#')) ?? '';
}

/** The fact `side` names base or head. */
export function isSide(f: FactReader): boolean {
  return f.text('side') === 'base' || f.text('side') === 'head';
}

/** ` on head`; nothing where no side is meant. */
export function sideWords(f: FactReader): Sentence {
  return isSide(f) ? own(` on ${f.text('side') ?? ''}`) : nothing;
}

/** Paths of our copies as the user knows them: from the top of the repository. The copies are gone by now. */
export function withoutScratch(output: string): string {
  return output.replace(/\/(?:[^\s:"'()]*\/)?pprof-gate-\w{6}\/(?:base|head|single)(?:\/|\b)/g, (path) =>
    path.endsWith('/') ? '' : '.',
  );
}
