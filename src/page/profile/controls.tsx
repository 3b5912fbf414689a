// What to look at, and how: every choice is in the address.
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { CallTree } from '../../flame/call-tree.js';
import type { ProfileEntry } from '../../report/html/page-data.js';
import { profilePageWords as words, sampleTypeWords } from '../../report/words/page-profile.js';
import type { Choices } from './choices.js';
import { Typed } from './typed.js';

export interface ControlsProps {
  readonly tree: CallTree;
  readonly profile: ProfileEntry;
  readonly choices: Choices;
  readonly onChoose: (change: Partial<Choices>) => void;
}

export function Controls({ tree, profile, choices, onChoose }: ControlsProps): JSX.Element {
  const isBoth = profile.sides.base && profile.sides.head;
  const isFlame = choices.show === 'flame';
  const called = useMemo(() => {
    const used = new Set(tree.frames.map((frame) => frame.function));
    return tree.functions.filter((_, position) => used.has(position));
  }, [tree]);
  // On a small screen the picture comes first.
  const [isMore, setMore] = useState(() => matchMedia('(min-width: 760px)').matches);
  return (
    <form
      class="controls"
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      {profile.types.length > 1 && (
        <label>
          {words.sampleType}
          <select
            value={String(choices.type)}
            onChange={(event) => {
              onChoose({ type: Number(event.currentTarget.value) });
            }}
          >
            {profile.types.map(({ type }, position) => (
              <option key={type} value={String(position)}>
                {sampleTypeWords(type)}
              </option>
            ))}
          </select>
        </label>
      )}
      <Choice
        name="show"
        legend={words.show}
        value={choices.show}
        all={{ flame: words.flameGraph, tree: words.callTree, top: words.topTable }}
        onChoose={(show) => {
          onChoose({ show });
        }}
      />
      {isBoth && (
        <Choice
          name="sides"
          legend={words.sides}
          value={choices.sides}
          all={{ difference: words.differenceSides, base: words.base, head: words.head }}
          onChoose={(sides) => {
            onChoose({ sides });
          }}
        />
      )}
      <Typed
        label={words.search}
        value={choices.search}
        isSearch
        onType={(search) => {
          onChoose({ search });
        }}
      />
      <details
        class="more"
        open={isMore}
        onToggle={(event) => {
          setMore(event.currentTarget.open);
        }}
      >
        <summary>{words.moreChoices}</summary>
        <div class="controls">
          {isBoth && choices.sides === 'difference' && choices.show !== 'top' && (
            <Choice
              name="width"
              legend={words.width}
              value={choices.width}
              all={{ both: words.widthBoth, moved: words.widthMoved }}
              onChoose={(width) => {
                onChoose({ width });
              }}
            />
          )}
          <Choice
            name="from"
            legend={words.from}
            value={choices.from}
            all={{ callees: words.fromCallees, callers: words.fromCallers }}
            onChoose={(from) => {
              onChoose({ from });
            }}
          />
          <Choice
            name="by"
            legend={words.by}
            value={choices.by}
            all={{ function: words.function, line: words.line }}
            onChoose={(by) => {
              onChoose({ by });
            }}
          />
          <Check
            label={words.hideRuntime}
            value={choices.isRuntimeHidden}
            onChange={(isRuntimeHidden) => {
              onChoose({ isRuntimeHidden });
            }}
          />
          {isFlame && (
            <Check
              label={words.upward}
              value={choices.isUpward}
              onChange={(isUpward) => {
                onChoose({ isUpward });
              }}
            />
          )}
          <Typed
            label={words.without}
            value={choices.without}
            called={called}
            onType={(without) => {
              onChoose({ without });
            }}
          />
          <Typed
            label={words.focus}
            value={choices.focus}
            called={called}
            onType={(focus) => {
              onChoose({ focus });
            }}
          />
          <Typed
            label={words.ignore}
            value={choices.ignore}
            called={called}
            onType={(ignore) => {
              onChoose({ ignore });
            }}
          />
        </div>
      </details>
    </form>
  );
}

function Choice<T extends string>({
  name,
  legend,
  value,
  all,
  onChoose,
}: {
  readonly name: string;
  readonly legend: string;
  readonly value: T;
  readonly all: Readonly<Record<T, string>>;
  readonly onChoose: (value: T) => void;
}): JSX.Element {
  return (
    <fieldset class="choice">
      <legend>{legend}</legend>
      {(Object.entries(all) as [T, string][]).map(([key, label]) => (
        <label key={key} class={key === value ? 'chosen' : ''}>
          <input
            type="radio"
            name={name}
            value={key}
            checked={key === value}
            onChange={() => {
              onChoose(key);
            }}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

function Check({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}): JSX.Element {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={value}
        onChange={(event) => {
          onChange(event.currentTarget.checked);
        }}
      />
      {label}
    </label>
  );
}
