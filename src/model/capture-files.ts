// Where the parts of a capture lie in its folder or archive; model/capture.ts says what they hold.

export const manifestFile = 'manifest.json';
export const journalFile = 'journal.jsonl';
/** Text of functions that profiles touch (model/source-excerpts.ts). */
export const sourcesFile = 'sources.json';
const folders: readonly string[] = ['bench', 'build', 'probe', 'compiler', 'profiles', 'dumps'];
const singles: readonly string[] = ['diff.patch', 'config.yml', sourcesFile];
/** Folders and files beside manifest and journal. Nothing else in the folder belongs to the capture. */
export const rawEntries: readonly string[] = [...folders, ...singles];

/** What measuring makes of any benchmark's name (measure/session.ts). */
const leaf = /^(?!\.{1,2}$)[A-Za-z0-9._=+-]{1,200}$/;

/** True for the path of a file as measuring makes them: the only ones that are taken from an archive. */
export function isCaptureFile(path: string): boolean {
  const [top = '', name, ...deeper] = path.split('/');
  if (name === undefined) return [manifestFile, journalFile, ...singles].includes(top);
  return folders.includes(top) && leaf.test(name) && deeper.length === 0;
}
