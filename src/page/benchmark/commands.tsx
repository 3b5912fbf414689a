// Commands that show or repeat what was measured, each with a button that copies it.
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { BenchmarkPage } from '../../report/html/page-data.js';
import { benchmarkWords } from '../../report/words/page-benchmark.js';

export function Commands({ commands }: Pick<BenchmarkPage, 'commands'>): JSX.Element {
  return (
    <>
      {commands.map(({ heading, commands: lines }) => (
        <section key={heading}>
          <h3>{heading}</h3>
          {lines.map((line) => (
            <Command key={line} line={line} />
          ))}
        </section>
      ))}
    </>
  );
}

function Command({ line }: { readonly line: string }): JSX.Element {
  const place = useRef<HTMLPreElement>(null);
  const [told, setTold] = useState('');
  const copy = async (): Promise<void> => {
    setTold((await isCopied(line, place.current)) ? benchmarkWords.copied : benchmarkWords.selected);
  };
  return (
    <div class="command">
      <pre ref={place} tabIndex={0} class="scroll">
        {line}
      </pre>
      <button
        type="button"
        aria-label={`${benchmarkWords.copy}: ${line}`}
        onClick={() => {
          void copy();
        }}
      >
        {benchmarkWords.copy}
      </button>
      <span role="status" class="quiet">
        {told}
      </span>
    </div>
  );
}

/** A file that is opened from a disk may have no clipboard: then the text is selected, and copied the old way. */
async function isCopied(line: string, place: HTMLElement | null): Promise<boolean> {
  try {
    const { clipboard } = navigator as { readonly clipboard?: Clipboard };
    if (clipboard !== undefined) {
      await clipboard.writeText(line);
      return true;
    }
  } catch {
    // Not allowed to: the selection is what is left.
  }
  if (place === null) return false;
  getSelection()?.selectAllChildren(place);
  try {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the one way without a clipboard
    return document.execCommand('copy');
  } catch {
    return false;
  }
}
