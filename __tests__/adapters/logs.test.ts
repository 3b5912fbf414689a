import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createActionsLog } from '../../src/adapters/actions-log.js';
import { progressLine, progressText } from '../../src/adapters/progress-line.js';
import { createTerminalLog, wantsColor } from '../../src/adapters/terminal-log.js';
import type { Progress } from '../../src/ports.js';
import { until } from './temporary.js';

const state: Progress = {
  phase: 'confirm',
  what: 'finder Look/miss',
  done: 5,
  total: 7,
  suspects: 3,
  leftMs: 102_000,
};

describe('progressLine', () => {
  it('drops what matters least when there is no room', () => {
    const lines = [110, 90, 72, 60, 40, 30, 20, 10, 0].map((width) => progressLine(state, width, false));
    expect(lines).toEqual([
      'confirming  ██████████████░░░░░░  5 of 7   1:42 left   3 suspects   finder Look/miss',
      'confirming  ██████████████░░░░░░  5 of 7   1:42 left   3 suspects   finder Look/miss',
      'confirming  ██████████████░░░░░░  5 of 7   1:42 left   3 suspects',
      'confirming  5 of 7   1:42 left   3 suspects   finder Look/…',
      'confirming  5 of 7   1:42 left',
      'confirming  5 of 7   1:42 left',
      'confirming  5 of 7',
      'confirming',
      '',
    ]);
  });

  it('leaves out what is not known', () => {
    const bare: Progress = { phase: 'prepare', what: '', done: 0, total: 0 };
    expect(progressLine(bare, 80, false)).toBe('preparing   ░░░░░░░░░░░░░░░░░░░░');
    expect(progressText(bare)).toBe('preparing');
    expect(progressText({ ...state, suspects: 1, leftMs: 3_723_400 })).toBe(
      'confirming: 5 of 7, 1:02:03 left, 1 suspect, finder Look/miss',
    );
  });

  it('colours nothing but its label and its bar', () => {
    const colored = progressLine(state, 100, true);
    expect(colored).toContain('\x1b[1mconfirming\x1b[0m');
    expect(colored.replace(/\x1b\[\d+m/g, '')).toBe(progressLine(state, 100, false));
  });

  it('never wraps and never lets a name move the cursor', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.nat(120),
        fc.nat(10),
        (what, width, done) => {
          const line = progressLine({ ...state, what, done }, width, false);
          expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
          const cells = Array.from(
            line.replace(/[█░…]/g, '.'),
            (c) => ((c.codePointAt(0) ?? 0) < 0x1100 ? 1 : 2) as number,
          );
          expect(cells.reduce((sum, cell) => sum + cell, 0)).toBeLessThanOrEqual(width);
        },
      ),
    );
  });
});

/** A stream that remembers. */
function recorder(isTTY: boolean): {
  isTTY: boolean;
  columns: number;
  written: string[];
  write(text: string): void;
} {
  const written: string[] = [];
  return { isTTY, columns: 80, written, write: (text) => void written.push(text) };
}

describe('the log of the command', () => {
  it('redraws one line on a terminal and clears it for others', async () => {
    const stream = recorder(true);
    const log = createTerminalLog({ stream, env: { NO_COLOR: '1' }, redrawMs: 1 });
    log.info('before');
    log.progress(state);
    log.info('two\nlines\x1b[31m');
    log.progress({ ...state, done: 6 });
    const first = `\r\x1b[2K${progressLine(state, 79, false)}`;
    const second = `\r\x1b[2K${progressLine({ ...state, done: 6 }, 79, false)}`;
    await until(() => stream.written.at(-1) === second);
    log.close();
    expect(stream.written).toEqual([
      'before\n',
      first,
      '\r\x1b[2K',
      'two\n',
      'lines\\x1b[31m\n',
      first,
      second,
      '\r\x1b[2K',
    ]);
  });

  it('writes lines elsewhere: at each phase, and again after a while', async () => {
    const stream = recorder(false);
    const log = createTerminalLog({ stream, env: {}, everyMs: 50 });
    log.progress({ ...state, phase: 'screen' });
    log.progress({ ...state, phase: 'screen', done: 6 });
    log.progress(state);
    expect(stream.written).toEqual([
      `${progressText({ ...state, phase: 'screen' })}\n`,
      `${progressText(state)}\n`,
    ]);
    log.progress({ ...state, done: 7 });
    await until(() => stream.written.length > 2);
    expect(stream.written[2]).toBe(`${progressText({ ...state, done: 7 })}\n`);
    await until(() => stream.written.length > 3);
    expect(stream.written[3]).toMatch(/: 7 of 7, .*, for 0:0\d now\n$/);
    log.warning('careful');
    expect(stream.written.at(-1)).toBe('careful\n');
    log.close();
  });

  it('has colour only on a terminal that wants it', () => {
    expect(wantsColor({ isTTY: true, write: () => true }, {})).toBe(true);
    expect(wantsColor({ isTTY: true, write: () => true }, { NO_COLOR: '' })).toBe(true);
    expect(wantsColor({ isTTY: true, write: () => true }, { NO_COLOR: '0' })).toBe(false);
    expect(wantsColor({ isTTY: true, write: () => true }, { TERM: 'dumb' })).toBe(false);
    expect(wantsColor({ isTTY: false, write: () => true }, {})).toBe(false);
    expect(wantsColor({ write: () => true }, {})).toBe(false);
  });
});

describe('the log of a job', () => {
  const write = process.stdout.write.bind(process.stdout);
  let printed = '';
  beforeEach(() => {
    printed = '';
    process.stdout.write = (chunk: string | Uint8Array): boolean => {
      printed += String(chunk);
      return true;
    };
  });
  afterEach(() => {
    process.stdout.write = write;
  });

  it('groups phases', () => {
    const log = createActionsLog();
    log.progress({ ...state, phase: 'screen' });
    log.progress({ ...state, phase: 'screen', done: 6 });
    log.info('found one');
    log.progress(state);
    log.close();
    log.close();
    expect(printed.split('\n')).toEqual([
      '::group::screening',
      progressText({ ...state, phase: 'screen' }),
      'found one',
      '::endgroup::',
      '::group::confirming',
      progressText(state),
      '::endgroup::',
      '',
    ]);
  });

  it('lets nothing foreign become a command or an annotation', () => {
    const log = createActionsLog();
    const hostile =
      '::error::x\n  ::set-output name=a::b\r\n##[error]y\nlook.go:4:2: bad\u202e\n\x1b[2J::stop-commands::z';
    log.info(hostile);
    log.warning(hostile);
    log.progress({ ...state, what: '\n::error::z' });
    log.close();
    const ours = ['::group::confirming', '::endgroup::'];
    const lines = printed.split('\n').filter((line) => !ours.includes(line));
    expect(lines.filter((line) => /^\s*::/.test(line))).toEqual([
      expect.stringMatching(/^::warning::: :error/),
    ]);
    for (const line of lines) expect(line).not.toMatch(/##\[|\r|\x1b|\.go:/);
  });
});
