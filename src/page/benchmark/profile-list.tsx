// The profiles of a benchmark, with what each counts in total, and the way to them.
import type { JSX } from 'preact';
import { formatValue } from '../../report/format.js';
import type { PageData, ProfileEntry, TypeEntry } from '../../report/html/page-data.js';
import { benchmarkWords, profileColumns } from '../../report/words/page-benchmark.js';
import { profileName } from '../profile/profile-name.js';
import { hashOf } from '../route.js';
import { DataTable } from './data-table.js';

export function ProfileList({ data, rank }: { readonly data: PageData; readonly rank: number }): JSX.Element {
  const found = data.profiles.flatMap((profile, position) =>
    profile.benchmark === rank ? [{ profile, position }] : [],
  );
  if (found.length === 0) return <p class="quiet">{benchmarkWords.noProfiles}</p>;
  const isEach = found.every(({ profile }) => profile.operations !== null);
  return (
    <DataTable
      caption={isEach ? profileColumns.caption : profileColumns.captionWhole}
      columns={[
        { name: profileColumns.profile },
        { name: profileColumns.sample },
        { name: 'base', isNumber: true },
        { name: 'head', isNumber: true },
      ]}
      rows={found.flatMap(({ profile, position }) =>
        profile.types.map((type, at) => [
          at === 0 ? (
            <a href={hashOf({ page: 'profile', of: String(position), options: {} })}>
              {profileName(profile)}
            </a>
          ) : (
            <span class="unseen">{profileName(profile)}</span>
          ),
          <a
            href={hashOf({
              page: 'profile',
              of: String(position),
              options: at === profile.shownFirst ? {} : { type: type.type },
            })}
          >
            <code>{type.type}</code>
          </a>,
          total(profile, type, 'base'),
          total(profile, type, 'head'),
        ]),
      )}
    />
  );
}

function total({ sides }: ProfileEntry, { unit, total: of }: TypeEntry, side: 'base' | 'head'): string {
  if (!sides[side]) return '–';
  // Differences of two profiles come out as slightly less than nothing.
  const value = Math.max(0, of[side]);
  if (unit === 'nanoseconds') return formatValue(value * 1e-9, 'sec/op');
  return formatValue(value, unit === 'bytes' ? 'B/op' : '', 3);
}
