import { describe, expect, it } from '@jest/globals';
import { planOf } from '../../src/action/plan.js';
import { runFacts, workflowFile } from '../../src/action/run.js';
import type { JobEvent, PullEvent, RunEvent } from '../../src/event.js';

const pull: PullEvent = {
  kind: 'pull-request',
  number: 1,
  headSha: 'a'.repeat(40),
  baseSha: 'b'.repeat(40),
  baseRef: 'main',
  fork: false,
};
const run: RunEvent = {
  kind: 'workflow-run',
  run: 5,
  attempt: 1,
  event: 'pull_request',
  headSha: 'a'.repeat(40),
  headBranch: 'topic',
  headRepository: { id: 5, name: 'them/module' },
  pulls: [],
  url: 'https://github.com/o/r/actions/runs/5',
};
const dispatch: JobEvent = { kind: 'dispatch', ref: null, reason: '', force: false };
const push = (toDefaultBranch: boolean): JobEvent => ({ kind: 'push', toDefaultBranch, deleted: false });
const auto = { mode: 'auto', token: 't' } as const;

describe('the plan', () => {
  it.each<[JobEvent, string]>([
    [pull, 'gate'],
    [{ kind: 'merge-group', baseSha: 'b' }, 'gate'],
    [push(true), 'record'],
    [push(false), 'gate'],
    [{ kind: 'schedule' }, 'record'],
    [dispatch, 'record'],
    [run, 'report'],
    [{ kind: 'other', name: 'release' }, 'gate'],
    [{ kind: 'push', toDefaultBranch: true, deleted: true }, 'nothing'],
    [{ ...run, event: 'push' }, 'nothing'],
  ])('for %j is %s', (event, what) => {
    expect(planOf(event, auto).do).toBe(what);
  });

  it.each([
    [pull, auto, null],
    [{ ...pull, fork: true }, auto, 'fork'],
    [pull, { ...auto, token: '' }, 'no-token'],
  ])('of %j with %j tries comments unless %s', (event, settings, reason) => {
    expect(planOf(event, settings)).toMatchObject({ do: 'gate', readOnly: reason });
  });

  it.each<[JobEvent, 'gate' | 'record' | 'report']>([
    [pull, 'record'],
    [{ kind: 'merge-group', baseSha: 'b' }, 'record'],
    [pull, 'report'],
    [run, 'gate'],
    [run, 'record'],
  ])('refuses %j in mode %s', (event, mode) => {
    expect(() => planOf(event, { ...auto, mode })).toThrow(expect.objectContaining({ code: 'usage' }));
  });

  it('gates a push to the default branch when it is told to', () => {
    expect(planOf(push(true), { ...auto, mode: 'gate' })).toMatchObject({ do: 'gate', pull: null });
  });
});

describe('the facts of a run', () => {
  it('name the workflow file without repository and ref', () => {
    expect(workflowFile('o/r/.github/workflows/x.yml@refs/heads/a@b')).toBe('.github/workflows/x.yml');
    expect(workflowFile('')).toBe('');
  });

  it.each([
    [{}, 'github'],
    [{ GITHUB_API_URL: 'https://ghes.example/api/v3' }, 'github'],
    [{ GITHUB_API_URL: 'https://code.example/api/v1' }, 'gitea'],
    [{ GITEA_ACTIONS: 'true' }, 'gitea'],
    [{ GITEA_ACTIONS: 'true', FORGEJO_ACTIONS: 'true' }, 'forgejo'],
  ])('of %j are served by %s', (env, forge) => {
    expect(runFacts(env).forge).toBe(forge);
  });

  it('know where GraphQL is, also where nobody says', () => {
    const of = (url: string) => runFacts({ GITHUB_API_URL: url }).graphqlUrl;
    expect(of('https://ghes.example/api/v3')).toBe('https://ghes.example/api/graphql');
    expect(of('')).toBe('https://api.github.com/graphql');
  });

  it('take no number that is none', () => {
    expect(runFacts({ GITHUB_RUN_ID: '1e99', GITHUB_RUN_ATTEMPT: '-1' })).toMatchObject({
      run: 0,
      attempt: 0,
    });
  });
});
