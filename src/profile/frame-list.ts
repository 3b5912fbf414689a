// Tables that name one and the same list of frames: what is found out about a frame, such as which function of the
// other side it is, then holds in all of them.
import type { Frame, StackTable } from '../model/profile.js';

/** The same stacks and values, each table with the frames of all of them. */
export function onOneFrameList(tables: readonly StackTable[]): StackTable[] {
  const frames: Frame[] = [];
  const positions = new Map<string, number>();
  const positionOf = (frame: Frame): number => {
    const key = JSON.stringify([frame.function, frame.file, frame.line, frame.startLine]);
    const known = positions.get(key);
    if (known !== undefined) return known;
    const position = frames.push(frame) - 1;
    positions.set(key, position);
    return position;
  };
  return tables.map((table) => {
    const shared = Uint32Array.from(table.frames, positionOf);
    return { ...table, frames, stack: table.stack.map((frame) => shared[frame] ?? 0) };
  });
}
