// What GitHub can do wrong while a report is published, played on the bundle: no fault makes a second comment, none is
// met without end, and each that lasts is told.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { primaryLimit, secondaryLimit, type Play } from '../forge/faults.js';
import { copying, plain } from './finder-module.js';
import { recordResult, Reported, type Result } from './github-results.js';
import type { JobResult } from './hosted.js';
import { removeFolders } from './repository.js';
import { describeWithGo } from './with-go.js';

/** `times`: Infinity for as often as it is asked, default 1. `nth`: from which request on, default 1. */
interface Trouble {
  readonly at: string;
  readonly play: Play;
  readonly times?: number;
  readonly nth?: number;
}

interface Case {
  readonly trouble: readonly Trouble[];
  readonly inputs?: Readonly<Record<string, string>>;
  readonly from?: 'hidden fork';
  /** Default 0. */
  readonly code?: number;
  /** On the pull request in the end. Default 1. */
  readonly comments?: number;
  readonly reviewComments?: number;
  /** In the log. */
  readonly says?: string;
  /** How often something is asked. */
  readonly asked?: Readonly<Record<string, number>>;
}

const status = (code: number, message = 'trouble'): Play => ({ status: code, body: { message } });
const once = (at: string, play: Play): Trouble => ({ at, play });
const forGood = (at: string, play: Play): Trouble => ({ at, play, times: Infinity });
const create = 'issues/create-comment';
const list = 'issues/list-comments';
const review = 'pulls/create-review';
const listReviews = 'pulls/list-review-comments';
const listFiles = 'pulls/list-files';

const passing: Readonly<Record<string, Case>> = {
  'requests that fail once': {
    trouble: [
      once('actions/list-workflow-run-artifacts', status(500)),
      once('repos/get', 'reset'),
      once('repos/get-content', status(502)),
      once('pulls/get', 'reset'),
      once('graphql/viewer', status(502)),
      once(listFiles, 'bad-json'),
      once(listReviews, 'cut'),
      once(review, status(500)),
      once(create, status(500)),
    ],
    asked: { [review]: 2, [create]: 2 },
  },
  'answers that are lost': {
    trouble: [
      once('blobs/get', 'cut'),
      once(review, 'lost'),
      once(create, 'lost'),
      { at: list, play: 'cut', nth: 3 },
    ],
    asked: { [review]: 1, [create]: 1 },
  },
  'answers that are cut': {
    trouble: [once(list, 'cut'), once(review, 'cut'), once(create, 'cut')],
    asked: { [review]: 1, [create]: 1 },
  },
  'answers that are no JSON': {
    trouble: [{ at: list, play: 'bad-json', nth: 2 }, once(create, 'bad-json')],
    asked: { [create]: 1 },
  },
  'connections that break': {
    trouble: [once(list, 'reset'), once(review, 'reset'), once(create, 'reset')],
    asked: { [review]: 2, [create]: 2 },
  },
  'secondary limits': {
    trouble: [once(review, secondaryLimit(403, 1)), { at: create, play: secondaryLimit(429, 1), times: 2 }],
    asked: { [review]: 2, [create]: 3 },
  },
  'answers that are slow': {
    trouble: [once(list, { delayMs: 1500 }), once(create, { delayMs: 1500 })],
    asked: { [create]: 1 },
  },
  'a token that may not say whose it is': { trouble: [once('graphql/viewer', status(403))] },
  'a fork that the token cannot read': { from: 'hidden fork', trouble: [], asked: { 'pulls/list': 1 } },
  'a signature that has run out': { trouble: [once('blobs/get', status(403))], asked: { 'blobs/get': 2 } },
};

/** The comment on the line is there before the one comment fails. */
const noComment = { code: 4, comments: 0, reviewComments: 1 };
const onlyComment = { comments: 1, reviewComments: 0 };
const nothing = { code: 4, comments: 0, reviewComments: 0 };

const lasting: Readonly<Record<string, Case>> = {
  'a comment that is forbidden': {
    ...noComment,
    trouble: [once(create, status(403))],
    says: 'posting the comment (issues/create-comment) is not allowed (403): trouble',
    asked: { [create]: 1 },
  },
  'a comment that is not found, which is only to warn': {
    ...noComment,
    code: 0,
    trouble: [once(create, status(404))],
    inputs: { 'publish-failure': 'warn' },
    says: '::warning::',
    asked: { [create]: 1 },
  },
  'a comment that meets a conflict': {
    ...noComment,
    trouble: [once(create, status(409))],
    asked: { [create]: 1 },
  },
  'a comment on what is gone': { ...noComment, trouble: [once(create, status(410))], asked: { [create]: 1 } },
  'a comment that is not accepted': {
    ...noComment,
    trouble: [once(create, status(422, 'Validation Failed'))],
    says: 'was not accepted (422): Validation Failed',
    asked: { [create]: 1 },
  },
  'a limit that names an hour': {
    ...noComment,
    trouble: [once(create, secondaryLimit(429, 3600))],
    says: 'met a rate limit',
    asked: { [create]: 1 },
  },
  'requests that are used up': {
    ...nothing,
    trouble: [once(review, primaryLimit(Math.ceil(Date.now() / 1000) + 3000))],
    says: 'met a rate limit',
    asked: { [review]: 1, [create]: 0 },
  },
  'comments that always fail': {
    ...noComment,
    trouble: [forGood(create, status(502))],
    says: 'got no answer (502)',
    asked: { [create]: 3 },
  },
  'a list that is always cut': {
    ...nothing,
    trouble: [forGood(list, 'cut')],
    says: 'were cut',
    asked: { [list]: 4, [create]: 0 },
  },
  'a review that is forbidden': {
    ...onlyComment,
    trouble: [once(review, status(403))],
    says: 'The token may not comment on lines',
    asked: { [review]: 1 },
  },
  'a line that is refused': {
    ...onlyComment,
    trouble: [once(review, status(422, 'Unprocessable Entity'))],
    says: 'GitHub did not take comments on finder.go',
    // Before the lines and after they were refused, before the comment is written and after.
    asked: { [review]: 1, 'pulls/get': 4 },
  },
  'reviews that always fail': {
    ...onlyComment,
    code: 4,
    trouble: [forGood(review, status(502))],
    says: 'posting the review comments (pulls/create-review) got no answer (502)',
    asked: { [review]: 3 },
  },
  'a review of what is gone': {
    ...onlyComment,
    code: 4,
    trouble: [once(review, status(410))],
    asked: { [review]: 1 },
  },
  'a diff that is too large': {
    ...onlyComment,
    trouble: [once(listFiles, status(406))],
    says: 'no diff of a pull request this large',
  },
  'a diff that cannot be had': {
    ...onlyComment,
    code: 4,
    trouble: [forGood(listFiles, status(500))],
    asked: { [listFiles]: 4 },
  },
  'comments on lines that cannot be listed': {
    ...onlyComment,
    code: 4,
    trouble: [forGood(listReviews, 'cut')],
    asked: { [listReviews]: 4, [review]: 0 },
  },
  'a pull request that is not found': {
    ...nothing,
    trouble: [once('pulls/get', status(404))],
    says: 'reading the pull request (pulls/get) found nothing (404)',
  },
  'a token that cannot say whose it is': {
    ...nothing,
    trouble: [forGood('graphql/viewer', status(502))],
    asked: { 'graphql/viewer': 4 },
  },
  'a fork that nobody names and the token cannot read': {
    from: 'hidden fork',
    trouble: [once('pulls/list', { status: 200, body: [] })],
    comments: 0,
    reviewComments: 0,
    says: 'No open pull request',
    asked: { 'repos/list-pull-requests-associated-with-commit': 1 },
  },
  'artifacts that may not be read': {
    ...nothing,
    trouble: [once('actions/list-workflow-run-artifacts', status(403))],
    says: 'Give the job the permission',
  },
  'an artifact that has expired': {
    ...nothing,
    trouble: [once('actions/download-artifact', status(410))],
    says: 'found it deleted (410)',
  },
  'a configuration that cannot be had': {
    ...nothing,
    trouble: [forGood('repos/get-content', status(500))],
    asked: { 'repos/get-content': 4 },
  },
};

/** So many at once: most of the time they wait. */
const lanes = 5;

describeWithGo('a report', () => {
  const played = new Map<Case, { readonly reported: Reported; readonly step: JobResult }>();
  const play = async (of: Case, result: Result): Promise<void> => {
    const reported = await Reported.start(result, of.from === undefined ? {} : { from: of.from });
    for (const { at, play: what, times = 1, nth = 1 } of of.trouble) {
      reported.forge.faults.add({ match: at, do: what, times, nth });
    }
    played.set(of, { reported, step: await reported.report({ inputs: of.inputs ?? {} }) });
  };
  beforeAll(async () => {
    const result = await recordResult(plain, copying);
    const waiting = [...Object.values(lasting), ...Object.values(passing)];
    const lane = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await play(next, result);
    };
    await Promise.all(Array.from({ length: lanes }, lane));
  }, 300_000);
  afterAll(async () => {
    for (const { reported } of played.values()) await reported.hosted.close();
    removeFolders();
  });

  const judge = (of: Case): void => {
    const { reported, step } = played.get(of) ?? {};
    if (reported === undefined || step === undefined) throw new Error('was not played');
    const { log, faults } = reported.forge;
    const { inputs, code = 0, comments = 1, reviewComments = 1, says = '', asked = {} } = of;
    expect({
      code: step.code,
      comments: reported.comments.length,
      reviewComments: reported.pull.reviewComments.length,
      log: step.log,
      asked: Object.fromEntries(Object.keys(asked).map((name) => [name, log.of(name).length])),
      violations: log.violations,
      unplayed: faults.unplayed(),
    }).toEqual({
      ...{ code, comments, reviewComments, asked, violations: [], unplayed: [] },
      log: expect.stringContaining(says),
    });
    // Also where people look. Annotations of the report have a title, this has none.
    expect(step.log.match(/^::error::/gm) ?? []).toHaveLength(code === 4 ? 1 : 0);
    expect(step.summary.match(/^\*\*Not published\*\*: .+$/gm) ?? []).toHaveLength(
      code === 4 || inputs !== undefined ? 1 : 0,
    );
  };

  it.each(Object.entries(passing))('is published in spite of %s', (_, of) => {
    judge(of);
  });

  it.each(Object.entries(lasting))('is published as far as it can be with %s', (_, of) => {
    judge(of);
  });
});
