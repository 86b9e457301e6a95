// Who is logged in: a random word in a cookie, of which only the hash is kept. A session ends twelve hours after it was last used,
// a week after it began, when the person logs out, and when the server ends.
import { createHash, randomBytes } from 'node:crypto';

const IDLE = 12 * 3_600_000;
const LONGEST = 7 * 24 * 3_600_000;
/** Sessions at once; the oldest end. */
const MOST = 10_000;

type Session = { readonly name: string; readonly begun: number; used: number };

export type Sessions = {
  /** Begins one; the word for the cookie. */
  readonly begin: (name: string) => string;
  /** The name of who holds the word; null where nobody does any more. */
  readonly nameOf: (word: string) => string | null;
  readonly end: (word: string) => void;
};

const hashOf = (word: string): string => createHash('sha256').update(word).digest('base64url');

/** Sessions by a clock in milliseconds. */
export function sessionsBy(clock: () => number): Sessions {
  const kept = new Map<string, Session>();
  return {
    begin: (name) => {
      const word = randomBytes(32).toString('base64url');
      kept.set(hashOf(word), { name, begun: clock(), used: clock() });
      for (const old of [...kept.keys()].slice(0, -MOST)) kept.delete(old);
      return word;
    },
    nameOf: (word) => {
      const session = kept.get(hashOf(word));
      if (!session) return null;
      if (clock() - session.used > IDLE || clock() - session.begun > LONGEST) {
        kept.delete(hashOf(word));
        return null;
      }
      session.used = clock();
      return session.name;
    },
    end: (word) => void kept.delete(hashOf(word)),
  };
}
