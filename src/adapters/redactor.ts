// Folders of this machine → names that tell nobody who runs it. Captures leave as artifacts, and what is in them
// ends in comments: the paths of a runner, a home folder or a workspace have no place there.
//
// What is replaced: folders that were learned, as written and with links resolved, where they begin a path and
// end a part of it: /home/me in `open /home/me/x: no such file`, not in /home/mel, x/home/me or ../home/me.
// What stays: other absolute paths, such as /usr/bin/gcc, which say nothing about whose machine it is; a folder
// shorter than its placeholder, such as / or /go, because no text may grow beyond the limits of its field; and
// words in which `Benchmark` comes first, because names join measurements, and were chosen by people.
//
// Secrets that we hold become `***` wherever they stand. Children are not given any, but they run as the same user:
// one that goes looking finds them, and what it prints must not leave with us.
import { isUtf8 } from 'node:buffer';
import { realpathSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';

export interface Redactor {
  /**
   * From now on `folder`, when it is an absolute path, is told as `placeholder`; `.` makes what lies below it
   * relative. A folder that is known keeps its first placeholder.
   */
  learn(folder: string | undefined, placeholder: string): void;
  /** From now on `secret` is told as `***`. Nothing shorter than 12 characters is one. */
  hide(secret: string): void;
  text(text: string): string;
  /** Text of any encoding; the same object when there is nothing to replace. */
  bytes(bytes: Uint8Array): Uint8Array;
  /** A copy of a JSON value with each string in it (keys aside) redacted. */
  json<T>(value: T): T;
}

/** A redactor that knows `roots`: absolute folders and their placeholders. The longest folder wins. */
export function createRedactor(roots: ReadonlyMap<string, string> = new Map()): Redactor {
  const known = new Map<string, string>();
  const secrets = new Set<string>();
  let replace = replacer(known, secrets);

  const learn = (folder: string | undefined, placeholder: string): void => {
    if (folder === undefined || !isAbsolute(folder)) return;
    for (const path of spellings(folder))
      if (path !== '/' && path.length >= placeholder.length && !known.has(path)) known.set(path, placeholder);
    replace = replacer(known, secrets);
  };
  const hide = (secret: string): void => {
    if (secret.length < shortestSecret) return;
    secrets.add(secret);
    replace = replacer(known, secrets);
  };
  const json = (value: unknown): unknown => {
    if (typeof value === 'string') return replace.characters(value);
    if (Array.isArray(value)) return value.map(json);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, json(inner)]));
  };

  for (const [folder, placeholder] of roots) learn(folder, placeholder);
  return {
    learn,
    hide,
    text: (text) => replace.characters(text),
    bytes(bytes) {
      const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
      // What is no UTF-8 must come out as it went in: one character a byte.
      const encoding = isUtf8(buffer) ? 'utf8' : 'latin1';
      const text = buffer.toString(encoding);
      const redacted = encoding === 'utf8' ? replace.characters(text) : replace.octets(text);
      return redacted === text ? bytes : Buffer.from(redacted, encoding);
    },
    json: <T>(value: T) => json(value) as T,
  };
}

/** Settings such as `true` or a number are no secrets, whatever their names say. */
const shortestSecret = 12;

/** As written and with links resolved, both without `.`, `..` and a slash at their end. */
function spellings(folder: string): ReadonlySet<string> {
  const written = resolve(folder);
  try {
    return new Set([written, realpathSync(written)]);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // A folder that is made later, or into which only children may look.
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EACCES') return new Set([written]);
    throw error;
  }
}

interface Replacer {
  readonly characters: (text: string) => string;
  readonly octets: (text: string) => string;
}

function replacer(known: ReadonlyMap<string, string>, secrets: ReadonlySet<string>): Replacer {
  const inOctets = (text: string): string => Buffer.from(text).toString('latin1');
  const characters = replacing(known, String.raw`\w\p{L}\p{N}\p{M}`);
  // A byte beyond ASCII may end a name: rather one placeholder too many than a folder told.
  const octets = replacing(new Map([...known].map(([path, name]) => [inOctets(path), name])), String.raw`\w`);
  const hidden = hiding([...secrets]);
  const hiddenOctets = hiding([...secrets].map(inOctets));
  return {
    characters: (text) => characters(hidden(text)),
    octets: (text) => octets(hiddenOctets(text)),
  };
}

/** The longest first: one may hold another. */
function hiding(secrets: readonly string[]): (text: string) => string {
  if (secrets.length === 0) return (text) => text;
  const longestFirst = [...secrets].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(longestFirst.map(escaped).join('|'), 'g');
  return (text) => text.replace(pattern, '***');
}

/** `letters`: the inside of a character class, without the marks that names of files are made of as well. */
function replacing(known: ReadonlyMap<string, string>, letters: string): (text: string) => string {
  if (known.size === 0) return (text) => text;
  const letter = `[${letters}+@~%-]`;
  const roots = [...known.keys()].sort((a, b) => b.length - a.length).map(escaped);
  // Dots before a letter belong to the name, at its end they end a sentence.
  const pattern = new RegExp(`(${roots.join('|')})(?!\\.*${letter})/?`, 'gu');
  const endsInName = new RegExp(`(?:${letter}|\\.)$`, 'u');
  const beginsName = new RegExp(`^(?:${letter}|\\.)`, 'u');

  return (text) => {
    const words = wordsOf(text);
    return text.replace(pattern, (match: string, root: string, at: number) => {
      const before = words.before(at);
      const placeholder = known.get(root);
      if (placeholder === undefined || before === null || !canBegin(before, endsInName)) return match;
      const slash = match.slice(root.length);
      // `/scratch/head/x.go` is x.go; the folder itself is `.`, with a slash or without.
      const end = at + match.length;
      const isBelow = slash !== '' && beginsName.test(text.slice(end, end + 2));
      return placeholder === '.' && isBelow ? '' : placeholder + slash;
    });
  };
}

function escaped(path: string): string {
  return path.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

const space = 32;

/** Whether a path begins behind `before`, the end of the word so far. */
function canBegin(before: string, endsInName: RegExp): boolean {
  const head = before.replace(/\/+$/, '');
  // In https://home/x that is a host; file:///home/x is a path.
  if (head.endsWith(':') && before.length === head.length + 1) return false;
  // `-I/path` and `-L/path` are flags with their values.
  return !endsInName.test(head) || /(?:^|['"=,])-[A-Za-z]+$/.test(head);
}

/** Walks through the words of a text from left to right, each character once however many questions there are. */
function wordsOf(text: string): { before(at: number): string | null } {
  const mark = 'Benchmark';
  let start = 0;
  let seen = 0;
  let name = -1;
  return {
    /** The last characters of the word before `at`; null when it names a benchmark. */
    before(at) {
      for (; seen < at; seen++) if (text.charCodeAt(seen) <= space) start = seen + 1;
      if (name < start && name !== text.length) {
        const found = text.indexOf(mark, start);
        name = found < 0 ? text.length : found;
      }
      return name < at ? null : text.slice(Math.max(start, at - 64), at);
    },
  };
}
