// Writes two large heap or cpu profiles with call graphs like real code's, from a seed:
//
//   node scripts/profile-synth.mjs --out DIR [--seed 1] [--samples 200000] [--bytes 16000000]
//
// A tree of calls a few callees wide and tens of frames deep: stacks share their roots, hot paths are hot.
// `head.pb.gz` is `base.pb.gz` after a change: some stacks grew, some went, some are new, lines moved.
// It writes the wire format by hand, so that it can judge the code in src/profile as well.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';

/** Numbers in [0, 1) that repeat with the seed (mulberry32). */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Bytes that grow. */
class Bytes {
  data = new Uint8Array(1 << 20);
  length = 0;

  byte(value) {
    if (this.length === this.data.length) {
      const larger = new Uint8Array(2 * this.length);
      larger.set(this.data);
      this.data = larger;
    }
    this.data[this.length++] = value;
  }

  varint(value) {
    while (value >= 128) {
      this.byte((value % 128) + 128);
      value = Math.floor(value / 128);
    }
    this.byte(value);
  }

  number(field, value) {
    if (value === 0) return;
    this.varint(field * 8);
    this.varint(value);
  }

  bytes(field, bytes, length = bytes.length) {
    this.varint(field * 8 + 2);
    this.varint(length);
    for (let i = 0; i < length; i++) this.byte(bytes[i]);
  }

  message(field, write) {
    const inner = (Bytes.spare ??= []).pop() ?? new Bytes();
    inner.length = 0;
    write(inner);
    this.bytes(field, inner.data, inner.length);
    Bytes.spare.push(inner);
  }
}

/** Functions of a program: packages, methods, closures, generics, each with a file and a first line. */
function program(next, count) {
  return Array.from({ length: count }, (_, i) => {
    const pkg = `example.com/synth/pkg${String(i % 61).padStart(2, '0')}`;
    const kinds = [
      `${pkg}.Func${i}`,
      `${pkg}.(*Type${i % 97}).Method${i}`,
      `${pkg}.Func${i}.func${1 + (i % 3)}`,
      `${pkg}.Gen${i}[go.shape.int,go.shape.struct { A int; B string }]`,
    ];
    return {
      name: kinds[Math.floor(next() ** 2 * 4)],
      file: `${pkg}/file${i % 7}.go`,
      startLine: 10 + 40 * (i % 50),
    };
  });
}

/**
 * The call graph: a function has one to four call sites, each on a line of its own, each with one callee (at
 * times through one or two calls that the compiler inlined). Callees lie behind their caller, mostly near by:
 * a tree a few callees wide, in which helpers are shared.
 */
function callGraph(next, functions) {
  const locations = [];
  const sitesOf = functions.map((f, at) => {
    const wide = 1 + Math.floor(next() ** 2 * 4);
    return Array.from({ length: wide }, () => {
      const reach = (next() < 0.9 ? 1 / 30 : 1 / 5) * functions.length;
      const callee = at + 1 + Math.floor(next() * reach);
      const lines = [{ function: at, line: f.startLine + Math.floor(next() * 30) }];
      for (let deep = next(); deep > 0.8 && lines.length < 3; deep = next()) {
        const inlined = (at * 7 + lines.length * 13) % functions.length;
        lines.unshift({ function: inlined, line: functions[inlined].startLine + 1 + lines.length });
      }
      return { location: locations.push({ lines }) - 1, callee };
    });
  });
  return { locations, sitesOf };
}

/** A walk from one of a few roots; the first call sites of a function are the hot ones. Root first. */
function walk(next, { sitesOf }, depth) {
  const stack = [];
  let at = Math.floor(next() ** 3 * 8);
  while (stack.length < depth && at < sitesOf.length) {
    const sites = sitesOf[at];
    const { location, callee } = sites[Math.floor(next() ** 1.5 * sites.length)];
    stack.push(location);
    if (next() < 0.01) stack.push(location);
    at = callee;
  }
  return stack;
}

function stacksOf(next, graph, count, deepest) {
  const seen = new Set();
  const stacks = [];
  while (stacks.length < count) {
    const stack = walk(next, graph, 8 + Math.floor(next() * (deepest - 8)));
    const key = stack.join();
    if (seen.has(key)) continue;
    seen.add(key);
    stacks.push(stack.reverse());
  }
  return stacks;
}

function encode({ functions, locations, samples, moved }) {
  const strings = new Map([['', 0]]);
  const text = (string) => {
    if (!strings.has(string)) strings.set(string, strings.size);
    return strings.get(string);
  };
  const out = new Bytes();
  const valueType = (field, type, unit) =>
    out.message(field, (m) => {
      m.number(1, text(type));
      m.number(2, text(unit));
    });
  valueType(1, 'samples', 'count');
  valueType(1, 'cpu', 'nanoseconds');
  valueType(11, 'cpu', 'nanoseconds');
  out.number(12, 10_000_000);
  out.number(9, 1_700_000_000_000_000_000);
  out.number(10, 60_000_000_000);
  const packed = new Bytes();
  for (const { stack, hits } of samples) {
    out.message(2, (m) => {
      packed.length = 0;
      for (const location of stack) packed.varint(location + 1);
      m.bytes(1, packed.data, packed.length);
      packed.length = 0;
      packed.varint(hits);
      packed.varint(hits * 10_000_000);
      m.bytes(2, packed.data, packed.length);
    });
  }
  out.message(3, (m) => {
    m.number(1, 1);
    m.number(2, 0x400000);
    m.number(3, 0x4000000);
    m.number(5, text('/app/synth.test'));
    m.number(6, text(moved === 0 ? '0123456789abcdef' : 'fedcba9876543210'));
    for (const has of [7, 8, 9, 10]) m.number(has, 1);
  });
  locations.forEach(({ lines }, i) =>
    out.message(4, (m) => {
      m.number(1, i + 1);
      m.number(2, 1);
      m.number(3, 0x400000 + i * 16 + moved * 64);
      for (const line of lines) {
        m.message(4, (l) => {
          l.number(1, line.function + 1);
          l.number(2, line.line + moved);
        });
      }
    }),
  );
  functions.forEach((f, i) =>
    out.message(5, (m) => {
      m.number(1, i + 1);
      m.number(2, text(f.name));
      m.number(3, text(f.name));
      m.number(4, text(f.file));
      m.number(5, f.startLine + moved);
    }),
  );
  for (const string of strings.keys()) out.bytes(6, Buffer.from(string));
  return out.data.subarray(0, out.length);
}

/** Both profiles, not compressed; about 80 bytes a sample. */
export function synthesize({ seed = 1, samples = 200_000, functions: count = 8000, deepest = 66 } = {}) {
  const next = random(seed);
  const functions = program(next, count);
  const graph = callGraph(next, functions);
  const { locations } = graph;
  const stacks = stacksOf(next, graph, Math.ceil(samples * 1.05), deepest);
  const hits = stacks.map(() => 1 + Math.floor(next() ** 8 * 400));
  const base = stacks.slice(0, samples).map((stack, i) => ({ stack, hits: hits[i] }));
  const head = stacks.slice(-samples).map((stack, i) => {
    const before = hits[i + stacks.length - samples];
    return { stack, hits: i % 10 === 0 ? before * 3 : i % 17 === 0 ? before + 1 : before };
  });
  return {
    base: encode({ functions, locations, samples: base, moved: 0 }),
    head: encode({ functions, locations, samples: head, moved: 7 }),
  };
}

if (process.argv[1] !== undefined && import.meta.filename === process.argv[1]) {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      seed: { type: 'string', default: '1' },
      samples: { type: 'string', default: '200000' },
    },
  });
  if (values.out === undefined) throw new Error('--out DIR is needed');
  mkdirSync(values.out, { recursive: true });
  const made = synthesize({ seed: Number(values.seed), samples: Number(values.samples) });
  for (const [side, bytes] of Object.entries(made)) {
    const zipped = gzipSync(bytes, { level: 1 });
    writeFileSync(join(values.out, `${side}.pb.gz`), zipped);
    process.stdout.write(`${side}.pb.gz: ${bytes.length} bytes, ${zipped.length} compressed\n`);
  }
}
