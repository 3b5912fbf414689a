// What stopped us at files and at our own output.
import { own, say, type Sentence } from '../sentence.js';
import type { FactReader } from './facts.js';
import { settingNames } from './settings.js';

interface FileWords {
  readonly what: Sentence;
  readonly next: Sentence;
}

/** It is our standard output that was written, and no file of ours. */
function isStream(f: FactReader): boolean {
  return f.text('stream') !== null;
}

export function diskFullWords(f: FactReader): FileWords {
  if (isStream(f)) {
    return {
      what: own('the disk is full: standard output is cut off'),
      next: own('Free some space, or send the output to another disk.'),
    };
  }
  return {
    what: say`the disk is full${f.with('path', (path) => say`: ${path}`)}`,
    next: own(
      `What was measured before is kept. Free some space, or set TMPDIR and ${settingNames.out}, to another disk.`,
    ),
  };
}

/** What the system says, by its code, and what to do; where nothing is to be done but to look, no more than that. */
const unreadable: ReadonlyMap<string, readonly [why: string, next: string]> = new Map([
  ['ENOENT', ['it does not exist', 'Check its name, and the folder that the command runs in.']],
  ['EISDIR', ['it is a folder', 'Name a file in it.']],
  ['ENOTDIR', ['a part of its path is a file, and no folder', 'Check the path.']],
  ['EACCES', ['its permissions do not allow it', 'Allow it, or run as a user who may read it.']],
  ['EPERM', ['its permissions do not allow it', 'Allow it, or run as a user who may read it.']],
  ['ELOOP', ['its symbolic links lead nowhere', 'Check where they point to.']],
  ['ENAMETOOLONG', ['its name is too long', 'Check the name.']],
  ['EIO', ['the disk reports an error', 'Copy it from elsewhere.']],
]);

const unwritable: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'its folder does not exist'],
  ['EISDIR', 'it is a folder'],
  ['ENOTDIR', 'a part of its path is a file, and no folder'],
  ['EACCES', 'permissions do not allow it'],
  ['EPERM', 'permissions do not allow it'],
  ['EROFS', 'what lies there can only be read'],
  ['ELOOP', 'its symbolic links lead nowhere'],
  ['ENAMETOOLONG', 'its name is too long'],
  ['EIO', 'the disk reports an error'],
]);

export function unreadableWords(f: FactReader): FileWords {
  const path = f.text('path') ?? 'a file';
  const [why, next] = unreadable.get(f.text('detail') ?? '') ?? [];
  return {
    what: why === undefined ? say`cannot read ${path}${detailOf(f)}` : say`cannot read ${path}: ${own(why)}`,
    next: own(next ?? 'Check that it exists and may be read.'),
  };
}

export function unwritableWords(f: FactReader): FileWords {
  if (isStream(f)) {
    return {
      what: say`cannot write standard output${detailOf(f)}`,
      next: own('Send it somewhere that can be written.'),
    };
  }
  if (f.text('reason') === 'not-a-capture') {
    return {
      what: say`${f.text('path') ?? 'the folder'} holds ${f.text('found') ?? 'something'}, which is not of a capture that may be replaced here`,
      next: own(`Nothing was touched. Give a new folder, or that of an earlier run: ${settingNames.out}.`),
    };
  }
  if (f.text('reason') === 'altered') {
    return {
      what: say`${f.text('path') ?? 'a file'} was removed, replaced or written to by something else`,
      next: own(
        'Look for code under test that writes to this folder; a capture is whole only if we alone write it.',
      ),
    };
  }
  const path = f.text('path') ?? 'a file';
  const why = unwritable.get(f.text('detail') ?? '');
  // Who names a file, and no folder of a run, says with which option.
  const option = f.text('option');
  const make = f.text('detail') === 'ENOENT' ? 'Make the folder' : 'Check the folder';
  return {
    what:
      why === undefined ? say`cannot write ${path}${detailOf(f)}` : say`cannot write ${path}: ${own(why)}`,
    next: say`${own(make)}, or ${
      option === null ? own(`give another one with ${settingNames.out}`) : say`name another file: ${option}`
    }.`,
  };
}

function detailOf(f: FactReader): Sentence {
  return f.with('detail', (detail) => say` (${detail})`);
}
