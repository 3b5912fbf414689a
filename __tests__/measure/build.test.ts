import { describe, expect, it } from '@jest/globals';
import { canRandomiseLayout, goMinor, linkFlags } from '../../src/measure/build.js';
import { endingOf } from '../../src/measure/binary.js';
import type { Exit } from '../../src/ports.js';

describe('link flags', () => {
  it('follow what each Go version can do', () => {
    expect(linkFlags(0, 'go1.26.8')).toEqual([]);
    expect(linkFlags(7, 'go1.23.12')).toEqual(['-ldflags=-w -randlayout=7']);
    expect(linkFlags(7, 'go1.26.8')).toEqual(['-ldflags=-w -randlayout=7 -funcalign=64']);
    expect(linkFlags(7, 'go1.23.1', "-mod=mod '-ldflags=-X a.b=c' -trimpath")).toEqual([
      '-ldflags=-X a.b=c -w -randlayout=7',
    ]);
    expect(linkFlags(0, 'go1.26.8', '-ldflags=-w')).toEqual([]);
    expect(canRandomiseLayout('go1.22.12')).toBe(false);
    expect(canRandomiseLayout('devel go1.28-abcdef')).toBe(true);
    expect(goMinor('devel +abcdef')).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('endingOf', () => {
  const exit = (
    parts: Partial<Omit<Exit, 'stdout' | 'stderr'>> & { stdout?: string; stderr?: string },
  ): Exit => ({
    code: 0,
    signal: null,
    timedOut: false,
    wallMs: 1,
    ...parts,
    stdout: { text: parts.stdout ?? '', dropped: 0 },
    stderr: { text: parts.stderr ?? '', dropped: 0 },
  });
  const ok = { ending: 'ok', closed: true, message: '' } as const;

  it('believes a result only with status 0 and the closing PASS', () => {
    expect(endingOf(exit({}), ok).ending).toBe('ok');
    expect(endingOf(exit({}), { ...ok, closed: false }).ending).toBe('exited');
    expect(endingOf(exit({ code: 3, stderr: 'cannot go on\n' }), ok)).toEqual({
      ending: 'exited',
      message: 'exit status 3: cannot go on',
    });
    expect(endingOf(exit({ code: null, signal: 'SIGSEGV' }), ok)).toEqual({
      ending: 'exited',
      message: 'signal SIGSEGV',
    });
  });

  it('tells a panic from os.Exit(0), a hang and b.Fatal', () => {
    const panic = 'panic: assignment to entry in nil map\n\ngoroutine 6 [running]:\n';
    expect(endingOf(exit({ code: 2, stderr: panic }), { ...ok, closed: false })).toEqual({
      ending: 'panicked',
      message: 'panic: assignment to entry in nil map',
    });
    const exited = 'panic: unexpected call to os.Exit(0) during test\n';
    expect(endingOf(exit({ code: 2, stderr: exited }), ok).ending).toBe('exited');
    expect(endingOf(exit({ code: null, signal: 'SIGQUIT', timedOut: true }), ok).ending).toBe('hung');
    const failed = { ending: 'failed', closed: true, message: 'stop at 100' } as const;
    expect(endingOf(exit({ code: 1, stdout: 'FAIL\n' }), failed)).toEqual({
      ending: 'failed',
      message: 'stop at 100',
    });
  });

  it('does not take a logged panic for one when all ended well', () => {
    expect(endingOf(exit({ stdout: 'panic: recovered and printed\nPASS\n' }), ok).ending).toBe('ok');
  });
});
