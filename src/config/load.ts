// `.github/pprof-gate.yml` → GateConfig, or everything that is wrong with it at once.
import { by } from '../base/order.js';
import { budgetProblems, isLimitPath, schemaProblems } from './check.js';
import { mostProblems, readDocument } from './document.js';
import { ConfigError, type ConfigProblem } from './problem.js';
import { configSchema, defaultConfig, type GateConfig } from './schema.js';

/** Where the configuration is looked for, relative to the repository. */
export const configPath = '.github/pprof-gate.yml';

/**
 * Reads a configuration. `file` is what problems call it. An empty file is the defaults.
 * @throws ConfigError (`config-invalid`) with every problem, in the order of the file.
 */
export function loadConfig(text: string, file: string): GateConfig {
  const document = readDocument(text, file, isLimitPath);
  if (document.value === undefined) {
    fail(document.problems);
    return defaultConfig;
  }
  const checked = configSchema.safeParse(document.value);
  const problems = [
    ...document.problems,
    ...budgetProblems(document),
    ...(checked.success ? [] : schemaProblems(document, checked.error.issues)),
  ];
  fail(problems);
  if (!checked.success) throw new Error('the schema refuses what has no problem', { cause: checked.error });
  return checked.data;
}

/** The first of several problems with one place is the cause of the others. */
function fail(problems: readonly ConfigProblem[]): void {
  const places = new Map<string, ConfigProblem>();
  for (const problem of problems) {
    const place = `${problem.at.line ?? 0}:${problem.at.column ?? 0}`;
    if (!places.has(place)) places.set(place, problem);
  }
  const line = (problem: ConfigProblem): number => problem.at.line ?? 0;
  const column = (problem: ConfigProblem): number => problem.at.column ?? 0;
  const [first, ...rest] = [...places.values()].sort(by(line, column)).slice(0, mostProblems);
  if (first !== undefined) throw new ConfigError([first, ...rest]);
}
