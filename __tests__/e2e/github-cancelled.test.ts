// A cancelled job: the runner sends SIGINT, 7.5 s later SIGTERM, 2.5 s later SIGKILL. The waits are shorter here. Whatever
// we were doing, no process of ours goes on, no temporary folder stays, and nothing half is to be found by later gates.
import type { ChildProcess } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { until } from '../adapters/temporary.js';
import type { Entry } from '../forge/log.js';
import { Hosted, type JobRequest, type JobResult } from './hosted.js';
import { childrenOf, markOf, processesOf, seesProcesses } from './processes.js';
import { git, removeFolders, temporaryFolder, type Files } from './repository.js';
import { describeWithGo } from './with-go.js';

/** `stubborn`: a benchmark that ignores every signal that can be ignored, as its own child does. */
const module = (size: number, stubborn: string | null): Files => ({
  'go.mod': 'module example.com/cancelled\n\ngo 1.21\n',
  '.github/pprof-gate.yml': "min-effect: 30%\nbudgets: { sec/op: none, allocs/op: '+0' }\n",
  'work.go': `package work\n\nvar Sink []byte\n\nfunc Work() { Sink = make([]byte, ${size}) }\n`,
  'work_test.go': `package work

import (
	"os"
	"os/exec"
	"os/signal"
	"syscall"
	"testing"
	"time"
)

const at = ${JSON.stringify(stubborn ?? '')}

func BenchmarkWork(b *testing.B) {
	if at != "" && b.N > 1 {
		signal.Ignore(syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT)
		if err := exec.Command("sleep", "1000").Start(); err != nil {
			b.Fatal(err)
		}
		os.WriteFile(at, nil, 0o600)
		time.Sleep(time.Hour)
	}
	if at != "" {
		time.Sleep(time.Millisecond)
	}
	for i := 0; i < b.N; i++ {
		Work()
	}
}
`,
});

type Signals = readonly (readonly [NodeJS.Signals, waitMs: number])[];
const asTheRunner: Signals = [
  ['SIGINT', 400],
  ['SIGTERM', 400],
  ['SIGKILL', 0],
];
const politely: Signals = [['SIGINT', 0]];

describeWithGo('a cancelled job', () => {
  const scene = { hosted: undefined as Hosted | undefined, mark: markOf('none'), temporary: '', started: '' };
  let count = 0;
  const hostedNow = (): Hosted => {
    if (scene.hosted === undefined) throw new Error('nothing was started');
    return scene.hosted;
  };
  beforeEach(() => {
    scene.mark = markOf(`cancelled-${count++}`);
    scene.temporary = temporaryFolder();
    scene.started = join(temporaryFolder(), 'started');
  });
  afterEach(async () => {
    await scene.hosted?.close();
    for (const { pid } of processesOf(scene.mark)) process.kill(pid, 'SIGKILL');
  });
  afterAll(removeFolders);

  /** Plays a job and cancels it as soon as `when`. */
  const cancel = async (
    mode: 'gate' | 'record' | 'gate of a fork',
    stubborn: boolean,
    when: (hosted: Hosted) => boolean,
    signals: Signals,
    prepare: (hosted: Hosted) => void = () => undefined,
  ): Promise<JobResult> => {
    const at = stubborn ? scene.started : null;
    const hosted = (scene.hosted = await Hosted.start(module(64, at)));
    prepare(hosted);
    let sent = Promise.resolve();
    const request: JobRequest = {
      inputs: { 'time-budget': stubborn ? '60s' : '20s' },
      env: {
        ...scene.mark,
        RUNNER_TEMP: scene.temporary,
        TMPDIR: scene.temporary,
        RUNNER_TRACKING_ID: 'github_1',
      },
      started: (child) => {
        sent = send(child, () => when(hosted), signals);
      },
    };
    const played =
      mode === 'record'
        ? hosted.mainJob('push', request)
        : hosted.pullJob(
            hosted.openPull(
              'more',
              { 'work.go': module(128, at)['work.go'] ?? '' },
              mode === 'gate' ? 'ours' : 'fork',
            ),
            request,
          );
    const [step] = await Promise.all([played, sent]);
    expect(hosted.forge.log.violations).toEqual([]);
    expect(hosted.forge.faults.unplayed()).toEqual([]);
    return step;
  };

  const expectNothingLeft = async ({ workspace }: JobResult): Promise<void> => {
    await until(() => processesOf(scene.mark).length === 0);
    expect(readdirSync(scene.temporary)).toEqual([]);
    expect(git(workspace, 'status', '--porcelain')).toBe('');
    expect(git(workspace, 'worktree', 'list').trim().split('\n')).toHaveLength(1);
  };
  const isMeasuring = (): boolean => existsSync(scene.started);

  describe.each(['gate', 'record'] as const)('that measures (%s)', (mode) => {
    it('ends at the first signal, with children that ignore it', async () => {
      const step = await cancel(mode, true, isMeasuring, politely);
      expect([step.code, step.log]).toEqual([130, expect.not.stringContaining('::error')]);
      await expectNothingLeft(step);
      expect(hostedNow().forge.log.writes()).toEqual([]);
      expect([step.summary, hostedNow().forge.state.artifacts]).toEqual(['', []]);
    }, 60_000);

    it('is gone before SIGKILL comes', async () => {
      const step = await cancel(mode, true, isMeasuring, asTheRunner);
      expect([step.code, step.log]).toEqual([143, expect.any(String)]);
      await expectNothingLeft(step);
      expect(hostedNow().forge.log.writes()).toEqual([]);
    }, 60_000);
  });

  it('that builds ends with its compilers', async () => {
    const builds = (): boolean =>
      seesProcesses
        ? childrenOf(scene.mark).some(({ command }) => /\/(?:compile|link) -o/.test(command))
        : readdirSync(scene.temporary).length > 0;
    const step = await cancel('gate', false, builds, [['SIGTERM', 0]]);
    expect([step.code, step.log]).toEqual([143, expect.any(String)]);
    await expectNothingLeft(step);
  }, 60_000);

  it.each([
    ['record', 'blobs/put-block', ''],
    ['record', 'results/FinalizeArtifact', 'pprof-gate-baseline-'],
    ['gate', 'results/FinalizeArtifact', 'pprof-gate-report-'],
    ['gate of a fork', 'results/FinalizeArtifact', 'pprof-gate-result-'],
  ] as const)(
    'that uploads leaves no artifact (%s, %s of %j)',
    async (mode, operation, name) => {
      const where = ({ body }: Entry): boolean => body.includes(name);
      const asked = ({ forge }: Hosted): boolean => forge.log.of(operation).some(where);
      const step = await cancel(mode, false, asked, politely, ({ forge }) => {
        forge.faults.add({ match: operation, where, times: Infinity, do: 'slow' });
      });
      expect([step.code, step.log]).toEqual([130, expect.any(String)]);
      await expectNothingLeft(step);
      const { state } = hostedNow().forge;
      expect(state.artifacts.filter((of) => of.name.startsWith(name))).toEqual([]);
      expect(step.log).not.toContain('Stored the');
      expect(hostedNow().forge.log.of(operation).filter(where)).toHaveLength(1);
    },
    60_000,
  );

  it('that comments ends as well, and writes nothing after', async () => {
    const asked = ({ forge }: Hosted): boolean => forge.log.of('issues/create-comment').length > 0;
    const step = await cancel('gate', false, asked, politely, ({ forge }) => {
      forge.faults.add({ match: 'issues/create-comment', times: Infinity, do: 'slow' });
    });
    expect([step.code, step.log]).toEqual([130, expect.any(String)]);
    await expectNothingLeft(step);
    expect(
      hostedNow()
        .forge.log.writes()
        .filter((name) => name === 'issues/create-comment'),
    ).toHaveLength(1);
    // The verdict was there before.
    expect(step.summary).toContain('### ✗ 1 benchmark breaks a budget');
  }, 60_000);

  // Nobody can do anything in a process that is killed. What stays is what the runner looks for: processes by this
  // variable, and RUNNER_TEMP, which it empties.
  it('that is killed at once leaves what the runner clears away, and no baseline', async () => {
    const step = await cancel('record', true, isMeasuring, [['SIGKILL', 0]]);
    expect([step.code, step.log]).toEqual([null, expect.any(String)]);
    const left = childrenOf(scene.mark);
    for (const { environment } of left) expect(environment).toMatch(/^RUNNER_TRACKING_ID=github_1$/m);
    expect(left.length).toBe(seesProcesses ? 2 : 0);
    expect(readdirSync(scene.temporary)).toEqual([expect.stringMatching(/^pprof-gate-/)]);
    expect(git(step.workspace, 'status', '--porcelain')).toBe('');
    expect([hostedNow().forge.state.artifacts, hostedNow().forge.unfinishedUploads()]).toEqual([[], []]);
  }, 60_000);
});

async function send(child: ChildProcess, when: () => boolean, signals: Signals): Promise<void> {
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
  });
  // Also over when the job ends before it was to be cancelled: its code says so.
  while (child.exitCode === null && child.signalCode === null && !when())
    await new Promise((resolve) => setTimeout(resolve, 10));
  for (const [signal, waitMs] of signals) {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    if (waitMs > 0) await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, waitMs))]);
  }
}
