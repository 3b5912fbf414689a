// Why a commit is the one that is compared.
import type { Manifest } from '../../model/capture.js';

/** `merge base with origin/main`; empty when the user named the commit, which needs no reason. */
export function chosenWords({ chosen, ref }: Manifest['commit']): string {
  switch (chosen) {
    case 'given':
      return '';
    case 'merge-base':
      return `merge base with ${ref}`;
    case 'parent':
      return 'parent of head';
    case 'working-tree':
      return 'working tree';
  }
}
