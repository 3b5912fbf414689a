// The result artifact of a fork's pull request, measured once by the bundle, and the runs that report it or what
// somebody has made of it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import type { Pull, Repository, Run } from '../forge/nouns.js';
import { expectSafeLog } from './harmless.js';
import { Hosted, workflow, type JobRequest, type JobResult } from './hosted.js';
import { temporaryFolder, type Files } from './repository.js';
import { filesOfZip, Tampered, zipOfRaw, type RawFiles } from './tampered.js';

export const resultName = 'pprof-gate-result-default';
/** How its comment begins. */
export const verdict = '### ✗ 1 benchmark breaks a budget';

const source = (lines: string): string => `package work

var (
	Sink  []byte
	Turns int
)

// Work takes its time, so that only its allocations change.
func Work() {
	for i := 0; i < 5000; i++ {
		Turns += i ^ Turns
	}
${lines}
}
`;
const base: Files = {
  // What is not asked must not cost the time of confirming it.
  '.github/pprof-gate.yml': "min-effect: 30%\nbudgets: { sec/op: '+50%' }\n",
  'go.mod': 'module example.com/work\n\ngo 1.21\n',
  'work.go': source('\tSink = make([]byte, 64)'),
  'work_test.go': `package work

import "testing"

func BenchmarkWork(b *testing.B) {
	b.ReportAllocs()
	for i := 0; i < b.N; i++ {
		Work()
	}
}
`,
};

type Change = (capture: Tampered) => unknown;

export class ForkResult {
  readonly #probe = join(temporaryFolder(), 'probe.cjs');
  readonly #peak = join(temporaryFolder(), 'peak');

  private constructor(
    readonly hosted: Hosted,
    readonly pull: Pull,
    readonly fork: Repository,
    /** As uploaded. */
    readonly zip: Buffer,
    readonly genuine: RawFiles,
  ) {
    // Not resourceUsage().maxRSS: Linux hands that of the process that started it, here a whole test runner, down to it.
    const write = `fs.writeFileSync(${JSON.stringify(this.#peak)}, fs.readFileSync('/proc/self/status'))`;
    writeFileSync(this.#probe, `const fs = require('node:fs');\nprocess.on('exit', () => ${write});\n`);
  }

  /** `work.go:14`, a second allocation, breaks a budget. */
  static async start(): Promise<ForkResult> {
    const hosted = await Hosted.start(base);
    const head = source('\tSink = make([]byte, 64)\n\tSink = make([]byte, 32)');
    const pull = hosted.openPull('more', { 'work.go': head }, 'fork');
    const { log } = await hosted.pullJob(pull, { inputs: { 'time-budget': '20s', budget: 'sec/op=none' } });
    const artifact = hosted.forge.state.artifacts.find(({ name }) => name === resultName);
    const { repository } = pull.head;
    if (artifact === undefined || repository === null) throw new Error(log);
    return new ForkResult(hosted, pull, repository, artifact.zip, await filesOfZip(artifact.zip));
  }

  get forge() {
    return this.hosted.forge;
  }

  /** Forgets what earlier reports wrote. */
  reset(): void {
    const { comments, reviewComments, reviews, threads } = this.pull;
    for (const list of [comments, reviewComments, reviews, threads]) list.length = 0;
    this.forge.faults.clear();
    this.forge.log.clear();
  }

  /** The artifact with both captures changed. */
  inBoth(change: Change): Buffer {
    return this.#changed(change, change);
  }

  inHead(change: Change): Buffer {
    return this.#changed(() => undefined, change);
  }

  #changed(changeBase: Change, changeHead: Change): Buffer {
    const base = new Tampered(this.genuine, 'base/');
    const head = new Tampered(this.genuine, 'head/');
    changeBase(base);
    changeHead(head);
    return zipOfRaw(new Map([...base.sealed(), ...head.sealed()]));
  }

  /** A finished run of the fork's commit. */
  run(changes: Partial<Run> = {}): Run {
    return this.forge.state.addRun({
      repository: this.hosted.repository,
      headRepository: this.fork,
      event: 'pull_request',
      path: workflow,
      sha: this.pull.revisions.at(-1)?.sha ?? '',
      branch: this.pull.head.ref,
      ...changes,
    });
  }

  /** The job of workflow_run after a run that left these. */
  async report(
    artifacts: Readonly<Record<string, Buffer>>,
    request: JobRequest = {},
    run = this.run(),
  ): Promise<JobResult> {
    for (const [name, zip] of Object.entries(artifacts)) this.forge.state.addArtifact({ run, name, zip });
    const env = { NODE_OPTIONS: `--require ${this.#probe}`, ...request.env };
    const step = await this.hosted.reportJob(run, { ...request, env });
    expectSafeLog(step.log);
    expect(this.forge.log.violations).toEqual([]);
    return step;
  }

  /** Of the job before. */
  get peakMegabytes(): number {
    const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(this.#peak, 'utf8'))?.[1];
    if (kibibytes === undefined) throw new Error(`${this.#peak} tells no VmHWM`);
    return Number(kibibytes) / 1024;
  }

  /** First lines of the comments. */
  get headings(): readonly string[] {
    return this.pull.comments.map(({ body }) => body.split('\n', 1)[0] ?? '');
  }
}
