// What is answered → bytes in a buffer of their own, ready to be sent or handed to another thread.

/** The JSON of a value in UTF-8. */
export const jsonBytes = (value: unknown): Uint8Array<ArrayBuffer> => {
  // TextEncoder gives a buffer of its own; Buffer.from might give a piece of a shared one.
  return new TextEncoder().encode(JSON.stringify(value));
};

/** About so many characters are encoded at once. */
const PIECE = 1 << 20;

/** Pieces of text in UTF-8. */
export function textBytes(pieces: Iterable<string>): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < PIECE) continue;
    parts.push(Buffer.from(text));
    text = '';
  }
  parts.push(Buffer.from(text));
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
