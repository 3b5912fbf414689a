// Which permission of a workflow an operation needs, as GitHub documents it for each.
import { notFound, Refusal } from './answer.js';
import type { Access, Permission, Repository, Token } from './nouns.js';

interface Need {
  /** Any one of them is enough. */
  readonly any: readonly Permission[];
  readonly access: Access;
}

const need = (access: Access, ...any: Permission[]): Need => ({ any, access });

/** Null: every token of the repository may. */
const needs: Readonly<Record<string, Need | null>> = {
  'actions/download-artifact': need('read', 'actions'),
  'actions/get-artifact': need('read', 'actions'),
  'actions/get-workflow-run': need('read', 'actions'),
  'actions/list-artifacts-for-repo': need('read', 'actions'),
  'actions/list-workflow-run-artifacts': need('read', 'actions'),
  'issues/create-comment': need('write', 'issues', 'pull-requests'),
  'issues/delete-comment': need('write', 'issues', 'pull-requests'),
  'issues/get-comment': need('read', 'issues', 'pull-requests'),
  'issues/list-comments': need('read', 'issues', 'pull-requests'),
  'issues/update-comment': need('write', 'issues', 'pull-requests'),
  'pulls/create-review': need('write', 'pull-requests'),
  'pulls/create-review-comment': need('write', 'pull-requests'),
  'pulls/get': need('read', 'pull-requests'),
  'pulls/list': need('read', 'pull-requests'),
  'pulls/list-files': need('read', 'pull-requests'),
  'pulls/list-review-comments': need('read', 'pull-requests'),
  'pulls/list-reviews': need('read', 'pull-requests'),
  'pulls/update-review-comment': need('write', 'pull-requests'),
  'repos/compare-commits-with-basehead': need('read', 'contents'),
  'repos/get': null,
  'repos/get-content': need('read', 'contents'),
  'repos/list-commits': need('read', 'contents'),
  'repos/list-pull-requests-associated-with-commit': need('read', 'pull-requests'),
  'users/get-authenticated': null,
};

export function mayUse(token: Token, operation: string): boolean {
  const needed = needs[operation];
  if (needed === undefined) throw new Error(`no permission is written down for ${operation}`);
  return needed === null || mayAny(token, needed);
}

function mayAny({ permissions }: Token, { any, access }: Need): boolean {
  return any.some((name) => permissions[name] === 'write' || permissions[name] === access);
}

/** Throws what GitHub answers to a token that may not. Zips are never given away, not even public ones. */
export function authorize(token: Token, operation: string, repository: Repository): void {
  const ours = token.repository === repository;
  if (!ours && repository.private) throw notFound();
  const reads = needs[operation]?.access !== 'write' && operation !== 'actions/download-artifact';
  if (reads && !repository.private) return;
  if (!ours || !mayUse(token, operation)) throw new Refusal(403, 'Resource not accessible by integration');
}
