-- The compact texts of ledger_claims have another shape: what a claim may not have stands in a list of its own. An empty index of
-- the log has the projections made anew when the store is opened.
DELETE FROM entries;
