// What GitHub would not do for us, and what is wrong with an artifact. Facts: forge.ts, baseline/.
import { own, say, type Sentence } from '../sentence.js';
import type { FactReader } from './facts.js';

interface Words {
  readonly what: Sentence;
  readonly next: Sentence;
}

/** What was asked, by GitHub's operation ids and by ours for what has none. */
const operations: ReadonlyMap<string, string> = new Map([
  ['actions/download-artifact', 'downloading an artifact'],
  ['actions/get-workflow-run', 'reading the run of a workflow'],
  ['actions/list-artifacts-for-repo', 'listing the artifacts of the repository'],
  ['actions/list-workflow-run-artifacts', 'listing the artifacts of the run'],
  ['artifacts/upload', 'uploading the artifact'],
  ['graphql/resolveReviewThread', 'resolving a review comment'],
  ['graphql/review-threads', 'reading which review comments are resolved'],
  ['graphql/unresolveReviewThread', 'opening a review comment again'],
  ['graphql/viewer', 'asking whose the token is'],
  ['issues/create-comment', 'posting the comment'],
  ['issues/delete-comment', 'deleting a comment'],
  ['issues/get-comment', 'reading the comment'],
  ['issues/list-comments', 'reading the comments'],
  ['issues/update-comment', 'updating the comment'],
  ['pulls/create-review', 'posting the review comments'],
  ['pulls/create-review-comment', 'posting a review comment on a file'],
  ['pulls/get', 'reading the pull request'],
  ['pulls/list', 'finding the pull request of a branch'],
  ['pulls/list-files', 'reading the diff of the pull request'],
  ['pulls/list-review-comments', 'reading the review comments'],
  ['pulls/update-review-comment', 'updating a review comment'],
  ['repos/compare-commits-with-basehead', 'finding the merge base'],
  ['repos/get', 'reading what the repository is'],
  ['repos/get-content', 'reading a file of the repository'],
  ['repos/list-commits', 'reading the commits of the repository'],
  ['repos/list-pull-requests-associated-with-commit', 'finding the pull request of a commit'],
]);

function operationWords(f: FactReader): Sentence {
  const id = f.text('operation');
  if (id === null) return own('a request to GitHub');
  const words = operations.get(id);
  return words === undefined ? say`${id}` : say`${own(words)} (${id})`;
}

const reasons: ReadonlyMap<string, readonly [what: string, next: string]> = new Map([
  ['forbidden', ['is not allowed', 'Give the job the permission that the README lists for it.']],
  ['not-found', ['found nothing', 'The token may not see it: check the permissions of the job.']],
  ['gone', ['found it deleted', 'Run the job again.']],
  ['conflict', ['met one that is there already', 'Give each job of a matrix its own key.']],
  ['invalid', ['was not accepted', 'Run the job again; if it stays, please report it.']],
  ['rate-limited', ['met a rate limit that did not end in time', 'Run the job again later.']],
  ['unavailable', ['got no answer', 'GitHub or the way to it has trouble: run the job again later.']],
  ['torn', ['got answers that were cut', 'GitHub or the way to it has trouble: run the job again later.']],
  ['too-large', ['got more than may be read', 'Nothing of it was used.']],
  ['digest', ['got other bytes than were uploaded', 'Nothing of it was used. Run the job again.']],
  [
    'unsupported',
    [
      'is not possible on this server',
      'The files are in the output folder: upload them with a step of your own.',
    ],
  ],
]);

export function forgeWords(f: FactReader): Words {
  if (f.text('reason') === 'unusable') return unusableWords(f);
  const [what, next] = reasons.get(f.text('reason') ?? '') ?? ['failed', 'Run the job again.'];
  const status = f.number('status') ?? 0;
  return {
    what: say`${operationWords(f)} ${own(what)}${own(status > 0 ? ` (${status})` : '')}${f.with('detail', (detail) => say`: ${detail}`)}`,
    next: own(next),
  };
}

/** Nothing could be asked at all. */
function unusableWords(f: FactReader): Words {
  const asked = 'Nothing was asked of GitHub.';
  return f.text('operation') === 'authorization'
    ? {
        what: own('the input token cannot be a token: it holds characters that no token has'),
        next: own(
          `${asked} Leave the input out to use the token of the job, or mend the secret it comes from.`,
        ),
      }
    : {
        what: say`GITHUB_REPOSITORY is not owner/name${f.with('detail', (name) => say`: ${name}`)}`,
        next: own(`${asked} The runner sets it: nothing in the workflow should set it again.`),
      };
}

const faults: ReadonlyMap<string, string> = new Map([
  ['not-a-zip', 'it is no zip archive'],
  ['too-many-entries', 'it has too many files'],
  ['too-large', 'it is larger than may be read'],
  ['ratio', 'a file in it inflates to more than may be read'],
  ['name', 'a file in it has a name that is not allowed'],
  ['duplicate', 'two files in it have one name'],
  ['not-a-file', 'it holds something that is no plain file'],
  ['encrypted', 'a file in it is encrypted'],
  ['method', 'a file in it is packed in a way that is not read here'],
  ['header', 'its two lists of files disagree'],
  ['damaged', 'a file in it is damaged'],
]);

export function artifactWords(f: FactReader): Words {
  const fault = faults.get(f.text('reason') ?? '');
  return {
    what: say`the artifact${f.with('name', (name) => say` ${name}`)} is not usable${own(fault === undefined ? '' : `: ${fault}`)}${f.with('entry', (entry) => say` (${entry})`)}`,
    next: own('Nothing of it was used.'),
  };
}

/** An event that we do not serve. */
export function eventWords(f: FactReader): Words {
  const event = f.text('event') ?? 'of this run';
  if (event === 'pull_request_target') {
    return {
      what: own(
        'pull_request_target would run the code of strangers with the rights and secrets of this repository',
      ),
      next: own(
        'Use pull_request, which needs no rights, and workflow_run for the comments of pull requests from forks (README, "Pull requests from forks").',
      ),
    };
  }
  if (f.text('file') !== null) {
    return {
      what: say`the file of the event, ${f.text('file') ?? ''}, is not JSON`,
      next: own('GITHUB_EVENT_PATH must name the file that the runner wrote. Run the job again.'),
    };
  }
  return {
    what: say`the payload of the event ${event} is not what GitHub sends${f.with('at', (at) => say`: ${at}`)}`,
    next: own('GITHUB_EVENT_PATH must name the file that the runner wrote. Run the job again.'),
  };
}
