// A report on its way to its pull request: what both the job that measured and the one that reports do with it.
import type { GateError } from '../base/errors.js';
import type { Forge } from '../forge.js';
import type { Capture } from '../model/capture.js';
import type { Report } from '../model/report.js';
import { publish, type PublishRequest } from '../publish/publish.js';
import { variantOf } from '../publish/variant.js';
import { noticeWords } from '../report/words/publication.js';
import type { Job } from './job.js';

/** A report, and which run and commit it is of. */
export interface Publication extends Pick<PublishRequest, 'pull' | 'source' | 'page'> {
  readonly report: Report;
  readonly head: Capture;
  readonly run: Omit<PublishRequest['run'], 'variant'>;
}

/**
 * Comments on the pull request, tells the notices and sets the output. Gives what GitHub said when the token may not
 * comment; throws what failed in any other way.
 */
export async function publishReport(
  { pull, report, head, run, source, page }: Publication,
  { settings, ports, console }: Job,
  forge: Forge,
): Promise<GateError | null> {
  const { manifest, files } = head;
  const published = await publish(
    {
      pull,
      run: { ...run, variant: variantOf(manifest) },
      report,
      // Where a merge was measured, its lines are not those of the pull request's head.
      patch: manifest.commit.sha === run.sha ? null : (files.get('diff.patch') ?? null),
      comment: settings.comment,
      reviewComments: settings.reviewComments,
      source,
      page,
    },
    forge,
    ports.clock,
  );
  for (const notice of published.notices) console.notice(noticeWords(notice));
  console.outputs({ 'comment-url': published.comment.url ?? '' });
  if (published.failed !== null) throw published.failed;
  return published.forbidden;
}
