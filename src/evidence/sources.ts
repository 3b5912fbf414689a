// sources.json of a capture → text by file and line. Anybody may have made it.
import { GateError } from '../base/errors.js';
import { countBelow } from '../base/order.js';
import { sourcesFile } from '../model/capture-files.js';
import { sourceLimits, sourcesSchema, type SourcesFile } from '../model/source-excerpts.js';

/** A function, or a part of one, of one commit. */
export interface SourceExcerpt {
  /** Numbers of its first and last line, from 1. */
  readonly line: number;
  readonly endLine: number;
  /** Without ends of lines; at most 1,000 code units of each are kept. */
  readonly lines: readonly string[];
}

/** What a capture holds of the sources of its commit. Files are paths in the repository. */
export interface Sources {
  /** In their order. */
  readonly files: readonly string[];
  /** Of one file, in the order of their lines and apart; empty where there are none. */
  of(file: string): readonly SourceExcerpt[];
  /** The one that holds a line, from 1; null where none does. */
  at(file: string, line: number): SourceExcerpt | null;
  /** Functions of profiles that are not there: for want of room or time, and because no file could be read. */
  readonly left: number;
  readonly unread: number;
  /** Benchmarks whose functions are not there for want of time. */
  readonly benchmarksLeft: number;
}

/** Throws GateError `capture-invalid` for what is not as this tool writes it. */
export function readSources(bytes: Uint8Array): Sources {
  const { files, left, unread, benchmarksLeft } = parsed(bytes);
  const byFile = new Map<string, readonly SourceExcerpt[]>();
  let [count, length] = [0, 0];
  for (const { file, excerpts } of files) {
    if (byFile.has(file)) throw invalid(`twice: ${file}`);
    let end = 0;
    const read = excerpts.map(({ line, text }) => {
      const lines = text.split('\n');
      const endLine = line + lines.length - 1;
      if (line <= end || endLine > sourceLimits.lastLine) throw invalid(`order of lines: ${file}`);
      if (lines.length > sourceLimits.lines) throw invalid(`too many lines: ${file}`);
      if (lines.some((one) => one.length > sourceLimits.lineLength)) throw invalid(`a long line: ${file}`);
      end = endLine;
      count++;
      length += text.length;
      return { line, endLine, lines };
    });
    byFile.set(file, read);
  }
  if (count > sourceLimits.excerpts || length > sourceLimits.length) throw invalid('too much text');
  const starts = new Map([...byFile].map(([file, of]) => [file, of.map(({ line }) => line)]));
  return {
    files: [...byFile.keys()],
    of: (file) => byFile.get(file) ?? [],
    at(file, line) {
      const found = byFile.get(file)?.[countBelow(starts.get(file) ?? [], line + 1) - 1];
      return found !== undefined && line <= found.endLine ? found : null;
    },
    left,
    unread,
    benchmarksLeft,
  };
}

function parsed(bytes: Uint8Array): SourcesFile {
  if (bytes.length > sourceLimits.bytes) throw invalid('too long');
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    if (error instanceof SyntaxError) throw invalid('no JSON');
    throw error;
  }
  const checked = sourcesSchema.safeParse(json);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw invalid(`${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? ''}`);
}

function invalid(detail: string): GateError {
  return new GateError(
    'capture-invalid',
    { reason: 'sources-file', detail: detail.slice(0, 300) },
    { at: { file: sourcesFile } },
  );
}
