// The profiles of a benchmark, with what each counts in total, and the way to them.
import type { JSX } from 'preact';
import { formatValue } from '../../report/format.js';
import type { PageData, ProfileEntry, TypeEntry } from '../../report/html/page-data.js';
import { benchmarkWords, profileColumns, sampleWords } from '../../report/words/page-benchmark.js';
import { pageWords, profilesLeftWords } from '../../report/words/page.js';
import { profileName } from '../profile/profile-name.js';
import { isEmpty, toldTotal } from '../profile/totals.js';
import { hashOf } from '../route.js';
import { DataTable } from './data-table.js';

export function ProfileList({ data, rank }: { readonly data: PageData; readonly rank: number }): JSX.Element {
  const found = data.profiles.flatMap((profile, position) =>
    profile.benchmark === rank ? [{ profile, position }] : [],
  );
  const left = data.profilesLeft > 0 && <p class="quiet">{profilesLeftWords(data.profilesLeft)}</p>;
  if (found.length === 0)
    return (
      <>
        <p class="quiet">{benchmarkWords.noProfiles}</p>
        {left}
      </>
    );
  const isEach = found.every(({ profile }) => profile.operations !== null);
  const table = (
    <DataTable
      caption={isEach ? profileColumns.caption : profileColumns.captionWhole}
      columns={[
        { name: profileColumns.profile },
        { name: profileColumns.sample },
        { name: pageWords.base, isNumber: true },
        { name: pageWords.head, isNumber: true },
      ]}
      rows={found.flatMap(({ profile, position }) => {
        // Where nobody waited, a link would lead to an empty picture.
        if (isEmpty(profile)) return [[profileName(profile), profileColumns.nothing, '', '']];
        return profile.types.map((type, at) => [
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
        ]);
      })}
    />
  );
  return (
    <>
      <p class="quiet sample">{sampleWords.profiles}</p>
      {table}
      {left}
    </>
  );
}

function total(profile: ProfileEntry, type: TypeEntry, side: 'base' | 'head'): string {
  if (!profile.sides[side]) return '–';
  const { unit } = type;
  const value = toldTotal(profile, type)[side];
  if (unit === 'nanoseconds') return formatValue(value * 1e-9, 'sec/op');
  return formatValue(value, unit === 'bytes' ? 'B/op' : '', 3);
}
