// Text in a picture: SVG breaks no lines, so they are broken before it is drawn, by an estimate of how wide letters are.

/** Width of a letter as a share of the type's size: the mean of the type in use, over English and Finnish words. */
const LETTER = 0.54;

/** About how wide a text is, pixels. */
export const textWidth = (text: string, size: number): number => text.length * size * LETTER;

/** Breaks a text between words into lines of at most so many pixels; after `most` lines the last one ends in "…". */
export function wrapText(text: string, width: number, size: number, most = 3): readonly string[] {
  const letters = Math.max(4, Math.floor(width / (size * LETTER)));
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/u).flatMap((one) => pieces(one, letters))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length <= letters) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  if (line !== '') lines.push(line);
  const kept = lines.slice(0, most);
  return lines.length <= most ? kept : [...kept.slice(0, -1), `${kept.at(-1)?.slice(0, letters - 1) ?? ''}…`];
}

/** A word that is longer than a line in pieces that are not. */
function pieces(word: string, letters: number): readonly string[] {
  if (word.length <= letters) return [word];
  return [`${word.slice(0, letters - 1)}-`, ...pieces(word.slice(letters - 1), letters)];
}
