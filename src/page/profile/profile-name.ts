// What a profile is called where it is linked.
import type { ProfileEntry } from '../../report/html/page-data.js';
import { profileKindWords } from '../../report/words/page.js';

/** `Allocations`, `Processor time`; of a file its own name. */
export function profileName({ kind }: ProfileEntry): string {
  return profileKindWords(kind);
}
