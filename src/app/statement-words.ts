// A statement of the log in a few words: what was done, to what, by which words of reason.
import type { DecisionEntry, Statement, StoreView } from '../store/port.ts';

export type Why = { readonly why: string; readonly reason: string | null };

type Payload = Readonly<Record<string, unknown>>;

/** What a statement says. `decision`: the same as a decision, where it is one. */
export async function whyOf(
  view: StoreView,
  { kind, payload }: Statement,
  decision: DecisionEntry | null,
): Promise<Why> {
  const fields: Payload =
    typeof payload === 'object' && payload !== null && !Array.isArray(payload) ? { ...payload } : {};
  const plain = (why: string): Why => ({ why, reason: typeof fields.reason === 'string' ? fields.reason : null });
  switch (kind) {
    case 'document-added':
      return plain(`${fields.id} added`);
    case 'document-described':
      return plain(
        `more was told of ${fields.id}: ${Object.keys(fields)
          .filter((key) => key !== 'id' && key !== 'run')
          .join(', ')}`,
      );
    case 'claims-read':
      return plain(`${await documentName(view, String(fields.document))} read by ${fields.reader}`);
    case 'figures-imported':
      return plain(`${Array.isArray(fields.rows) ? fields.rows.length : 0} figures of ${fields.file} imported`);
    case 'price-set':
      return plain(`${Array.isArray(fields.rows) ? fields.rows.length : 0} prices of ${fields.file} imported`);
    case 'rate-set':
      return plain(`rates of ${fields.file} imported`);
    case 'entity-set':
      return plain(
        `the origin ${fields.name} set${fields.as ? ` to be ${fields.as}` : ''}${fields.letter ? `, rated ${fields.letter}` : ''}`,
      );
    case 'decision-made':
      return { why: decision ? decisionWords(decision) : 'a decision', reason: decision?.reason ?? null };
  }
}

async function documentName(view: StoreView, id: string): Promise<string> {
  const document = await view.summary(id);
  const told = [document?.publisher, document?.published].filter((part) => part != null).join(', ');
  return told === '' ? id : `${id} (${told})`;
}

/** A decision in words: "c_… amended: quantity.low 1000000 → 1100000". */
export function decisionWords({ verdict, subjects, claims, changes, target, run, carried }: DecisionEntry): string {
  const about = subjects.join(', ');
  const carriedOver = carried === null ? '' : `, carried over from statement ${carried}`;
  switch (verdict) {
    case 'accept':
    case 'reject':
      return `${about} ${verdict}ed${carriedOver}`;
    case 'amend':
      return `${about} amended to ${claims.join(', ')}: ${changes.map(({ field, old, new: now }) => `${field} ${word(old)} → ${word(now)}`).join(', ')}${carriedOver}`;
    case 'split':
      return `${about} split into ${claims.join(', ')}${carriedOver}`;
    case 'merge':
      return `${about} merged into ${claims.join(', ')}${carriedOver}`;
    case 'undo':
      return `statement ${target} undone`;
    case 'revert':
      return `all of run ${run} taken back`;
  }
}

const word = (value: unknown): string =>
  value === null || value === undefined ? 'nothing' : typeof value === 'string' ? value : JSON.stringify(value);
