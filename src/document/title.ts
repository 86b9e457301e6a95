// What a text without a given title is called: its first heading, or a first line that stands alone like a headline. Never its file's
// name: one text under two names is one document. Pure; the text is not changed.

/** The first heading of a Markdown text that begins with one. */
export const firstHeading = (body: string): string | null =>
  /^\s*#[ \t]+([^\n]+?)[ \t#]*\r?(?:\n|$)/.exec(body)?.[1] ?? null;

/** A longer line is no headline. */
const LONGEST = 140;

/** The first line of a plain text where a blank line and more follow it, and it does not end as sentences do. */
export function headlineOf(text: string): string | null {
  const [, line = ''] = /^\s*([^\r\n]+)\r?\n[ \t]*\r?\n\s*\S/u.exec(text) ?? [];
  const trimmed = line.trim();
  return trimmed === '' || trimmed.length > LONGEST || /[.,:;…]["'”’»)]*$/u.test(trimmed) ? null : trimmed;
}
