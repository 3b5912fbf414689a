// The inputs of the Action as data: action.yml and the README's table are held equal to them, and readInputs
// makes of them what the command line makes of its options. Structure belongs in the configuration file;
// inputs wire the Action into a workflow.
import {
  readBudget,
  readDuration,
  readInteger,
  readPattern,
  readSwitch,
  readTags,
  readText,
  type Overrides,
} from './overrides.js';

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
    name: 'report-only',
    description: 'true: tell the verdict, but never fail the job because of it. Errors still fail the job.',
    default: 'false',
  },
] as const satisfies readonly ActionInput[];
export type ActionInputName = (typeof actionInputs)[number]['name'];

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
  const bench = read('bench', readText);
  const tags = read('tags', readTags);
  const timeBudgetMs = read('time-budget', readDuration);
  const seed = read('seed', readInteger);
  const pin = read('pin', readSwitch);
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
    overrides: {
      ...(packages === null ? {} : { packages }),
      ...(bench === null ? {} : { bench }),
      ...(tags === null ? {} : { tags }),
      ...(timeBudgetMs === null ? {} : { timeBudgetMs }),
      ...(seed === null ? {} : { seed }),
      ...(pin === null ? {} : { pin }),
      ...(budgets === null ? {} : { budgets }),
    },
  };
}
