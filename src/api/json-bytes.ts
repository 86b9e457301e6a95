// A value → the bytes of its JSON, in a buffer of their own.

/** UTF-8, ready to be sent or handed to another thread. */
export const jsonBytes = (value: unknown): Uint8Array<ArrayBuffer> => {
  // TextEncoder gives a buffer of its own; Buffer.from might give a piece of a shared one.
  return new TextEncoder().encode(JSON.stringify(value));
};
