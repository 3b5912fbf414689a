// Where somebody is, as the part of the address behind `#`: links to any view survive a reload and can be sent.
import { useEffect, useState } from 'preact/hooks';
import { arrive, watchScrolling } from './scrolled.js';

export interface Route {
  readonly page: 'overview' | 'benchmark' | 'profile';
  /** Key of a benchmark, or position of a profile. Of the overview nothing, or what an address names that is nowhere. */
  readonly of: string;
  /** Everything that was chosen there; what is as it is by default is left out. */
  readonly options: Readonly<Record<string, string>>;
}

/** `#/`, `#/benchmark/KEY?…`, `#/profile/3?type=alloc_space&zoom=12`. Anything else is the overview. */
export function routeOf(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const [page = '', of = ''] = path.split('/', 2);
  const options = Object.fromEntries(new URLSearchParams(query));
  return page === 'benchmark' || page === 'profile'
    ? { page, of: decoded(of), options }
    : { page: 'overview', of: path, options };
}

export function hashOf({ page, of, options }: Route): string {
  const path = page === 'overview' ? '#/' : `#/${page}/${encodeURIComponent(of)}`;
  const query = new URLSearchParams(Object.entries(options).filter(([, value]) => value !== '')).toString();
  return query === '' ? path : `${path}?${query}`;
}

/** A link by hand can hold half an escape. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export type Options = Route['options'];

/**
 * Where somebody is, and how to get elsewhere: `replace` for a choice that is no step to come back from. `start`: what is chosen where the address
 * says nothing.
 */
export function useRoute(start: Options): readonly [Route, (route: Route, how?: 'replace') => void] {
  const here = (): Route => {
    const route = routeOf(location.hash);
    return location.hash === '' ? { ...route, options: start } : route;
  };
  const [route, setRoute] = useState(here);
  useEffect(() => {
    const stop = watchScrolling();
    const follow = (): void => {
      arrive();
      setRoute(here());
    };
    addEventListener('hashchange', follow);
    return () => {
      removeEventListener('hashchange', follow);
      stop();
    };
  }, []);
  const go = (to: Route, how?: 'replace'): void => {
    const hash = hashOf(to);
    if (how === 'replace') {
      try {
        history.replaceState(history.state, '', hash);
      } catch {
        // In a frame without an address of its own; then it is a step like others.
        location.hash = hash;
      }
      setRoute(to);
    } else if (location.hash === hash) setRoute(to);
    else location.hash = hash;
  };
  return [route, go];
}
