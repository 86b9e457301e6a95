-- The head, kept beside the log so that a log that was cut at its end shows, and so that one writer at a time can hold it.
CREATE TABLE head (
  id INTEGER PRIMARY KEY,
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL
);
INSERT INTO head (id, seq, hash) SELECT 1, coalesce(max(seq), 0), coalesce(
  (SELECT last.hash FROM statements last ORDER BY last.seq DESC LIMIT 1),
  '0000000000000000000000000000000000000000000000000000000000000000') FROM statements;

-- The projections are made anew: after a migration the log is played again.
DROP TABLE documents;
DROP TABLE readings;
DROP TABLE claims;
DROP TABLE figures;
DROP TABLE decisions;

-- One row a statement: the document and the run that it belongs to, and whether an undo or a revert has taken it back. kind:
-- null for documents and readings, which are too many to be listed by their kind.
CREATE TABLE entries (
  seq INTEGER PRIMARY KEY,
  kind TEXT,
  document TEXT,
  run TEXT,
  taken INTEGER NOT NULL
);
CREATE INDEX entries_by_document ON entries (document, seq) WHERE document IS NOT NULL;
CREATE INDEX entries_by_run ON entries (run, seq) WHERE run IS NOT NULL;
CREATE INDEX entries_by_kind ON entries (kind, seq) WHERE kind IS NOT NULL;

-- newer, older: the next version of the same URL each way.
CREATE TABLE documents (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  sha256 TEXT NOT NULL,
  length INTEGER NOT NULL,
  language TEXT,
  published TEXT,
  publisher TEXT,
  url TEXT,
  title TEXT,
  added TEXT NOT NULL,
  added_by TEXT NOT NULL,
  run TEXT,
  newer TEXT,
  older TEXT
);
CREATE INDEX documents_by_url ON documents (url) WHERE url IS NOT NULL;

-- Every claim of a document that is here. standing: current, superseded, version or replaced; merged_into: the claim that it
-- repeats; instead, behind: ids as JSON lists, null where empty.
CREATE TABLE claims (
  id TEXT PRIMARY KEY,
  document TEXT NOT NULL,
  document_seq INTEGER NOT NULL,
  place INTEGER NOT NULL,
  frame TEXT NOT NULL,
  from_party TEXT,
  to_party TEXT,
  item TEXT,
  standing TEXT NOT NULL,
  merged_into TEXT,
  instead TEXT,
  behind TEXT,
  claim TEXT NOT NULL
);
CREATE INDEX claims_in_order ON claims (document_seq, place, id);
-- A document's claims are mostly of one pair: they come to stand side by side.
CREATE INDEX claims_by_pair ON claims (from_party, to_party, document_seq);

CREATE TABLE figures (
  id TEXT PRIMARY KEY,
  seq INTEGER NOT NULL,
  place INTEGER NOT NULL,
  file TEXT NOT NULL,
  added TEXT NOT NULL,
  run TEXT,
  figure TEXT NOT NULL
);
CREATE INDEX figures_in_order ON figures (seq, place);

-- What each decision is about (role: subject) and what it puts in its place (role: claim).
CREATE TABLE decision_subjects (
  subject TEXT NOT NULL,
  seq INTEGER NOT NULL,
  verdict TEXT NOT NULL,
  role TEXT NOT NULL,
  PRIMARY KEY (subject, seq, role)
);

-- The accept or reject that stands on each claim or imported figure.
CREATE TABLE verdicts (
  subject TEXT PRIMARY KEY,
  seq INTEGER NOT NULL,
  time TEXT NOT NULL,
  actor TEXT NOT NULL,
  verdict TEXT NOT NULL,
  reason TEXT
);

-- What is set of origins.
CREATE TABLE entities (
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  same_as TEXT,
  letter TEXT,
  reason TEXT,
  actor TEXT NOT NULL,
  time TEXT NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (kind, name)
);
