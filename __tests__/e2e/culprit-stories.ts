// Changes to Go code that make it allocate more, and the lines that are to be named for it.
import type { Files } from './repository.js';

export interface Story {
  /** What makes it hard. */
  readonly name: string;
  /** Its function `work` + this, and the benchmark of it. */
  readonly id: string;
  /** Go code without the package clause, or several files by name. */
  readonly base: string | Files;
  readonly head: string | Files;
  /** Places to be named, in any order: what stands on the line in head. */
  readonly allocs: readonly string[];
  readonly bytes: readonly string[];
  /** The profile cannot see every object. */
  readonly gap?: boolean;
  /** Statements before the loop of the benchmark. */
  readonly before?: string;
}

export const stories: readonly Story[] = [
  {
    name: 'a returned expression is kept in a variable, and what is added to it allocates',
    id: 'Concat',
    base: `
func workConcat() string {
	buf := digits(41)
	return string(buf)
}
`,
    head: `
func workConcat() string {
	buf := digits(41)
	s := string(buf)
	return s + suffix()
}
`,
    allocs: ['return s + suffix()'],
    bytes: ['return s + suffix()'],
  },
  {
    name: 'the same, with the new line first',
    id: 'Prefix',
    base: `
func workPrefix() {
	Text = string(digits(17))
}
`,
    head: `
func workPrefix() {
	Other = []byte(suffix() + Name + suffix())
	p := string(digits(17))
	Text = p
}
`,
    allocs: ['Other = []byte(suffix() + Name + suffix())'],
    bytes: ['Other = []byte(suffix() + Name + suffix())'],
  },
  {
    name: 'a limit that is returned elsewhere',
    id: 'Limit',
    base: `
func limitOf() int { return 1 << 10 }

func workLimit() {
	Other = make([]byte, limitOf())
}
`,
    head: `
func limitOf() int { return 1 << 12 }

func workLimit() {
	Other = make([]byte, limitOf())
}
`,
    allocs: [],
    bytes: ['Other = make([]byte, limitOf())'],
  },
  {
    name: 'an allocation moved to another function, and one was added',
    id: 'Moved',
    base: `
//go:noinline
func movedFirst() { Other = make([]byte, 128) }

//go:noinline
func movedSecond() { Text = "" }

func workMoved() {
	movedFirst()
	movedSecond()
}
`,
    head: `
//go:noinline
func movedFirst() { Text = "" }

//go:noinline
func movedSecond() { Other = make([]byte, 128) }

func workMoved() {
	movedFirst()
	Third = make([]byte, 48)
	movedSecond()
}
`,
    allocs: ['Third = make([]byte, 48)'],
    bytes: ['Third = make([]byte, 48)'],
  },
  {
    name: 'a method moved to another file with one line more in its middle',
    id: 'Method',
    base: {
      'method.go': `
type report struct{ head, body []byte }

func (r *report) fill(n int) {
	r.head = make([]byte, n)
	for i := range r.head {
		r.head[i] = 'x'
	}
	r.body = make([]byte, n)
}

func workMethod() {
	var r report
	r.fill(64)
	Other, Third = r.head, r.body
}
`,
    },
    head: {
      'method.go': `
type report struct{ head, body []byte }

func workMethod() {
	var r report
	r.fill(64)
	Other, Third = r.head, r.body
}
`,
      'method_fill.go': `
// Longer than before.
func (r *report) fill(n int) {
	r.head = make([]byte, n)
	Fourth = append([]byte(nil), r.head...)
	for i := range r.head {
		r.head[i] = 'x'
	}
	r.body = make([]byte, n)
}
`,
    },
    allocs: ['Fourth = append([]byte(nil), r.head...)'],
    bytes: ['Fourth = append([]byte(nil), r.head...)'],
  },
  {
    name: 'closures are numbered anew',
    id: 'Closures',
    base: `
func workClosures() {
	each(func(i int) {
		Other = make([]byte, 32+i)
	})
	each(func(i int) {
		Third = make([]byte, 32+i)
	})
}
`,
    head: `
func workClosures() {
	each(func(i int) {
		Fourth = append(make([]byte, 0, 32), byte(i))
	})
	each(func(i int) {
		Other = make([]byte, 32+i)
	})
	each(func(i int) {
		Third = make([]byte, 32+i)
	})
}
`,
    allocs: ['Fourth = append(make([]byte, 0, 32), byte(i))'],
    bytes: ['Fourth = append(make([]byte, 0, 32), byte(i))'],
  },
  {
    name: 'one of two instances of a generic function does more',
    id: 'Generic',
    base: `
func mapped[T any](in []T, f func(T) T) []T {
	out := make([]T, 0, len(in))
	for _, v := range in {
		out = append(out, f(v))
	}
	return out
}

func workGeneric() {
	Any = mapped(numbers[:4], func(v int64) int64 { return v + 1 })
	Any = mapped(words[:4], func(v string) string { return v })
}
`,
    head: `
func mapped[T any](in []T, f func(T) T) []T {
	out := []T(nil)
	for _, v := range in {
		out = append(out, f(v))
	}
	return out
}

func workGeneric() {
	Any = mapped(numbers[:4], func(v int64) int64 { return v + 1 })
	Any = mapped(words[:4], func(v string) string { return v })
}
`,
    allocs: ['out = append(out, f(v))'],
    bytes: ['out = append(out, f(v))'],
  },
  {
    name: 'a line in a function that is inlined',
    id: 'Inlined',
    base: `
func wrapped(b []byte) box {
	return box{b, nil}
}

func workInlined() {
	Any = wrapped(Name64).a
}
`,
    head: `
func wrapped(b []byte) box {
	c := append([]byte{}, b...)
	return box{b, c}
}

func workInlined() {
	w := wrapped(Name64)
	Any = w.a
	Other = w.b
}
`,
    allocs: ['c := append([]byte{}, b...)'],
    bytes: ['c := append([]byte{}, b...)'],
  },
  {
    name: 'an allocation once in a thousand operations',
    id: 'Rare',
    base: `
func workRare() {
	sum := 1
	for i := 0; i < 10000; i++ {
		sum = sum*31 + i
	}
	Name64[0] = byte(sum)
}
`,
    head: `
var rare int

func workRare() {
	sum := 1
	for i := 0; i < 10000; i++ {
		sum = sum*31 + i
	}
	Name64[0] = byte(sum)
	if rare++; rare%1000 == 0 {
		Other = make([]byte, 1<<20)
	}
}
`,
    allocs: [],
    bytes: ['Other = make([]byte, 1<<20)'],
  },
  {
    name: 'a function has another name, and a line more',
    id: 'Renamed',
    base: `
//go:noinline
func collect(n int) {
	Other = make([]byte, n)
	Third = make([]byte, n+1)
}

func workRenamed() {
	collect(40)
}
`,
    head: `
//go:noinline
func gatherAll(n int) {
	Other = make([]byte, n)
	Fourth = make([]byte, n+2)
	Third = make([]byte, n+1)
}

func workRenamed() {
	gatherAll(40)
}
`,
    allocs: ['Fourth = make([]byte, n+2)'],
    bytes: ['Fourth = make([]byte, n+2)'],
  },
  {
    name: 'a file has another name, and a line allocates more',
    id: 'File',
    base: {
      'file_old.go': `
// One of many lines that stay, so that the file is known by its text.
func workFile() {
	Text = suffix()
	Other = make([]byte, 24)
	Third = make([]byte, 24)
	if len(Third) > 99 {
		panic("never")
	}
}
`,
    },
    head: {
      'file_old.go': null,
      'file_new.go': `
// One of many lines that stay, so that the file is known by its text.
func workFile() {
	Text = suffix()
	Other = make([]byte, 24)
	Third = bytes.Clone(Name64[:48])
	if len(Third) > 99 {
		panic("never")
	}
}
`,
    },
    allocs: [],
    bytes: ['Third = bytes.Clone(Name64[:48])'],
  },
  {
    name: 'an old line in a loop that runs more often',
    id: 'Loop',
    base: `
func workLoop() {
	for i := 0; i < 3; i++ {
		Other = make([]byte, 64)
	}
}
`,
    head: `
func workLoop() {
	for i := 0; i < 5; i++ {
		Other = make([]byte, 64)
	}
}
`,
    allocs: ['Other = make([]byte, 64)'],
    bytes: ['Other = make([]byte, 64)'],
  },
  {
    name: 'two allocations on one line, one of them new',
    id: 'Two',
    base: `
func workTwo() {
	Any = &box{make([]byte, 64), nil}
	Other = make([]byte, 64)
}
`,
    head: `
func workTwo() {
	Any = &box{make([]byte, 64), make([]byte, 64)}
	Other = make([]byte, 64)
}
`,
    allocs: ['Any = &box{make([]byte, 64), make([]byte, 64)}'],
    bytes: ['Any = &box{make([]byte, 64), make([]byte, 64)}'],
  },
  {
    name: 'an allocation is replaced by a larger one on another line',
    id: 'Replaced',
    base: `
func workReplaced() {
	Other = make([]byte, 64)
	Text = suffix()
	if len(Text) > 99 {
		panic("never")
	}
}
`,
    head: `
func workReplaced() {
	Text = suffix()
	if len(Text) > 99 {
		panic("never")
	}
	Any = new([256]byte)
}
`,
    allocs: [],
    bytes: ['Any = new([256]byte)'],
  },
  {
    name: 'only the version of a vendored module changed',
    id: 'Vendored',
    base: `
func workVendored() {
	Other = dep.Make()
}
`,
    head: `
func workVendored() {
	Other = dep.Make()
}
`,
    allocs: ['return append([]byte("prefix of some length: "), buf...)'],
    bytes: ['return append([]byte("prefix of some length: "), buf...)'],
  },
  {
    name: 'an object is no longer pooled',
    id: 'Pooled',
    base: `
var boxes = sync.Pool{New: func() any { return new([512]byte) }}

func workPooled() {
	b := boxes.Get().(*[512]byte)
	use(b[:])
	Other = nil
	boxes.Put(b)
}
`,
    head: `
func newBox() *[512]byte { return new([512]byte) }

func workPooled() {
	b := newBox()
	use(b[:])
	Other = b[:]
}
`,
    allocs: ['func newBox() *[512]byte { return new([512]byte) }'],
    bytes: ['func newBox() *[512]byte { return new([512]byte) }'],
  },
  {
    name: 'a changed line further up has nothing to do with it',
    id: 'Above',
    base: `
//go:noinline
func filled(n int) []int64 {
	out := make([]int64, 0, n+1)
	for i := 0; i < n; i++ {
		out = append(out, numbers[i%8])
	}
	return out
}

func workAbove() {
	r := filled(60)
	Any = r[:9]
}
`,
    head: `
//go:noinline
func filled(n int) []int64 {
	out := make([]int64, 0, 4)
	for i := 0; i < n; i++ {
		out = append(out, numbers[i%8])
	}
	return out
}

func workAbove() {
	result := filled(60)
	Any = result[:9]
}
`,
    allocs: ['out = append(out, numbers[i%8])'],
    bytes: ['out = append(out, numbers[i%8])'],
  },
  {
    name: 'every line of the function is written anew',
    id: 'Rewritten',
    base: `
func workRewritten() {
	a := make([]byte, 48)
	b := make([]byte, 64)
	c := make([]byte, 80)
	Other, Third, Fourth = a, b, c
}
`,
    head: `
func workRewritten() {
	first := make([]byte, 48)
	second := make([]byte, 64)
	extra := make([]byte, 64)
	third := make([]byte, 80)
	Other, Third, Fourth, Any = first, second, third, &extra[0]
}
`,
    allocs: ['extra := make([]byte, 64)'],
    bytes: ['extra := make([]byte, 64)'],
  },
  {
    name: 'lines change places, and one of the same size is new',
    id: 'Order',
    base: `
func workOrder() {
	Other = make([]byte, 96)
	Third = bytes.Clone(Name64)
}
`,
    head: `
func workOrder() {
	Third = bytes.Clone(Name64)
	Fourth = make([]byte, 96)
	Other = make([]byte, 96)
}
`,
    allocs: ['Fourth = make([]byte, 96)'],
    bytes: ['Fourth = make([]byte, 96)'],
  },
  {
    name: 'a helper is taken out of a function, and allocates once more',
    id: 'Extracted',
    base: `
func workExtracted() {
	Other = make([]byte, 72)
	Text = suffix()
	Third = make([]byte, 72)
}
`,
    head: `
func workExtracted() {
	Other = make([]byte, 72)
	extracted()
}

//go:noinline
func extracted() {
	Text = suffix()
	Third = make([]byte, 72)
	Fourth = make([]byte, 72)
}
`,
    allocs: ['Fourth = make([]byte, 72)'],
    bytes: ['Fourth = make([]byte, 72)'],
  },
  {
    name: 'a library call at the same line makes one object more',
    id: 'Library',
    base: `
func workLibrary() {
	Strings = strings.Split("a,b", ",")
	Text = strings.Repeat("ab", 20)
}
`,
    head: `
func workLibrary() {
	Strings = strings.Split("a,b", ",")
	Text = strings.ToUpper(strings.Repeat("ab", 20))
}
`,
    allocs: ['Text = strings.ToUpper(strings.Repeat("ab", 20))'],
    bytes: ['Text = strings.ToUpper(strings.Repeat("ab", 20))'],
  },
  {
    name: 'a changed argument makes an old line below allocate more',
    id: 'Argument',
    base: `
//go:noinline
func room(n int) []byte { return make([]byte, n) }

func workArgument() {
	Other = room(100)
}
`,
    head: `
//go:noinline
func room(n int) []byte { return make([]byte, n) }

func workArgument() {
	Other = room(400)
}
`,
    allocs: [],
    bytes: ['Other = room(400)'],
  },
  {
    name: 'a library call is replaced by two others',
    id: 'Format',
    base: `
func workFormat() {
	Text = fmt.Sprintf("%d items", 12345)
}
`,
    head: `
func workFormat() {
	count := strconv.Itoa(12345)
	Text = strings.Join([]string{count, "items"}, Name)
}
`,
    allocs: ['Text = strings.Join([]string{count, "items"}, Name)'],
    bytes: ['Text = strings.Join([]string{count, "items"}, Name)'],
    gap: true,
  },
  {
    name: 'code is put into a condition, with a line more',
    id: 'Wrapped',
    base: `
func workWrapped() {
	Other = bytes.Clone(Name64)
	Third = bytes.Clone(Name64)
}
`,
    head: `
func workWrapped() {
	if len(Name64) > 0 {
		Other = bytes.Clone(Name64)
		Fourth = bytes.Clone(Other)
		Third = bytes.Clone(Name64)
	}
}
`,
    allocs: ['Fourth = bytes.Clone(Other)'],
    bytes: ['Fourth = bytes.Clone(Other)'],
  },
  {
    name: 'two functions change places, and one of them has a line more',
    id: 'Swapped',
    base: `
//go:noinline
func swappedFirst() {
	Other = make([]byte, 128)
	Text = suffix()
}

//go:noinline
func swappedSecond() {
	Third = make([]byte, 128)
	Text = suffix()
}

func workSwapped() {
	swappedFirst()
	swappedSecond()
}
`,
    head: `
//go:noinline
func swappedSecond() {
	Third = make([]byte, 128)
	Text = suffix()
}

//go:noinline
func swappedFirst() {
	Fourth = make([]byte, 128)
	Other = make([]byte, 128)
	Text = suffix()
}

func workSwapped() {
	swappedFirst()
	swappedSecond()
}
`,
    allocs: ['Fourth = make([]byte, 128)'],
    bytes: ['Fourth = make([]byte, 128)'],
  },
  {
    name: 'a function has another name in another file, and a line more',
    id: 'Away',
    base: {
      'away.go': `
//go:noinline
func parts(n int) {
	Other = make([]byte, n+3)
	Third = bytes.Clone(Other)
}

func workAway() {
	parts(60)
}
`,
    },
    head: {
      'away.go': `
func workAway() {
	pieces(60)
}
`,
      'away_pieces.go': `
//go:noinline
func pieces(n int) {
	Fourth = make([]byte, n+1)
	Other = make([]byte, n+3)
	Third = bytes.Clone(Other)
}
`,
    },
    allocs: ['Fourth = make([]byte, n+1)'],
    bytes: ['Fourth = make([]byte, n+1)'],
  },
  {
    name: 'a line that was inlined by hand, and one that came with it',
    id: 'Merged',
    base: `
//go:noinline
func merged(n int) []byte {
	return append(make([]byte, 0, n), Name...)
}

func workMerged() {
	Other = merged(80)
	Third = merged(80)
}
`,
    head: `
func workMerged() {
	n := 80 + len(Name64)*0
	Other = append(make([]byte, 0, n), Name...)
	Third = append(make([]byte, 0, n), Name...)
	Fourth = append(make([]byte, 0, n), Other...)
}
`,
    allocs: ['Fourth = append(make([]byte, 0, n), Other...)'],
    bytes: ['Fourth = append(make([]byte, 0, n), Other...)'],
  },
  {
    name: 'a variable escapes for what is done with it further down',
    id: 'Escape',
    base: `
func workEscape() {
	var b box
	b.a = Name64
	use(b.a)
}
`,
    head: `
func workEscape() {
	var b box
	b.a = Name64
	use(b.a)
	Any = &b
}
`,
    allocs: ['var b box'],
    bytes: ['var b box'],
  },
  {
    name: 'closures in a function that moved are numbered anew',
    id: 'Carried',
    base: {
      'carried.go': `
//go:noinline
func carried() {
	each(func(i int) {
		Other = make([]byte, 40+i)
	})
}

func workCarried() { carried() }
`,
    },
    head: {
      'carried.go': `
func workCarried() { carried() }
`,
      'carried_away.go': `
//go:noinline
func carried() {
	each(func(i int) {
		Third = make([]byte, 41+i)
	})
	each(func(i int) {
		Other = make([]byte, 40+i)
	})
}
`,
    },
    allocs: ['Third = make([]byte, 41+i)'],
    bytes: ['Third = make([]byte, 41+i)'],
  },
  {
    name: 'objects too small for a block of their own',
    id: 'Tiny',
    base: `
func workTiny() {
	for i := 0; i < 4; i++ {
		Pointer = newInt(i)
	}
}
`,
    head: `
func workTiny() {
	for i := 0; i < 8; i++ {
		Pointer = newInt(i)
	}
}
`,
    allocs: ['func newInt(i int) *int { return &i }'],
    bytes: ['func newInt(i int) *int { return &i }'],
    gap: true,
  },
  {
    name: 'set-up before the loop, which Go counts as well',
    id: 'SetUp',
    before: 'setUp()',
    base: `
func setUp() {
	Other = make([]byte, 1<<20)
}

func workSetUp() {
	spin()
}
`,
    head: `
func setUp() {
	Other = make([]byte, 1<<21)
	Other = append([]byte(nil), Other...)
}

func workSetUp() {
	spin()
}
`,
    // One allocation is less than one for each operation.
    allocs: [],
    bytes: ['Other = append([]byte(nil), Other...)', 'Other = make([]byte, 1<<21)'],
  },
  {
    name: 'set-up that is not counted, and a line that is',
    id: 'Reset',
    before: 'setUpReset()\n\tb.ResetTimer()',
    base: `
func setUpReset() {
	Other = make([]byte, 1<<20)
}

func workReset() {
	spin()
	Text = string(digits(3))
}
`,
    head: `
func setUpReset() {
	Other = make([]byte, 1<<21)
}

func workReset() {
	spin()
	Text = string(digits(3)) + suffix()
}
`,
    allocs: ['Text = string(digits(3)) + suffix()'],
    bytes: ['Text = string(digits(3)) + suffix()'],
  },
];

const shared = `
var (
	Other, Third, Fourth []byte
	Text, Name           = "", "name of something"
	Name64               = make([]byte, 64)
	Strings              []string
	Any                  any
	Pointer              *int
	Turns                int
	numbers              [8]int64
	words                [8]string
)

type box struct{ a, b []byte }

//go:noinline
func digits(n int) []byte {
	for i := range Name64 {
		Name64[i] = byte('0' + n%10)
	}
	return Name64
}

//go:noinline
func suffix() string { return Name }

//go:noinline
func use(b []byte) { b[0]++ }

// Long enough that a process has few operations.
//
//go:noinline
func spin() {
	for i := 0; i < 1_000_000; i++ {
		Turns += i ^ Turns
	}
}

//go:noinline
func each(f func(int)) { f(1) }

//go:noinline
func newInt(i int) *int { return &i }
`;

const dep = {
  base: 'package dep\n\nfunc Make() []byte {\n\treturn make([]byte, 64)\n}\n',
  head: 'package dep\n\nfunc Make() []byte {\n\tbuf := make([]byte, 64)\n\treturn append([]byte("prefix of some length: "), buf...)\n}\n',
};

const imports = ['bytes', 'fmt', 'strconv', 'strings', 'sync', 'example.com/dep'];

/** The module of all stories as one side has it. */
export function moduleOf(side: 'base' | 'head'): Files {
  const version = side === 'base' ? 'v1.0.0' : 'v1.1.0';
  const files: Record<string, string | null> = {
    'go.mod': `module example.com/culprits\n\ngo 1.21\n\nrequire example.com/dep ${version}\n`,
    'vendor/modules.txt': `# example.com/dep ${version}\n## explicit; go 1.21\nexample.com/dep\n`,
    'vendor/example.com/dep/dep.go': dep[side],
    'shared.go': goFile(shared),
    'all_test.go': `package culprits\n\nimport "testing"\n${stories.map(benchmark).join('')}`,
  };
  for (const { id, [side]: code } of stories) {
    const own = typeof code === 'string' ? { [`${id.toLowerCase()}.go`]: code } : code;
    for (const [name, text] of Object.entries(own)) files[name] = text === null ? null : goFile(text);
  }
  return files;
}

function goFile(code: string): string {
  const used = imports.filter((path) => code.includes(`${path.slice(path.lastIndexOf('/') + 1)}.`));
  const lines = used.map((path) => `import ${JSON.stringify(path)}\n`).join('');
  return `package culprits\n\n${lines}${code}`;
}

function benchmark({ id, base, before = '' }: Story): string {
  const returns = typeof base === 'string' && base.includes(`func work${id}() string`);
  return `
func Benchmark${id}(b *testing.B) {
	${before}
	for i := 0; i < b.N; i++ {
		${returns ? 'Text = ' : ''}work${id}()
	}
}
`;
}
