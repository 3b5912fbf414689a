// What a GitHub event says: GitHub writes the payload, people choose the names in it. Read only where it has the
// right shape. Source: https://docs.github.com/actions/reference/events-that-trigger-workflows
import * as z from 'zod/mini';
import { GateError } from './base/errors.js';

/** The pull request of an event. */
export interface PullEvent {
  readonly kind: 'pull-request';
  readonly number: number;
  readonly headSha: string;
  readonly baseSha: string;
  readonly baseRef: string;
  /** Its head is in another repository, or in one that was deleted: the token can only read. */
  readonly fork: boolean;
}

/** A finished run of another workflow. */
export interface RunEvent {
  readonly kind: 'workflow-run';
  readonly run: number;
  readonly attempt: number;
  /** Event of that run. */
  readonly event: string;
  readonly headSha: string;
  readonly headBranch: string;
  /** `name` is `owner/name`; null when the fork was deleted. */
  readonly headRepository: { readonly id: number; readonly name: string } | null;
  /** Numbers of the pull requests that GitHub knows the run by; none for forks. */
  readonly pulls: readonly number[];
  readonly url: string;
}

export type JobEvent =
  | PullEvent
  | RunEvent
  | { readonly kind: 'merge-group'; readonly baseSha: string }
  | { readonly kind: 'push'; readonly toDefaultBranch: boolean; readonly deleted: boolean }
  | { readonly kind: 'schedule' }
  | {
      readonly kind: 'dispatch';
      /** Commit, tag or branch to record; null: what is checked out. */
      readonly ref: string | null;
      readonly reason: string;
      /** Record although there is a baseline of that commit. */
      readonly force: boolean;
    }
  | { readonly kind: 'other'; readonly name: string };

const text = (max = 512) => z.string().check(z.maxLength(max));
const sha = () => z.string().check(z.regex(/^[0-9a-f]{40,64}$/));
const id = () => z.int().check(z.minimum(0));
const repository = z.object({ id: id(), full_name: text() });

const pullPayload = z.object({
  pull_request: z.object({
    number: id(),
    head: z.object({ sha: sha(), repo: z.nullable(repository) }),
    base: z.object({ sha: sha(), ref: text(), repo: repository }),
  }),
});
const groupPayload = z.object({ merge_group: z.object({ base_sha: sha() }) });
const pushPayload = z.object({
  ref: text(),
  deleted: z.optional(z.boolean()),
  repository: z.object({ default_branch: text() }),
});
const dispatchPayload = z.object({
  inputs: z.optional(
    z.nullable(z.record(text(), z.union([text(65_536), z.boolean(), z.number(), z.null()]))),
  ),
});
const runPayload = z.object({
  workflow_run: z.object({
    id: id(),
    run_attempt: id(),
    event: text(64),
    head_sha: sha(),
    head_branch: z.nullable(text()),
    head_repository: z.nullable(repository),
    pull_requests: z.nullish(z.array(z.nullable(z.object({ number: id() }))).check(z.maxLength(100))),
    html_url: text(2048),
  }),
});

/**
 * Reads an event. Throws GateError `event-unsupported`: for pull_request_target, which would run the code of
 * strangers with the rights of the repository, and for a payload that is not what the event's name says.
 */
export function readEvent(name: string, payload: unknown): JobEvent {
  const as = <T extends z.ZodMiniType>(schema: T): z.infer<T> => {
    const read = schema.safeParse(payload);
    if (read.success) return read.data;
    const at = read.error.issues[0]?.path.map(String).join('.') ?? '';
    throw new GateError('event-unsupported', { event: name, at: at.slice(0, 200) });
  };
  switch (name) {
    case 'pull_request_target':
      throw new GateError('event-unsupported', { event: name });
    case 'pull_request': {
      const { number, head, base } = as(pullPayload).pull_request;
      return {
        kind: 'pull-request',
        number,
        headSha: head.sha,
        baseSha: base.sha,
        baseRef: base.ref,
        fork: head.repo?.id !== base.repo.id,
      };
    }
    case 'merge_group':
      return { kind: 'merge-group', baseSha: as(groupPayload).merge_group.base_sha };
    case 'push': {
      const { ref, deleted, repository: pushed } = as(pushPayload);
      return {
        kind: 'push',
        toDefaultBranch: ref === `refs/heads/${pushed.default_branch}`,
        deleted: deleted ?? false,
      };
    }
    case 'schedule':
      return { kind: 'schedule' };
    case 'workflow_dispatch': {
      const inputs = new Map(Object.entries(as(dispatchPayload).inputs ?? {}));
      const given = (key: string): string => String(inputs.get(key) ?? '').trim();
      return {
        kind: 'dispatch',
        ref: given('ref') || null,
        reason: given('reason').slice(0, 1000),
        force: given('force') === 'true',
      };
    }
    case 'workflow_run': {
      const run = as(runPayload).workflow_run;
      return {
        kind: 'workflow-run',
        run: run.id,
        attempt: run.run_attempt,
        event: run.event,
        headSha: run.head_sha,
        headBranch: run.head_branch ?? '',
        headRepository:
          run.head_repository === null
            ? null
            : { id: run.head_repository.id, name: run.head_repository.full_name },
        pulls: (run.pull_requests ?? []).flatMap((pull) => (pull === null ? [] : [pull.number])),
        url: run.html_url,
      };
    }
  }
  return { kind: 'other', name };
}
