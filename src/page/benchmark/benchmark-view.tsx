// One benchmark: every value, what moved and why, and how to see it again.
import type { JSX } from 'preact';
import type { PageData, ReportPage } from '../../report/html/page-data.js';
import type { Go } from '../app.js';
import { profileName } from '../profile/profile-name.js';
import { hashOf } from '../route.js';
import { LinesOf } from '../words.js';

export function BenchmarkView({
  data,
  report,
  route,
}: Go & { readonly data: PageData; readonly report: ReportPage }): JSX.Element {
  const rank = report.benchmarks.findIndex(({ key }) => key === route.of);
  const benchmark = report.benchmarks[rank];
  return (
    <main>
      <h1>
        {benchmark?.pkg} {benchmark?.name}
      </h1>
      <ul>
        {data.profiles.map((profile, position) =>
          profile.benchmark === rank ? (
            <li key={position}>
              <a href={hashOf({ page: 'profile', of: String(position), options: {} })}>
                {profileName(profile)}
              </a>
            </li>
          ) : null,
        )}
      </ul>
      {benchmark?.parts.map(({ heading, lines }) => (
        <section key={heading}>
          <h2>{heading}</h2>
          <LinesOf lines={lines} />
        </section>
      ))}
    </main>
  );
}
