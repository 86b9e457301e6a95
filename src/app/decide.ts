// Use case: a person accepts or rejects a claim (or an imported row). A decision never erases; the last one stands.
import type { By, Decision, Store, Verdict } from '../store/port.ts';

/** Records the verdict. An imported row goes by its label too. Throws UserError T4010 where nothing has that id. */
export async function decide(
  store: Store,
  named: string,
  verdict: Verdict,
  by: By,
  reason?: string,
): Promise<Decision> {
  const isId = named.startsWith('c_') || named.startsWith('r_');
  const rows = isId ? [] : (await store.figures()).filter(({ label }) => label === named);
  // Two files may use one label: then only the id says which row is meant.
  const subject = rows.length === 1 && rows[0] ? rows[0].id : named;
  return store.decide(reason === undefined ? { subject, verdict } : { subject, verdict, reason }, by);
}
