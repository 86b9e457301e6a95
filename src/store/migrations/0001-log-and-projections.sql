-- The log: the truth. Entries are only ever added.
CREATE TABLE statements (
  seq INTEGER PRIMARY KEY,
  time TEXT NOT NULL,
  actor TEXT NOT NULL,
  kind TEXT NOT NULL,
  payload TEXT NOT NULL,
  prev TEXT NOT NULL,
  hash TEXT NOT NULL
);

-- Texts of documents, once each, by the hash that the log names.
CREATE TABLE texts (
  sha256 TEXT PRIMARY KEY,
  text TEXT NOT NULL
);

-- All that follows are projections: `rebuild` empties them and plays the log again.
CREATE TABLE documents (
  id TEXT PRIMARY KEY,
  seq INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  length INTEGER NOT NULL,
  language TEXT,
  published TEXT,
  publisher TEXT,
  url TEXT,
  title TEXT,
  added TEXT NOT NULL,
  added_by TEXT NOT NULL
);
CREATE INDEX documents_by_seq ON documents (seq);

-- The current reading of each document by each reader (without its version).
CREATE TABLE readings (
  document TEXT NOT NULL,
  reader TEXT NOT NULL,
  version TEXT NOT NULL,
  seq INTEGER NOT NULL,
  claims_hash TEXT NOT NULL,
  diagnostics TEXT NOT NULL,
  PRIMARY KEY (document, reader)
);

CREATE TABLE claims (
  id TEXT PRIMARY KEY,
  document TEXT NOT NULL,
  document_seq INTEGER NOT NULL,
  place INTEGER NOT NULL,
  frame TEXT NOT NULL,
  from_party TEXT,
  to_party TEXT,
  item TEXT,
  claim TEXT NOT NULL
);
CREATE INDEX claims_by_document ON claims (document);
CREATE INDEX claims_in_order ON claims (document_seq, place, id);
CREATE INDEX claims_by_pair ON claims (from_party, to_party, item);

CREATE TABLE figures (
  id TEXT PRIMARY KEY,
  seq INTEGER NOT NULL,
  place INTEGER NOT NULL,
  file TEXT NOT NULL,
  added TEXT NOT NULL,
  figure TEXT NOT NULL
);
CREATE INDEX figures_in_order ON figures (seq, place);

-- The decision that stands on each claim or imported figure.
CREATE TABLE decisions (
  subject TEXT PRIMARY KEY,
  seq INTEGER NOT NULL,
  time TEXT NOT NULL,
  actor TEXT NOT NULL,
  verdict TEXT NOT NULL,
  reason TEXT
);
