// Lists by pages. A cursor names the entry that the page before ended with and its place, so that a page begins after that entry
// even where the list has grown or shrunk meanwhile.

import { z } from 'zod';
import { say } from '../base/said.ts';
import { ApiError } from './errors.ts';

/** The largest page. */
export const MOST = 500;

const Cursor = z.tuple([z.int().nonnegative(), z.string()]);

/** What a list's query has, besides its own fields. */
export const pageFields = {
  limit: z.coerce.number().int().min(1).max(MOST).default(100).meta({ description: 'Entries of a page' }),
  cursor: z.string().max(400).optional().meta({ description: '`next` of the page before' }),
};

/** `next` is null on the last page. */
export const nextField = z
  .string()
  .nullable()
  .meta({ description: 'The cursor of the next page; null: there is none' });

type Asked = { readonly limit: number; readonly cursor?: string | undefined };
type Window = { readonly offset: number; readonly limit: number };

export type Page<T> = { readonly items: readonly T[]; readonly next: string | null };

const written = (place: number, key: string): string => Buffer.from(JSON.stringify([place, key])).toString('base64url');

function opened(cursor: string): z.infer<typeof Cursor> {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw lost('The cursor is none that a page gave.');
  }
}

const lost = (message: string): ApiError =>
  new ApiError(400, { code: 'T5400', message, hint: say`Begin again without a cursor.`, at: { field: 'cursor' } });

/** A page of a list in a stable order, of which `slice` gives any window; `keyOf` tells its entries apart. */
export async function pageOf<T>(
  { limit, cursor }: Asked,
  slice: (window: Window) => Promise<readonly T[]>,
  keyOf: (entry: T) => string,
): Promise<Page<T>> {
  const start = cursor === undefined ? 0 : await startAfter(opened(cursor), slice, keyOf);
  const found = await slice({ offset: start, limit: limit + 1 });
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const more = found.length > limit && last !== undefined;
  return { items, next: more ? written(start + limit - 1, keyOf(last)) : null };
}

async function startAfter<T>(
  [place, key]: z.infer<typeof Cursor>,
  slice: (window: Window) => Promise<readonly T[]>,
  keyOf: (entry: T) => string,
): Promise<number> {
  const [there] = await slice({ offset: place, limit: 1 });
  if (there !== undefined && keyOf(there) === key) return place + 1;
  const all = await slice({ offset: 0, limit: Number.MAX_SAFE_INTEGER });
  const found = all.findIndex((entry) => keyOf(entry) === key);
  if (found < 0) throw lost('The entry that the cursor stands at is not in the list any more.');
  return found + 1;
}

/** Windows of a list that is in memory. */
export const sliceOf =
  <T>(list: readonly T[]) =>
  async ({ offset, limit }: Window): Promise<readonly T[]> =>
    list.slice(offset, offset + limit);
