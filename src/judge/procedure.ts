// Every constant of the decision, with its reason: from simulation and live runs on real modules.
//
// What is here is the first form of the staged procedure: screen, then confirm on fresh data. The focus stage
// between them (more pairs for what the screen keeps, pooled p below 0.05) belongs where `suspects` is called.

/** The screen keeps a slowdown for confirming below this one-sided p: loose, because it decides nothing. */
export const screenRegressionP = 0.15;
/** Speed-ups gate nothing, so less time goes to them. */
export const screenImprovementP = 0.05;
/** Part of the smallest effect worth telling that the screen's estimate must reach. */
export const screenEffectShare = 0.5;

/**
 * Code layout alone moves a benchmark by up to 18 %, as reproducibly as a real change. From so many link
 * layouts on, a layout (the median of its pairs) is the unit of analysis; below, a pair is.
 */
export const leastLayouts = 6;

/** Two-sided confidence of every interval that is shown. */
export const confidence = 0.95;
/** Below so many values the interval of a median at that confidence is infinite. */
export const leastForInterval = 6;

/** Equal values of so many processes on both sides make a count exact; a lucky pair is not enough. */
export const leastExact = 3;
/** Values on each side before counts that vary may be told apart: 8 + 8 separated by chance is p = 8e-5. */
export const leastSeparated = 8;
/** Smallest difference of varying counts, of `allocs/op` and as part of base of everything else. */
export const separationAllocs = 1;
export const separationShare = 0.005;

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
/** Part of the whole change that a line must explain; sampled profiles scatter, so more is asked of them. */
export const culpritShare = 0.1;
export const sampledCulpritShare = 0.2;
/** And at least this much per operation. */
export const culpritFloor = { 'allocs/op': 0.5, 'B/op': 8 } as const;
/** Standard errors (samples are counted events, so Poisson) that a sampled culprit must stand out by. */
export const sampledErrors = 3;
/** Samples of a slope that carry information: those of its smaller profile are subtracted, their scatter is not. */
export const slopeInformation = 0.6;
/** Part of the measured time that samples must account for, on both sides alike, to be shares of it. */
export const leastExplained = 0.5;
/** A function that went and one that came are the same code moved when their amounts differ by no more. */
export const moveTolerance = 0.02;
/** Rows of each side that are looked at for moves, the largest first: an untrusted profile can hold any number. */
export const mostMoves = 500;
/** The profile explains the change when it differs by no more than this part. */
export const unitGapShare = 0.2;
