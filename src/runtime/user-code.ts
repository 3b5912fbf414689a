// Whose code a frame of a dump is. Paths of dumps are the machine's unless built with -trimpath, so this goes by
// the package, which is in the function's name.
import { isSentinel } from '../model/sentinel.js';
import type { StackFrame } from './dump.js';

/** First parts of the standard library's import paths. */
const standardRoots: ReadonlySet<string> = new Set(
  (
    'archive bufio bytes cmp compress container context crypto database debug embed encoding errors expvar flag ' +
    'fmt go hash html image index internal io iter log maps math mime net os path plugin reflect regexp runtime ' +
    'simd slices sort strconv strings structs sync syscall testing text time unicode unique unsafe vendor weak'
  ).split(' '),
);

/** Import path of a function's package: `gopkg.in/yaml%2ev3.(*Decoder).Decode` → `gopkg.in/yaml.v3`. */
export function packageOf(name: string): string {
  if (name === 'panic') return 'runtime';
  // Type arguments may hold paths, and stand behind the package.
  const plain = name.slice(0, /[[(]/.exec(name)?.index ?? name.length);
  const slash = plain.lastIndexOf('/');
  const dot = plain.indexOf('.', slash + 1);
  return (dot < 0 ? plain : plain.slice(0, dot)).replace(/%([\da-f]{2})/g, (_, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  );
}

/** Code of modules, tests included: not the standard library, cgo, the generated main of tests, or our sentinels. */
export function isModuleCode({ function: name, file, native }: StackFrame): boolean {
  if (native || isGenerated(file) || isSentinel(name)) return false;
  const [root = ''] = packageOf(name).split('/');
  return !standardRoots.has(root);
}

/** What the go command writes: the main of a test binary, and cgo's side of calls. */
function isGenerated(file: string): boolean {
  const name = file.slice(file.lastIndexOf('/') + 1);
  return name === '_testmain.go' || name === '_cgo_gotypes.go';
}

/** The innermost frame that `isUser` takes; null when the stack has none. */
export function firstUserFrame(
  frames: readonly StackFrame[],
  isUser: (frame: StackFrame) => boolean = isModuleCode,
): StackFrame | null {
  return frames.find((frame) => isUser(frame)) ?? null;
}
