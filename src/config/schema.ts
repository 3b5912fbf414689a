// The configuration file: this schema is its types, its checks, its defaults and, through json-schema.ts, what
// editors know about it. What one key cannot see alone (units of limits, declared metrics) is in check.ts.
import * as z from 'zod/mini';
import { benchFault } from './bench-pattern.js';
import { isGlob } from './budget-for.js';
import { durationShape, parseDuration } from './duration.js';
import { limitShape } from './limit.js';
import { metricShape } from './metric-name.js';
import { profileFunctions } from './profile-budget.js';
import { pairings } from '../model/capture.js';
import { budgetModes } from '../model/policy.js';

const text = (max: number) => z.string().check(z.minLength(1), z.maxLength(max));

/** Passed on to `go` as an argument, so it may not look like a flag. */
export const patternShape = /^(?![-/\\])[^\s\0\\]+$/;
/** Go's build constraint terms. Source: go/build/constraint. */
export const tagShape = /^[\p{L}\p{N}_.]+$/u;
/** From 100 % on no time could ever be said to have become less. */
export const percentShape = /^\d{1,2}(?:\.\d{1,6})?%$/;
const suiteShape = /^(?:none|\+\d{1,3}(?:\.\d{1,6})?%)$/;

const duration = () =>
  text(64).check(
    z.regex(durationShape),
    z.refine((value) => parseDuration(value) !== null),
  );
/** As go test takes it for -mutexprofilefraction and -blockprofilerate, above 0: what is wished for is profiled. */
const sampling = () => z.int().check(z.minimum(1), z.maximum(1_000_000_000));
const onDoubt = () => z.enum(['fail', 'warn', 'pass']);
const metric = z.string().check(z.regex(metricShape));
const glob = (description: string) => z.optional(text(200).check(z.refine(isGlob), z.describe(description)));

const limit = (description: string) =>
  z.optional(z.string().check(z.regex(limitShape), z.describe(description)));
const anyLimit =
  'At most this much worse than base ("+5%", "+2", "+96B"), or a bound on head ("<= 12", ">= 100MB/s"), or "none".';

const budgets = (description: string) =>
  z
    .catchall(
      z.object({
        'sec/op': limit('Time of one operation: "+5%", "+5ns", "<= 1.5ms" or "none".'),
        'B/op': limit('Bytes allocated by one operation: "+1%", "+96B", "<= 64KiB" or "none".'),
        'allocs/op': limit('Allocations of one operation: "+0", "+2", "<= 12" or "none".'),
        'goroutines-left/op': limit(
          'Goroutines left behind by each operation: "+0" or "none". As many however many operations there are is only told.',
        ),
        'goroutines-created/op': limit('Goroutines that one operation starts: "+0", "<= 4" or "none".'),
        'heap-kept-B/op': limit('Heap that stays for each operation: "+0", "+1KiB" or "none".'),
        'B/s': limit('Throughput (b.SetBytes), higher is better: "-5%", ">= 100MB/s" or "none".'),
      }),
      z.string().check(z.regex(limitShape), z.describe(anyLimit)),
    )
    .check(z.describe(description));

const budgetMode = () =>
  z
    .enum(budgetModes)
    .check(
      z.describe(
        'estimate: a time fails when its change is proven and the estimate is beyond the budget. proven: when it is proven to be beyond the budget. strict: passes only when it is proven not to be.',
      ),
    );
const minEffect = () =>
  z.string().check(z.regex(percentShape), z.describe('Smallest change of a time that is called a change.'));
const onUnproven = () =>
  onDoubt().check(
    z.describe(
      'A time may be over its budget, but the measurements cannot tell. warn: it passes, and the headline says so. pass: it counts as within its budget, and is told among the doubts.',
    ),
  );

const profile = (description: string) =>
  z
    .record(
      text(200).check(z.refine((name) => !('code' in profileFunctions(name)))),
      z
        .string()
        .check(
          z.regex(limitShape),
          z.describe(
            'At most this much worse than base per operation ("+5%", "+2", "+96B"), a bound on head ("<= 12"), a bound on its part of the whole profile ("<= 5%"), or "none".',
          ),
        ),
    )
    .check(z.describe(description));

/** What a rule can say. */
const settings = {
  budgets: z.optional(budgets('Limits for these benchmarks only; they win over earlier ones.')),
  profile: z.optional(profile('Limits on profiles of these benchmarks only; they win over earlier ones.')),
  'budget-mode': z.optional(budgetMode()),
  'min-effect': z.optional(minEffect()),
  'on-unproven': z.optional(onUnproven()),
  pin: z.optional(
    z
      .boolean()
      .check(z.describe('false: these run on all cores, which takes far more time for the same precision.')),
  ),
};

const scopedRule = z.strictObject({
  package: glob(
    'Packages: a folder as go test reads it ("./finder/..."), or an import path or its end ("internal/*"). All when left out.',
  ),
  benchmark: glob(
    'Benchmarks and what is below them, with or without the Benchmark prefix: "Look", "Look/*", "*large*". All when left out.',
  ),
  ...settings,
});

/** A rule has to say something about what it names. For editors it is said twice, as JSON schema has no functions. */
const rule = scopedRule.check(
  z.refine((of) => Object.keys(settings).some((key) => Object.hasOwn(of, key))),
  z.meta({ anyOf: Object.keys(settings).map((key) => ({ required: [key] })) }),
);

/** Keys of a rule. */
export const ruleKeys: readonly string[] = Object.keys(scopedRule.shape);

export const configSchema = z.strictObject({
  packages: z
    ._default(z.array(text(4096).check(z.regex(patternShape))).check(z.minLength(1), z.maxLength(256)), [
      './...',
    ])
    .check(z.describe('Packages whose benchmarks run, as patterns of go test relative to the repository.')),
  bench: z
    ._default(text(4096).check(z.refine((pattern) => benchFault(pattern) === null)), '.')
    .check(z.describe('Which benchmarks run: a regular expression as for go test -bench.')),
  tags: z
    ._default(z.array(text(256).check(z.regex(tagShape))).check(z.maxLength(64)), [])
    .check(z.describe('Build tags, as for go test -tags.')),
  'time-budget': z
    ._default(duration(), '10m')
    .check(z.describe('How long measuring may take. More time settles smaller changes.')),
  timeout: z
    ._default(duration(), '2m')
    .check(z.describe('How long one process of one benchmark may run before it counts as hung.')),
  pin: z
    ._default(z.boolean(), true)
    .check(
      z.describe('Timed processes run on one core with GOMAXPROCS=1, so that they disturb each other less.'),
    ),
  pairs: z
    ._default(z.enum(pairings), 'alternating')
    .check(
      z.describe(
        'alternating: the two processes of a pair run one after the other. together: at the same time on two cores, which are swapped at random.',
      ),
    ),
  'mutex-profile-fraction': z
    ._default(sampling(), 1)
    .check(z.describe('One of how many waits for a lock the mutex profile has. 1: all of them.')),
  'block-profile-rate': z
    ._default(sampling(), 1)
    .check(z.describe('Nanoseconds between two samples of waiting in the block profile. 1: every wait.')),
  seed: z.optional(
    z
      .int()
      .check(
        z.minimum(0),
        z.describe('Repeats the random order of a run. Left out: derived from the two commits.'),
      ),
  ),
  budgets: z._default(
    budgets(
      'How much worse than base a metric may get. Metrics left out keep their default: sec/op "+5%", B/op "+1%", allocs/op "+0", goroutines-left/op "+0".',
    ),
    {},
  ),
  profile: z._default(
    profile(
      'What functions may cost, by a sample type (alloc_space, alloc_objects, cpu) and a pattern over their names with the package: {"alloc_space:encoding/json.*": "+0"}. What they call counts as theirs. Each benchmark is profiled for it in every run.',
    ),
    {},
  ),
  rules: z
    ._default(z.array(rule).check(z.maxLength(1000)), [])
    .check(z.describe('Budgets for some packages or benchmarks. Of the rules that fit, the last wins.')),
  units: z
    ._default(z.record(metric, z.enum(['lower', 'higher', 'neither'])), {})
    .check(z.describe('Direction of metrics of your own (b.ReportMetric): which way is better.')),
  alpha: z
    ._default(z.number().check(z.minimum(0.000001), z.maximum(0.2)), 0.01)
    .check(z.describe('Chance of one false alarm about time in a whole run.')),
  'budget-mode': z._default(budgetMode(), 'estimate'),
  'min-effect': z._default(minEffect(), '1%'),
  'on-unproven': z._default(onUnproven(), 'warn'),
  'suite-budget': z.optional(
    z
      .string()
      .check(
        z.regex(suiteShape),
        z.describe(
          'How much slower all benchmarks together may get, as a geometric mean: "+2%". none, or left out: it is told, and fails nothing.',
        ),
      ),
  ),
  'on-failed': z
    ._default(onDoubt(), 'fail')
    .check(z.describe('A benchmark runs on base and panics, exits, hangs or fails on head.')),
  'on-unmeasured': z
    ._default(onDoubt(), 'warn')
    .check(z.describe('A metric with a budget could not be measured on both sides.')),
  baseline: z
    ._default(z.enum(['auto', 'artifact', 'paired']), 'auto')
    .check(
      z.describe(
        'What head is compared with on GitHub. paired: the merge base, measured again in this job. artifact: the stored baseline alone, without measuring base. auto: measured again for time, with a stored baseline beside it for counts.',
      ),
    ),
  'on-missing-baseline': z
    ._default(onDoubt(), 'warn')
    .check(z.describe('There is no stored baseline to compare with (baseline: auto or artifact).')),
  'judge-changed-benchmarks': z
    ._default(z.boolean(), false)
    .check(z.describe('Judge relative budgets although the benchmark itself or its data changed.')),
});

/** A checked configuration, defaults filled in. Limits are still text: policyOf reads them. */
export type GateConfig = Readonly<z.infer<typeof configSchema>>;

/** Where editors find the committed JSON schema; the first line of a template names it. */
export const configSchemaUrl =
  'https://raw.githubusercontent.com/pprof-gate/pprof-gate/v0/schemas/pprof-gate.schema.json';

/** What holds when there is no configuration file. */
export const defaultConfig: GateConfig = configSchema.parse({});
