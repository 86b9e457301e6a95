import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addText } from '../../src/app/add-text.ts';
import { decide } from '../../src/app/decide.ts';
import { documentView } from '../../src/app/documents.ts';
import { explain } from '../../src/app/explain.ts';
import { exchange, ledger } from '../../src/app/ledger.ts';
import { readDocuments, readText } from '../../src/app/read-text.ts';
import { createDocument, type Document } from '../../src/document/document.ts';
import type { Derivation } from '../../src/ledger/model.ts';
import type { Claim } from '../../src/reading/claim.ts';
import type { Reader, Reading } from '../../src/reading/reader.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/port.ts';
import { temporaryFolder } from '../cli/harness.ts';
import { sampleReading, TEXT } from '../cli/sample.ts';

const BY = { actor: 'tester', now: new Date('2026-01-31T12:00:00Z') };
/** Reads the sample and nothing else, without a grammar. */
const sampleReader: Reader = {
  id: 'test@1',
  read: (document) => ({ document, claims: document.text === TEXT ? sampleReading().claims : [], diagnostics: [] }),
};

/** Each slot that says where its words stand. */
const wordsOf = ({ quote, from, to, item, quantity, when, where }: Claim) =>
  [{ ...quote, text: quote.exact }, from, to, item, quantity, when, where].filter((slot) => slot !== null);

const WORDS = [
  'Russia',
  'North Korea',
  'sent',
  'Venäjä',
  'lähetti',
  'Pohjois-Korealle',
  '3,000',
  'noin 40 000',
  'shells',
  'öljyä',
  '“',
  '\n\n',
  '.',
  ',',
  '🚢',
  'e\u0301',
  '\u202e',
  '\0',
  'and',
  'ei',
  'yli',
  'miljoona',
  'tonnes of',
  '2024-13',
  'to',
];
const SAID = 'North Korea has sent Russia 3,000 containers. Pohjois-Korea on lähettänyt Venäjälle 3 000 konttia.';
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }).map((words) => words.join(' ')),
  fc
    .tuple(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.boolean())
    .map(([odd, split]) => `${odd}\n\n${split ? SAID.normalize('NFD') : SAID}\n\n${odd}`),
);

describe('readText', () => {
  for (const language of ['en', 'fi'])
    it(`never throws on any text, and spans reproduce their words (property, ${language})`, async () => {
      let read = 0;
      await fc.assert(
        fc.asyncProperty(anyText, async (text) => {
          const { claims, diagnostics } = await readText(text, { language, published: '2024-12' });
          assert.ok(diagnostics.every(({ message, hint }) => message !== '' && hint !== ''));
          read += claims.length;
          for (const claim of claims)
            for (const { text: words, start, end } of wordsOf(claim))
              if (words !== null && start != null && end != null) assert.equal(text.slice(start, end), words);
        }),
        { numRuns: 150 },
      );
      assert.ok(read > 0, 'the property was never put to a claim');
    });

  it('reads A and then B as it reads them apart (property)', async () => {
    const read = (text: string) => readText(text, { language: 'en', published: '2024-12' });
    await fc.assert(
      fc.asyncProperty(anyText, anyText, async (a, b) => {
        const alone = await read(b);
        await read(a);
        assert.deepEqual(await read(b), alone);
      }),
      { numRuns: 60 },
    );
  });

  it('tells the language of a text, and names one that it cannot read', async () => {
    const finnish = await readText(
      'Venäjä osti viime vuonna viljaa ja maksoi siitä öljyllä, kertovat viranomaiset.',
      {},
    );
    assert.equal(finnish.document.language, 'fi');
    const swedish = await readText(
      'Ryssland köpte spannmål förra året och betalade med olja, säger myndigheterna i landet.',
      {},
    );
    assert.deepEqual(swedish.claims, []);
    assert.ok(swedish.diagnostics.some(({ severity }) => severity === 'error'));
  });

  it('gives no claims and the reason for a text that is not fit to read', async () => {
    const { claims, diagnostics } = await readText(' ', {});
    assert.deepEqual([claims.length, diagnostics[0]?.code], [0, 'T1004']);
  });
});

describe('a text that is kept', () => {
  const folder = temporaryFolder();
  const withStore = async (name: string, work: (store: Store) => Promise<void>): Promise<void> => {
    const store = await openStore(join(folder, name));
    try {
      await work(store);
    } finally {
      await store.close();
    }
  };
  const FIELDS = { language: 'en', published: '2025-02-10', publisher: 'Tosite example' };
  const add = (store: Store) => addText(store, TEXT, FIELDS, BY, { reader: sampleReader });

  it('is added once', () =>
    withStore('once.db', async (store) => {
      const first = await add(store);
      assert.deepEqual([first.added, first.claims.length], [true, 4]);
      const head = await store.head();
      assert.equal((await add(store)).added, false);
      assert.deepEqual(await store.head(), head);
    }));

  it('is not kept where it is not fit', () =>
    withStore('unfit.db', async (store) => {
      const { document, added, diagnostics } = await addText(store, '\n', {}, BY);
      assert.deepEqual([document, added, diagnostics[0]?.code], [null, false, 'T1004']);
      assert.equal((await store.head()).seq, 0);
    }));

  it('stands on both sides of the exchange, until its claims are rejected', () =>
    withStore('exchange.db', async (store) => {
      const { document, claims } = await add(store);
      const seen = await exchange(store, { a: 'KP', b: 'RU' });
      assert.deepEqual([seen.a.name, seen.b.name], ['North Korea', 'Russia']);
      assert.deepEqual(
        seen.given.map(({ item }) => item),
        ['ammunition.artillery'],
      );
      assert.deepEqual(seen.received.map(({ item }) => item).sort(), ['food.grain', 'money']);
      const view = await documentView(store, document?.id ?? '');
      assert.equal(
        view?.claims.find(({ claim }) => claim.item?.code === 'ammunition.artillery')?.series,
        seen.given[0]?.key,
      );
      assert.equal(view?.claims.find(({ claim }) => claim.frame === 'effect')?.series, null);
      for (const { id } of claims) await decide(store, id, 'reject', BY);
      assert.deepEqual((await ledger(store)).flows, []);
      assert.deepEqual((await exchange(store, { a: 'KP', b: 'RU', asKnownOn: '2025-12-31' })).given, []);
    }));

  it('is not known before it was published', () =>
    withStore('time.db', async (store) => {
      await add(store);
      assert.deepEqual((await ledger(store, { asKnownOn: '2025-02-09' })).flows, []);
      assert.equal((await ledger(store, { asKnownOn: '2025-02-10', from: 'KP' })).flows.length, 1);
    }));

  it('is where every explanation ends', () =>
    withStore('explain.db', async (store) => {
      await add(store);
      const { flows } = await ledger(store);
      const leaves = (node: Derivation): readonly Derivation[] =>
        node.children.length === 0 ? [node] : node.children.flatMap(leaves);
      for (const flow of flows) {
        const claimsBelow = leaves(await explain(store, flow.key)).flatMap(({ claim }) => (claim ? [claim] : []));
        assert.deepEqual(
          [...new Set(claimsBelow)].sort(),
          [...new Set(flow.figures.flatMap(({ reportIds }) => reportIds))].sort(),
        );
      }
      await assert.rejects(explain(store, 'c_0000000000000000'), { name: 'UserError' });
    }));
});

describe('a reader with a fault', () => {
  it('costs its document and no other', async () => {
    const reader: Reader = {
      id: 'broken@1',
      read: () => {
        throw new RangeError('too deep');
      },
    };
    const { claims, diagnostics } = await readText('North Korea sent Russia 5 shells.', { language: 'en' }, { reader });
    assert.deepEqual(claims, []);
    const fault = diagnostics.find(({ code }) => code === 'T1999');
    assert.match(fault?.message ?? '', /too deep/);
  });

  it('costs no other document that is read together with it', async () => {
    const of = (document: Document): Reading => {
      if (document.text.includes('deep')) throw new RangeError('too deep');
      return { document, claims: [], diagnostics: [] };
    };
    const reader: Reader = { id: 'broken@1', read: of, readAll: (documents) => documents.map(of) };
    const texts = ['A ship.', 'A deep sea.', 'Two ships.'];
    const opened = texts.map((text) => ({ document: createDocument(text, { language: 'en' }), noticed: [] }));
    const readings = await readDocuments(opened, reader);
    assert.deepEqual(
      readings.map(({ document, diagnostics }) => [document.text, ...diagnostics.map(({ code }) => code)]),
      [['A ship.'], ['A deep sea.', 'T1999'], ['Two ships.']],
    );
  });
});
