// One HTML file that needs nothing else: data, style and script in it, and a policy that lets it load nothing more.
import { packed } from './packed.js';
import type { PageParts } from './report-page.js';
import { withoutScript, withoutScriptProfile } from '../words/page.js';

/** The page's own code, as the build makes it. */
export interface PageAssets {
  readonly script: string;
  readonly style: string;
  /** `sha256-…` of each, as a content security policy names them. */
  readonly scriptHash: string;
  readonly styleHash: string;
}

/**
 * The file as text. Scripts run by their hash only, nothing is fetched from anywhere, forms and frames lead nowhere.
 * `lead`: sentences that stand there before the script runs, and where none may.
 */
export function htmlOf(
  { data, text, elements }: PageParts,
  assets: PageAssets,
  lead: readonly string[],
): string {
  const policy = [
    `default-src 'none'`,
    `script-src '${assets.scriptHash}'`,
    `style-src '${assets.styleHash}'`,
    'img-src data:',
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
  const [first = '', ...rest] = lead;
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    '<link rel="icon" href="data:,">',
    `<title>${escaped(data.title)}</title>`,
    `<style>${assets.style}</style>`,
    '</head>',
    '<body>',
    `<div id="page"><main><h1>${escaped(first)}</h1>${rest.map((words) => `<p>${escaped(words)}</p>`).join('')}<noscript><p>${escaped(data.report === null ? withoutScriptProfile : withoutScript)}</p></noscript></main></div>`,
    ...[...elements].map(([id, columns]) => block(id, columns)),
    block('data', text ?? packed(data)),
    `<script>${assets.script}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** No script: of this type browsers only keep the text. */
function block(id: string, text: string): string {
  return `<script type="application/gzip" id="${id}">${text}</script>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
