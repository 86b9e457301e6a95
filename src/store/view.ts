// What can be asked of a store, over any connection: the questions of the port bound to a database.

import { countingClaims, listPairs, listScopes, scopesOfDocument } from './ledger-rows.ts';
import { logHead } from './log.ts';
import type { StoreView } from './port.ts';
import {
  countClaims,
  findClaim,
  findDecision,
  findDocument,
  findFigure,
  findSummary,
  listClaims,
  listDecisions,
  listDocuments,
  listEntities,
  listFigures,
  listRuns,
  textsOf,
} from './queries.ts';
import { statementOf } from './rows.ts';
import type { Database } from './sql.ts';
import { versionChange } from './version-change.ts';
import { listCurrencies, listPrices, listRates } from './worths.ts';

/** More than any log has. */
const ALL = 2_000_000_000;

/** The questions over a database. */
export const viewOf = ({ location, read }: Database): StoreView => ({
  location,
  documents: (filter = {}) => read((sql) => listDocuments(sql, filter.versions)),
  document: (id) => read((sql) => findDocument(sql, id)),
  summary: (id) => read((sql) => findSummary(sql, id)),
  texts: (documents) => read((sql) => textsOf(sql, documents)),
  claims: (filter = {}) => read((sql) => listClaims(sql, filter)),
  countClaims: (filter = {}) => read((sql) => countClaims(sql, filter)),
  claim: (id) => read((sql) => findClaim(sql, id)),
  scopes: () => read(listScopes),
  scopesOf: (document) => read((sql) => scopesOfDocument(sql, document)),
  pairs: () => read(listPairs),
  countingClaims: (of) => countingClaims(read, of),
  figures: () => read(listFigures),
  figure: (id) => read((sql) => findFigure(sql, id)),
  decisions: (subject) => read((sql) => listDecisions(sql, subject)),
  decision: (seq) => read((sql) => findDecision(sql, seq)),
  entities: () => read(listEntities),
  prices: () => read(listPrices),
  rates: (currencies) => read((sql) => listRates(sql, currencies)),
  currencies: () => read(listCurrencies),
  runs: () => read(listRuns),
  versionChange: (id) => read((sql) => versionChange(sql, id)),
  statements: (after = 0, limit = ALL) =>
    read(async (sql) =>
      (await sql.all('SELECT * FROM statements WHERE seq > ? ORDER BY seq LIMIT ?', after, limit)).map(statementOf),
    ),
  head: () => read(logHead),
});
