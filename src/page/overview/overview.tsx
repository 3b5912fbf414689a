// The whole run: verdict, what moved and by how much, and how it was measured.
import type { JSX } from 'preact';
import type { PageData, ReportPage } from '../../report/html/page-data.js';
import { hashOf } from '../route.js';
import type { Go } from '../app.js';
import { LinesOf } from '../words.js';

export function Overview({
  report,
}: Go & { readonly data: PageData; readonly report: ReportPage }): JSX.Element {
  return (
    <main>
      <h1>
        {report.mark} {report.document.headline}
      </h1>
      <ul>
        {report.benchmarks.map(({ key, pkg, name }) => (
          <li key={key}>
            <a href={hashOf({ page: 'benchmark', of: key, options: {} })}>
              {pkg} {name}
            </a>
          </li>
        ))}
      </ul>
      {report.sections.map(({ heading, lines }) => (
        <section key={heading}>
          <h2>{heading}</h2>
          <LinesOf lines={lines} />
        </section>
      ))}
    </main>
  );
}
