// Goroutines of a process that broke, built by hand.
import type { Goroutines, StackLine, Standing, WaitKind } from '../../src/model/goroutines.js';

export const at = (name: string, file: string, line: number, own = true): StackLine => ({
  function: own ? `example.com/finder.${name}` : name,
  file,
  line,
  own,
});

export const harness: StackLine = {
  function: 'testing.(*B).run1',
  file: 'testing/benchmark.go',
  line: 238,
  own: false,
};

export function standing(id: number, wait: WaitKind, rest: Partial<Standing> = {}): Standing {
  return {
    count: 1,
    ids: [id],
    wait,
    minutes: 0,
    leaked: 0,
    sleepMs: null,
    at: null,
    callers: [],
    createdAt: null,
    ...rest,
  };
}

export function goroutines(groups: readonly Standing[], rest: Partial<Goroutines> = {}): Goroutines {
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  return { count, groups, groupCount: groups.length, holder: null, ...rest };
}

/** Goroutines in functions and files of this name. */
export function goroutinesNamed(name: string): Goroutines {
  const line = { function: name, file: name, line: 1, own: true };
  const named = standing(5, 'select', { at: line, callers: [line], createdAt: line });
  return goroutines([named], { holder: named });
}
