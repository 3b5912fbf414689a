// What artifacts are called. GitHub refuses " : < > | * ? \ / and line breaks in their names.
import { createHash } from 'node:crypto';
import { byText } from '../base/order.js';
import { keyShape } from '../config/action-inputs.js';
import { flagsOf, type Settings } from '../evidence/compatible.js';
import { captureSchemaVersion, type Manifest } from '../model/capture.js';

/** The part of a manifest that decides whether counts of two captures can be compared. */
export type Comparable = Settings & { readonly machine: Pick<Manifest['machine'], 'pinned'> };

/**
 * `pprof-gate-baseline-<suite>-<goos>-<goarch>-<8 hex>`, the digits over all else that must be equal for exact
 * numbers: format, Go version, settings, pinning. `suite` has keyShape. Baselines that could not be compared are
 * so never listed, nor are they in each other's way.
 */
export function baselineName(suite: string, { go, options, machine }: Comparable): string {
  const settings = [...flagsOf({ go, options })].filter(([, value]) => value !== '');
  const text = JSON.stringify([
    captureSchemaVersion,
    go.version,
    settings.sort(([a], [b]) => byText(a, b)),
    machine.pinned,
  ]);
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 8);
  return `pprof-gate-baseline-${checked(suite)}-${go.goos}-${go.goarch}-${hash}`;
}

/** The same with the commit: for a recording of another commit than its run's own, which listings do not tell. */
export function commitBaselineName(name: string, sha: string): string {
  return `${name}-${sha.slice(0, 12)}`;
}

const resultPrefix = 'pprof-gate-result-';

/** Name of the artifact with the captures of a gate that may not comment. `suite` has keyShape. */
export function resultName(suite: string): string {
  return `${resultPrefix}${checked(suite)}`;
}

/** The suite of a result artifact; null for any other name. */
export function suiteOfResult(name: string): string | null {
  if (!name.startsWith(resultPrefix)) return null;
  const suite = name.slice(resultPrefix.length);
  return keyShape.test(suite) ? suite : null;
}

const pagePrefix = 'pprof-gate-report-';

/**
 * Name of the artifact with the report as a page, which is one file of that name. `copy`: from 2 on, where the run has
 * the ones before already: of an earlier attempt, or of another job with the same key. No suite can end with `~2`.
 */
export function pageName(suite: string, copy: number): string {
  return `${pagePrefix}${checked(suite)}${copy > 1 ? `~${copy}` : ''}.html`;
}

/** The same as a zip, where a server takes nothing else. */
export function zippedPageName(suite: string, copy: number): string {
  return pageName(suite, copy).replace(/\.html$/, '');
}

/** The page on the disk of a job that reports several suites. */
export function pageFile(suite: string): string {
  return `report-${checked(suite)}.html`;
}

function checked(suite: string): string {
  if (!keyShape.test(suite)) throw new Error(`${JSON.stringify(suite)} is no suite`);
  return suite;
}
