// What is taken along from a view: files and lines of text. The sources and the address stand in whatever is taken.
import type { Words } from './words.ts';

/** The lines under a picture or table: where its numbers come from, which address shows it, when it was made. */
export function notesOf(sources: readonly string[], { t, date }: Words): readonly string[] {
  const own = [...new Set(sources)];
  const list = own.length === 0 ? [] : [t('copy.sources', { count: own.length, list: own.join('; ') })];
  const made = t('copy.made', { date: date(new Date().toISOString().slice(0, 10)) });
  return [...list, `${made} · ${window.location.pathname}${window.location.search}`];
}

/** A file's name from a title: letters and digits of any script, the rest as hyphens. */
export function fileName(title: string, ending: string): string {
  const plain = title
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, 60)
    .replaceAll(/^-|-$/g, '');
  return `${plain || 'tosite'}.${ending}`;
}

/** How long the browser has to begin with a download, milliseconds. */
const KEPT = 10_000;

/** Hands a file to the browser's downloads. */
export function save(blob: Blob, file: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT);
}
