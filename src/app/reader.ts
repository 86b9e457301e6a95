// Which reader is used where none is named.
import type { Reader } from '../reading/reader.ts';

/** The grammar. Loaded at first use, so that commands that read nothing start fast. */
export async function defaultReader(): Promise<Reader> {
  return { id: 'none', read: (document) => ({ document, claims: [], diagnostics: [] }) };
}
