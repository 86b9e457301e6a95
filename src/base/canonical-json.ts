// Canonical JSON, in the manner of RFC 8785: keys sorted by UTF-16 code units, no white space, `undefined` members left out.
// What is hashed and what is stored in the log is this text, so that equal content has one spelling on every machine.

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The canonical text of a value of JSON. Throws TypeError on what JSON cannot say (functions, NaN, bigint, a bare undefined). */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`not JSON: ${typeof value}`);
  return objectJson(value as Readonly<Record<string, unknown>>);
}

function objectJson(value: Readonly<Record<string, unknown>>): string {
  const keys = Object.keys(value);
  // What was read back from canonical text is in order already.
  if (keys.some((key, i) => i > 0 && key < (keys[i - 1] ?? ''))) keys.sort();
  let members = '';
  for (const key of keys) {
    const member = value[key];
    if (member === undefined) continue;
    members += `${members === '' ? '' : ','}${quoted(key)}:${canonicalJson(member)}`;
  }
  return `{${members}}`;
}

const KEYS_KEPT = 500;
const quotedKeys = new Map<string, string>();

/** A key in quotes; the same few come again and again. */
function quoted(key: string): string {
  const known = quotedKeys.get(key);
  if (known !== undefined) return known;
  const text = JSON.stringify(key);
  if (quotedKeys.size < KEYS_KEPT) quotedKeys.set(key, text);
  return text;
}
