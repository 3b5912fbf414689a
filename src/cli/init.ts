// What `init` writes, as data; the command does the writing, and leaves alone what exists unless forced.
import { by } from '../base/order.js';
import { configPath } from '../config/load.js';
import { configFile, reportWorkflowFile, workflowFile } from '../report/words/init-files.js';

/** What is known about a repository. */
export interface InitFacts {
  /** Modules, their folders relative to the repository (`.` is its root). */
  readonly modules: readonly { readonly path: string; readonly dir: string }[];
  /** As git calls it: `main` or `origin/main`. */
  readonly defaultBranch: string | null;
  /** The `go` line of the module that the workflow goes by; null when it has none. */
  readonly goVersion: string | null;
}

export interface PlannedFile {
  /** Relative to the repository. */
  readonly path: string;
  readonly text: string;
}

export const workflowPath = '.github/workflows/pprof-gate.yml';
export const reportWorkflowPath = '.github/workflows/pprof-gate-report.yml';

/** The module that chooses the workflow's Go: the one nearest to the root, else the first by name. */
export function mainModule(modules: InitFacts['modules']): InitFacts['modules'][number] | null {
  const depth = (dir: string): number => (dir === '.' ? 0 : dir.split('/').length);
  const [main] = [...modules].sort(
    by(
      (module) => depth(module.dir),
      (module) => module.dir,
    ),
  );
  return main ?? null;
}

/** A default branch as people know it: without the remote. */
export function branchName(defaultBranch: InitFacts['defaultBranch']): string | null {
  return defaultBranch?.replace(/^origin\//, '') ?? null;
}

/** A commented configuration, the workflow, and the one that comments for forks. */
export function initFiles({ modules, defaultBranch, goVersion }: InitFacts): PlannedFile[] {
  const main = mainModule(modules);
  const goMod =
    main === null || goVersion === null ? null : main.dir === '.' ? 'go.mod' : `${main.dir}/go.mod`;
  const branch = branchName(defaultBranch);
  return [
    {
      path: configPath,
      text: configFile(
        modules.map((module) => module.path),
        branch,
      ),
    },
    { path: workflowPath, text: workflowFile(goMod, branch) },
    { path: reportWorkflowPath, text: reportWorkflowFile },
  ];
}
