// From when a page looks at the ledger: what was published by a day, and what was recorded by a point of the log. It stands in
// the address, so that a view can be kept and sent.
export type Seen = { readonly asKnownOn: string | null; readonly asRecordedAt: string | null };

/** All that is known and recorded today. */
export const NOW: Seen = { asKnownOn: null, asRecordedAt: null };

/** What an address says. */
export const seenOf = (query: URLSearchParams): Seen => ({
  asKnownOn: query.get('asKnownOn') || null,
  asRecordedAt: query.get('asRecordedAt') || null,
});

/** The part of an address that says it: "?asKnownOn=2025-12-31", or nothing. */
export function seenQuery({ asKnownOn, asRecordedAt }: Seen): string {
  const fields = Object.entries({ asKnownOn, asRecordedAt }).flatMap(([key, value]) => (value ? [[key, value]] : []));
  return fields.length === 0 ? '' : `?${new URLSearchParams(fields)}`;
}

/** True where a page does not show the ledger as it is. */
export const isPast = ({ asKnownOn, asRecordedAt }: Seen): boolean => asKnownOn !== null || asRecordedAt !== null;
