// A statement of the log under verification: what it is about is known at once, its whole content only where it is asked for.
import type { Recorded } from './entries.ts';
import { entryOf } from './rows.ts';
import type { Row } from './sql.ts';
import { drafted, type Entry, type Payload } from './statement.ts';

export type Checked = {
  readonly entry: Entry;
  /** Of statements that add or read a document: its id and the run; null otherwise. */
  readonly about: { readonly document: string; readonly run: string | null } | null;
  /** Of a reading: the texts of its claims as they stand in the payload, one after the other. */
  readonly claims: string | null;
  readonly recorded: () => Recorded;
  /** Of a statement that adds a document: that document. */
  readonly added: Payload<'document-added'> | null;
};

const CLAIMS = '{"claims":[';
const REST = '],"diagnostics":';

/** A row whose hash was found right. */
export function checkedOf(row: Row): Checked {
  const entry = entryOf(row);
  const recorded = (): Recorded => ({ ...drafted(entry), entry });
  if (entry.kind === 'claims-read') {
    // Neither mark can stand in a text of the payload, where a quotation mark has a backslash before it.
    const end = entry.payload.lastIndexOf(REST);
    const rest = JSON.parse(`{${entry.payload.slice(end + 2)}`) as { document: string; run?: string };
    const claims = entry.payload.startsWith(CLAIMS) ? entry.payload.slice(CLAIMS.length, end) : null;
    return { entry, about: { document: rest.document, run: rest.run ?? null }, claims, recorded, added: null };
  }
  if (entry.kind !== 'document-added') return { entry, about: null, claims: null, recorded, added: null };
  const added = JSON.parse(entry.payload) as Payload<'document-added'>;
  return { entry, about: { document: added.id, run: added.run ?? null }, claims: null, recorded, added };
}
