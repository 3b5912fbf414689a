// What a line of a location is called, and when two of them are the same place.
import type { Frame, Profile } from '../model/profile.js';

/**
 * `function`: by name. `line`: by name, file and line, as `go tool pprof -lines`. `relative-line`: by name and
 * the distance to the first line of the function, so that code that only moved still is the same place.
 */
export type Granularity = 'function' | 'line' | 'relative-line';

/** A frame with its join key: equal keys are the same place, in whatever profile. */
export interface PlacedFrame {
  readonly frame: Frame;
  readonly key: string;
}

/** Length first, so that no name can be made to look like another. */
const part = (text: string) => `${text.length}:${text}`;

/** The frame of line `line` (position in the location columns) of location `location`. */
export function lineFrame(profile: Profile, location: number, line: number, by: Granularity): PlacedFrame {
  const { strings, functions, locations } = profile;
  const position = locations.lineFunction[line] as number;
  const name = strings[functions.name[position] as number] as string;
  const file = cleanPath(strings[functions.file[position] as number] as string);
  const startLine = functions.startLine[position] as number;
  const number = locations.lineNumber[line] as number;

  // Without a name pprof tells functions apart by binary and first line, and shows what is left to show.
  const fallback = name === '' ? part(objectFile(profile, location)) + `@${startLine}` : '';
  if (by === 'function') {
    const shown = name === '' ? bracketed(objectFile(profile, location)) : name;
    return { frame: { function: shown, file, line: 0, startLine }, key: part(name) + fallback };
  }
  // Before Go 1.20 there is no start line: then the line itself has to do.
  const moved = by === 'relative-line' && startLine !== 0;
  const place = moved ? `+${number - startLine}` : `${part(file)}:${number}`;
  const nameless = name === '' && number === 0 && file === '';
  const shown = nameless ? bracketed(objectFile(profile, location)) : name;
  return { frame: { function: shown, file, line: number, startLine }, key: part(name) + fallback + place };
}

/** The frame of a location that has no lines: only the binary is known. */
export function unsymbolizedFrame(profile: Profile, location: number, by: Granularity): PlacedFrame {
  const object = objectFile(profile, location);
  const place = by === 'function' ? '' : `${part('')}:0`;
  const frame = { function: bracketed(object), file: '', line: 0, startLine: 0 };
  return { frame, key: part('') + part(object) + '@0' + place };
}

function objectFile(profile: Profile, location: number): string {
  return profile.mappings[profile.locations.mapping[location] as number]?.file ?? '';
}

function bracketed(object: string): string {
  return object === '' ? '<unknown>' : `[${object.slice(object.lastIndexOf('/') + 1)}]`;
}

/** `name file:line` as `go tool pprof -top` prints it; the name alone when folded by function. */
export function frameText(frame: Frame, by: Granularity): string {
  if (by === 'function') return frame.function;
  const place = frame.line === 0 ? frame.file : `${frame.file}:${frame.line}`;
  return frame.function === '' || place === '' ? frame.function + place : `${frame.function} ${place}`;
}

/** Go's path.Clean for what occurs in profiles: no `.`, no `..` behind a folder, no double slash. */
function cleanPath(path: string): string {
  if (!/(?:^|\/)\.{0,2}(?:\/|$)/.test(path)) return path;
  if (path === '') return '';
  const root = path.startsWith('/');
  const kept: string[] = [];
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') kept.push(step);
    else if (kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (!root) kept.push(step);
  }
  return (root ? '/' : '') + kept.join('/') || '.';
}
