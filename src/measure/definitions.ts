// Whether a benchmark itself is what changed: a hash of the test code it uses and of the data it names.
import { createHash } from 'node:crypto';
import type { RecordOf } from '../model/capture.js';
import { namesDataFile } from '../source/data-names.js';
import { benchmarkDefinitions, type Definition } from '../source/definitions.js';
import { hashOfFiles, type DataFile } from './data-files.js';
import type { GoPackage } from './packages.js';

export type RecordedDefinition = NonNullable<RecordOf<'benchmark'>['definition']>;

/** Definitions of the top-level benchmarks of a package, by function name. */
export function definitionsOf(
  found: GoPackage,
  data: readonly DataFile[],
): ReadonlyMap<string, RecordedDefinition> {
  const recorded = new Map<string, RecordedDefinition>();
  for (const [name, definition] of benchmarkDefinitions(found.testFiles)) {
    recorded.set(name, record(definition, data));
  }
  return recorded;
}

function record(definition: Definition, data: readonly DataFile[]): RecordedDefinition {
  return {
    file: definition.file,
    line: definition.line,
    endLine: definition.endLine,
    source: createHash('sha256').update(definition.sourceText).digest('hex').slice(0, 32),
    data: hashOfFiles(data.filter((file) => namesDataFile(definition, file.path))).slice(0, 32),
  };
}

/** `BenchmarkA/b/c` is defined where `BenchmarkA` is. */
export function topLevelName(name: string): string {
  const slash = name.indexOf('/');
  return slash < 0 ? name : name.slice(0, slash);
}
