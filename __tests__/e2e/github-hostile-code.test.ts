// A gate of a pull request whose code looks for secrets and speaks to the runner, to GitHub and to terminals: the bundle
// with real git and Go, once, and everything that it has left.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Pull } from '../forge/nouns.js';
import { expectSafeComment, expectSafeLog, expectSafeMarkdown } from './harmless.js';
import { hostileBase, hostileHead } from './hostile-module.js';
import { Hosted, outOf, type JobResult } from './hosted.js';
import { markOf, seesProcesses, watchChildren, type Seen } from './processes.js';
import { quickBudget } from './quick.js';
import { readReport, removeFolders, temporaryFolder } from './repository.js';
import { filesBelow, placesOf, textsOf } from './traces.js';
import { describeWithGo } from './with-go.js';

const header = Buffer.from('x-access-token:github-token-value').toString('base64');
const mark = markOf('hostile-code');
const tools = temporaryFolder();
const tool = join(tools, 'tool');
const traceOfTool = join(tools, 'trace');
writeFileSync(tool, `#!/bin/sh\ntouch ${traceOfTool}\nexec "$@"\n`, { mode: 0o755 });
const given = {
  ...mark,
  AWS_SECRET_ACCESS_KEY: 'aws-secret-value',
  DATABASE_PASSWORD: 'database-password-value',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'identity-token-value',
  ACTIONS_CACHE_URL: 'https://cache.example/',
  GIT_CONFIG_COUNT: '1',
  GIT_CONFIG_KEY_0: 'http.https://github.com/.extraheader',
  GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${header}`,
  SSH_AUTH_SOCK: '/nowhere/agent',
  GOFLAGS: `-toolexec=${tool}`,
};

const secrets = [
  ...['runtime-token-value', 'github-token-value', 'identity-token-value', 'aws-secret-value'],
  ...['database-password-value', header],
];
/** Variables that no child may have. */
const forbidden =
  /^(?:INPUT_|ACTIONS_|GITHUB_(?:TOKEN|OUTPUT|ENV|PATH|STATE|STEP_SUMMARY)=|AWS_SECRET|DATABASE_PASSWORD)/im;
/** Variables that only git and the toolchain may have. */
const fetching = /^(?:GIT_CONFIG_|GIT_ASKPASS|SSH_)/im;

describeWithGo('a pull request with hostile code', () => {
  let hosted: Hosted;
  let pull: Pull;
  let step: JobResult;
  let children: readonly Seen[];
  beforeAll(async () => {
    hosted = await Hosted.start(hostileBase);
    pull = hosted.openPull('hostile', hostileHead);
    let stop = (): readonly Seen[] => [];
    step = await hosted.pullJob(pull, {
      env: given,
      inputs: { 'time-budget': await quickBudget() },
      started: () => {
        stop = watchChildren(mark);
      },
    });
    children = stop();
  }, 120_000);
  afterAll(async () => {
    await hosted.close();
    removeFolders();
  });

  it('is measured and judged all the same', () => {
    expect([step.code, step.log]).toEqual([1, expect.any(String)]);
    // What children print sets no output.
    expect(Object.fromEntries(step.outputs)).toMatchObject({ outcome: 'exceeded', passes: 'false' });
    const { benchmarks } = readReport(outOf(step));
    const states = new Set(benchmarks.map(({ name, status }) => `${name.split('/', 1)[0] ?? ''} ${status}`));
    expect(states).toEqual(
      new Set([
        'BenchmarkNames measured',
        'BenchmarkSpy measured',
        'BenchmarkFails failed',
        'BenchmarkWork failed',
        'BenchmarkWork measured',
      ]),
    );
    expect(hosted.forge.log.violations).toEqual([]);
  });

  describe('is shown no secret:', () => {
    it('benchmarks have none in their environment, nor the files and addresses of the runner', () => {
      const own = [...textsOf(filesBelow(outOf(step))).values()].flatMap(
        (text) => text.match(/^own .*$/gm) ?? [],
      );
      expect(own).toContain(`own PPROFGATE_TEST_MARK=${mark.PPROFGATE_TEST_MARK}`);
      const benchmarks = own.map((line) => line.slice('own '.length)).join('\n');
      expect(benchmarks).not.toMatch(forbidden);
      expect(benchmarks).not.toMatch(fetching);
      expect(secrets.filter((secret) => benchmarks.includes(secret))).toEqual([]);
      // A hidden secret would have been one.
      expect(benchmarks).not.toContain('***');
    });

    it('nor have git and the toolchain, and none of them runs a program that GOFLAGS names', () => {
      if (seesProcesses) {
        const programs = children.map(({ command }) => command.split(' ', 1)[0] ?? '');
        expect(programs).toEqual(
          expect.arrayContaining(['go', expect.stringMatching(/\/(?:compile|link)$/)]),
        );
      }
      for (const { environment } of children) {
        expect(environment).not.toMatch(forbidden);
        expect(environment).not.toContain('-toolexec');
        expect(secrets.filter((secret) => secret !== header && environment.includes(secret))).toEqual([]);
      }
      expect(existsSync(traceOfTool)).toBe(false);
      expect(step.log).toMatch(/^::warning::.*-toolexec=/m);
    });

    it('and what it finds of ours, by looking into our process, is told as ***', () => {
      const left = textsOf(filesBelow(outOf(step)));
      const told = new Map([
        ...left,
        ['log', step.log],
        ['summary', step.summary],
        ['outputs', JSON.stringify([...step.outputs])],
        ['comment', pull.comments[0]?.body ?? ''],
        ...pull.reviewComments.map(({ id, body }): [string, string] => [`review comment ${id}`, body]),
      ]);
      // Of the token the stand-in knows the end.
      expect(placesOf([...secrets, 'ghs_standin'], told)).toEqual([]);
      if (seesProcesses) {
        expect([...left.values()].join('\n')).toMatch(/^found INPUT_TOKEN=\*\*\*$/m);
        expect(pull.comments[0]?.body).toContain('panic: INPUT_TOKEN=***');
        expect(pull.comments[0]?.body).toContain('Spy/INPUT_TOKEN=***');
      }
    });
  });

  it('gives no commands to the runner', () => {
    expectSafeLog(step.log);
    // All of it is there to be read.
    for (const shown of [
      'from_a_name',
      'from what is printed',
      '@octocat.go',
      'leaves ends the process on head',
    ])
      expect(step.log).toContain(shown);
  });

  it('is shown to people as what it is', () => {
    const bodies = [...pull.comments, ...pull.reviewComments].map(({ body }) => body);
    expect(bodies).toHaveLength(2);
    for (const body of bodies) expectSafeComment(body);
    expectSafeMarkdown(step.summary);
    for (const shown of [
      'Names/::error::from_a_name',
      'onerror=alert',
      'evil.example',
      '@octocat.go',
      '##[error]',
    ])
      expect(bodies[0]).toContain(shown);
  });
});
