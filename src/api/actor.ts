// Who acts through the browser: the name that a person has set in the workbench, sent with each request. It is a word that is
// trusted, as in the command line; who may write at all, the session says (guard.ts).

import type { Context } from 'hono';
import { say } from '../base/said.ts';
import { ApiError } from './errors.ts';
import type { Env } from './session.ts';

/** The header that names the person: UTF-8, percent-encoded. */
export const ACTOR_HEADER = 'X-Tosite-Actor';
/** Who acts where nobody has said their name. */
export const NOBODY = 'workbench';
/** The longest name, characters. */
const LONGEST = 100;

const decoded = (text: string): string | null => {
  try {
    return decodeURIComponent(text).trim();
  } catch {
    return null;
  }
};

/** The name that a request acts under. ApiError 400 where it is none. */
export function actorOf(c: Context<Env>): string {
  const { name: known } = c.get('person');
  if (known !== null) return known;
  const given = c.req.header(ACTOR_HEADER);
  const name = given === undefined ? NOBODY : decoded(given);
  if (name !== null && name !== '' && name.length <= LONGEST && !/\p{C}/u.test(name)) return name;
  throw new ApiError(400, {
    code: 'T5400',
    message: say`actor: the name of the person is empty, too long, or not percent-encoded.`,
    hint: say`Set your name in the workbench again: 1 to ${LONGEST} letters.`,
    at: { field: 'actor' },
  });
}
