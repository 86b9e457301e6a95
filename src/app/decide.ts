// Use case: a person accepts or rejects a claim (or an imported row). A decision never erases; the last one stands.
import type { By, Decision, Store, Verdict } from '../store/port.ts';

/** Records the verdict. Throws UserError T4010 where nothing has that id. */
export const decide = (store: Store, subject: string, verdict: Verdict, by: By, reason?: string): Promise<Decision> =>
  store.decide(reason === undefined ? { subject, verdict } : { subject, verdict, reason }, by);
