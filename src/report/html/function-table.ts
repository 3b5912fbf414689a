// The functions that all trees of a page name: each once, safe to show, with whose code it is.
import { codeKind, codeKinds } from '../../flame/code.js';
import type { CalledFunction } from '../../flame/call-tree.js';
import { repositoryFile, type Modules } from '../../evidence/repository-file.js';
import { visible } from '../escape.js';
import { testMain } from '../profiles/own-code.js';
import { packed } from './packed.js';
import type { FunctionColumns } from './page-data.js';

/** Longest name and path, in code points: with type arguments names of people can be long. */
const longest = 500;

/** Modules of the repository; or what gives the path of a function of our own, else null. Null where nothing tells. */
export type WhoseCode = Modules | ((of: CalledFunction) => string | null) | null;

export class FunctionTable {
  private readonly name: string[] = [];
  private readonly file: string[] = [];
  private readonly kind: number[] = [];
  /** In the order in which they were entered. */
  private readonly known = new Map<string, number>();

  private readonly own: (of: CalledFunction) => string | null;

  constructor(whose: WhoseCode) {
    this.own =
      typeof whose === 'function'
        ? whose
        : ({ file }) => (whose === null ? null : repositoryFile(file, whose));
  }

  /** Position of a function, entered when new. */
  readonly position = ({ name, file }: CalledFunction): number => {
    const key = `${name}\n${file}`;
    let position = this.known.get(key);
    if (position === undefined) {
      const own = this.own({ name, file });
      this.file.push(visible(own ?? file, longest));
      this.kind.push(codeKinds.indexOf(file === testMain ? 'standard' : codeKind(name, own !== null)));
      position = this.name.push(visible(name, longest)) - 1;
      this.known.set(key, position);
    }
    return position;
  };

  get length(): number {
    return this.name.length;
  }

  /** Characters that those from position `from` on take, packed by themselves: together with others a little less. */
  sizeFrom(from: number): number {
    if (from === this.length) return 0;
    return packed([this.name.slice(from), this.file.slice(from)]).length;
  }

  /** Forgets those that were entered when there were `length` already. */
  truncate(length: number): void {
    const late = [...this.known].slice(length);
    for (const [key] of late) this.known.delete(key);
    for (const column of [this.name, this.file, this.kind]) column.length = length;
  }

  columns(): FunctionColumns {
    return { name: this.name, file: this.file, kind: this.kind };
  }
}
