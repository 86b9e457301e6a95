// The tables of a store: their columns, and the columns that order their rows. What migrations/ makes, said once for code.

type Table = { readonly columns: readonly string[]; readonly order: readonly string[] };

/** The truth: the log, and the texts that it names. */
export const KEPT = {
  statements: { columns: ['seq', 'time', 'actor', 'kind', 'payload', 'prev', 'hash'], order: ['seq'] },
  texts: { columns: ['sha256', 'text'], order: ['sha256'] },
} as const satisfies Record<string, Table>;

/** The projections: what `rebuild` makes from the truth. */
export const TABLES = {
  entries: { columns: ['seq', 'kind', 'document', 'run', 'taken'], order: ['seq'] },
  documents: {
    columns: [
      ...['seq', 'id', 'sha256', 'length', 'language', 'published', 'publisher', 'url', 'title', 'added', 'added_by'],
      ...['run', 'newer', 'older'],
    ],
    order: ['seq'],
  },
  claims: {
    columns: [
      ...['id', 'document', 'document_seq', 'place', 'frame', 'from_party', 'to_party', 'item', 'standing'],
      ...['merged_into', 'instead', 'behind', 'claim'],
    ],
    order: ['document_seq', 'place', 'id'],
  },
  ledger_claims: { columns: ['document_seq', 'scope', 'claims'], order: ['document_seq', 'scope'] },
  figures: { columns: ['id', 'seq', 'place', 'file', 'added', 'run', 'figure'], order: ['seq', 'place', 'id'] },
  decision_subjects: { columns: ['subject', 'seq', 'verdict', 'role'], order: ['subject', 'seq', 'role'] },
  verdicts: { columns: ['subject', 'seq', 'time', 'actor', 'verdict', 'reason'], order: ['subject'] },
  entities: {
    columns: ['kind', 'name', 'same_as', 'letter', 'reason', 'actor', 'time', 'seq'],
    order: ['kind', 'name'],
  },
  prices: { columns: ['id', 'seq', 'place', 'file', 'added', 'run', 'price'], order: ['seq', 'place', 'id'] },
  rates: { columns: ['currency', 'date', 'seq', 'per_euro', 'file'], order: ['currency', 'date'] },
} as const satisfies Record<string, Table>;

export type TableName = keyof typeof TABLES;
