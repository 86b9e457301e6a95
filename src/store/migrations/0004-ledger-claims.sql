-- What the ledger reads, side by side: of each document and each two parties (the key of their scope) the claims that stand, as
-- the compact texts of src/ledger/ledger-claim.ts with commas between, in the order of the text.
CREATE TABLE ledger_claims (
  document_seq INTEGER NOT NULL,
  scope TEXT NOT NULL,
  claims TEXT NOT NULL,
  PRIMARY KEY (document_seq, scope)
);
CREATE INDEX ledger_claims_by_scope ON ledger_claims (scope, document_seq);

-- An empty index of the log has the projections made anew when the store is opened.
DELETE FROM entries;
