// A heap profile in which one line allocates what stays, and another one garbage, below a benchmark.
import { Proto } from '../profile/proto.js';

const strings = [
  ...['', 'alloc_objects', 'count', 'alloc_space', 'bytes', 'inuse_objects', 'inuse_space', 'space'],
  ...['example.com/m/finder.Look', 'example.com/m/finder/look.go'],
  ...['example.com/m/finder.BenchmarkLook', 'example.com/m/finder/look_test.go'],
];

/** `kept` bytes that are still there, of line 12, and `garbage` bytes that are not, of line 20. */
export function allocationProfile(kept: number, garbage: number): Uint8Array {
  const p = new Proto();
  for (const [type, unit] of [
    [1, 2],
    [3, 4],
    [5, 2],
    [6, 4],
  ] as const)
    p.message(1, (m) => m.number(1, type).number(2, unit));
  p.message(11, (m) => m.number(1, 7).number(2, 4)).number(12, 1);
  p.message(2, (m) => m.packed(1, [1, 3]).packed(2, [kept / 10, kept, kept / 10, kept]));
  p.message(2, (m) => m.packed(1, [2, 3]).packed(2, [garbage / 10, garbage, 0, 0]));
  const location = (id: number, of: number, line: number) =>
    p.message(4, (m) => m.number(1, id).message(4, (l) => l.number(1, of).number(2, line)));
  location(1, 1, 12);
  location(2, 1, 20);
  location(3, 2, 11);
  p.message(5, (m) => m.number(1, 1).number(2, 8).number(4, 9).number(5, 10));
  p.message(5, (m) => m.number(1, 2).number(2, 10).number(4, 11).number(5, 9));
  for (const text of strings) p.text(6, text);
  return p.done();
}

/** A goroutineleak profile: goroutines that are proven to be leaked, all with this line on their stacks. */
export function leakProfile(count: number, line: number): Uint8Array {
  const names = ['', 'goroutineleak', 'count', 'example.com/m/finder.emit', 'example.com/m/finder/emit.go'];
  const p = new Proto();
  p.message(1, (m) => m.number(1, 1).number(2, 2));
  p.message(11, (m) => m.number(1, 1).number(2, 2)).number(12, 1);
  p.message(2, (m) => m.packed(1, [1]).packed(2, [count]));
  p.message(4, (m) => m.number(1, 1).message(4, (l) => l.number(1, 1).number(2, line)));
  p.message(5, (m) => m.number(1, 1).number(2, 3).number(4, 4).number(5, 1));
  for (const text of names) p.text(6, text);
  return p.done();
}
