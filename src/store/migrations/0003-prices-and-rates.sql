-- What things cost and what currencies are worth, as brought in: projections of the statements price-set and rate-set.
CREATE TABLE prices (
  id TEXT PRIMARY KEY,
  seq INTEGER NOT NULL,
  place INTEGER NOT NULL,
  file TEXT NOT NULL,
  added TEXT NOT NULL,
  run TEXT,
  price TEXT NOT NULL
);

-- per_euro: units of the currency for one euro, as text. The rate that was brought in last counts.
CREATE TABLE rates (
  currency TEXT NOT NULL,
  date TEXT NOT NULL,
  seq INTEGER NOT NULL,
  per_euro TEXT NOT NULL,
  file TEXT NOT NULL,
  PRIMARY KEY (currency, date)
);
