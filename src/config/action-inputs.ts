// The inputs of the Action as data: action.yml and the README's table are held equal to them, and readInputs
// makes of them what the command line makes of its options. Structure belongs in the configuration file;
// inputs wire the Action into a workflow.
import {
  readBench,
  readBudget,
  readChoice,
  readDuration,
  readInteger,
  readPattern,
  readSwitch,
  readTags,
  readText,
  type Overrides,
} from './overrides.js';
import { usageError } from './usage.js';

export interface ActionInput {
  readonly name: string;
  readonly description: string;
  /** What action.yml says; empty: what the configuration or the event says. */
  readonly default: string;
}

export const actionInputs = [
  {
    name: 'working-directory',
    description: 'Folder of the repository to work in, relative to the workspace.',
    default: '.',
  },
  {
    name: 'config',
    description:
      'Configuration file, relative to working-directory. Empty: .github/pprof-gate.yml, and the defaults when there is none.',
    default: '',
  },
  {
    name: 'packages',
    description: 'Package patterns as for go test, separated by blanks or line breaks. Empty: as configured.',
    default: '',
  },
  {
    name: 'bench',
    description: 'Which benchmarks run, a regular expression as for go test -bench. Empty: as configured.',
    default: '',
  },
  { name: 'tags', description: 'Build tags, separated by commas. Empty: as configured.', default: '' },
  {
    name: 'base',
    description:
      'Commit, tag or branch to compare with. Empty: the merge base of a pull request, otherwise the parent commit.',
    default: '',
  },
  { name: 'head', description: 'Commit, tag or branch to judge. Empty: what is checked out.', default: '' },
  {
    name: 'time-budget',
    description: 'How long measuring may take, for example 5m or 90s. Empty: as configured.',
    default: '',
  },
  {
    name: 'budget',
    description:
      'Budgets above those of the configuration, one METRIC=LIMIT a line, for example sec/op=+10%.',
    default: '',
  },
  {
    name: 'seed',
    description: 'Whole number that repeats the random order of a run. Empty: as configured.',
    default: '',
  },
  {
    name: 'pin',
    description: 'true or false: run timed processes on one core. Empty: as configured.',
    default: '',
  },
  {
    name: 'out',
    description: 'Folder for the captures and the reports, relative to working-directory.',
    default: 'pprof-gate',
  },
  {
    name: 'mode',
    description:
      'gate, record or report; auto: what the event asks for (pull_request and merge_group gate, push to the default branch, schedule and workflow_dispatch record a baseline, workflow_run reports).',
    default: 'auto',
  },
  {
    name: 'baseline',
    description: 'auto, artifact or paired: what head is compared with. Empty: as configured.',
    default: '',
  },
  {
    name: 'baseline-workflow',
    description:
      'Workflow file whose runs record baselines, for example pprof-gate.yml. Empty: the file that this job is in.',
    default: '',
  },
  {
    name: 'baseline-retention-days',
    description: 'How long a baseline artifact is kept, 1 to 90. Empty: as the repository is set.',
    default: '',
  },
  {
    name: 'key',
    description: 'Name of this suite: one comment and one baseline each. Give each job of a matrix its own.',
    default: 'default',
  },
  {
    name: 'comment',
    description:
      'When the pull request gets a comment: always, on-change (something moved), on-failure (the gate fails) or never. A comment that is there is kept up to date but with never.',
    default: 'always',
  },
  {
    name: 'review-comments',
    description: 'true or false: comments on the lines of the diff that made something worse.',
    default: 'true',
  },
  {
    name: 'config-from',
    description:
      'head or base: whose configuration file counts. base: a pull request cannot change its own budgets.',
    default: 'head',
  },
  {
    name: 'upload-report',
    description:
      'true or false: the report as a page (report.html) becomes an artifact of the run, and the comment and the summary link it.',
    default: 'true',
  },
  {
    name: 'publish-failure',
    description: 'error or warn: what it means when comments or artifacts could not be written.',
    default: 'error',
  },
  {
    name: 'token',
    description: 'Token for the API of GitHub. Benchmarks are not given it.',
    default: '${{ github.token }}',
  },
  {
    name: 'report-only',
    description: 'true: tell the verdict, but never fail the job because of it. Errors still fail the job.',
    default: 'false',
  },
] as const satisfies readonly ActionInput[];
export type ActionInputName = (typeof actionInputs)[number]['name'];

export const modes = ['auto', 'gate', 'record', 'report'] as const;
export const commentWhens = ['always', 'on-change', 'on-failure', 'never'] as const;
/** When the pull request gets its comment. */
export type CommentWhen = (typeof commentWhens)[number];

/** What a suite may be called: it is part of artifact names and markers. */
export const keyShape = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** What the inputs ask for. Null: to be found out from the repository or the event. */
export interface ActionSettings {
  readonly workingDirectory: string;
  /** Null: the default place, where there need not be one. */
  readonly config: string | null;
  readonly base: string | null;
  readonly head: string | null;
  readonly out: string;
  /** The verdict does not decide about the job; errors still do. */
  readonly reportOnly: boolean;
  readonly mode: (typeof modes)[number];
  /** File name of the workflow whose runs record baselines; null: that of this run. */
  readonly baselineWorkflow: string | null;
  readonly retentionDays: number | null;
  /** Suite: letters, digits and `._-`, at most 64. */
  readonly key: string;
  readonly comment: CommentWhen;
  readonly reviewComments: boolean;
  /** The page of the report becomes an artifact. */
  readonly uploadReport: boolean;
  readonly configFrom: 'head' | 'base';
  readonly publishFailure: 'error' | 'warn';
  /** Empty where there is none. */
  readonly token: string;
  readonly overrides: Overrides;
}

/**
 * Reads the inputs by name; an input that is absent or blank has its default.
 * @throws GateError `usage` that names the input.
 */
export function readInputs(inputs: ReadonlyMap<string, string>): ActionSettings {
  const given = (name: ActionInputName): string => {
    const text = inputs.get(name)?.trim() ?? '';
    return text === '' ? (actionInputs.find((input) => input.name === name)?.default ?? '') : text;
  };
  /** Null for an input that leaves it to somebody else. */
  const read = <T>(name: ActionInputName, reader: (text: string, from: string) => T): T | null => {
    const text = given(name);
    return text === '' ? null : reader(text, `input ${name}`);
  };

  const packages = read('packages', (text, from) => text.split(/\s+/).map((item) => readPattern(item, from)));
  const bench = read('bench', readBench);
  const tags = read('tags', readTags);
  const timeBudgetMs = read('time-budget', readDuration);
  const seed = read('seed', readInteger);
  const pin = read('pin', readSwitch);
  const baseline = read('baseline', (text, from) => readChoice(text, from, ['auto', 'artifact', 'paired']));
  const budgets = read('budget', (text, from) =>
    text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => readBudget(line, from)),
  );
  return {
    workingDirectory: given('working-directory'),
    config: read('config', readText),
    base: read('base', readText),
    head: read('head', readText),
    out: given('out'),
    reportOnly: read('report-only', readSwitch) ?? false,
    mode: read('mode', (text, from) => readChoice(text, from, modes)) ?? 'auto',
    baselineWorkflow: read('baseline-workflow', readText),
    retentionDays: read('baseline-retention-days', (text, from) => {
      const days = readInteger(text, from, 1);
      if (days > 90) throw usageError('value-wrong', { option: from, value: text, expects: 'days' });
      return days;
    }),
    key:
      read('key', (text, from) => {
        if (!keyShape.test(text))
          throw usageError('value-wrong', { option: from, value: text, expects: 'key' });
        return text;
      }) ?? 'default',
    comment: read('comment', (text, from) => readChoice(text, from, commentWhens)) ?? 'always',
    reviewComments: read('review-comments', readSwitch) ?? true,
    uploadReport: read('upload-report', readSwitch) ?? true,
    configFrom: read('config-from', (text, from) => readChoice(text, from, ['head', 'base'])) ?? 'head',
    publishFailure:
      read('publish-failure', (text, from) => readChoice(text, from, ['error', 'warn'])) ?? 'error',
    // Its default is for the runner to fill in.
    token: inputs.get('token')?.trim() ?? '',
    overrides: {
      ...(packages === null ? {} : { packages }),
      ...(bench === null ? {} : { bench }),
      ...(tags === null ? {} : { tags }),
      ...(timeBudgetMs === null ? {} : { timeBudgetMs }),
      ...(seed === null ? {} : { seed }),
      ...(pin === null ? {} : { pin }),
      ...(baseline === null ? {} : { baseline }),
      ...(budgets === null ? {} : { budgets }),
    },
  };
}
