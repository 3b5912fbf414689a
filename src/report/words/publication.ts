// What became of comments, baselines and artifacts. Plain text for notices; notes of the comment are sentences.
//
//   pull-closed
//   head-moved           measured, now (commits), written (true: before that was seen)
//   newer-run            run
//   shared-key           key, variant (of the other job)
//   reviews-forbidden    detail (what the server said)
//   reviews-unsupported  operation
//   diff-too-large
//   lines-refused        places
import type { Facts, GateError } from '../../base/errors.js';
import { markdownOf, textOf } from '../escape.js';
import { counted, grouped, join, listed, nothing, own, say, type Sentence } from '../sentence.js';
import { errorWords } from './errors.js';
import { FactReader } from './facts.js';

export const noticeCodes = [
  'pull-closed',
  'head-moved',
  'newer-run',
  'shared-key',
  'reviews-forbidden',
  'reviews-unsupported',
  'diff-too-large',
  'lines-refused',
] as const;
export type NoticeCode = (typeof noticeCodes)[number];

/** Something about publishing that people should know. */
export interface Notice {
  readonly code: NoticeCode;
  readonly facts: Facts;
}

const shortCommit = (sha: string): Sentence => say`${sha.slice(0, 7)}`;

/** Exhaustive, so that a code without a sentence does not compile. */
const words: Readonly<Record<NoticeCode, (facts: FactReader) => Sentence>> = {
  'pull-closed': () => own('The pull request is closed, so nothing was written on it.'),
  'head-moved': (f) =>
    say`The pull request has moved on${f.with('now', (now) => say` to ${shortCommit(now)}`)}${f.with('measured', (measured) => say`, and this run measured ${shortCommit(measured)}`)}${own(
      f.is('written')
        ? ': the comment is about the older commit until the run of the newer one updates it.'
        : ': nothing was written. The run of the newer commit will.',
    )}`,
  'newer-run': (f) =>
    say`A newer run${f.number('run') === null ? nothing : own(` (${String(f.number('run'))})`)} has commented already, so this one leaves its comment alone.`,
  'shared-key': (f) =>
    say`Another job of this run${f.with('variant', (variant) => say` (${variant})`)} publishes with the same key${f.with('key', (key) => say` ${key}`)}, so the comment shows the worse of them. Give each job of a matrix its own input key.`,
  'reviews-forbidden': (f) =>
    say`The token may not comment on lines${f.with('detail', (detail) => say` (${detail})`)}. Give the job the permission pull-requests: write; until then the lines are told in the comment only.`,
  'reviews-unsupported': (f) =>
    say`This server cannot do what comments on lines need${f.with('operation', (operation) => say` (${operation})`)}; the lines are told in the comment only.`,
  'diff-too-large': () =>
    own('GitHub gives no diff of a pull request this large, so there are no comments on its lines.'),
  'lines-refused': (f) =>
    say`GitHub did not take comments on ${
      f.list('places').length === 0 ? own('some lines') : listed(f.list('places'), 10)
    }; they are told in the comment only.`,
};

/** A notice as plain text on one line. */
export function noticeWords({ code, facts }: Notice): string {
  return textOf(words[code](new FactReader(facts)));
}

/** Below the report in the summary, as markdown: what GitHub failed at, and what to do. */
export function notPublished(error: GateError): string {
  const { what, next } = errorWords(error);
  return markdownOf(say`**Not published**: ${what}. ${next}`);
}

const recipe =
  'To have comments on such pull requests, add the second workflow of the README ("Pull requests from forks"): it runs on workflow_run with the rights of this repository, and runs none of their code.';
const instead = 'The verdict is in the summary, the annotations and the exit code';

/** Why a pull request gets no comment, and how to enable it. */
const readOnlyReasons = {
  fork: `This pull request comes from a fork, so the token may only read. ${instead}. ${recipe}`,
  dependabot: `Runs that Dependabot starts get a token that may only read, unless the workflow gives the job pull-requests: write. ${instead}. ${recipe}`,
  'no-token': `The input token is empty, so no comment was written. ${instead}. Leave the input out to use the token of the job.`,
} as const;

export function readOnlyWords(reason: keyof typeof readOnlyReasons): string {
  return readOnlyReasons[reason];
}

/** GitHub forbade it with these words: a permission, a conversation that is locked, or a rule of the organisation. */
export function forbiddenWords(detail: string): string {
  const said = detail === '' ? nothing : say`: ${detail.replace(/\.$/, '')}`;
  return textOf(
    say`This job may not write on the pull request${said}. ${own(instead)}. If it is the token, give the job the permission pull-requests: write.`,
  );
}

/** What Gitea and Forgejo lack, in one notice. */
export function otherForgeWords(name: 'gitea' | 'forgejo'): string {
  const server = name === 'gitea' ? 'Gitea' : 'Forgejo';
  return `${server}: the summary, outputs and exit code work; its API lacks what comments, comments on lines and stored baselines need, so base is measured again in every run.`;
}

/** A baseline is stored. */
export function baselineUploaded(name: string, retentionDays: number | null): string {
  const kept =
    retentionDays === null ? 'as long as the repository keeps artifacts' : counted(retentionDays, 'day');
  return textOf(
    say`Stored the baseline ${name}, kept ${own(retentionDays === null ? kept : `for ${kept}`)}.`,
  );
}

/** Why nothing was measured for a baseline. */
export const baselineExists =
  'There is a baseline of this commit already. Start the workflow by hand with force: true to measure it again.';

/** What the second workflow reads. */
export function resultUploaded(name: string): string {
  return textOf(say`Stored the result as artifact ${name}, for the workflow that comments.`);
}

/** Where the lines that made something worse are told. */
export interface LinesTold {
  /** Comments on lines, and on files. */
  readonly lines: number;
  readonly files: number;
  /** `look.go:41`: not in the diff, not among the worst ten, not taken by GitHub. */
  readonly outside: readonly string[];
  readonly leftOut: readonly string[];
  readonly refused: readonly string[];
  /** GitHub failed before all was done, so that nobody knows. */
  readonly unsure: readonly string[];
}

/** One note on what became of the lines; nothing when there are none. */
export function linesNote({ lines, files, outside, leftOut, refused, unsure }: LinesTold): Sentence {
  const onLines = lines === 0 ? [] : [`on ${counted(lines, 'line')} of the diff`];
  const onFiles = files === 0 ? [] : [`on ${counted(files, 'file')}`];
  const told = [...onLines, ...onFiles].join(' and ');
  const many = (count: number): string =>
    told === '' ? counted(count, 'line') : `${grouped(count)} more ${count === 1 ? 'line' : 'lines'}`;
  const is = (count: number): string => (count === 1 ? 'is' : 'are');
  const rest = (places: readonly string[], what: (count: number) => string): Sentence =>
    places.length === 0 ? nothing : say`${own(what(places.length))}: ${listed(places, 10)}`;
  const parts = [
    own(told === '' ? '' : `Review comments: ${told}`),
    rest(outside, (count) => `${many(count)} ${is(count)} not in the diff`),
    rest(leftOut, (count) => `${many(count)} ${is(count)} only told here`),
    rest(refused, (count) => `${many(count)} could not be commented on`),
    rest(unsure, (count) => `GitHub failed at the comments on ${many(count)}`),
  ];
  const sentence = join(parts, '; ');
  return sentence.length === 0 ? nothing : say`${sentence}.`;
}

/** Below a comment that was made from an artifact: whose numbers these are. `run` may be a link. */
export function sourceNote(run: Sentence): Sentence {
  return say`Measured by the pull request's own ${run}: its numbers are what that run says.`;
}

export function runName(run: number): string {
  return `run ${run}`;
}

const unusable: ReadonlyMap<string, string> = new Map([
  ['incomplete', 'the capture was not finished'],
  ['side', 'the capture is one side of a gate'],
  ['uncommitted', 'there are changes that are in no commit'],
  ['partial', 'measuring stopped before its end'],
  ['does-not-compile', 'a package does not compile'],
  ['troubled', 'a benchmark does not run to its end'],
  ['empty', 'no benchmark was measured'],
]);

/** Why a capture is no baseline, and what to do. */
export function unusableWords(code: string, what: string): string {
  const about = what === '' ? nothing : say` (${what})`;
  return textOf(
    say`No baseline was stored: ${own(unusable.get(code) ?? 'the capture is not usable')}${about}. The one before stays. Mend it, give more time-budget, or leave benchmarks out with bench in .github/pprof-gate.yml.`,
  );
}

/** The command that records a baseline by hand. */
export function ghCommand(workflow: string): string {
  const file = /^[\w.-]+\.ya?ml$/.test(workflow) ? workflow : 'WORKFLOW.yml';
  return `gh workflow run ${file}`;
}

const idle = {
  'no-result': 'The finished run left no result to report: it has commented itself, or it did not measure.',
  'no-pull':
    'No open pull request has the commit of the finished run as its head any more: nothing was written.',
  'several-pulls':
    'More than one open pull request has the commit of the finished run as its head, and GitHub does not say which of them it was for: nothing was written.',
  'too-many': 'The finished run left more results than are reported; the rest was left out.',
  'branch-deleted': 'A branch was deleted: there is nothing to measure.',
  'run-without-pull-request': 'The finished run was not one of a pull request: there is nothing to report.',
} as const;

/** Why a job had nothing to do. */
export function nothingToReport(why: keyof typeof idle): string {
  return idle[why];
}

/** The same of the page, which is one file. */
export function pageByHand(name: string): string {
  return textOf(
    say`This server takes no artifacts from actions. Upload the file of the output report-html as ${name} with a step of your own, or set upload-report: false.`,
  );
}

/** A server that takes no artifacts from actions themselves. */
export function uploadByHand(name: string): string {
  return textOf(
    say`This server takes no artifacts from actions. Upload the folder of the output artifact-path as ${name} with a step of your own.`,
  );
}
