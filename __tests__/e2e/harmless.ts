// What no foreign text may do on any surface: to the runner that reads the log, to GitHub that renders markdown, and to
// whoever looks at either.
import { expect } from '@jest/globals';
import { withoutCode } from '../report/gfm.js';

/** Workflow commands that a job of ours prints itself; what it says in one begins a sentence, or with our name. */
const ourCommands =
  /^::(?:group::[a-z ]+$|endgroup::$|debug::|add-mask::[\w+/%=]+$|(?:error|warning) title=pprof-gate\b|(?:error|warning|notice)::(?:[A-Z]|pprof-gate: ))/;

/** No command of the runner in it but ours, nothing that moves a terminal's cursor or turns text around. */
export function expectSafeLog(log: string): void {
  for (const line of log.split(/\r\n|\r|\n/)) {
    // The runner looks for the older form only in what is no command.
    if (/^\s*::/.test(line)) expect(line).toMatch(ourCommands);
    else expect(line).not.toContain('##[');
  }
  expect(log).not.toMatch(/[\u001b\u0007\u202a-\u202e\u2066-\u2069\u0000]/);
}

/** A comment of ours, or a review comment: as below, and its marker is whole, at its end, and the only one. */
export function expectSafeComment(body: string): void {
  const rendered = withoutCode(body);
  expect(rendered.match(/<!--/g) ?? []).toHaveLength(1);
  expect(rendered.trimEnd()).toMatch(/\n<!-- pprof-gate (?:comment|review) v1 key=[^\n]* -->$/);
  expectSafeMarkdown(body.replace(/<!--[^\n]*-->\s*$/, ''));
}

/** Mentions nobody, links nowhere but to runs, holds no HTML but what we write, and shows all that it holds. */
export function expectSafeMarkdown(text: string): void {
  expect(text).not.toMatch(
    /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/,
  );
  const rendered = withoutCode(text);
  expect(rendered).not.toMatch(/<!--|octocat|javascript:|evil\.example|#1\b|::|##\[|onerror/);
  const tags = rendered.match(/<\/?[a-z][^>]*>/gi) ?? [];
  expect(tags.filter((tag) => !/^<\/?(?:details|summary|code|br|sub)\/?>$/.test(tag))).toEqual([]);
  for (const [, url] of rendered.matchAll(/\]\(([^)]*)\)/g))
    expect(url).toMatch(
      /^https:\/\/github\.com\/owner\/repository\/actions\/runs\/\d+(?:\/artifacts\/\d+)?$/,
    );
}
