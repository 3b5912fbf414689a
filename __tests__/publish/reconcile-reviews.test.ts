import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ReviewComment } from '../../src/forge.js';
import type { DesiredReview } from '../../src/publish/desired.js';
import {
  digestOf,
  markedReview,
  readReviewMarker,
  type ReviewMarker,
  type RunIdentity,
} from '../../src/publish/marker.js';
import { perform } from '../../src/publish/perform.js';
import { reconcileReviews, type ReviewQuestion } from '../../src/publish/reconcile-reviews.js';
import { bot, headSha, MemoryForge } from './memory-forge.js';

const run: RunIdentity = { key: 'default', sha: headSha, run: 7, attempt: 1, variant: 'linux' };
const older: RunIdentity = { ...run, sha: 'a'.repeat(40), run: 6 };

const wish = (rest: Partial<DesiredReview> & { name?: string } = {}): DesiredReview => {
  const { name = 'Look', ...given } = rest;
  return {
    fingerprint: digestOf(name),
    path: 'look.go',
    line: 41,
    text: `**${name}** costs more on this line`,
    textBeside: `**${name}** costs more on line 41`,
    places: [],
    ...given,
  };
};

const marked = ({ fingerprint, text }: DesiredReview, rest: Partial<ReviewMarker> = {}) =>
  markedReview(text, { ...run, fingerprint, state: 'open', ...rest });

/** Every line of `look.go` up to 99 is in a hunk. */
function forgeWith(...comments: readonly (Partial<ReviewComment> & { body: string })[]): MemoryForge {
  const forge = new MemoryForge();
  const lines = Array.from({ length: 99 }, () => '+x').join('\n');
  forge.files = ['look.go', 'walk.go'].map((path) => ({
    path,
    status: 'added',
    patch: `@@ -0,0 +1,99 @@\n${lines}`,
  }));
  for (const comment of comments) forge.remark(comment);
  return forge;
}

async function ask(
  forge: MemoryForge,
  desired: readonly DesiredReview[],
  rest: Partial<ReviewQuestion> = {},
) {
  const [existing, threads] = [await forge.reviewComments(), await forge.threads()];
  return reconcileReviews({ run, desired, existing, threads, viewer: bot, mayResolve: true, ...rest });
}

async function publish(
  forge: MemoryForge,
  desired: readonly DesiredReview[],
  rest: Partial<ReviewQuestion> = {},
) {
  const plan = await ask(forge, desired, rest);
  forge.calls.length = 0;
  await perform(plan.ops, 1, forge);
  return plan;
}

const states = (forge: MemoryForge) => forge.reviews.map(({ body }) => readReviewMarker(body)?.state ?? null);

describe('comments on lines', () => {
  it('come in one review, those on files one by one', async () => {
    const forge = forgeWith();
    await publish(forge, [
      wish({ name: 'A', line: 1 }),
      wish({ name: 'B', line: null, path: 'walk.go' }),
      wish({ name: 'C', line: 3 }),
    ]);
    expect(forge.writes).toEqual(['createReview', 'createFileComment']);
    expect(forge.reviews.map(({ path, line, onFile }) => [path, line, onFile])).toEqual([
      ['look.go', 1, false],
      ['look.go', 3, false],
      ['walk.go', null, true],
    ]);
  });

  it('are left alone when they say what is to be said', async () => {
    const forge = forgeWith({ line: 41, body: marked(wish(), { run: 6 }) });
    expect((await ask(forge, [wish()])).ops).toEqual([]);
  });

  it('say in their marker which commit they were found in last', async () => {
    const forge = forgeWith({ line: 41, body: marked(wish(), older) });
    await publish(forge, [wish()]);
    expect(forge.writes).toEqual(['updateReviewComment']);
    expect(forge.reviews.map(({ body }) => body)).toEqual([marked(wish())]);
  });

  it('of another job with our key are not resolved for what we do not see', async () => {
    const theirs = { variant: 'windows' };
    const forge = forgeWith(
      { line: 41, body: marked(wish(), theirs) },
      { line: 42, body: marked(wish({ name: 'Again' }), { ...theirs, run: 6 }) },
    );
    expect((await ask(forge, [])).ops).toEqual([]);
    // Once the commit is another one they are findings like any.
    const next = { run: { ...run, run: 8, sha: 'f'.repeat(40) } };
    await publish(forge, [], next);
    expect(states(forge)).toEqual(['resolved', 'resolved']);
  });

  it('that repeat a marker of a run to come are none', async () => {
    const far = { run: 999_999_999_999_999, sha: 'b'.repeat(40) };
    const forge = forgeWith({ line: 41, body: `New title: ${marked(wish(), far)}` });
    const before = { ...forge.reviews[0] };
    await publish(forge, [wish()]);
    expect(forge.writes).toEqual(['createReview']);
    expect(forge.reviews[0]).toEqual(before);
  });

  it('are updated in place when numbers change, wherever the line went', async () => {
    const forge = forgeWith({ line: 47, body: marked(wish(), older) });
    await publish(forge, [wish({ line: 47, text: 'other numbers' })]);
    expect(forge.writes).toEqual(['updateReviewComment']);
    expect(forge.reviews[0]?.body).toMatch(/^other numbers\n/);
  });

  it('of a re-run that sees another line of the function are updated, not posted again', async () => {
    const forge = forgeWith({ line: 38, body: marked(wish(), { attempt: 1 }) });
    await publish(forge, [wish()], { run: { ...run, attempt: 2 } });
    expect(forge.writes).toEqual(['updateReviewComment']);
    expect(forge.reviews[0]?.body).toContain('on line 41');
    expect((await ask(forge, [wish()], { run: { ...run, attempt: 2 } })).ops).toEqual([]);
  });

  it('of another commit are posted at the new line, and the old one is resolved', async () => {
    const forge = forgeWith({ line: 38, body: marked(wish(), older) });
    await publish(forge, [wish()]);
    expect(forge.writes).toEqual(['createReview', 'updateReviewComment', 'resolveThread']);
    expect(states(forge)).toEqual(['resolved', 'open']);
    expect(forge.reviews[0]?.body).toMatch(/^\*\*Moved\*\*.*\n\n~~/);
  });

  it('that are outdated are resolved, and posted anew', async () => {
    const forge = forgeWith({ line: null, body: marked(wish(), older) });
    await publish(forge, [wish()]);
    expect(states(forge)).toEqual(['resolved', 'open']);
  });

  it('are resolved when the finding is gone, once', async () => {
    const forge = forgeWith({ line: 41, body: marked(wish(), older) });
    await publish(forge, []);
    expect(forge.writes).toEqual(['updateReviewComment', 'resolveThread']);
    expect(forge.reviews[0]?.body).toMatch(
      /^\*\*Resolved\*\*: as of `9be77d1` .*\n\n~~\*\*Look\*\* costs more on this line~~\n/,
    );
    expect((await ask(forge, [])).ops).toEqual([]);
  });

  it('come back when the finding does, thread and all', async () => {
    const forge = forgeWith({ line: 41, body: marked(wish(), older) });
    await publish(forge, []);
    await publish(forge, [wish()], { run: { ...run, run: 8 } });
    expect(forge.writes).toEqual(['updateReviewComment', 'unresolveThread']);
    expect(states(forge)).toEqual(['open']);
    expect(forge.resolvedThreads.size).toBe(0);
  });

  it('stay in a thread that people resolved themselves', async () => {
    const forge = forgeWith({ line: 41, body: marked(wish(), older) });
    forge.resolvedThreads.add(forge.reviews[0]?.id ?? 0);
    await publish(forge, [wish({ text: 'other numbers' })]);
    expect(forge.writes).toEqual(['updateReviewComment']);
  });

  it('are struck out where the token may not resolve a thread', async () => {
    const forge = forgeWith({ line: 41, body: marked(wish(), older) }).fail('resolveThread', 'every', {
      reason: 'forbidden',
    });
    await publish(forge, []);
    expect(states(forge)).toEqual(['resolved']);
    expect((await ask(forge, [])).ops).toEqual([]);
    const blind = forgeWith({ line: 41, body: marked(wish(), older) });
    await publish(blind, [], { threads: null });
    expect(blind.writes).toEqual(['updateReviewComment']);
  });

  it('are not resolved by a run that could not see everything', async () => {
    const forge = forgeWith({ line: 41, body: marked(wish(), older) });
    expect((await ask(forge, [], { mayResolve: false })).ops).toEqual([]);
  });

  it('of others, answers, other suites and newer runs are never touched', async () => {
    const forge = forgeWith(
      { line: 41, body: marked(wish(), older), author: 'mallory' },
      { line: 41, body: marked(wish(), older), answers: 99 },
      { line: 41, body: marked(wish(), { ...older, key: 'windows' }) },
      { line: 41, body: 'plain words' },
      { line: 7, body: marked(wish({ name: 'New' }), { run: 8 }) },
    );
    expect((await ask(forge, [])).ops).toEqual([]);
    const plan = await ask(forge, [wish({ name: 'New', line: 7, text: 'old numbers' })]);
    expect(plan.ops).toEqual([]);
  });

  it('that people answered are not deleted: nothing is', async () => {
    const forge = forgeWith({ line: 41, body: marked(wish(), older) });
    forge.remark({ line: 41, body: 'why?', author: 'octocat', answers: forge.reviews[0]?.id ?? 0 });
    await publish(forge, []);
    expect(forge.reviews).toHaveLength(2);
    expect(forge.reviews[1]?.body).toBe('why?');
  });

  it('are at most ten new ones, the worst; what is there stays current', async () => {
    const many = Array.from({ length: 14 }, (_, k) => wish({ name: `F${k}`, line: k + 1 }));
    const [eleventh] = many.slice(11, 12);
    if (eleventh === undefined) throw new Error('eleventh');
    const forge = forgeWith({ line: 12, body: marked({ ...eleventh, text: 'old' }, older) });
    const { leftOut } = await publish(forge, many);
    expect(forge.reviews).toHaveLength(11);
    expect(states(forge)).toEqual(Array.from({ length: 11 }, () => 'open'));
    expect(leftOut).toEqual([many[10], many[12], many[13]]);
    expect((await ask(forge, many)).ops).toEqual([]);
  });
});

const wishes = fc
  .uniqueArray(
    fc.record({
      name: fc.constantFrom('A', 'B', 'C'),
      line: fc.option(fc.integer({ min: 1, max: 4 })),
      path: fc.constantFrom('look.go', 'walk.go'),
      text: fc.constantFrom('one', 'two'),
    }),
    { selector: ({ name, line, path }) => `${name} ${String(line)} ${path}`, maxLength: 14 },
  )
  .map((all) => all.map((of) => wish({ ...of, name: of.name + of.path })));

const remarks = fc.array(
  fc
    .record({
      name: fc.constantFrom('A', 'B', 'C', 'D'),
      path: fc.constantFrom('look.go', 'walk.go'),
      text: fc.constantFrom('one', 'two'),
      line: fc.option(fc.integer({ min: 1, max: 4 })),
      onFile: fc.boolean(),
      author: fc.constantFrom(bot, bot, bot, 'octocat'),
      answers: fc.constantFrom(null, null, null, 99),
      state: fc.constantFrom<ReviewMarker['state']>('open', 'resolved'),
      by: fc.constantFrom(run, older, { ...run, run: 8 }),
    })
    .map(({ name, text, by, state, line, onFile, path, ...rest }) => ({
      ...rest,
      path,
      onFile,
      line: onFile ? null : line,
      body: marked(wish({ name: name + path, text }), { ...by, state }),
    })),
  { maxLength: 8 },
);

describe('whatever is there', () => {
  it('once done there is nothing left to do, nothing is lost, and what others wrote is as it was', async () => {
    await fc.assert(
      fc.asyncProperty(wishes, remarks, fc.boolean(), async (desired, there, mayResolve) => {
        const forge = forgeWith(...there);
        const before = forge.reviews.map((comment) => ({ ...comment }));
        await publish(forge, desired, { mayResolve });
        expect((await ask(forge, desired, { mayResolve })).ops).toEqual([]);
        expect(forge.reviews.slice(0, before.length).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
        for (const [index, was] of before.entries()) {
          if (was.author !== bot || was.answers !== null) expect(forge.reviews[index]).toEqual(was);
        }
      }),
    );
  });

  it('every wish is told by exactly one open comment', async () => {
    await fc.assert(
      fc.asyncProperty(wishes, remarks, async (desired, there) => {
        const forge = forgeWith(...there.filter(({ body }) => readReviewMarker(body)?.run !== 8));
        const { leftOut } = await publish(forge, desired);
        const open = forge.reviews.filter(
          ({ author, answers, body }) =>
            author === bot && answers === null && readReviewMarker(body)?.state === 'open',
        );
        expect(open).toHaveLength(desired.length - leftOut.length);
      }),
    );
  });

  it('the order of the listing changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(wishes, remarks, async (desired, there) => {
        const forge = forgeWith(...there);
        const existing = await forge.reviewComments();
        const threads = await forge.threads();
        const plan = await ask(forge, desired);
        const reversed = { existing: [...existing].reverse(), threads: [...threads].reverse() };
        expect(await ask(forge, desired, reversed)).toEqual(plan);
      }),
    );
  });
});
