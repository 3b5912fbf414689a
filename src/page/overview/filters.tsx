// Which rows of the table are shown: kept in the address, so that a choice can be sent to somebody.
import type { JSX } from 'preact';
import { filterWords, rowKinds, rowKindWords, rowsShown } from '../../report/words/page-overview.js';
import type { ChangeRow } from '../plots/change-rows.js';
import type { Options } from '../route.js';

/** Rows that are shown at first; as many more with each press of the button. */
export const rowsAtOnce = 300;

export function chosenRows(rows: readonly ChangeRow[], options: Options): readonly ChangeRow[] {
  const words = (options['text'] ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const { pkg = '', sort = '' } = options;
  const chosen = rows.filter((row) => {
    const { benchmark } = row;
    const name = `${benchmark.pkg} ${benchmark.name}`.toLowerCase();
    return (
      words.every((word) => name.includes(word)) &&
      (pkg === '' || benchmark.pkg === pkg) &&
      isMeant(row, options)
    );
  });
  if (sort === 'name') return chosen.sort((a, b) => compare(nameOf(a), nameOf(b)) || a.rank - b.rank);
  return sort === 'change' ? chosen.sort((a, b) => distance(b) - distance(a)) : chosen;
}

function isMeant({ texts, kind, isMoved }: Meant, { unit = '', outcome = '' }: Options): boolean {
  return (
    (unit === '' || texts.unit === unit) &&
    (outcome === '' || (outcome === 'moved' ? isMoved : kind === outcome))
  );
}

type Meant = Pick<ChangeRow, 'texts' | 'kind' | 'isMoved'>;

/** Whether a row of all benchmarks is among what was chosen: not where some of them were. */
export function isTogetherChosen(row: Meant, options: Options): boolean {
  return (options['text'] ?? '').trim() === '' && (options['pkg'] ?? '') === '' && isMeant(row, options);
}

function isKind(of: string): of is ChangeRow['kind'] {
  return rowKinds.some((kind) => kind === of);
}

function nameOf({ benchmark: { pkg, name } }: ChangeRow): string {
  return `${pkg} ${name}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** From 1, either way; infinite ones are alike. */
function distance({ ratio }: ChangeRow): number {
  return ratio === null ? -1 : Math.min(Math.abs(Math.log(ratio.center)), 1e9);
}

export function Filters({
  rows,
  shown,
  options,
  choose,
}: {
  readonly rows: readonly ChangeRow[];
  readonly shown: number;
  readonly options: Options;
  readonly choose: (changed: Options) => void;
}): JSX.Element {
  const packages = [...new Set(rows.map(({ benchmark }) => benchmark.pkg))];
  const units = [...new Set(rows.map(({ texts }) => texts.unit))].filter((unit) => unit !== '');
  const kinds = rowKinds.filter((kind) => rows.some((row) => row.kind === kind));
  const isChosen = ['text', 'pkg', 'unit', 'outcome'].some((name) => (options[name] ?? '') !== '');
  return (
    <search role="search" aria-label={filterWords.region} class="filters">
      <label>
        {filterWords.text}
        <input
          type="search"
          value={options['text'] ?? ''}
          onInput={({ currentTarget }) => {
            choose({ text: currentTarget.value });
          }}
        />
      </label>
      {packages.length > 1 && (
        <Choice name="pkg" label={filterWords.pkg} of={packages} {...{ options, choose }} />
      )}
      {units.length > 1 && (
        <Choice name="unit" label={filterWords.unit} of={units} {...{ options, choose }} />
      )}
      <Choice
        name="outcome"
        label={filterWords.outcome}
        of={['moved', ...kinds]}
        wordsOf={(kind) => (isKind(kind) ? rowKindWords[kind] : filterWords.moved)}
        {...{ options, choose }}
      />
      <span class="shown" role="status">
        {rowsShown(shown, rows.length)}
      </span>
      {isChosen && (
        <button
          type="button"
          onClick={() => {
            choose({ text: '', pkg: '', unit: '', outcome: '' });
          }}
        >
          {filterWords.clear}
        </button>
      )}
    </search>
  );
}

function Choice({
  name,
  label,
  of,
  wordsOf = (value) => value,
  options,
  choose,
}: {
  readonly name: string;
  readonly label: string;
  readonly of: readonly string[];
  readonly wordsOf?: (value: string) => string;
  readonly options: Options;
  readonly choose: (changed: Options) => void;
}): JSX.Element {
  const value = options[name] ?? '';
  return (
    <label>
      {label}
      <select
        value={value}
        onChange={({ currentTarget }) => {
          choose({ [name]: currentTarget.value });
        }}
      >
        <option value="">{filterWords.all}</option>
        {(value === '' || of.includes(value) ? of : [...of, value]).map((each) => (
          <option key={each} value={each}>
            {wordsOf(each)}
          </option>
        ))}
      </select>
    </label>
  );
}
