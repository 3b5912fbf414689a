// The profile of a benchmark, or of a file: as a flame graph, a call tree and a table.
import './colours.css';
import './profile.css';
import './tables.css';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { sumsByFunction } from '../../flame/exact.js';
import { exactly } from '../../flame/find.js';
import { treeOf } from '../../flame/tree-columns.js';
import type { PageData, ProfileEntry } from '../../report/html/page-data.js';
import { cannotRead } from '../../report/words/page.js';
import { profilePageWords as words } from '../../report/words/page-profile.js';
import type { Go } from '../app.js';
import { profileColumns } from '../data.js';
import { CallTreeTable } from './call-tree.js';
import { choicesOf, optionsOf, type Choices } from './choices.js';
import { Controls } from './controls.js';
import { Details } from './details.js';
import { FlameGraph } from './flame-graph.js';
import { Legend } from './legend.js';
import { useLookedAt, type LookedAt, type OpenedProfile } from './looked-at.js';
import { PaperChoices, PaperFlame, usePrinting } from './on-paper.js';
import { profileName } from './profile-name.js';
import { TopTable } from './top-table.js';
import { Found, Totals } from './told-in-all.js';
import { isEmpty } from './totals.js';

type ProfileProps = Go & { readonly data: PageData };

export function ProfileView({ data, route, go }: ProfileProps): JSX.Element | null {
  const profile = data.profiles[Number(route.of)];
  const [opened, setOpened] = useState<OpenedProfile | null>(null);
  const [failed, setFailed] = useState('');
  useEffect(() => {
    if (profile === undefined) return;
    profileColumns(profile.element)
      .then((columns) => {
        const { name, file } = data.functions;
        const tree = treeOf(
          columns,
          name.map((of, at) => ({ name: of, file: file[at] ?? '' })),
        );
        const { exact } = columns;
        setOpened({
          tree,
          exact: exact === undefined ? null : tree.types.map((_, type) => sumsByFunction(exact, type)),
        });
      })
      // Also of columns that do not fit together.
      .catch((error: unknown) => {
        setFailed(`${cannotRead} ${String(error)}`);
      });
  }, [profile?.element]);
  if (profile === undefined) return null;
  const benchmark = profile.benchmark === null ? undefined : data.report?.benchmarks[profile.benchmark];
  return (
    <main class="profile">
      <h1>
        {profileName(profile)}
        <span class="quiet">
          {' '}
          {benchmark === undefined ? data.title : `${benchmark.pkg} ${benchmark.name}`}
        </span>
      </h1>
      {failed !== '' && <p role="alert">{failed}</p>}
      {opened === null && failed === '' && <p role="status">{words.opening}</p>}
      {opened !== null && <OpenProfile data={data} route={route} go={go} profile={profile} opened={opened} />}
    </main>
  );
}

type OpenProps = ProfileProps & { readonly profile: ProfileEntry; readonly opened: OpenedProfile };

function OpenProfile({ data, route, go, profile, opened }: OpenProps): JSX.Element {
  const choices = choicesOf(profile, route.options);
  const of = useLookedAt(data, profile, opened, choices);
  const { tree } = opened;
  const to = (changed: Partial<Choices>, how?: 'replace'): void => {
    go({ ...route, options: optionsOf(profile, { ...choices, ...changed }) }, how);
  };
  const isPrinting = usePrinting();
  // Nodes have other numbers in another view.
  const afresh = { zoom: 0, selected: 0, rows: '' };
  const keeps: readonly string[] = ['show', 'search', 'isUpward', 'sides', 'width', 'sort'];
  const choose = (change: Partial<Choices>): void => {
    const isSame = Object.keys(change).every((key) => keeps.includes(key));
    to(isSame ? change : { ...change, ...afresh }, 'replace');
  };
  useEffect(() => {
    const find = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
      event.preventDefault();
      document.querySelector<HTMLInputElement>('[data-search]')?.focus();
    };
    addEventListener('keydown', find);
    return () => {
      removeEventListener('keydown', find);
    };
  }, []);
  /** Marks a function wherever it is, and shows the details of where it is widest. */
  const open = (place: number): void => {
    const { view } = of;
    const selected = widestOf(of, place);
    const isInZoom = selected >= of.zoom && selected < (view.end[of.zoom] ?? 0);
    const name = tree.functions[view.places[place]?.function ?? 0]?.name ?? '';
    to({ show: 'flame', search: exactly(name), selected, ...(isInZoom ? {} : { zoom: 0 }) });
  };
  const sort = (by: string): void => {
    to({ sort: by }, 'replace');
  };
  return (
    <>
      <Totals of={of} />
      <Controls tree={tree} profile={profile} choices={choices} onChoose={choose} />
      <Found of={of} />
      {isPrinting && <PaperChoices choices={choices} />}
      {(choices.show !== 'top' || isPrinting) && (
        <Legend sides={choices.sides} isSampled={isSampled(of)} ownCode={data.ownCode} />
      )}
      {of.view.count === 1 && <p role="status">{isEmpty(profile) ? words.noSamples : words.nothing}</p>}
      {isPrinting && of.view.count > 1 && <PaperFlame of={of} />}
      {choices.show === 'flame' && of.view.count > 1 && (
        <FlameGraph
          of={of}
          onPick={(node) => {
            // Steps of the arrow keys are none to come back from.
            to({ selected: node }, 'replace');
          }}
          onZoom={(zoom) => {
            to({ zoom, selected: zoom });
          }}
        />
      )}
      {choices.show === 'tree' && of.view.count > 1 && (
        <CallTreeTable
          of={of}
          onPick={(selected) => {
            to({ selected }, 'replace');
          }}
          onSort={sort}
          onOpen={(rows) => {
            to({ rows }, 'replace');
          }}
        />
      )}
      {choices.show === 'top' && <TopTable of={of} onPlace={open} onSort={sort} />}
      {choices.show === 'flame' && isPrinting && (
        <div class="paper-only">
          <TopTable of={of} first={rowsOnPaper} onPlace={open} onSort={sort} />
        </div>
      )}
      {choices.show !== 'top' && of.selected !== 0 && (
        <Details
          of={of}
          node={of.selected}
          onPlace={open}
          onClose={() => {
            to({ selected: 0 }, 'replace');
          }}
        />
      )}
    </>
  );
}

/** Rows of the table below a flame graph on paper: a sheet or so. */
const rowsOnPaper = 50;

function isSampled({ type: { grain } }: LookedAt): boolean {
  return grain.base > 0 || grain.head > 0;
}

/** 0 where no node of a place is shown. */
function widestOf({ view, layout }: LookedAt, place: number): number {
  let [found, most] = [0, 0];
  for (let node = 1; node < view.count; node++) {
    const width = layout.width[node] ?? 0;
    if (view.place[node] === place && width > most) [found, most] = [node, width];
  }
  return found;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    (target instanceof HTMLInputElement && !/^(?:radio|checkbox)$/.test(target.type)) ||
    target instanceof HTMLSelectElement ||
    target instanceof HTMLTextAreaElement
  );
}
