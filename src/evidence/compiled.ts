// What the compiler decided about a source file, from the records of a capture.
import { GateError } from '../base/errors.js';
import type { CompiledFile, DeclaredFunction } from '../compiler/compare.js';
import { readDiagnostics } from '../compiler/diagnostics.js';
import type { RecordOf } from '../model/capture.js';

/** By path in the repository; null where nothing is known of the file. Each is read once, when it is asked for. */
export type CompiledFiles = (source: string) => CompiledFile | null;

/** Throws GateError `capture-invalid` when a file that a record names is not there, or is of another format. */
export function compiledFiles(
  records: readonly RecordOf<'compiler'>[],
  files: ReadonlyMap<string, Uint8Array>,
): CompiledFiles {
  const bySource = new Map(records.map((record) => [record.source, record]));
  const known = new Map<string, CompiledFile | null>();
  return (source) => {
    let found = known.get(source);
    if (found === undefined) {
      const record = bySource.get(source);
      found = record === undefined ? null : compiledFile(record, files);
      known.set(source, found);
    }
    return found;
  };
}

function compiledFile(
  { file, functions }: RecordOf<'compiler'>,
  files: ReadonlyMap<string, Uint8Array>,
): CompiledFile {
  const bytes = files.get(file);
  const diagnostics = bytes === undefined ? null : readDiagnostics(bytes);
  if (diagnostics === null)
    throw new GateError('capture-invalid', { reason: 'compiler-file' }, { at: { file } });
  return { diagnostics, functions: apart(functions, file) };
}

/** Declarations follow each other: else looking at the lines of each could take for ever. */
function apart(functions: readonly DeclaredFunction[], file: string): readonly DeclaredFunction[] {
  let end = 0;
  for (const { line, endLine } of functions) {
    // Two can share a line: func a() {}; func b() {}
    if (line < end || endLine < line)
      throw new GateError('capture-invalid', { reason: 'compiler-file' }, { at: { file } });
    end = endLine;
  }
  return functions;
}
