// Reports for tests: one call, only what the test is about; the rest is plain.
import { createHash } from 'node:crypto';
import type { Quantity, Report } from '../../src/ledger/model.ts';
import { originsFrom } from '../../src/ledger/origins.ts';

export const ORIGINS = originsFrom(
  [
    ['Alfa ministry', 'Alfa', 'ministry', '', '', 'one government'],
    ['Alfa service', 'Alfa', 'intelligence', '', '', 'one government'],
    ['Bravo institute', 'Bravo', 'researcher', '', '', ''],
    ['Charlie', 'Charlie', 'researcher', '', '', ''],
    ['Delta monitors', 'Delta', 'monitor', 'Alfa|Bravo', '', 'is fed by its members'],
    ['Echo', 'Echo', 'researcher', '', 'Charlie', 'counts from the same pictures'],
    ['Foxtrot', 'Foxtrot', 'researcher', 'Delta', '', 'copies the monitors'],
    ['Gazette', 'Gazette', 'outlet', '', '', ''],
    ['Herald', 'Herald', 'outlet', '', '', ''],
  ].map(([name, body, kind, fed, evidence, reason]) => ({
    name: name ?? '',
    body: body ?? '',
    kind: kind ?? '',
    fed_by: fed ?? '',
    evidence_of: evidence ?? '',
    reason: reason ?? '',
  })),
);

type Wanted = Partial<Omit<Report, 'quantity' | 'body' | 'originKind'>> & {
  readonly quantity?: Partial<Quantity> | null;
};

const QUANTITY: Quantity = {
  low: null,
  high: null,
  unit: 'count',
  approx: false,
  basis: 'total',
  per: null,
  shared: false,
  written: null,
};

/** A report from A to B of crates, with what is wanted in place of the defaults. Its id is a hash of its content. */
export function report(wanted: Wanted): Report {
  const { quantity, ...rest } = wanted;
  const origin = ORIGINS.resolve(rest.origin ?? 'Alfa ministry');
  const made: Omit<Report, 'id' | 'evidence'> = {
    frame: 'transfer',
    from: 'AA',
    to: 'BB',
    item: 'container',
    calibre: null,
    outcome: null,
    quantity: quantity === null ? null : { ...QUANTITY, ...quantity },
    period: null,
    asOf: null,
    stated: '2024-05-01',
    statedBy: 'published',
    speaker: null,
    publisher: 'Gazette',
    outlet: null,
    page: 'd_0000000000000000',
    designation: null,
    accepted: false,
    copyOf: null,
    namedInstead: null,
    modality: 'asserted',
    derivedFrom: null,
    alternatives: [],
    sharedOver: [],
    ...rest,
    origin: origin.name,
    body: origin.body,
    originKind: origin.kind,
  };
  const id = rest.id ?? `c_${createHash('sha256').update(JSON.stringify(made)).digest('hex').slice(0, 16)}`;
  const evidence = rest.evidence ?? claimEvidence(id);
  return { ...made, id, evidence };
}

export const claimEvidence = (id: string): Report['evidence'] => ({
  kind: 'claim',
  claimId: id,
  documentId: 'd_0000000000000000',
  publisher: 'Gazette',
  title: null,
  url: null,
  quote: 'the words of the claim',
});

/** A bare number or a range of one origin. */
export const says = (origin: string, low: string | null, high: string | null, more: Wanted = {}): Report =>
  report({ origin, ...more, quantity: { low, high, ...more.quantity } });
