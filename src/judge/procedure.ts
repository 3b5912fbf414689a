// Every constant of the decision, with its reason: from simulation and live runs on real modules.
// The stages are in stages.ts, what they schedule is in measure/schedule.ts.

/**
 * The screen keeps a slowdown below this one-sided p for the focus, whatever its size: loose, because it decides
 * nothing. 25 of 25 true changes in live runs were kept.
 */
export const keepRegressionP = 0.3;
/** Speed-ups gate nothing, so less time goes to them. */
export const keepImprovementP = 0.1;
/** Over the pairs of screen and focus together: what is still below it is confirmed. */
export const suspectP = 0.05;
/**
 * Noise can hide from these what breaks a budget. So what the pairs do not rule out to be as large as the budget, at
 * this one-sided p, is kept as well; and confirmed, when it looks half as large at a p below `openSuspectP`.
 */
export const openP = 0.05;
export const openSuspectP = 0.15;
export const openEffectShare = 0.5;
/** Part of the smallest effect worth telling that their estimate must be above. */
export const suspectEffectShare = 0.5;

/**
 * Pairs on one layout of the confirming: the median of three resists a burst of noise, and beyond eight the layouts
 * themselves are what is left of the error.
 */
export const leastPairsPerLayout = 3;
export const mostPairsPerLayout = 8;
/** Layouts that pairs per layout are planned for (measure/schedule.ts adds more where the error stays large). */
export const plannedLayouts = 12;
/** Layouts of the confirming that it never goes beyond; and pairs, where there is one layout (measure/schedule.ts). */
export const mostLayouts = 36;
export const mostPairsOnOneLayout = 72;
/** The confirming is precise enough when its standard error is below this part of the budget, … */
export const errorShare = 1 / 5;
/** … or, for changes of more than so many budgets, below that part of the change. */
export const plainChange = 4;
export const plainErrorShare = 1 / 20;
/** What precision is wanted where no budget says how much matters. */
export const usualBudget = 0.05;
/** A focus is repeated when its pairs scatter so much more than the screen's: a burst fell into it. */
export const burstScatter = 3;

/** Standard errors of the smallest change that would have been seen. */
export const smallestErrors = 2.5;

/**
 * Code layout alone moves a benchmark by up to 18 %, as reproducibly as a real change. From so many link
 * layouts on, a layout (the median of its pairs) is the unit of analysis; below, a pair is.
 */
export const leastLayouts = 6;
/** On fewer layouts only what is proven to be beyond that fails. */
export const mostLayoutEffect = 0.2;

/** Two-sided confidence of every interval that is shown. */
export const confidence = 0.95;
/** Standard errors on each side of an estimate that such an interval is wide. */
export const normalQuantile = 1.959964;
/** Below so many values the interval of a median at that confidence is infinite. */
export const leastForInterval = 6;

/** All benchmarks together: a smaller shift of all of them is where code lies, not what it does. */
export const leastSuiteEffect = 0.002;

/** Base against base may scatter by at most so many times what base and head do; told apart from so many pairs on. */
export const unstableScatter = 3;
export const leastGuards = 12;
/** Of the processor, taken by others in a round that counts all the same; told and unbelieved from such a share of them on. */
export const stolenShare = 0.1;
export const mostStolenRounds = 0.25;
/** And so many seconds: as measure/schedule.ts has it of rounds that run again. */
export const leastStolenSeconds = 0.03;
/** Running second may cost so much (a relative effect) before it is told, and with this two-sided p. */
export const mostOrderEffect = 0.01;
export const orderP = 0.001;
/** Pairs that an order effect is estimated from at most: the estimate is quadratic in them. */
export const mostOrderPairs = 400;
/** Tasks beside ours from which on the machine counts as busy; averages over a minute know nothing of ours before. */
export const busyTasks = 0.5;
export const loadSettlesMs = 60_000;
/** A process this much above the lower quartile of its side was hit by a burst; told from such a share of them on. */
export const burstFactor = 1.25;
export const mostBursts = 0.25;
/** Processes on each side before that share is told. */
export const leastForBursts = 12;

/** Equal values of so many processes on both sides make a count exact; a lucky pair is not enough. */
export const leastExact = 3;
/** Values on each side before counts that vary may be told apart: 8 + 8 separated by chance is p = 8e-5. */
export const leastSeparated = 8;
/** Smallest difference of varying counts, of `allocs/op` and as part of base of everything else. */
export const separationAllocs = 1;
export const separationShare = 0.005;
/** What cutting off fractions can make of B/op. */
export const truncatedBytes = 1;

/** Earlier recordings on the same kind of machine before their scatter is taken for the usual one. */
export const leastRecordings = 10;
/** Robust standard deviations outside of which a difference to a stored time is told. */
export const spreadDeviations = 3;
/** Median absolute deviations in a standard deviation of normal values. */
export const normalDeviations = 1.4826;

/** Differences are compared at this many digits, so that a change of unit cannot split ties. */
export const logDigits = 1e14;

/** Most culprits told per change. */
export const mostCulprits = 5;
/** Most functions and modules of the diff told where no line can be named. */
export const mostEdited = 3;
/** Most reasons of the compiler's told per culprit. */
export const mostReasons = 3;
/** Most packages that are compiled again to ask for them, and files that are asked about. */
export const mostCompiledPackages = 8;
export const mostCompiledFiles = 40;
/** Part of the whole change that a line must explain; sampled profiles scatter, so more is asked of them. */
export const culpritShare = 0.1;
export const sampledCulpritShare = 0.2;
/** And at least this much per operation. */
export const culpritFloor = { 'allocs/op': 0.5, 'B/op': 8, 'heap-kept-B/op': 8 } as const;
/** Standard errors (samples are counted events, so Poisson) that a sampled culprit must stand out by. */
export const sampledErrors = 3;
/**
 * Of what the line moved by that moved most in a function, the part that a line of the diff must have moved by to be named
 * before it, and by how many standard errors its samples must have: between two lines with about as many it is the likely one.
 */
export const changedLineShare = 1 / 3;
export const changedLineErrors = 2;
/**
 * Standard errors that amounts of a few processes a side must differ by, beside that all of one side are beyond all of
 * the other: by chance alone five of each are once in 126 times, three once in ten, so that more is asked of those.
 */
export const waitingErrors = 3;
export const cpuGroupErrors = 4;
/** Part of the time of an operation that waiting, or a group of the processor's time, must move by to be told. */
export const waitingShare = 0.05;
/** Part of what waiting for locks grew by that one line must let go for it to be told as where they were held. */
export const releasedShare = 0.8;
/** Lines that wait for less than this part of what the heaviest does are counted only. */
export const leastWait = 0.01;
export const cpuGroupShare = 0.05;
/** Part of a change of time that must be off the processor, and not waiting for anything, to be told. */
export const offProcessorShare = 0.6;
/** Part of it that waiting may have grown by without being told. */
export const leastWaitedShare = 0.1;
/** Lines that wait which are kept for each benchmark, heaviest first. */
export const mostWaitSites = 8;
/** Samples of a slope that carry information: those of its smaller profile are subtracted, their scatter is not. */
export const slopeInformation = 0.6;
/** Part of the measured time that samples must account for, on both sides alike, to be shares of it. */
export const leastExplained = 0.5;
/** A function that went and one that came are the same code moved when their amounts differ by no more. */
export const moveTolerance = 0.02;
/** Rows of each side that are looked at for moves, the largest first: an untrusted profile can hold any number. */
export const mostMoves = 500;
/** What allocations of one profile may differ by for nothing: two slopes of whole numbers are never quite equal. */
export const profileSlack = { 'allocs/op': 0.1, 'B/op': 2 } as const;
/** The profile explains the change when it differs by no more than this part. */
export const unitGapShare = 0.2;

/** Goroutines more, over all operations, that may just be late to end. */
export const leastGoroutines = 3;
/** Part of the created goroutines that two runs of the same code may differ by: timers, pools of connections. */
export const createdShare = 0.02;
/** Part of the goroutines created more that have to be left behind for their lines to be told of both. */
export const leastOfCreated = 0.8;

/** Part of what stays of the heap that two runs of the same code may differ by: maps grow in steps. */
export const keptShare = 0.02;

/**
 * Rates of the runtime are told to differ by so many standard errors, taking the larger of both sides for both, because
 * three processes know it badly; by such a part of themselves; and of times, of such a part of an operation.
 */
export const runtimeErrors = 5;
export const leastRuntimeShare = 0.1;
export const runtimeOpShare = 0.01;
export const leastTimedProcesses = 3;
