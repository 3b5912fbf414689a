// What is shown where: the overview, one benchmark, one profile; and the way between them.
import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PageData } from '../report/html/page-data.js';
import { pageWords } from '../report/words/page.js';
import { BenchmarkView } from './benchmark/benchmark-view.js';
import { Overview } from './overview/overview.js';
import { ProfileView } from './profile/profile-view.js';
import { profileName } from './profile/profile-name.js';
import { hashOf, useRoute, type Route } from './route.js';
import { isComingBack } from './scrolled.js';

export interface Go {
  readonly route: Route;
  readonly go: (route: Route, how?: 'replace') => void;
}

export function App({ data }: { readonly data: PageData }): JSX.Element {
  const [route, go] = useRoute(data.start);
  const shown = found(data, route);
  const heading = useRef<HTMLDivElement>(null);
  const isLost = route.of !== '' && (route.page !== shown.page || route.of !== shown.of);
  const place = `${shown.page}/${shown.of}`;
  const before = useRef(place);
  useLayoutEffect(() => {
    document.title = titleOf(data, shown);
    // Elsewhere, a reader begins at the top, with the eyes as with a screen reader; back where they were.
    if (before.current !== place) {
      if (!isComingBack()) scrollTo(0, 0);
      heading.current?.focus({ preventScroll: true });
    }
    before.current = place;
  }, [place]);
  return (
    <div ref={heading} tabIndex={-1} class="page">
      <Breadcrumbs data={data} route={shown} />
      {isLost && (
        <p role="status" class="lost">
          {shown.page === 'overview' ? pageWords.notHere : pageWords.notHereProfile}
        </p>
      )}
      {shown.page === 'overview' && data.report !== null && (
        <Overview data={data} report={data.report} route={shown} go={go} />
      )}
      {shown.page === 'benchmark' && data.report !== null && (
        <BenchmarkView data={data} report={data.report} route={shown} go={go} />
      )}
      {shown.page === 'profile' && <ProfileView key={place} data={data} route={shown} go={go} />}
    </div>
  );
}

/** A link to what is not there leads to the overview; a page of profiles alone has only these. */
function found(data: PageData, route: Route): Route {
  const isThere =
    route.page === 'profile'
      ? data.profiles[Number(route.of)] !== undefined
      : data.report !== null &&
        (route.page === 'overview' || data.report.benchmarks.some(({ key }) => key === route.of));
  if (isThere) return route.page === 'overview' ? { ...route, of: '' } : route;
  return data.report === null
    ? { page: 'profile', of: '0', options: route.options }
    : { page: 'overview', of: '', options: {} };
}

function titleOf(data: PageData, route: Route): string {
  const names = steps(data, route).map(({ name }) => name);
  return [...names.slice(1).reverse(), data.title].join(' – ');
}

interface Crumb {
  readonly name: string;
  readonly to: Route;
}

/** From the overview to where somebody is. */
function steps(data: PageData, route: Route): Crumb[] {
  const { report, profiles } = data;
  const first = { name: pageWords.overview, to: { page: 'overview', of: '', options: {} } as const };
  const profile = route.page === 'profile' ? profiles[Number(route.of)] : undefined;
  const rank =
    route.page === 'benchmark'
      ? report?.benchmarks.findIndex(({ key }) => key === route.of)
      : profile?.benchmark;
  const benchmark = rank === undefined || rank === null ? undefined : report?.benchmarks[rank];
  return [
    ...(report === null ? [] : [first]),
    ...(benchmark === undefined
      ? []
      : [
          {
            name: `${benchmark.pkg} ${benchmark.name}`,
            to: { page: 'benchmark', of: benchmark.key, options: {} } as const,
          },
        ]),
    ...(profile === undefined ? [] : [{ name: profileName(profile), to: { ...route, options: {} } }]),
  ];
}

function Breadcrumbs({ data, route }: { readonly data: PageData; readonly route: Route }): JSX.Element {
  const all = steps(data, route);
  return (
    <header class="top">
      <nav aria-label={pageWords.breadcrumbs}>
        <ol>
          {all.map(({ name, to }, position) => (
            <li key={position}>
              {position === all.length - 1 ? (
                <span aria-current="page">{name}</span>
              ) : (
                <a href={hashOf(to)}>{name}</a>
              )}
            </li>
          ))}
        </ol>
      </nav>
      <span class="brand">pprof-gate</span>
    </header>
  );
}
