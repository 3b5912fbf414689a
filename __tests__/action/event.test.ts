import { describe, expect, it } from '@jest/globals';
import { readEvent } from '../../src/event.js';

const sha = (digit: string): string => digit.repeat(40);
const repository = (id: number) => ({ id, full_name: `owner${id}/module` });
const pull = (head: unknown) => ({
  pull_request: {
    number: 7,
    head: { sha: sha('a'), repo: head },
    base: { sha: sha('b'), ref: 'main', repo: repository(1) },
  },
});

describe('an event', () => {
  it('of a pull request names both ends', () => {
    expect(readEvent('pull_request', pull(repository(1)))).toEqual({
      kind: 'pull-request',
      number: 7,
      headSha: sha('a'),
      baseSha: sha('b'),
      baseRef: 'main',
      fork: false,
    });
  });

  it.each([
    ['another repository', repository(2)],
    ['a fork that was deleted', null],
  ])('of a pull request from %s is a fork’s', (_, head) => {
    expect(readEvent('pull_request', pull(head))).toMatchObject({ fork: true });
  });

  it('of a repository with the same name but another id is a fork’s all the same', () => {
    expect(readEvent('pull_request', pull({ id: 2, full_name: 'owner1/module' }))).toMatchObject({
      fork: true,
    });
  });

  it.each([
    ['refs/heads/trunk', true],
    ['refs/heads/other', false],
    ['refs/tags/trunk', false],
  ])('of a push to %s', (ref, toDefaultBranch) => {
    const payload = { ref, repository: { default_branch: 'trunk' } };
    expect(readEvent('push', payload)).toEqual({ kind: 'push', toDefaultBranch, deleted: false });
  });

  it('of a dispatch has its inputs, whatever their types', () => {
    expect(
      readEvent('workflow_dispatch', { inputs: { ref: ' v1 ', reason: 'new runner', force: true } }),
    ).toEqual({
      kind: 'dispatch',
      ref: 'v1',
      reason: 'new runner',
      force: true,
    });
    expect(readEvent('workflow_dispatch', { inputs: null })).toMatchObject({ ref: null, force: false });
    expect(readEvent('workflow_dispatch', { inputs: { force: 'false' } })).toMatchObject({ force: false });
  });

  it('of a run by a fork that was deleted', () => {
    const workflow_run = {
      id: 9,
      run_attempt: 2,
      event: 'pull_request',
      head_sha: sha('c'),
      head_branch: 'main',
      head_repository: null,
      html_url: 'https://github.com/o/r/actions/runs/9',
    };
    expect(readEvent('workflow_run', { workflow_run })).toMatchObject({
      kind: 'workflow-run',
      run: 9,
      attempt: 2,
      headRepository: null,
    });
    const head_repository = { id: 5, full_name: 'them/module', private: false };
    expect(readEvent('workflow_run', { workflow_run: { ...workflow_run, head_repository } })).toMatchObject({
      headRepository: { id: 5, name: 'them/module' },
      pulls: [],
    });
    expect(
      readEvent('workflow_run', {
        workflow_run: { ...workflow_run, pull_requests: [{ number: 7 }, null, { number: 9, url: 'x' }] },
      }),
    ).toMatchObject({ pulls: [7, 9] });
    const wrong: object[] = [
      { id: 1e300 },
      { id: '7' },
      { id: -1 },
      { head_sha: '--upload-pack=x' },
      { head_sha: `${sha('c')}\n` },
      { head_branch: 7 },
      { head_repository: { id: 1, full_name: ['a/b'] } },
      { event: { toString: 'pull_request' } },
      { run_attempt: null },
      { pull_requests: [{ number: '../1' }] },
      { pull_requests: Array.from({ length: 101 }, () => ({ number: 1 })) },
    ];
    for (const change of wrong) {
      expect(() => readEvent('workflow_run', { workflow_run: { ...workflow_run, ...change } })).toThrow(
        'event-unsupported',
      );
    }
  });

  it.each([
    ['pull_request_target', pull(repository(1))],
    ['pull_request', {}],
    [
      'pull_request',
      { pull_request: { ...pull(repository(1)).pull_request, head: { sha: '--upload-pack=x', repo: null } } },
    ],
    ['workflow_run', { workflow_run: { id: -1 } }],
    ['push', null],
  ])('%s with payload %j is refused', (name, payload) => {
    expect(() => readEvent(name, payload)).toThrow(expect.objectContaining({ code: 'event-unsupported' }));
  });

  it('that we know nothing of keeps its name', () => {
    expect(readEvent('release', {})).toEqual({ kind: 'other', name: 'release' });
  });
});
