// One checked REST call, as the operations see it.
import { notFound, type Answer } from './answer.js';
import type { Description } from './description.js';
import type { ForgeLog } from './log.js';
import type { IssueComment, Pull, Repository, ReviewComment, Token } from './nouns.js';
import type { ForgeState } from './state.js';
import type { Views } from './views.js';

export interface Surroundings {
  readonly state: ForgeState;
  readonly description: Description;
  readonly views: Views;
  readonly log: ForgeLog;
  /** Address of an artifact's zip at the blob store, signed for a moment. */
  readonly signedUrl: (artifact: number) => string;
}

export class Call {
  constructor(
    readonly around: Surroundings,
    readonly token: Token,
    readonly repository: Repository,
    /** Path and query parameters in the types of the description. */
    readonly values: Readonly<Record<string, unknown>>,
    /** Fits the description. */
    readonly body: unknown,
    readonly url: URL,
    readonly accept: string,
    /** Where this repository's addresses start, by its id. */
    readonly home: string,
  ) {}

  number(name: string): number {
    const value = this.values[name];
    if (typeof value !== 'number') throw new Error(`no number ${name}`);
    return value;
  }

  text(name: string): string | undefined {
    const value = this.values[name];
    return typeof value === 'string' ? value : undefined;
  }

  pull(name = 'pull_number'): Pull {
    const number = this.number(name);
    const pull = this.around.state.pulls.find(
      (one) => one.repository === this.repository && one.number === number,
    );
    if (pull === undefined) throw notFound();
    return pull;
  }

  issueComment(): { pull: Pull; comment: IssueComment } {
    const id = this.number('comment_id');
    for (const pull of this.#pulls()) {
      const comment = pull.comments.find((one) => one.id === id);
      if (comment !== undefined) return { pull, comment };
    }
    throw notFound();
  }

  reviewComment(): { pull: Pull; comment: ReviewComment } {
    const id = this.number('comment_id');
    for (const pull of this.#pulls()) {
      const comment = pull.reviewComments.find((one) => one.id === id);
      if (comment !== undefined) return { pull, comment };
    }
    throw notFound();
  }

  #pulls(): Pull[] {
    return this.around.state.pulls.filter(({ repository }) => repository === this.repository);
  }

  /** One page of rows, with GitHub's Link header. `wrap` puts the page into an object. */
  page<Row>(
    rows: readonly Row[],
    show: (row: Row) => unknown,
    wrap: (page: unknown[], total: number) => unknown = (page) => page,
  ): Answer {
    const size = Math.min(100, Math.max(1, this.number('per_page')));
    const page = Math.max(1, this.number('page'));
    const last = Math.max(1, Math.ceil(rows.length / size));
    const link = (to: number, rel: string) => {
      const query = new URLSearchParams(this.url.searchParams);
      query.set('page', String(to));
      return `<${this.home}?${query.toString()}>; rel="${rel}"`;
    };
    const links = [
      ...(page > 1 ? [link(Math.min(page - 1, last), 'prev')] : []),
      ...(page < last ? [link(page + 1, 'next'), link(last, 'last')] : []),
      ...(page > 1 ? [link(1, 'first')] : []),
    ];
    const shown = rows.slice((page - 1) * size, page * size).map(show);
    return {
      status: 200,
      headers: links.length === 0 ? {} : { link: links.join(', ') },
      body: wrap(shown, rows.length),
    };
  }
}

/** The work of one operation. Throws Refusal where GitHub answers with an error. */
export type Work = (call: Call) => Answer;
