// A document and claims made by hand, for tests of what renders: the views are tested without a reader.
import { createDocument, type Document } from '../../src/document/document.ts';
import type { Claim, Proposal, QuantitySlot } from '../../src/reading/claim.ts';
import { admit } from '../../src/reading/gate.ts';
import type { Reading } from '../../src/reading/reader.ts';

export const TEXT = [
  'North Korea sent Russia more than a million shells by ship, the Port Watch group said.',
  'In return Russia paid between 2.5 and 3 billion euros in 2024.',
  'It also sent about 40,000 tonnes of grain 🌾 and promised a satellite.',
  'The grain eases the shortage of food.',
].join(' ');

const place = (words: string, from = 0): { text: string; start: number; end: number } => {
  const start = TEXT.indexOf(words, from);
  if (start < 0) throw new Error(`not in the sample: ${words}`);
  return { text: words, start, end: start + words.length };
};
const span = (words: string): { start: number; end: number } => {
  const { start, end } = place(words);
  return { start, end };
};

const party = (id: string, words: string): NonNullable<Claim['from']> => ({ id, ...place(words), known: 'stated' });
const implied = (id: string): NonNullable<Claim['from']> => ({
  id,
  text: null,
  start: null,
  end: null,
  known: 'implied',
  rule: 'topic.party',
});
const amount = (words: string, slot: Omit<QuantitySlot, 'text' | 'start' | 'end'>): QuantitySlot => ({
  ...slot,
  ...place(words),
});

const base = {
  reader: 'test@1',
  rule: 'test.made',
  from: null,
  to: null,
  item: null,
  quantity: null,
  when: null,
  where: null,
  source: null,
  modality: 'asserted',
} as const;

const PROPOSALS: readonly Proposal[] = [
  {
    ...base,
    frame: 'transfer',
    modality: 'reported',
    from: party('KP', 'North Korea'),
    to: party('RU', 'Russia'),
    item: { code: 'ammunition.artillery', ...place('shells') },
    quantity: amount('more than a million', {
      low: '1000000',
      high: null,
      unit: 'count',
      approx: false,
      basis: 'total',
      per: null,
    }),
    source: { ...place('Port Watch'), chain: [{ name: 'Port Watch', kind: 'group' }], origin: 'Port Watch' },
    quote: span('North Korea sent Russia more than a million shells'),
  },
  {
    ...base,
    frame: 'transfer',
    from: party('RU', 'Russia'),
    to: implied('KP'),
    item: { code: 'money', text: null, start: null, end: null },
    quantity: amount('between 2.5 and 3 billion euros', {
      low: '2500000000',
      high: '3000000000',
      unit: 'EUR',
      approx: false,
      basis: 'total',
      per: null,
    }),
    when: { edtf: '2024', ...place('2024'), known: 'stated' },
    quote: span('Russia paid between 2.5 and 3 billion euros in 2024'),
  },
  {
    ...base,
    frame: 'transfer',
    from: implied('RU'),
    to: implied('KP'),
    item: { code: 'food.grain', ...place('grain') },
    quantity: amount('about 40,000', {
      low: '40000',
      high: '40000',
      unit: 'tonne',
      approx: true,
      basis: 'total',
      per: null,
    }),
    quote: span('sent about 40,000 tonnes of grain 🌾'),
  },
  {
    ...base,
    frame: 'effect',
    to: implied('KP'),
    item: { code: 'food shortage', text: null, start: null, end: null },
    sign: '-',
    quote: span('The grain eases the shortage of food'),
  },
];

/** The sample as a document. */
export const sampleDocument = (fields: Partial<Document> = {}): Document =>
  createDocument(TEXT, {
    title: 'Ships and grain',
    published: '2025-02-10',
    publisher: 'Tosite example',
    language: 'en',
    ...fields,
  });

/** The sample read: three transfers and an effect. */
export function sampleReading(fields: Partial<Document> = {}): Reading {
  const document = sampleDocument(fields);
  const { claims, diagnostics } = admit(document, PROPOSALS);
  return { document, claims, diagnostics };
}
