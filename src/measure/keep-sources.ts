// What a capture keeps of the sources that it was measured from: the functions that its profiles touch. A report is
// composed from captures alone, where no checkout is.
import { readEvidence } from '../evidence/evidence.js';
import { TouchedFunctions } from '../evidence/touched-functions.js';
import { sourcesFile } from '../model/capture-files.js';
import { readExcerpts, sourcesText } from './source-files.js';
import { elapsedMs, type Session } from './session.js';

/** Of all sides together: decoding the profiles of a large suite takes longest. */
const longestMs = 10_000;

/** Last of all, because it reads what the captures hold. Writes nothing where no profile is. */
export async function keepSources(session: Session): Promise<void> {
  const until = elapsedMs(session) + longestMs;
  const isLate = (): boolean => elapsedMs(session) > until;
  for (const { tree, writer, manifest } of session.sides) {
    const capture = await session.ports.captures.read(writer.directory);
    // A capture that is not closed yet does not hold the modules.
    const { modules } = manifest;
    const { benchmarks } = readEvidence({ ...capture, manifest: { ...capture.manifest, modules } });
    const profiled = [...benchmarks.values()].filter(({ profiles }) => profiles.length > 0);
    if (profiled.length === 0) continue;
    const touched = new TouchedFunctions(modules);
    let benchmarksLeft = 0;
    for (const benchmark of profiled) {
      if (isLate()) benchmarksLeft++;
      else touched.add(benchmark);
    }
    const found = await readExcerpts(tree.root, touched.list(), isLate);
    await writer.append(sourcesFile, sourcesText({ ...found, benchmarksLeft }));
  }
}
