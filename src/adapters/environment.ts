// What the children may see of our environment. Benchmarks are code of the pull request: they must not read a
// token, write to the runner's command files, or be measured under settings that the report does not tell.
import { byText } from '../base/order.js';
import { safeGoFlags, type GoFlagReason } from './go-flags.js';

export type RemovalReason = 'action' | 'secret' | 'runner-file' | 'node' | 'other-repository' | GoFlagReason;

/** A variable that the children do not see, or a flag that was taken out of one. Never with a secret's value. */
export interface Removal {
  readonly variable: string;
  readonly reason: RemovalReason;
  /** Flag in GOFLAGS, as written. */
  readonly flag?: string;
}

export interface ChildEnvironment {
  readonly variables: Readonly<Record<string, string>>;
  /** Sorted by variable. */
  readonly removed: readonly Removal[];
}

/** Inputs and saved state of actions; the tokens for artifacts, caches and OpenID (ACTIONS_RUNTIME_TOKEN, …). */
const actionPrefixes = ['INPUT_', 'ACTIONS_', 'STATE_ACTIONS_'];

/** Lines in these files set outputs, environment and PATH of later steps, or appear in the summary. */
const runnerFiles = new Set([
  'GITHUB_ENV',
  'GITHUB_OUTPUT',
  'GITHUB_PATH',
  'GITHUB_STATE',
  'GITHUB_STEP_SUMMARY',
]);

/** Meant for our own Node: a debugger port or a required file in every Node that a benchmark starts. */
const nodeSettings = new Set(['NODE_OPTIONS', 'NODE_CHANNEL_FD', 'NODE_UNIQUE_ID', 'NODE_V8_COVERAGE']);

/**
 * Set by git for its hooks (`git rev-parse --local-env-vars`): with them git in a child would work on the
 * repository that the hook runs in, whatever its folder. Settings given by environment stay: a CI may say
 * there which folders are safe and how a private module is fetched.
 */
const repositorySettings = new Set([
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_COMMON_DIR',
  'GIT_CONFIG',
  'GIT_DIR',
  'GIT_GRAFT_FILE',
  'GIT_IMPLICIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_INTERNAL_SUPER_PREFIX',
  'GIT_NAMESPACE',
  'GIT_NO_REPLACE_OBJECTS',
  'GIT_OBJECT_DIRECTORY',
  'GIT_PREFIX',
  'GIT_QUARANTINE_PATH',
  'GIT_REPLACE_REF_BASE',
  'GIT_SHALLOW_FILE',
  'GIT_WORK_TREE',
]);

/** A word of a name that says it: also at its end, as in PGPASSWORD and authToken. */
const secretWord =
  /(?:TOKEN|SECRET|PASSWORD|PASSWD|PASSPHRASE|CREDENTIAL)S?$|^(?:JWT|PAT|PWD|APIKEYS?|PRIVATEKEYS?)$/;
/** KEY alone names map keys, cache keys and keyboards; with one of these before it, it opens something. */
const secretKey = /(?:^|_)(?:PRIVATE|SECRET|API|ACCESS|SIGNING|ENCRYPTION|DEPLOY|LICENSE)_KEYS?(?:_|$)/;
/** Working directories of the shell, not passwords. */
const notSecret = new Set(['PWD', 'OLDPWD']);

/** Whether a name says that its value is a secret: word by word, so that TOKENIZERS_PARALLELISM does not. */
export function namesSecret(name: string): boolean {
  if (notSecret.has(name)) return false;
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toUpperCase()
    .split(/[^A-Z0-9]+/);
  return words.some((word) => secretWord.test(word)) || secretKey.test(words.join('_'));
}

/**
 * Values of our own environment that are secrets by their names, and each as the header of HTTP in which
 * actions/checkout leaves its token in the clone's configuration.
 */
export function secretsIn(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.entries(env).flatMap(([name, value]) =>
    value === undefined || value === '' || !namesSecret(name)
      ? []
      : [value, Buffer.from(`x-access-token:${value}`).toString('base64')],
  );
}

function reasonToRemove(name: string): RemovalReason | undefined {
  const upper = name.toUpperCase();
  if (actionPrefixes.some((prefix) => upper.startsWith(prefix))) return 'action';
  if (runnerFiles.has(upper)) return 'runner-file';
  if (nodeSettings.has(upper)) return 'node';
  if (repositorySettings.has(upper)) return 'other-repository';
  return namesSecret(name) ? 'secret' : undefined;
}

/** The environment for all children, and what is not in it. */
export function childEnvironment(env: Readonly<Record<string, string | undefined>>): ChildEnvironment {
  const variables: [string, string][] = [];
  const removed: Removal[] = [];
  for (const variable of Object.keys(env).sort(byText)) {
    const value = env[variable];
    if (value === undefined) continue;
    const reason = reasonToRemove(variable);
    if (reason !== undefined) {
      removed.push({ variable, reason });
      continue;
    }
    if (variable !== 'GOFLAGS') {
      variables.push([variable, value]);
      continue;
    }
    const flags = safeGoFlags(value);
    variables.push([variable, flags.value]);
    for (const { flag, reason: why } of flags.removed) removed.push({ variable, reason: why, flag });
  }
  return { variables: Object.fromEntries(variables), removed };
}
