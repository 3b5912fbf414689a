// What stands in the trees of paths besides names and numbers.
import { counted } from '../sentence.js';

/** Of a path whose ends are told. */
export function callsBetween(count: number): string {
  return counted(count, 'call');
}

/** Of the change, what no line of the tree is charged with. */
export const elsewhereLine = 'elsewhere';

/** Of a tree with too many lines, of which the largest are drawn. */
export function moreBranches(count: number): string {
  return `and ${counted(count, 'more line')}`;
}

/** Of the trees themselves. */
export function moreTrees(count: number): string {
  return `Paths of ${counted(count, 'more benchmark')} are in report.json.`;
}
