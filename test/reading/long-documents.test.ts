// What holds of long documents: reading takes time in proportion to their length, for each thing and draft is read with
// what stands around it. The passes that once went through all of a document are tested against their plain definitions.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { createDocument } from '../../src/document/document.ts';
import type { Analyser } from '../../src/language/language.ts';
import { openLanguage } from '../../src/language/languages.ts';
import { NONE } from '../../src/reading/frames/direction.ts';
import { completeDirection, type Flow, flowsOf } from '../../src/reading/frames/flows.ts';
import type { Draft } from '../../src/reading/frames/frame.ts';
import { sides, withoutRepeats } from '../../src/reading/frames/repeats.ts';
import { NEARBY, nearbyDrafts } from '../../src/reading/judgement/nearby.ts';
import { passageOf } from '../../src/reading/passage.ts';
import { readDocument } from '../../src/reading/read.ts';

const english = openLanguage('en');

/** A page of dense text, some 1,200 characters. */
const PAGE = `Norway sent Ukraine four patrol boats in May, the defence ministry in Oslo said. It had promised nine.
Kyiv received 30,000 shells from Denmark and paid two million euros for drones. The shells came by train. Sweden gave
tents, and Latvia 17 lorries. According to Ukrainian intelligence, North Korea has delivered over 700 rockets to Russia;
Pyongyang denies it. In return Moscow shipped flour and 40,000 barrels of oil. It also trained 600 soldiers there. About
90 of them were killed and 210 wounded, Seoul estimates. Iran may supply launchers. Estonia offered rifles, Finland
helmets. The foreign ministers of Poland and Lithuania met in Vilnius and signed an agreement on ammunition. The
deliveries help Ukraine to hold its lines. Belarus condemned them. France plans to send another 12 howitzers in June, and
Spain will pay for their parts. Weapons went to Ukraine from Canada as well. They were not missiles.\n\n`;

/** Microseconds of processor time, and claims, of a document of so many pages. */
function costOf(pages: number, analyser: Analyser): { readonly cost: number; readonly claims: number } {
  const document = createDocument(PAGE.repeat(pages), { language: 'en', published: '2025-07-01' });
  const before = process.cpuUsage();
  const { claims } = readDocument(document, analyser);
  const { user, system } = process.cpuUsage(before);
  return { cost: user + system, claims: claims.length };
}

describe('long documents', () => {
  it('cost in proportion to their length', { timeout: 60_000 }, () => {
    costOf(10, english);
    const short = costOf(40, english);
    const long = costOf(320, english);
    assert.ok(short.claims > 400, `${short.claims} claims`);
    assert.ok(long.claims > 7 * short.claims, `${long.claims} claims of eight times the text of ${short.claims}`);
    assert.ok(long.cost < 16 * short.cost, `${long.cost} µs for eight times the text of ${short.cost} µs`);
  });

  it('fill the gaps of a thing from the flows around it, without a look at all others', () => {
    const { passage } = passageOf(createDocument('Four boats were sent.', { language: 'en' }), english);
    const all = Array.from(
      { length: 20_000 },
      (_, i): Flow => ({
        ...{ from: `F${i}`, to: `T${i}`, weakFrom: null, weakTo: null },
        ...{ code: 'drone', sentence: i, at: i * 80 },
      }),
    );
    let looks = 0;
    const flows = {
      ...flowsOf(all),
      all: new Proxy(all, {
        get: (list, key) => {
          looks += 1;
          return Reflect.get(list, key) as unknown;
        },
      }),
    };
    const spot = { sentence: 9000, at: 9000 * 80 + 1, code: 'drone', back: false, makers: [], acting: [] };
    const { from, to } = completeDirection(passage, spot, { from: NONE, to: NONE }, flows);
    assert.deepEqual([from.fills[0]?.id, to.fills[0]?.id], ['F9000', 'T9000']);
    assert.ok(looks < 500, `${looks} looks`);
  });
});

type Small = { readonly start: number; readonly giver: string; readonly item: string; readonly bare: boolean };
const draftOf = ({ start, giver, item, bare }: Small): Draft =>
  ({
    ...{ quote: { start, end: start + 9 }, from: { id: giver }, to: null, item: { code: item } },
    ...{ quantity: bare ? null : { low: '2' }, modality: 'asserted' },
  }) as unknown as Draft;
const drafts = fc
  .array(
    fc.record({
      start: fc.integer({ min: 0, max: 4 * NEARBY }),
      giver: fc.constantFrom('A', 'B'),
      item: fc.constantFrom('drone', 'weapon'),
      bare: fc.boolean(),
    }),
    { maxLength: 40 },
  )
  .map((list) => list.map(draftOf));
const isBare = (d: Draft): boolean => d.quantity === null;

describe('passes over drafts', () => {
  it('find the same neighbours as a look through all', () => {
    fc.assert(
      fc.property(drafts, (all) => {
        for (const d of all)
          assert.deepEqual(
            nearbyDrafts(all, d),
            all.filter((e) => Math.abs(e.quote.start - d.quote.start) <= NEARBY),
          );
      }),
    );
  });

  it('drop a bare draft where another one says the same in full, or has said it before', () => {
    fc.assert(
      fc.property(drafts, (all) => {
        const isSaid = (d: Draft, i: number): boolean =>
          all.some((e, j) => i !== j && sides(e) === sides(d) && (!isBare(e) || j < i));
        assert.deepEqual(
          withoutRepeats(all, isBare, (d) => sides(d)),
          all.filter((d, i) => !isBare(d) || !isSaid(d, i)),
        );
      }),
    );
  });
});
