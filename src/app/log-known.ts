// What of the log was about things that were published by a day: documents and what was read from them or decided on them,
// tables of figures of which some had been stated. What has no date of publication (settings of origins, prices, rates, taking
// a run back) always is. Pure over a store's answers.
import type { DecisionEntry, Run, Statement, StoreView } from '../store/port.ts';
import { isKnownBy } from './known.ts';

type Fields = Readonly<Record<string, unknown>>;
type Entry = { readonly statement: Statement; readonly decision: DecisionEntry | null };

const fieldsOf = (payload: Statement['payload']): Fields =>
  typeof payload === 'object' && payload !== null ? { ...payload } : {};
const textOr = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Whether a statement is about something that was known by the end of the day, month or year. */
export async function isAboutKnown(view: StoreView, entry: Entry, asKnownOn: string): Promise<boolean> {
  const { kind, payload, time } = entry.statement;
  const fields = fieldsOf(payload);
  switch (kind) {
    case 'document-added':
      return isKnownBy({ published: textOr(fields.published), added: time }, asKnownOn);
    case 'document-described':
      return isDocumentKnown(view, { id: textOr(fields.id), time }, asKnownOn);
    case 'claims-read':
      return isDocumentKnown(view, { id: textOr(fields.document), time }, asKnownOn);
    case 'figures-imported':
      return (Array.isArray(fields.rows) ? fields.rows : []).some((row) => {
        const stated = textOr(fieldsOf(row).stated);
        return stated !== null && isKnownBy({ stated, added: time }, asKnownOn);
      });
    case 'decision-made':
      return entry.decision === null || isDecisionKnown(view, entry.decision, asKnownOn);
    case 'entity-set':
    case 'price-set':
    case 'rate-set':
      return true;
  }
}

/** A document that is in the store no more counts from when the statement was made. */
async function isDocumentKnown(
  view: StoreView,
  { id, time }: { readonly id: string | null; readonly time: string },
  asKnownOn: string,
): Promise<boolean> {
  const stored = id === null ? null : await view.document(id);
  return isKnownBy({ published: stored?.document.published ?? null, added: stored?.added ?? time }, asKnownOn);
}

/** A decision is about its claims and rows; an undo about those of what it takes back. */
async function isDecisionKnown(view: StoreView, decision: DecisionEntry, asKnownOn: string): Promise<boolean> {
  if (decision.verdict === 'undo') {
    const target = (await view.decisions()).find(({ seq }) => seq === decision.target);
    return target === undefined || isDecisionKnown(view, target, asKnownOn);
  }
  const subjects = await Promise.all(
    decision.subjects.map(async (id) => (await view.claim(id)) ?? (await view.figure(id))),
  );
  const found = subjects.filter((one) => one !== null);
  return found.length === 0 || found.some((one) => isKnownBy(one, asKnownOn));
}

/** The runs that brought in anything that was known by the day, and those that brought in nothing that has a date. */
export async function runsKnownBy(view: StoreView, asKnownOn: string | null): Promise<readonly Run[]> {
  const runs = await view.runs();
  if (asKnownOn === null) return runs;
  const brought = [...(await view.documents()), ...(await view.figures())];
  const dated = new Set(brought.map(({ run }) => run));
  const known = new Set(brought.filter((one) => isKnownBy(one, asKnownOn)).map(({ run }) => run));
  return runs.filter(({ run }) => known.has(run) || !dated.has(run));
}
