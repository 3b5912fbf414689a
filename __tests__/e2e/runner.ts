// dist/index.js as GitHub's runner starts it: inputs and the event in the environment, command files to write to.
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { actionInputs } from '../../src/config/action-inputs.js';
import { temporaryFolder } from './repository.js';

export const action = fileURLToPath(new URL('../../dist/index.js', import.meta.url));

/** Node versions to run the Action on: this one, and those that PPROFGATE_NODES names (as PATH does). */
export const nodes: readonly string[] = [
  process.execPath,
  ...(process.env['PPROFGATE_NODES'] ?? '').split(':').filter((path) => path !== ''),
];

export interface Step {
  readonly code: number | null;
  readonly log: string;
  readonly outputs: ReadonlyMap<string, string>;
  readonly summary: string;
}

export interface StepRequest {
  /** Folder that is checked out. */
  readonly workspace: string;
  readonly event: string;
  /** Text: as it is. */
  readonly payload: object | string;
  readonly inputs?: Readonly<Record<string, string>>;
  /** Variables of the runner that are others here, such as GITHUB_API_URL. */
  readonly env?: Readonly<Record<string, string>>;
  readonly node?: string;
  /** Called with the process as soon as it runs. */
  readonly started?: (child: ChildProcess) => void;
}

/** One step of a job. */
export async function runStep(request: StepRequest): Promise<Step> {
  const { workspace, event, payload, inputs = {}, node = process.execPath } = request;
  const folder = temporaryFolder();
  const files = {
    GITHUB_OUTPUT: 'output',
    GITHUB_STEP_SUMMARY: 'summary',
    GITHUB_STATE: 'state',
    GITHUB_ENV: 'env',
    GITHUB_PATH: 'path',
  };
  const env: Record<string, string | undefined> = {
    ...process.env,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: event,
    GITHUB_EVENT_PATH: join(folder, 'event.json'),
    GITHUB_REPOSITORY: 'owner/repository',
    GITHUB_RUN_ID: '1',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_ACTOR: 'someone',
    GITHUB_SERVER_URL: 'https://github.com',
    // Nobody listens there: a test that needs an API says where it is.
    GITHUB_API_URL: 'http://127.0.0.1:9',
    GITHUB_GRAPHQL_URL: 'http://127.0.0.1:9/graphql',
    GITHUB_WORKFLOW_REF: 'owner/repository/.github/workflows/performance.yml@refs/heads/main',
    GITHUB_WORKSPACE: workspace,
    RUNNER_TEMP: folder,
    ACTIONS_RUNTIME_TOKEN: 'runtime-token-value',
    GITHUB_TOKEN: 'github-token-value',
    'INPUT_SECRET-THING': 'input-value',
    NO_COLOR: '1',
  };
  for (const { name, default: value } of actionInputs) {
    const filled = name === 'token' ? '' : value;
    env[`INPUT_${name.toUpperCase().replaceAll(' ', '_')}`] = inputs[name] ?? filled;
  }
  for (const [name, file] of Object.entries(files)) {
    env[name] = join(folder, file);
    writeFileSync(join(folder, file), '');
  }
  Object.assign(env, request.env);
  writeFileSync(join(folder, 'event.json'), typeof payload === 'string' ? payload : JSON.stringify(payload));
  const child = spawn(node, [action], { cwd: workspace, env, stdio: ['ignore', 'pipe', 'pipe'] });
  request.started?.(child);
  let log = '';
  child.stdout.on('data', (text: Buffer) => (log += text.toString()));
  child.stderr.on('data', (text: Buffer) => (log += text.toString()));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  const outputs = new Map<string, string>();
  for (const [, name = '', value = ''] of readFileSync(join(folder, 'output'), 'utf8').matchAll(
    /^([\w-]+)<<(?:\S+)\n([\s\S]*?)\nghadelimiter\S+$/gm,
  )) {
    outputs.set(name, value);
  }
  return { code, log, outputs, summary: readFileSync(join(folder, 'summary'), 'utf8') };
}
