// Contract: amending, merging, splitting and undoing. What counts follows from the decisions that were not taken back.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { UserError } from '../../../src/base/diagnostic.ts';
import { createDocument } from '../../../src/document/document.ts';
import type { Claim } from '../../../src/reading/claim.ts';
import type { Store } from '../../../src/store/port.ts';
import { amended, assertReplayable, by, claimAt, counted, type Open, readingOf, refusedWith } from './samples.ts';

type Two = { readonly store: Store; readonly a: Claim; readonly b: Claim };

export function acts(open: Open): void {
  const two = async (): Promise<Two> => {
    const store = await open();
    const reading = readingOf();
    await store.addReading(reading, by());
    const [a, b] = reading.claims;
    assert.ok(a && b);
    return { store, a, b };
  };

  it('lets an amended claim stand in place of the old, which is kept', async () => {
    const { store, a, b } = await two();
    const claim = amended(a, '1', { to: null });
    const changes = [{ field: 'to', old: 'BB', new: null }];
    const made = await store.act({ verdict: 'amend', subject: a.id, claim, changes, reason: 'not said' }, by('otto'));
    assert.deepEqual(
      [made.verdict, made.subjects, made.claims, made.changes, made.actor, made.undone],
      ['amend', [a.id], [claim.id], changes, 'otto', false],
    );
    assert.deepEqual(await counted(store), [claim.id, b.id]);
    const old = await store.claim(a.id);
    assert.deepEqual([old?.standing, old?.instead, old?.claim], ['replaced', [claim.id], a]);
    const now = await store.claim(claim.id);
    assert.deepEqual([now?.standing, now?.behind, now?.claim], ['current', [a.id], claim]);
    assert.deepEqual((await store.decisions(a.id))[0], made);
    assert.deepEqual((await store.decisions(claim.id))[0], made);
    await assertReplayable(store);
  });

  it('takes an amendment back, and the taking back as well', async () => {
    const { store, a, b } = await two();
    const claim = amended(a, '1');
    const { seq } = await store.act({ verdict: 'amend', subject: a.id, claim, changes: [] }, by());
    const undo = await store.act({ verdict: 'undo', seq }, by());
    assert.equal(undo.target, seq);
    assert.deepEqual(await counted(store), [a.id, b.id]);
    assert.equal(await store.claim(claim.id), null);
    assert.equal((await store.decisions(a.id))[0]?.undone, true);
    await assertReplayable(store);
    const redo = await store.act({ verdict: 'undo', seq: undo.seq }, by());
    assert.deepEqual(await counted(store), [claim.id, b.id]);
    await store.act({ verdict: 'undo', seq: redo.seq }, by());
    assert.deepEqual(await counted(store), [a.id, b.id]);
    await assertReplayable(store);
  });

  it('lets an amendment of an amendment fall with the first one', async () => {
    const { store, a, b } = await two();
    const [one, other] = [amended(a, '1'), amended(a, '2')];
    const { seq } = await store.act({ verdict: 'amend', subject: a.id, claim: one, changes: [] }, by());
    await store.act({ verdict: 'amend', subject: one.id, claim: other, changes: [] }, by());
    assert.deepEqual(await counted(store), [other.id, b.id]);
    const { seq: undone } = await store.act({ verdict: 'undo', seq }, by());
    assert.deepEqual(await counted(store), [a.id, b.id]);
    await store.act({ verdict: 'undo', seq: undone }, by());
    assert.deepEqual(await counted(store), [other.id, b.id]);
    await assertReplayable(store);
  });

  it('keeps what a person wrote where a newer reading has its subject no more, and lists the decision', async () => {
    const { store, a, b } = await two();
    const claim = amended(a, '1');
    const { seq } = await store.act({ verdict: 'amend', subject: a.id, claim, changes: [] }, by());
    const added = await store.addReading({ ...readingOf(), claims: [b], reader: 'grammar@2' }, by());
    assert.deepEqual(added.lost, [{ seq, verdict: 'amend', subject: a.id, quote: a.quote.exact }]);
    assert.deepEqual(await counted(store), [claim.id, b.id]);
    assert.equal((await store.claim(a.id))?.standing, 'superseded');
    await assertReplayable(store);
  });

  it('lists verdicts that a newer reading leaves without their claim, and no others', async () => {
    const { store, a, b } = await two();
    const { seq } = await store.decide({ subject: a.id, verdict: 'accept' }, by());
    await store.decide({ subject: b.id, verdict: 'reject' }, by());
    const added = await store.addReading({ ...readingOf(), claims: [b], reader: 'grammar@2' }, by());
    assert.deepEqual(added.lost, [{ seq, verdict: 'accept', subject: a.id, quote: a.quote.exact }]);
    assert.equal((await store.claim(b.id))?.decision?.verdict, 'reject');
  });

  it('counts merged claims once', async () => {
    const { store, a, b } = await two();
    const { seq } = await store.act({ verdict: 'merge', subjects: [a.id, b.id], into: a.id }, by());
    assert.deepEqual(await counted(store), [a.id]);
    const repeat = await store.claim(b.id);
    assert.deepEqual([repeat?.standing, repeat?.instead], ['merged', [a.id]]);
    await assertReplayable(store);
    await store.act({ verdict: 'undo', seq }, by());
    assert.deepEqual(await counted(store), [a.id, b.id]);
    await assertReplayable(store);
  });

  it('merges over documents and in chains, and lets another repeat stand where the first one is gone', async () => {
    const { store, a, b } = await two();
    const other = readingOf({ text: 'Toinen lehti kertoo samasta viljasta ja öljystä.' });
    await store.addReading(other, by());
    const [c, d] = other.claims;
    assert.ok(c && d);
    await store.act({ verdict: 'merge', subjects: [b.id], into: a.id }, by());
    await store.act({ verdict: 'merge', subjects: [a.id, d.id], into: c.id }, by());
    assert.deepEqual(await counted(store), [c.id]);
    assert.deepEqual((await store.claim(b.id))?.instead, [c.id]);
    await assertReplayable(store);
    await store.addReading({ ...other, claims: [], reader: 'grammar@2' }, by());
    assert.deepEqual(await counted(store), [a.id], 'a reading without the one that stood for all');
    await assertReplayable(store);
  });

  it('lets a repeat stand where the run of the claim that stood for it is taken back, until that is undone', async () => {
    const store = await open();
    const first = readingOf();
    await store.addReading(first, { ...by(), run: 'run_1' });
    const other = readingOf({ text: 'Toinen lehti kertoo samasta viljasta ja öljystä.' });
    await store.addReading(other, { ...by(), run: 'run_2' });
    const [[a, b], [c, d]] = [first.claims, other.claims];
    assert.ok(a && b && c && d);
    await store.act({ verdict: 'merge', subjects: [c.id], into: a.id }, by());
    assert.deepEqual(await counted(store), [a.id, b.id, d.id]);
    const { seq } = await store.act({ verdict: 'revert', run: 'run_1' }, by());
    assert.deepEqual(await counted(store), [c.id, d.id]);
    assert.equal((await store.claim(c.id))?.standing, 'current');
    await assertReplayable(store);
    await store.act({ verdict: 'undo', seq }, by());
    assert.deepEqual(await counted(store), [a.id, b.id, d.id]);
    await assertReplayable(store);
  });

  it('counts an amended claim once with its repeats', async () => {
    const { store, a, b } = await two();
    await store.act({ verdict: 'merge', subjects: [b.id], into: a.id }, by());
    const claim = amended(a, '1');
    await store.act({ verdict: 'amend', subject: a.id, claim, changes: [] }, by());
    assert.deepEqual(await counted(store), [claim.id]);
    await assertReplayable(store);
  });

  it('splits a claim into several', async () => {
    const { store, a, b } = await two();
    const claims = [amended(a, '1'), amended(a, '2')];
    const { seq } = await store.act({ verdict: 'split', subject: a.id, claims }, by());
    assert.deepEqual(await counted(store), [...claims.map(({ id }) => id), b.id]);
    assert.deepEqual((await store.claim(a.id))?.instead, [claims[0]?.id, claims[1]?.id]);
    await assertReplayable(store);
    await store.act({ verdict: 'undo', seq }, by());
    assert.deepEqual(await counted(store), [a.id, b.id]);
  });

  it('undoes a verdict: the one before stands again', async () => {
    const { store, a } = await two();
    const first = await store.decide({ subject: a.id, verdict: 'accept' }, by('eva'));
    const { seq } = await store.decide({ subject: a.id, verdict: 'reject' }, by('otto'));
    await store.act({ verdict: 'undo', seq }, by('otto'));
    assert.deepEqual((await store.claim(a.id))?.decision, first);
    await store.act({ verdict: 'undo', seq: first.seq }, by('eva'));
    assert.equal((await store.claim(a.id))?.decision, null);
    await assertReplayable(store);
  });

  it('adds claims of persons to what was read, whoever read before', async () => {
    const { store, a, b } = await two();
    const { document } = readingOf();
    const [one, other] = [claimAt(document, 20), claimAt(document, 30)];
    await store.addReading({ document, claims: [one], reader: 'person:eva', diagnostics: [] }, by());
    await store.addReading({ document, claims: [other], reader: 'person:eva', diagnostics: [] }, by());
    assert.deepEqual(await counted(store), [a.id, b.id, one.id, other.id]);
    const again = await store.addReading({ document, claims: [one], reader: 'person:eva', diagnostics: [] }, by());
    assert.equal(again.readingAdded, false);
    await store.addReading({ document, claims: [], reader: 'grammar@2', diagnostics: [] }, by());
    assert.deepEqual(await counted(store), [one.id, other.id]);
    await assertReplayable(store);
  });

  it('refuses what makes no sense, and keeps nothing of it', async () => {
    const { store, a, b } = await two();
    const claim = amended(a, '1');
    const { seq } = await store.act({ verdict: 'amend', subject: a.id, claim, changes: [] }, by());
    const undone = await store.decide({ subject: b.id, verdict: 'accept' }, by());
    await store.act({ verdict: 'undo', seq: undone.seq }, by());
    const head = await store.head();
    const none = 'c_ffffffffffffffff';
    const refuse = (code: string, act: Parameters<Store['act']>[0]) =>
      assert.rejects(store.act(act, by()), refusedWith(code));
    await refuse('T4010', { verdict: 'amend', subject: none, claim, changes: [] });
    await refuse('T4012', { verdict: 'amend', subject: a.id, claim: amended(a, '2'), changes: [] });
    await refuse('T4015', { verdict: 'amend', subject: b.id, claim: b, changes: [] });
    await refuse('T4015', { verdict: 'split', subject: b.id, claims: [amended(b, '3')] });
    await refuse('T4015', { verdict: 'merge', subjects: [b.id], into: b.id });
    await refuse('T4010', { verdict: 'merge', subjects: [b.id], into: none });
    await refuse('T4013', { verdict: 'undo', seq: 1 });
    await refuse('T4013', { verdict: 'undo', seq: undone.seq });
    await refuse('T4013', { verdict: 'undo', seq: 999 });
    await refuse('T4014', { verdict: 'revert', run: 'run_none' });
    await assert.rejects(store.decide({ subject: a.id, verdict: 'accept' }, by()), refusedWith('T4012'));
    assert.deepEqual(await store.head(), head);
    assert.ok(seq > 0);
  });

  it('shows the same after any acts as when the log is played again', async () => {
    const pick = fc.nat({ max: 30 });
    const step = fc.record({ what: fc.nat({ max: 9 }), one: pick, other: pick });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 18 }), async (steps) => {
        const { store, a } = await two();
        await tryAll(store, a, steps);
        await assertReplayable(store);
        assert.deepEqual(await store.verify().then(({ ok }) => ok), true);
      }),
      { numRuns: 20 },
    );
  });

  it('shows after an undo what it showed before the act, whatever went before', async () => {
    const pick = fc.nat({ max: 30 });
    const step = fc.record({ what: fc.nat({ max: 9 }), one: pick, other: pick });
    const deed = fc.record({ what: fc.constantFrom(0, 1, 2, 3, 4, 7), one: pick, other: pick });
    const shown = async (store: Store) => [await store.documents(), await store.claims({ all: true })];
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), deed, async (steps, { what, one, other }) => {
        const { store, a } = await two();
        await tryAll(store, a, steps);
        const before = await shown(store);
        const { seq } = await store.head();
        await tryAll(store, a, [{ what, one, other }], 1000);
        const made = await store.head();
        if (made.seq === seq) return;
        await store.act({ verdict: 'undo', seq: made.seq }, by());
        assert.deepEqual(await shown(store), before);
      }),
      { numRuns: 25 },
    );
  });
}

type Step = { readonly what: number; readonly one: number; readonly other: number };

/** Acts one after the other, each on claims that stand then; `made` keeps the ids of what they make apart. */
async function tryAll(store: Store, a: Claim, steps: readonly Step[], from = 0): Promise<void> {
  let made = from;
  for (const { what, one, other } of steps) {
    const claims = (await store.claims()).map(({ claim }) => claim);
    const [x, y] = [claims[one % (claims.length || 1)] ?? a, claims[other % (claims.length || 1)] ?? a];
    made += 10;
    await tried(store, what, x, y, made, one).catch((error: unknown) => {
      if (!(error instanceof UserError)) throw error;
    });
  }
}

/** One act of many kinds; some are refused. */
async function tried(store: Store, what: number, x: Claim, y: Claim, made: number, any: number): Promise<unknown> {
  const fresh = (n: number, of = x): Claim => amended(of, String(made + n));
  const { document } = readingOf();
  switch (what) {
    case 0:
      return store.act({ verdict: 'amend', subject: x.id, claim: fresh(1), changes: [] }, by());
    case 1:
      return store.act({ verdict: 'merge', subjects: [x.id], into: y.id }, by());
    case 2:
      return store.act({ verdict: 'split', subject: x.id, claims: [fresh(1), fresh(2)] }, by());
    case 3:
      return store.act({ verdict: 'undo', seq: (any % (await store.head()).seq) + 1 }, by());
    case 4:
      return store.decide({ subject: x.id, verdict: any % 2 === 0 ? 'reject' : 'accept' }, by());
    case 5: {
      const own = (await store.claims({ document: document.id })).map(({ claim }) => claim);
      const claims = own.filter((_, i) => (any >> i) % 2 === 0);
      return store.addReading({ document, claims, reader: `grammar@${made}`, diagnostics: [] }, by());
    }
    case 6:
      return store.addReading({ document, claims: [fresh(3)], reader: 'person:eva', diagnostics: [] }, by());
    case 7: {
      const runs = await store.runs();
      return store.act({ verdict: 'revert', run: runs[any % (runs.length || 1)]?.run ?? '' }, by());
    }
    default: {
      // Versions of one page, and pages that share a run.
      const page = createDocument(`Etelä antoi viljaa jo ${any % 4} kertaa pohjoiselle.`, {
        url: 'https://example.org/vilja',
        published: `2025-03-0${(made % 5) + 1}`,
      });
      const read = {
        document: page,
        claims: [claimAt(page, 0), claimAt(page, 6)],
        reader: 'grammar@1',
        diagnostics: [],
      };
      return store.addReading(read, { ...by(), run: `run_${any % 3}` });
    }
  }
}
