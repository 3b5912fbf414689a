// A repository on the stand-in of GitHub with a real git repository behind it, and jobs that run the bundle on
// checkouts as actions/checkout makes them: one commit, depth 1.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startForge, type ForgeOptions, type StandIn } from '../forge/forge.js';
import type { Permissions, Pull, Repository, Run } from '../forge/nouns.js';
import { filesOfDiff, importGit } from '../forge/setup.js';
import { quickBudget } from './quick.js';
import { createRepository, git, temporaryFolder, writeFiles, type Files } from './repository.js';
import { runStep, type Step, type StepRequest } from './runner.js';

export const workflow = '.github/workflows/performance.yml';
const writing: Permissions = { contents: 'read', actions: 'read', 'pull-requests': 'write' };
const reading: Permissions = { contents: 'read', actions: 'read', 'pull-requests': 'read' };

export interface JobRequest extends Partial<Pick<StepRequest, 'inputs' | 'env' | 'node' | 'started'>> {
  readonly permissions?: Permissions;
  readonly resolvesThreads?: boolean;
  readonly actor?: string;
  /** Of workflow_run: the pull requests that GitHub names; none for forks. */
  readonly pulls?: readonly number[];
  /** An earlier run, tried again. */
  readonly again?: { readonly run: Run; readonly attempt: number };
}

export interface JobResult extends Step {
  readonly run: Run;
  readonly workspace: string;
}

export class Hosted {
  readonly #seed: string;
  readonly #bare: string;
  readonly #forks = new Map<Pull, Repository>();

  private constructor(
    readonly forge: StandIn,
    readonly repository: Repository,
    seed: string,
    bare: string,
    private readonly runStep: (request: StepRequest) => Promise<Step>,
  ) {
    this.#seed = seed;
    this.#bare = bare;
  }

  /** With one commit on main. `run`: what plays a step; the bundle by default. */
  static async start(files: Files, options: ForgeOptions = {}, run = runStep): Promise<Hosted> {
    const forge = await startForge(options);
    const repository = forge.state.addRepository('owner/repository');
    const seed = createRepository(files);
    const bare = temporaryFolder();
    git(bare, 'init', '--quiet', '--bare', '--initial-branch=main');
    // As GitHub: a commit can be asked for by its hash.
    git(bare, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
    git(seed, 'remote', 'add', 'origin', bare);
    const hosted = new Hosted(forge, repository, seed, bare, run);
    hosted.#publish('main:refs/heads/main');
    return hosted;
  }

  close(): Promise<void> {
    return this.forge.close();
  }

  tip(branch: string): string {
    return git(this.#seed, 'rev-parse', branch).trim();
  }

  /** A commit on main. */
  pushToMain(files: Files): string {
    git(this.#seed, 'checkout', '--quiet', 'main');
    this.#commit(files);
    this.#publish('main:refs/heads/main');
    return this.tip('main');
  }

  /** A pull request with one commit, from a branch of ours or of a fork. */
  openPull(branch: string, files: Files, from: 'ours' | 'fork' = 'ours'): Pull {
    git(this.#seed, 'checkout', '--quiet', '-b', branch, 'main');
    this.#commit(files);
    const { state } = this.forge;
    const fork = from === 'fork' ? state.addFork(this.repository, 'stranger') : null;
    this.#publish(`${branch}:${fork === null ? `refs/heads/${branch}` : `refs/fork/${branch}`}`);
    fork?.branches.set(branch, this.tip(branch));
    const pull = state.addPull({
      repository: this.repository,
      head: branch,
      files: this.#files(branch),
      ...(fork === null ? {} : { from: fork }),
    });
    if (fork !== null) this.#forks.set(pull, fork);
    this.#merge(pull);
    return pull;
  }

  /** Another commit in a pull request. */
  push(pull: Pull, files: Files): void {
    const branch = pull.head.ref;
    git(this.#seed, 'checkout', '--quiet', branch);
    this.#commit(files);
    this.#publish(`${branch}:${this.#forks.has(pull) ? `refs/fork/${branch}` : `refs/heads/${branch}`}`);
    this.forge.state.pushTo(pull, this.tip(branch), this.#files(branch));
    this.#merge(pull);
  }

  #commit(files: Files): void {
    writeFiles(this.#seed, files);
    git(this.#seed, 'add', '--all');
    git(this.#seed, 'commit', '--quiet', '--allow-empty', '--message=change');
  }

  #publish(refspec: string): void {
    git(this.#seed, 'push', '--quiet', '--force', 'origin', refspec);
    importGit(this.repository, this.#bare);
  }

  #files(branch: string) {
    return filesOfDiff(git(this.#seed, 'diff', `main...${branch}`));
  }

  /** GitHub's own merge of head into the target, which is what a pull request's job checks out. */
  #merge(pull: Pull): void {
    git(this.#seed, 'checkout', '--quiet', '--detach', 'main');
    git(this.#seed, 'merge', '--quiet', '--no-ff', '--message=merge', pull.head.ref);
    this.#publish(`HEAD:refs/pull/${pull.number}/merge`);
    git(this.#seed, 'checkout', '--quiet', 'main');
  }

  /** A clone of depth 1 with one commit. */
  checkout(ref: string): string {
    const workspace = temporaryFolder();
    const sha = git(this.#bare, 'rev-parse', ref).trim();
    git(workspace, 'init', '--quiet');
    git(workspace, 'remote', 'add', 'origin', pathToFileURL(this.#bare).href);
    git(workspace, 'fetch', '--quiet', '--no-tags', '--depth=1', 'origin', `+${sha}:refs/remotes/origin/job`);
    git(workspace, 'checkout', '--quiet', '--force', sha);
    return workspace;
  }

  /** The job of a pull request's event. */
  pullJob(pull: Pull, request: JobRequest = {}): Promise<JobResult> {
    const fork = this.#forks.get(pull);
    const head = this.tip(pull.head.ref);
    const repositoryOf = (of: Repository) => ({ id: of.id, full_name: `${of.owner}/${of.name}` });
    return this.job(
      'pull_request',
      {
        pull_request: {
          number: pull.number,
          head: { sha: head, ref: pull.head.ref, repo: repositoryOf(fork ?? this.repository) },
          base: { sha: this.tip('main'), ref: 'main', repo: repositoryOf(this.repository) },
        },
      },
      this.checkout(`refs/pull/${pull.number}/merge`),
      { sha: head, branch: pull.head.ref, ...(fork === undefined ? {} : { headRepository: fork }) },
      { permissions: fork === undefined ? writing : reading, ...request },
    );
  }

  /** The job of an event on main. */
  mainJob(
    event: 'push' | 'schedule' | 'workflow_dispatch',
    request: JobRequest & { dispatch?: object } = {},
  ) {
    const payload =
      event === 'push'
        ? { ref: 'refs/heads/main', repository: { default_branch: 'main' } }
        : { inputs: request.dispatch ?? null };
    const sha = this.tip('main');
    // A recording ends by itself, and one that runs out of time stores nothing.
    const inputs = { 'time-budget': '120s', ...request.inputs };
    return this.job(event, payload, this.checkout('main'), { sha, branch: 'main' }, { ...request, inputs });
  }

  /** The job of workflow_run, after a pull request's run has ended: no checkout. */
  reportJob(run: Run, request: JobRequest = {}): Promise<JobResult> {
    const payload = {
      workflow_run: {
        id: run.id,
        run_attempt: 1,
        event: run.event,
        head_sha: run.sha,
        head_branch: run.branch,
        head_repository: {
          id: run.headRepository.id,
          full_name: `${run.headRepository.owner}/${run.headRepository.name}`,
        },
        html_url: `https://github.com/owner/repository/actions/runs/${run.id}`,
        pull_requests: (request.pulls ?? []).map((number) => ({ number })),
      },
    };
    const sha = this.tip('main');
    return this.job('workflow_run', payload, temporaryFolder(), { sha, branch: 'main' }, request);
  }

  async job(
    event: string,
    payload: object,
    workspace: string,
    commit: { readonly sha: string; readonly branch: string; readonly headRepository?: Repository },
    request: JobRequest,
  ): Promise<JobResult> {
    const { forge, repository } = this;
    const { permissions = writing, resolvesThreads = true, again } = request;
    const run =
      again?.run ??
      forge.state.addRun({
        repository,
        event,
        path: workflow,
        status: 'in_progress',
        conclusion: null,
        ...commit,
      });
    const token = forge.state.addToken({ repository, permissions, resolvesThreads });
    const step = await this.runStep({
      workspace,
      event,
      payload,
      inputs: { 'time-budget': await quickBudget(), token, ...request.inputs },
      env: {
        GITHUB_API_URL: forge.apiUrl,
        GITHUB_GRAPHQL_URL: forge.graphqlUrl,
        GITHUB_RUN_ID: String(run.id),
        GITHUB_RUN_ATTEMPT: String(again?.attempt ?? 1),
        GITHUB_ACTOR: request.actor ?? 'someone',
        GITHUB_SHA: commit.sha,
        GITHUB_WORKFLOW_REF: `owner/repository/${workflow}@refs/heads/main`,
        ACTIONS_RUNTIME_TOKEN: forge.runtimeToken(run),
        ACTIONS_RESULTS_URL: forge.resultsUrl,
        ...request.env,
      },
      ...(request.node === undefined ? {} : { node: request.node }),
      ...(request.started === undefined ? {} : { started: request.started }),
    });
    run.status = 'completed';
    run.conclusion = step.code === 0 ? 'success' : 'failure';
    return { ...step, run, workspace };
  }
}

export const outOf = ({ workspace }: JobResult): string => join(workspace, 'pprof-gate');
