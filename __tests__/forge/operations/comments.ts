// issues/*: comments in the conversation of a pull request.
import { invalid } from '../answer.js';
import type { Call, Work } from '../call.js';

/** Refuses what GitHub takes from nobody: empty bodies, and more than 65,536 characters. */
export function checkBody(resource: string, body: string): void {
  if (body.trim() === '') throw invalid(resource, 'body', "Body can't be blank", 'missing_field');
  // By code points, and by bytes where characters are wide.
  if (Array.from(body).length > 65_536 || Buffer.byteLength(body) > 262_144) {
    throw invalid(resource, 'body', 'Body is too long (maximum is 65536 characters)', 'unprocessable');
  }
}

const list: Work = (call) => {
  const pull = call.pull('issue_number');
  if (call.text('since') !== undefined)
    call.around.log.violation('issues/list-comments: since is not modelled');
  return call.page(pull.comments, (comment) => call.around.views.issueComment(pull, comment));
};

const read: Work = (call) => {
  const { pull, comment } = call.issueComment();
  return { status: 200, body: call.around.views.issueComment(pull, comment) };
};

const create: Work = (call) => {
  const pull = call.pull('issue_number');
  const { body } = call.body as { body: string };
  checkBody('IssueComment', body);
  const comment = call.around.state.addComment(pull, call.token.login, body);
  return { status: 201, body: call.around.views.issueComment(pull, comment) };
};

const update: Work = (call) => {
  const { pull, comment } = call.issueComment();
  const { body } = call.body as { body: string };
  ownOnly(call, comment.author);
  checkBody('IssueComment', body);
  comment.body = body;
  comment.updatedAt = call.around.state.now();
  return { status: 200, body: call.around.views.issueComment(pull, comment) };
};

const remove: Work = (call) => {
  const { pull, comment } = call.issueComment();
  ownOnly(call, comment.author);
  pull.comments.splice(pull.comments.indexOf(comment), 1);
  return { status: 204, body: null };
};

/**
 * GitHub lets a token with write access change anyone's comments. Ours has no business there: that is how someone
 * who quotes a marker captures an update.
 */
export function ownOnly(call: Call, author: string | null): void {
  if (call.token.login !== author) {
    call.around.log.violation(`${call.token.login} changes a comment of ${author ?? 'nobody'}`);
  }
}

export const commentOperations: Readonly<Record<string, Work>> = {
  'issues/list-comments': list,
  'issues/create-comment': create,
  'issues/update-comment': update,
  'issues/delete-comment': remove,
  'issues/get-comment': read,
};
