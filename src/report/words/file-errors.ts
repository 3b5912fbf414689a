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

export function unreadableWords(f: FactReader): FileWords {
  return {
    what: say`cannot read ${f.text('path') ?? 'a file'}${detailOf(f)}`,
    next: own('Check that it exists and may be read.'),
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
  return {
    what: say`cannot write ${f.text('path') ?? 'a file'}${detailOf(f)}`,
    next: own(`Check the folder, or give another one with ${settingNames.out}.`),
  };
}

function detailOf(f: FactReader): Sentence {
  return f.with('detail', (detail) => say` (${detail})`);
}
