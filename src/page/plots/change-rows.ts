// Every metric of every benchmark as one row, with what the table and its plot show of it.
import type { BenchmarkPage, ReportPage, RowTexts } from '../../report/html/page-data.js';
import type { ReportDocument } from '../../report/json.js';
import { apartWords, rowWords, type RowKind } from '../../report/words/page-overview.js';
import { phrases } from '../../report/words/headings.js';
import type { ChangeMark } from './marks.js';
import type { Extent } from './ratio-axis.js';

type BenchmarkDocument = ReportDocument['benchmarks'][number];
export type MetricDocument = BenchmarkDocument['metrics'][number];

export interface ChangeRow {
  readonly benchmark: Pick<BenchmarkPage, 'key' | 'pkg' | 'name'>;
  /** Position of its benchmark. */
  readonly rank: number;
  readonly texts: Omit<RowTexts, 'limit'>;
  readonly kind: RowKind;
  readonly isMoved: boolean;
  readonly mark: ChangeMark;
  /** Null where base and head make no ratio. Ends that are open are infinite, or zero. */
  readonly ratio: (Extent & { readonly center: number }) | null;
  readonly limit: number | null;
}

export function changeRows({ document, benchmarks }: ReportPage): ChangeRow[] {
  return benchmarks.flatMap((page, rank) => {
    const of = document.benchmarks[rank];
    return of === undefined ? [] : rowsOf(page, of, rank);
  });
}

/** One at least: a benchmark without metrics has its state to tell. */
export function rowsOf(page: BenchmarkPage, of: BenchmarkDocument, rank: number): ChangeRow[] {
  const rows = page.rows.flatMap((texts, position): ChangeRow[] => {
    const metric = of.metrics[position];
    if (metric === undefined) return [];
    const kind = kindOf(of, metric);
    return [
      {
        benchmark: page,
        rank,
        texts: { ...texts, outcome: wordsOf(kind, of, metric) },
        kind,
        isMoved: kind === 'exceeded' || metric.change === 'regression' || metric.change === 'improvement',
        mark: markOf(kind, metric),
        ratio: ratioOf(metric),
        limit: texts.limit,
      },
    ];
  });
  if (rows.length > 0) return rows;
  const { missing } = phrases;
  const isBroken = of.status === 'failed' || of.status === 'hung';
  return [
    {
      benchmark: page,
      rank,
      texts: {
        unit: '',
        base: missing,
        head: missing,
        change: missing,
        budget: missing,
        outcome: apartWords[of.status],
      },
      kind: isBroken ? 'broken' : 'apart',
      isMoved: isBroken,
      mark: 'same',
      ratio: null,
      limit: null,
    },
  ];
}

function kindOf({ status }: BenchmarkDocument, metric: MetricDocument): RowKind {
  if (metric.outcome !== 'within') return metric.outcome;
  if (status === 'failed' || status === 'hung') return 'broken';
  if (metric.change === 'regression') return 'worse';
  if (metric.change === 'improvement') return 'improved';
  return metric.base === null || metric.head === null ? 'apart' : 'within';
}

function wordsOf(kind: RowKind, { status }: BenchmarkDocument, { budget }: MetricDocument): string {
  if (kind === 'apart') return apartWords[status];
  return rowWords(kind, budget === null || budget.kind === 'none');
}

function markOf(kind: RowKind, { change, exact, better, base, head }: MetricDocument): ChangeMark {
  const direction =
    change === 'regression'
      ? 'worse'
      : change === 'improvement'
        ? 'better'
        : // An improvement that is not certain breaks no budget: it is as if nothing had changed.
          kind === 'unproven' || (change === 'unproven' && kind !== 'within')
          ? 'unsure'
          : kind === 'exceeded' && base !== null && head !== null
            ? (head.center ?? 0) > (base.center ?? 0) === (better !== 'higher')
              ? 'worse'
              : 'better'
            : 'same';
  return exact ? `exact-${direction}` : direction;
}

/** From nothing to something is infinitely more; nothing twice is the same. */
function ratioOf({ ratio, base, head }: MetricDocument): ChangeRow['ratio'] {
  if (ratio !== null)
    return { center: ratio.center ?? Infinity, lo: ratio.lo ?? 0, hi: ratio.hi ?? Infinity };
  const [before, after] = [base?.center ?? null, head?.center ?? null];
  if (before === null || after === null || (before !== after && (before !== 0 || after < 0))) return null;
  const of = before === after ? 1 : Infinity;
  return { center: of, lo: of, hi: of };
}
