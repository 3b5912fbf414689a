// Text on its way to the clipboard.

/** False where the browser does not let pages write to the clipboard. */
export async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // There is none, or the page may not: pages opened from a disk may have no clipboard of their own.
    return copiedBySelection(text);
  }
}

/** The old way, by a text that is selected. */
function copiedBySelection(text: string): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'offscreen';
  document.body.append(area);
  area.select();
  // No other way is left there.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const done = document.execCommand('copy');
  area.remove();
  return done;
}
