// What the contract suite is run on: how a store is opened and tampered with, and documents, claims and rows made for it.
import assert from 'node:assert/strict';
import { UserError } from '../../../src/base/diagnostic.ts';
import { createDocument, type Document } from '../../../src/document/document.ts';
import type { ImportedFigure } from '../../../src/ledger/imported-figure.ts';
import type { Claim } from '../../../src/reading/claim.ts';
import type { By, NewReading, Store } from '../../../src/store/port.ts';

export type StoreFixture = {
  /** Opens a store that did not exist. */
  readonly open: () => Promise<Store>;
  /** Opens the store of `store` a second time, as another process would. */
  readonly again: (store: Store) => Promise<Store>;
  /** How often a writer is killed to see that nothing is lost. */
  readonly kills: number;
  /** Runs one statement of SQL on the store's tables, past the port. */
  readonly tamper: (store: Store, sql: string) => Promise<void>;
};

export const by = (actor = 'eva', time = '2025-03-01T12:00:00.000Z'): By => ({ actor, now: new Date(time) });

export const none = { text: null, start: null, end: null };

/** A claim of food from AA to BB at a place of a text. */
export function claimAt(document: Document, start: number, more: Partial<Claim> = {}): Claim {
  return {
    id: `c_${document.sha256.slice(0, 8)}${String(start).padStart(8, '0')}`,
    frame: 'transfer',
    reader: 'grammar@1',
    rule: 'transfer.send',
    from: { id: 'AA', ...none, known: 'stated' },
    to: { id: 'BB', ...none, known: 'stated' },
    item: { code: 'food.grain', ...none },
    quantity: { ...none, low: '500', high: null, unit: 'tonne', approx: false, basis: 'total', per: null },
    when: null,
    where: null,
    source: null,
    modality: 'asserted',
    quote: { exact: document.text.slice(start, start + 4), start, end: start + 4, prefix: '', suffix: '' },
    ...more,
  };
}

export const TEXT = 'Etelä antoi viljaa 🌾 pohjoiselle, ja vähän öljyä.';

export const readingOf = (more: Partial<NewReading> & { readonly text?: string } = {}): NewReading => {
  const document = more.document ?? createDocument(more.text ?? TEXT, { publisher: 'Gazette', published: '2025-02' });
  return {
    document,
    claims: [claimAt(document, 0), claimAt(document, 10)],
    reader: 'grammar@1',
    diagnostics: [],
    ...more,
  };
};

export const figureRow = (label: string): ImportedFigure => ({
  id: `r_${label.padStart(16, '0')}`,
  label,
  row: 2,
  stated: '2024-05',
  origin: 'ROK NIS',
  speaker: null,
  via: null,
  url: 'https://example.org/x',
  from: 'KP',
  to: 'RU',
  frame: 'transfer',
  item: 'container',
  calibre: null,
  low: '100',
  high: null,
  unit: 'count',
  approx: false,
  basis: 'total',
  per: null,
  asOf: null,
  period: null,
  modality: 'estimated',
  derivedFrom: null,
  alternatives: [],
  note: '',
  outcome: null,
});

export type Open = () => Promise<Store>;

/** Everything that the port lets one see. */
export async function everything(store: Store): Promise<unknown> {
  const documents = await store.documents();
  return {
    documents,
    whole: await Promise.all(documents.map(({ id }) => store.document(id))),
    claims: await store.claims({ all: true }),
    figures: await store.figures(),
    decisions: await store.decisions(),
    entities: await store.entities(),
    prices: await store.prices(),
    rates: await store.rates(),
    runs: await store.runs(),
    statements: await store.statements(),
    head: await store.head(),
  };
}

/** Playing the log again gives what the store shows. */
export async function assertReplayable(store: Store): Promise<void> {
  const before = await everything(store);
  await store.rebuild();
  assert.deepEqual(await everything(store), before);
}

/** The error of an act that the store refuses must have this code. */
export const refusedWith =
  (code: string) =>
  (error: unknown): boolean =>
    error instanceof UserError && error.diagnostic.code === code && error.message.length > 20;

/** A claim as a person makes it of another one: something changed, and an id of its own. */
export function amended(claim: Claim, id: string, more: Partial<Claim> = {}): Claim {
  return { ...claim, id: `c_${id.padStart(16, '0')}`, reader: 'person:eva', rule: 'person.amend', ...more };
}

/** Ids of the claims that count: those that stand and are not rejected. */
export const counted = async (store: Pick<Store, 'claims'>): Promise<readonly string[]> =>
  (await store.claims()).filter(({ decision }) => decision?.verdict !== 'reject').map(({ claim }) => claim.id);
