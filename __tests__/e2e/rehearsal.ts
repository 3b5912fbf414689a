// The workflows of the README, read and played by act (github.com/nektos/act) on the stand-in of GitHub: the story
// of github-story.test.ts, but with inputs, conditions and events as somebody else understands workflow files.
// scripts/rehearse.mjs bundles and runs it.
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Pull } from '../forge/nouns.js';
import { Hosted, workflow, type JobResult } from './hosted.js';
import { removeFolders, temporaryFolder, writeFiles } from './repository.js';
import type { Step, StepRequest } from './runner.js';

export interface Stage {
  readonly act: string;
  /** Folder with action.yml and dist/. */
  readonly action: string;
  readonly readme: string;
  /** Ends it early. */
  readonly signal: AbortSignal;
  readonly print: (text: string) => void;
}

const reportWorkflow = '.github/workflows/performance-report.yml';

const finder = (loop: string) => `package finder

import "strings"

type Finder struct{ names []string }

func New(names ...string) *Finder { return &Finder{names: names} }

// Look says whether there is such a name.
func (f *Finder) Look(name string) bool {
	for _, known := range f.names {
		if ${loop} {
			return true
		}
	}
	return false
}
`;
const module = {
  'go.mod': 'module example.com/finder\n\ngo 1.21\n',
  'finder.go': finder('strings.EqualFold(known, name)'),
  'finder_test.go': `package finder

import "testing"

var found bool

func BenchmarkLook(b *testing.B) {
	const in = "applications/org.example.tools/bin/"
	f := New(in+"cat", in+"cp", in+"ls", in+"mv", in+"rm", in+"sed", in+"tar")
	for i := 0; i < b.N; i++ {
		found = f.Look(in + "awk")
	}
}
`,
  // The workflow stays as people paste it; only this makes it short.
  '.github/pprof-gate.yml': 'time-budget: 30s\n',
};
// On a quiet machine not so slow that it runs fewer iterations than its baseline did: then that takes no part.
const copying = {
  'finder.go': finder('strings.HasSuffix(strings.Join([]string{"/usr", known}, "/"), name)'),
};
const mended = { 'finder.go': finder('len(known) == len(name) && strings.EqualFold(known, name)') };

/** The first two YAML blocks: the workflow, and the one for forks. */
function workflowsOf(readme: string): Record<string, string> {
  const [first, second] = [...readme.matchAll(/^```yaml\n([^]*?)^```$/gm)].map(([, yaml = '']) => yaml);
  if (first === undefined || second === undefined) throw new Error('the README shows two workflows');
  return { [workflow]: first, [reportWorkflow]: second };
}

/** True when all went as it should. */
export async function rehearse(stage: Stage): Promise<boolean> {
  const { print } = stage;
  const workflows = workflowsOf(stage.readme);
  const hosted = await Hosted.start({ ...module, ...workflows }, {}, player(stage, workflows));
  const { state, log } = hosted.forge;
  const failed: string[] = [];

  const scene = async (
    title: string,
    job: Promise<JobResult>,
    facts: (result: JobResult) => Readonly<Record<string, boolean>>,
  ): Promise<JobResult> => {
    const result = await job;
    const described = { 'all requests are as GitHub describes them': log.violations.length === 0 };
    const wrong = Object.entries({ ...facts(result), ...described }).filter(([, holds]) => !holds);
    print(`${wrong.length === 0 ? '✓' : '✗'} ${title} (act ends with ${result.code ?? 'a signal'})`);
    print(log.short().replace(/^/gm, '    '));
    for (const [fact] of wrong) print(`  not so: ${fact}`);
    for (const violation of log.violations) print(`  ${violation}`);
    if (wrong.length > 0)
      print(
        result.log
          .replace(/^.*(?:unable to get git|not located inside a git).*\n/gm, '')
          .replace(/^/gm, '  | '),
      );
    if (wrong.length > 0) failed.push(title);
    log.clear();
    return result;
  };

  try {
    await scene('workflow_dispatch records a baseline', hosted.mainJob('workflow_dispatch'), ({ code }) => ({
      'the job succeeds': code === 0,
      'there is one baseline': state.artifacts.filter(({ name }) => name.includes('-baseline-')).length === 1,
    }));

    const pull = hosted.openPull('copying', copying);
    await scene('pull_request fails, with a comment', hosted.pullJob(pull), ({ code }) => ({
      'the job fails': code === 1,
      'the comment says why': pull.comments[0]?.body.startsWith('### ✗ 1 benchmark breaks a budget') ?? false,
      'the baseline was found': /the baseline artifact of the merge base/.test(pull.comments[0]?.body ?? ''),
      'one line has a comment': pull.reviewComments.map(({ line }) => line).join() === '12',
    }));
    print(written(pull));

    hosted.push(pull, mended);
    await scene('pull_request passes once it is mended', hosted.pullJob(pull), ({ code }) => ({
      'the job succeeds': code === 0,
      'it is the same comment': pull.comments.length === 1 && /^### ✓ /.test(pull.comments[0]?.body ?? ''),
      'the comment on the line is resolved': pull.threads.map(({ resolved }) => resolved).join() === 'true',
    }));
    print(written(pull));

    const strange = hosted.openPull('strange', copying, 'fork');
    const measured = await scene(
      'pull_request from a fork fails, and cannot comment',
      hosted.pullJob(strange),
      ({ code }) => ({
        'the job fails': code === 1,
        'it cannot comment': strange.comments.length === 0,
        'it leaves a result': state.artifacts.some(({ name }) => name === 'pprof-gate-result-default'),
      }),
    );
    await scene('workflow_run comments for it', hosted.reportJob(measured.run), ({ code }) => ({
      'the job succeeds': code === 0,
      'the comment says why': /^### ✗ 1 benchmark breaks a budget/.test(strange.comments[0]?.body ?? ''),
      'one line has a comment': strange.reviewComments.map(({ line }) => line).join() === '12',
    }));
  } finally {
    await hosted.close();
    removeFolders();
  }
  print(failed.length === 0 ? '✓ all as it should be' : `✗ not as it should be: ${failed.join('; ')}`);
  return failed.length === 0;
}

/** What people read on it; what is folded is left out. */
function written({ comments, reviewComments }: Pull): string {
  const quoted = (title: string, body: string): string => {
    const text = body.replace(/<details>[^]*?<\/details>\s*|<!--[^]*?-->/g, '');
    return `    ${title}:\n${text.trimEnd().replace(/^/gm, '    > ')}`;
  };
  return [
    ...comments.map(({ body }) => quoted('the comment', body)),
    ...reviewComments.map(({ line, body }) =>
      quoted(line === null ? 'the comment on a line of before' : `the comment on line ${line}`, body),
    ),
  ].join('\n');
}

/** Plays a job with act in the place of the runner; its first step is a copy of the workspace. */
function player(
  { act, action, signal }: Stage,
  workflows: Readonly<Record<string, string>>,
): (request: StepRequest) => Promise<Step> {
  // Go is here already.
  const noSetup = temporaryFolder();
  writeFiles(noSetup, {
    'action.yml':
      'name: none\ninputs: { go-version-file: { description: "" } }\nruns: { using: node24, main: none.js }\n',
    'none.js': '',
  });

  return async ({ workspace, event, payload, inputs = {}, env = {} }) => {
    const folder = temporaryFolder();
    const at = (name: string): string => join(folder, name);
    const file = basename(event === 'workflow_run' ? reportWorkflow : workflow);
    for (const [path, text] of Object.entries(workflows)) writeFileSync(at(basename(path)), text);
    writeFileSync(at('event.json'), JSON.stringify(payload));
    // Without one, act asks which images it is to use.
    writeFileSync(at('.actrc'), '-P ubuntu-latest=-self-hosted\n');
    mkdirSync(at('cache'));
    const variables = new Map([...Object.entries(env), ['GITHUB_REPOSITORY', 'owner/repository']]);
    const args = [
      event,
      ...['--directory', workspace, '--workflows', at(file), '--eventpath', at('event.json')],
      ...['--no-cache-server', '--action-cache-path', at('cache')],
      ...['--local-repository', `pprof-gate/pprof-gate@v0=${action}`],
      ...['--local-repository', `actions/setup-go@v7=${noSetup}`],
      ...[
        '--actor',
        variables.get('GITHUB_ACTOR') ?? 'someone',
        '--secret',
        `GITHUB_TOKEN=${inputs['token'] ?? ''}`,
      ],
      ...[...variables].flatMap(([name, value]) => ['--env', `${name}=${value}`]),
    ];
    const child = spawn(act, args, { cwd: folder, signal, stdio: ['ignore', 'pipe', 'pipe'] });
    let log = '';
    child.stdout.on('data', (text: Buffer) => (log += text.toString()));
    child.stderr.on('data', (text: Buffer) => (log += text.toString()));
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject).on('close', resolve);
    });
    return { code, log, outputs: new Map(), summary: '' };
  };
}
