// What gates of pull requests from forks leave behind, recorded once with the built command, and the runs that report
// it: no Go is needed to play what can go wrong with comments.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { ForgeOptions } from '../forge/forge.js';
import type { Play } from '../forge/faults.js';
import type { Artifact, Pull, PullFile, Run } from '../forge/nouns.js';
import { artifactZip, filesOfDiff } from '../forge/setup.js';
import { Hosted, workflow, type JobRequest, type JobResult } from './hosted.js';
import { quickBudget } from './quick.js';
import { createRepository, git, runCli, temporaryFolder, type Files } from './repository.js';

/** A change to a module: as it was, as it is, and the artifact that its gate leaves. */
export interface Result {
  readonly base: Files;
  readonly head: Files;
  readonly diff: readonly PullFile[];
  readonly zip: Buffer;
}

/** Runs the gate on two versions of a module. */
export async function recordResult(base: Files, head: Files): Promise<Result> {
  const repository = createRepository(base, head);
  const out = temporaryFolder();
  const budgets = ['--time-budget', await quickBudget(2), '--budget', 'sec/op=none'];
  const { code, stderr } = await runCli(
    ['gate', '--base', 'HEAD~1', '--head', 'HEAD', '--out', out, ...budgets],
    { cwd: repository },
  );
  if (code !== 0 && code !== 1) throw new Error(`the gate ended with ${code}: ${stderr}`);
  return {
    base,
    head,
    diff: filesOfDiff(git(repository, 'diff', 'HEAD~1')),
    zip: artifactZip(filesBelow(join(out, 'capture'))),
  };
}

function filesBelow(folder: string): Record<string, Buffer> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== '.gitignore')
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(files.map((path) => [relative(folder, path), readFileSync(path)]));
}

/** A pull request on a stand-in of its own, whose runs have left results. */
export class Reported {
  private constructor(
    readonly hosted: Hosted,
    readonly pull: Pull,
    /** The first run, of the first commit. */
    readonly run: Run,
  ) {}

  static async start(
    result: Result,
    options: ForgeOptions & { readonly key?: string; readonly from?: 'hidden fork' } = {},
  ): Promise<Reported> {
    const hosted = await Hosted.start(result.base, options);
    const { state } = hosted.forge;
    const { repository } = hosted;
    addHead(hosted, result);
    if (options.from === undefined) {
      const pull = state.addPull({ repository, head: 'topic', files: result.diff });
      return new Reported(hosted, pull, finish(hosted, result, options.key));
    }
    // One that our token can see nothing of.
    const fork = state.addRepository('stranger/repository', { private: true, parent: repository });
    const pull = state.addPull({ repository, head: 'topic', files: result.diff, from: fork });
    return new Reported(hosted, pull, finish(hosted, result, options.key, fork));
  }

  get forge() {
    return this.hosted.forge;
  }

  /** Another commit of the pull request; nothing has measured it. */
  push(result: Result): void {
    this.forge.state.pushTo(this.pull, addHead(this.hosted, result), result.diff);
  }

  /** Another finished run of the head. */
  finish(result: Result, key?: string): Run {
    return finish(this.hosted, result, key);
  }

  report(request: JobRequest = {}, run: Run = this.run): Promise<JobResult> {
    return this.hosted.reportJob(run, request);
  }

  /** Somebody acts just before the nth request of an operation is answered. */
  before(operation: string, nth: number, act: () => unknown, play: Play = { delayMs: 0 }): void {
    let seen = 0;
    const at = (): boolean => {
      seen += 1;
      if (seen === nth) act();
      return true;
    };
    this.forge.faults.add({ match: operation, nth, where: at, do: play });
  }

  /** This many requests of an operation fail; all of them by default. */
  fail(operation: string, play: Play, times = Infinity): void {
    this.forge.faults.add({ match: operation, times, do: play });
  }

  /** Bodies of the comments in the conversation. */
  get comments(): readonly string[] {
    return this.pull.comments.map(({ body }) => body);
  }
}

function addHead({ forge, repository }: Hosted, { head }: Result): string {
  const topic = repository.branches.get('topic') ?? repository.branches.get('main');
  const parents = topic === undefined ? [] : [topic];
  return forge.state.addCommit(repository, { branch: 'topic', parents, files: head }).sha;
}

function finish({ forge, repository }: Hosted, { zip }: Result, key = 'default', from = repository): Run {
  const { state } = forge;
  const run = state.addRun({
    ...{ repository, event: 'pull_request', path: workflow },
    ...{ sha: from.branches.get('topic') ?? '', branch: 'topic', headRepository: from },
  });
  leave({ state }, run, zip, key);
  return run;
}

function leave({ state }: Pick<Hosted['forge'], 'state'>, run: Run, zip: Buffer, key: string): Artifact {
  return state.addArtifact({ run, name: `pprof-gate-result-${key}`, zip });
}
