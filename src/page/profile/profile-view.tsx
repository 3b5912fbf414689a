// The profile of a benchmark, or of a file: as a flame graph, a tree and a table.
import type { JSX } from 'preact';
import type { PageData } from '../../report/html/page-data.js';
import type { Go } from '../app.js';
import { profileName } from './profile-name.js';

export function ProfileView({ data, route }: Go & { readonly data: PageData }): JSX.Element {
  const profile = data.profiles[Number(route.of)];
  return <main>{profile !== undefined && <h1>{profileName(profile)}</h1>}</main>;
}
