// The report as one page that needs nothing else: no script, no style and no picture from anywhere.
import type { Report } from '../../model/report.js';
import { visible } from '../escape.js';
import { headline, markOf } from '../words/verdict.js';

/** Nothing is fetched, nothing runs: the page can lie beside others of the same origin. */
const policy = "default-src 'none'; base-uri 'none'; form-action 'none'";

/** A whole page, to be opened from a disk or shown by GitHub. */
export function renderHtml(report: Report): string {
  const title = escaped(visible(`${markOf(report)} ${headline(report)}`));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${title}</title>
</head>
<body>
<h1>${title}</h1>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
