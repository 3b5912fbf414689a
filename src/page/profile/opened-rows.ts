// Rows of a call tree that somebody opened or shut, as the address has them: `1f.-2k`, nodes of the view in base 36, a minus in
// front of those that were shut. Rows that are as they are by themselves are not in it.

/** Rows at most, so that a link stays short enough to be sent: those turned first are forgotten first. */
const most = 100;

/** By node whether it was opened, in the order in which that was done. What is no such text is left out. */
export function turnedOf(text: string): ReadonlyMap<number, boolean> {
  const turned = new Map<number, boolean>();
  for (const part of text.split('.').slice(-most)) {
    const [, minus = '', digits = ''] = /^(-?)([0-9a-z]{1,8})$/.exec(part) ?? [];
    const node = parseInt(digits, 36);
    if (node > 0) turned.set(node, minus === '');
  }
  return turned;
}

/** With one more. `isOpenFirst`: whether it is open by itself. */
export function turnedText(
  turned: ReadonlyMap<number, boolean>,
  node: number,
  isOpen: boolean,
  isOpenFirst: boolean,
): string {
  const all = [...turned].filter(([other]) => other !== node);
  if (isOpen !== isOpenFirst) all.push([node, isOpen]);
  return all
    .slice(-most)
    .map(([of, open]) => `${open ? '' : '-'}${of.toString(36)}`)
    .join('.');
}
