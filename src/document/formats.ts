// How a file is laid out, by the end of its name: the same in the terminal and on the pages. A text is what has no other ending.
export const ENDINGS = {
  markdown: ['.md', '.markdown'],
  html: ['.html', '.htm', '.xhtml'],
  ndjson: ['.ndjson', '.jsonl'],
} as const;

export type FileFormat = 'plain' | keyof typeof ENDINGS;

/** The format of a file by its name. */
export function formatNamed(name: string): FileFormat {
  const lower = name.toLowerCase();
  const formats = Object.entries(ENDINGS) as readonly (readonly [keyof typeof ENDINGS, readonly string[]])[];
  return formats.find(([, endings]) => endings.some((ending) => lower.endsWith(ending)))?.[0] ?? 'plain';
}
