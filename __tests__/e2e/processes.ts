// Which processes a job has, and what they see: all that carry its mark in their environment. Linux only; elsewhere
// there seem to be none.
import { readdirSync, readFileSync } from 'node:fs';

export interface Seen {
  readonly pid: number;
  /** Program and arguments, by blanks. */
  readonly command: string;
  readonly environment: string;
}

/** Whether processes can be seen here. */
export const seesProcesses = process.platform === 'linux';

/** A variable to give to a job, by which it and its children are found. */
export const markOf = (name: string) => ({ PPROFGATE_TEST_MARK: `${name}-${process.pid}` });

/** Living processes with this mark; the job itself is one. */
export function processesOf(mark: Readonly<Record<string, string>>): Seen[] {
  if (!seesProcesses) return [];
  const line = Object.entries(mark).map(([name, value]) => `${name}=${value}`)[0] ?? '';
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => ({
      pid: Number(pid),
      // First: before a child runs its own program it has the environment of its parent, and the command too.
      command: read(`/proc/${pid}/cmdline`).join(' '),
      environment: read(`/proc/${pid}/environ`),
    }))
    .filter(({ environment }) => environment.includes(line))
    .map((seen) => ({ ...seen, environment: seen.environment.join('\n') }));
}

/** Children of the job: whoever is no Action. */
export function childrenOf(mark: Readonly<Record<string, string>>): Seen[] {
  return processesOf(mark).filter(({ command }) => command !== '' && !command.includes('dist/index.js'));
}

function read(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split('\0');
  } catch (error) {
    // Gone, ESRCH when it had been opened already; or somebody else's.
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ESRCH' || code === 'EACCES' || code === 'EPERM') return [];
    throw error;
  }
}

/** Looks again and again until it is told to stop; gives each process once. */
export function watchChildren(mark: Readonly<Record<string, string>>): () => readonly Seen[] {
  const all = new Map<string, Seen>();
  const look = (): void => {
    for (const seen of childrenOf(mark)) all.set(`${seen.pid} ${seen.command}`, seen);
  };
  const timer = setInterval(look, 20);
  return () => {
    clearInterval(timer);
    return [...all.values()];
  };
}
