// What happened on the wire, in order, and every breach of GitHub's description.

export interface Entry {
  readonly origin: 'api' | 'results' | 'blobs';
  readonly method: string;
  /** Path without query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** GitHub's operation id, `graphql/resolveReviewThread`, `results/CreateArtifact`, `blobs/get`; or `unknown`. */
  readonly operation: string;
  /** Whether an Authorization header came along. */
  readonly authorized: boolean;
  readonly body: Buffer;
  /** 0 when the client got none. */
  status: number;
  /** Fault that was played, if any. */
  fault: string | null;
}

export class ForgeLog {
  readonly requests: Entry[] = [];
  /** Empty at the end of every good test. */
  readonly violations: string[] = [];

  violation(text: string): void {
    this.violations.push(text);
  }

  /** Requests of one operation. */
  of(operation: string): Entry[] {
    return this.requests.filter((entry) => entry.operation === operation);
  }

  /** Requests to the API that were to change something, by operation. Artifacts do not go there. */
  writes(): string[] {
    return this.requests
      .filter(({ origin }) => origin === 'api')
      .filter(({ method, operation }) =>
        operation.startsWith('graphql/')
          ? operation.toLowerCase().endsWith('resolvereviewthread')
          : method !== 'GET',
      )
      .map(({ operation }) => operation);
  }

  clear(): void {
    this.requests.length = 0;
    this.violations.length = 0;
  }

  /** One line a request, without anything that differs from run to run (ports, signatures), hashes shortened. */
  short(): string {
    return this.requests.map(lineOf).join('\n');
  }
}

function lineOf({ origin, method, path, query, operation, authorized, status, fault }: Entry): string {
  const named = origin === 'results' || operation.startsWith('graphql/');
  const where = named ? operation : decodeURIComponent(path).replace(/\b([0-9a-f]{7})[0-9a-f]{33}\b/g, '$1');
  const page = query.page === undefined ? '' : ` page ${query.page}`;
  const odd = authorized === (origin === 'blobs') ? ` ${authorized ? 'with' : 'without'} token` : '';
  const played = fault === null ? '' : ` (fault: ${fault})`;
  return `${method.padEnd(6)} ${where}${page}${odd} → ${status === 0 ? 'no answer' : status}${played}`;
}
