// Use case: the causal diagram of all effect claims in the store.
import { z } from 'zod';
import { dataTable } from '../base/data.ts';
import { type EffectDocument, Effects, type Variables } from '../exchange/effects/effect-input.ts';
import { effectsOf } from '../exchange/effects/effects.ts';
import type { StatedBy } from '../ledger/model.ts';
import { type Origins, originsWith } from '../ledger/origins.ts';
import { NOT_NAMED } from '../ledger/shown.ts';
import type { StoredClaim, StoreView } from '../store/port.ts';
import { claimsKnownBy } from './known.ts';

/** `tosite effects --json`. */
export const EffectsView = z.object({ asKnownOn: z.string().nullable(), ...Effects.unwrap().shape }).readonly();
export type EffectsView = z.infer<typeof EffectsView>;

/** The diagram, as known on a day. Rejected claims are left out as if never read. */
export async function effects(store: StoreView, asKnownOn: string | null = null): Promise<EffectsView> {
  const origins = originsWith((await store.entities()).map(({ name, as, letter }) => ({ name, as, letter })));
  const found = await claimsKnownBy(store, { frame: 'effect' }, asKnownOn);
  const documents: EffectDocument[] = [];
  for (const id of new Set(found.filter(stands).map(({ documentId }) => documentId))) {
    const stored = await store.document(id);
    const claims = await claimsKnownBy(store, { document: id }, asKnownOn);
    if (stored === null) continue;
    documents.push({
      id,
      language: stored.document.language,
      text: stored.document.text,
      claims: claims
        .filter((one) => stands(one) && ['effect', 'transfer', 'deployment'].includes(one.claim.frame))
        .map((one) => ({
          ...one.claim,
          origin: originOf(one, origins),
          stated: statedOf(one),
          statedBy: statedByOf(one),
        })),
    });
  }
  return { asKnownOn, ...effectsOf(documents, knownVariables()) };
}

const stands = ({ decision }: StoredClaim): boolean => decision?.verdict !== 'reject';
const statedOf = ({ published, added }: StoredClaim): string => published ?? added.slice(0, 10);
const statedByOf = ({ published }: StoredClaim): StatedBy => (published === null ? 'added' : 'published');

function originOf(stored: StoredClaim, origins: Origins): string {
  const { claim, publisher } = stored;
  if (claim.source) return origins.resolve(claim.source.origin, 'official', statedOf(stored)).name;
  return publisher === null ? NOT_NAMED : origins.resolve(publisher, 'outlet').name;
}

let variables: Variables | null = null;

/** The variables of data/variables.tsv, found by code, by name, and by an English word that only one of them has. */
export function knownVariables(): Variables {
  if (variables) return variables;
  const rows = dataTable('variables.tsv');
  const labels = new Map(rows.map(({ code = '', label = '' }) => [code, label]));
  const opposites = new Map(rows.flatMap(({ code = '', opposite = '' }) => (opposite ? [[code, opposite]] : [])));
  const felt = new Set(dataTable('causes.tsv').flatMap(({ code = '', whose }) => (whose === 'feels' ? [code] : [])));
  const pronouns = new Set([
    ...dataTable('fi/pronouns.tsv').flatMap(({ base = '', lemma = '' }) => [base, lemma]),
    ...dataTable('en/pronouns.tsv').map(({ word = '' }) => word.toLowerCase()),
  ]);
  const byWord = Map.groupBy(
    rows.flatMap(({ code = '', en = '' }) =>
      en === '' ? [] : en.split('|').map((word) => [word.toLowerCase(), code] as const),
    ),
    ([word]) => word,
  );
  const codes = new Map([
    ...[...byWord].flatMap(([word, entries]) => (entries.length === 1 ? [[word, entries[0]?.[1] ?? ''] as const] : [])),
    ...rows.map(({ code = '', label = '' }) => [label.toLowerCase(), code] as const),
    ...rows.map(({ code = '' }) => [code, code] as const),
  ]);
  variables = {
    labelOf: (code) => labels.get(code) ?? code,
    codeOf: (text) => codes.get(text.trim().toLowerCase()) ?? null,
    oppositeOf: (code) => opposites.get(code) ?? null,
    isFelt: (code) => felt.has(code),
    isPronoun: (text) => pronouns.has(text.trim().toLowerCase()),
  };
  return variables;
}
