// The calls from a benchmark to the lines that a change is put down to, as one small tree: what a flame graph shows,
// where no picture can be. Lines of ours keep the place of the call; what others do among themselves is one line.
import { by } from '../base/order.js';
import type { Call, Culprit } from '../model/verdict.js';
import { visible } from './escape.js';
import { placeName, shortFunction } from './places.js';
import { longestName } from './section.js';
import { callsBetween } from './words/paths.js';

/** One line of the tree. */
export interface PathLine {
  readonly depth: number;
  /** Safe to show as it is. */
  readonly label: string;
  /** Head less base, of all lines that it leads to. */
  readonly delta: number;
}

export interface PathTree {
  readonly lines: readonly PathLine[];
  /** Lines that there was no room for; the smallest go. */
  readonly leftOut: number;
  /** Of all paths together. */
  readonly delta: number;
}

interface Node {
  readonly label: string;
  readonly own: boolean;
  delta: number;
  readonly children: Map<string, Node>;
}

/** Merges the paths of culprits that have the same unit. */
export function pathTree(culprits: readonly Culprit[], mostLines: number): PathTree {
  const roots = new Map<string, Node>();
  for (const { path, base, head } of culprits) {
    let level = roots;
    for (const { label, own } of stepsOf(path)) {
      const node = level.get(label) ?? { label, own, delta: 0, children: new Map<string, Node>() };
      level.set(label, node);
      node.delta += head - base;
      level = node.children;
    }
  }
  const all = sorted(roots).flatMap((root) => linesOf(root, 0, Infinity));
  // A line counts no more than what leads to it, so that it never stays without that.
  const kept = new Set(
    [...all.keys()]
      .sort(
        by(
          (index) => -(all[index]?.weight ?? 0),
          (index) => index,
        ),
      )
      .slice(0, all.length > mostLines ? mostLines - 1 : mostLines),
  );
  return {
    lines: all.filter((_, index) => kept.has(index)),
    leftOut: all.length - kept.size,
    delta: [...roots.values()].reduce((sum, { delta }) => sum + delta, 0),
  };
}

/** `BenchmarkLook`, `look.go:41 → filepath.Join`; a path that ends in code of ours ends with the line itself. */
function stepsOf(path: readonly Call[]): readonly Pick<Node, 'label' | 'own'>[] {
  const steps = path.map((call, index) => {
    const name = visible(shortFunction(call.function), longestName);
    const caller = path[index - 1];
    return { label: caller?.own === true ? `${siteOf(caller)} → ${name}` : name, own: call.own };
  });
  const last = path.at(-1);
  return last?.own === true ? [...steps, { label: siteOf(last), own: true }] : steps;
}

function siteOf({ file, line }: Call): string {
  return visible(placeName({ file: file.slice(file.lastIndexOf('/') + 1), line }), longestName);
}

function linesOf(node: Node, depth: number, most: number): readonly (PathLine & { weight: number })[] {
  const run = runFrom(node);
  const weight = Math.min(most, Math.abs(node.delta));
  const texts = node.own ? shortened(run, 3, 2) : [shortened(run, 1, 1).join(' → ')];
  const lines = texts.map((label, index) => ({ depth: depth + index, label, delta: node.delta, weight }));
  const last = run.at(-1) ?? node;
  return [
    ...lines,
    ...sorted(last.children).flatMap((child) => linesOf(child, depth + lines.length, weight)),
  ];
}

/** The node and what follows without a fork, as long as it is of the same kind: code of ours, or of others. */
function runFrom(node: Node): readonly Node[] {
  const run = [node];
  for (let last = node; ;) {
    const [next, ...others] = last.children.values();
    if (next === undefined || others.length > 0 || next.own !== node.own || next.delta !== node.delta)
      return run;
    run.push(next);
    last = next;
  }
}

/** The first and the last of a run, and how many there are between. */
function shortened(run: readonly Node[], first: number, last: number): readonly string[] {
  const labels = run.map(({ label }) => label);
  const between = labels.length - first - last;
  if (between <= 1) return labels;
  return [...labels.slice(0, first), callsBetween(between), ...labels.slice(-last)];
}

/** What costs most first. */
function sorted(nodes: ReadonlyMap<string, Node>): readonly Node[] {
  return [...nodes.values()].sort(
    by(
      ({ delta }) => -Math.abs(delta),
      ({ label }) => label,
    ),
  );
}
