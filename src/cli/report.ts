// How errors and diagnostics look on a terminal: what, where, why, what to do. Pure.
import type { Diagnostic } from '../base/diagnostic.ts';
import { printable } from './text.ts';

/** Place of a diagnostic: file, line and column where they are known; characters of the text otherwise. */
export function placeOf({ at, span }: Pick<Diagnostic, 'at' | 'span'>, withFile = true): string {
  const column = at?.column === undefined ? null : `column ${at.column}`;
  const line = at?.line === undefined ? null : `line ${at.line}`;
  const characters = span && !at?.line ? `characters ${span.start}–${span.end}` : null;
  return [withFile ? (at?.file ?? null) : null, line, column, characters].filter((part) => part !== null).join(', ');
}

/** One diagnostic as a few lines. */
export function diagnosticText(diagnostic: Diagnostic, mark = `tosite: ${diagnostic.severity}`): string {
  const place = placeOf(diagnostic);
  const lines = [
    `${mark} ${diagnostic.code}: ${printable(diagnostic.message)}`,
    ...(place === '' ? [] : [`  Where: ${printable(place)}`]),
    `  What to do: ${printable(diagnostic.hint)}`,
  ];
  return `${lines.join('\n')}\n`;
}
