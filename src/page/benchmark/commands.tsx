// Commands that show or repeat what was measured, each with a button that copies it.
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { BenchmarkPage } from '../../report/html/page-data.js';
import { copied } from '../clipboard.js';
import { benchmarkWords } from '../../report/words/page-benchmark.js';

export function Commands({ commands }: Pick<BenchmarkPage, 'commands'>): JSX.Element {
  return (
    <>
      {commands.map(({ heading, note, commands: lines }) => (
        <section key={heading}>
          <h3>{heading}</h3>
          {note !== '' && <p class="quiet sample">{note}</p>}
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
    const isDone = await copied(line);
    // Selected, it can still be copied by hand.
    if (!isDone && place.current !== null) getSelection()?.selectAllChildren(place.current);
    setTold(isDone ? benchmarkWords.copied : benchmarkWords.selected);
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
