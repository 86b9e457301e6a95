// Answers that are kept. What a GET answers is a function of the ledger's last statement and of the address: it is computed once,
// by the first who asks, and then given to everybody as the same bytes with their ETag, until the ledger has grown.
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Context } from 'hono';
import type { Head, StoreView } from '../store/port.ts';

const zip = promisify(gzip);

type Bytes = Uint8Array<ArrayBuffer>;
type Kept = { readonly tag: string; readonly body: Bytes; readonly zipped: Bytes | null };

/** Answers are kept up to so many bytes, those asked for last. */
const MOST_BYTES = 64 * 1024 * 1024;
/** Shorter ones are not worth compressing. */
const LEAST_ZIPPED = 1024;

/** Makes the bytes of an answer in JSON. */
type Make = () => Promise<Bytes>;

export type Answers = {
  /** The answer to a request, made by `make` where it is not kept; 304 where the caller has it. */
  readonly answer: (c: Context, make: Make) => Promise<Response>;
};

/**
 * One look at the head of the log for all who ask meanwhile. Who comes while a look is under way waits for the next: the one under
 * way may have begun before what they have just written.
 */
export function sharedHead({ head }: Pick<StoreView, 'head'>): () => Promise<Head> {
  let running: Promise<Head> | null = null;
  let next: Promise<Head> | null = null;
  const look = (): Promise<Head> => {
    const mine = head().finally(() => {
      if (running === mine) running = null;
    });
    running = mine;
    return mine;
  };
  return () => {
    if (running === null) return look();
    next ??= running
      .catch(() => {})
      .then(() => {
        next = null;
        return look();
      });
    return next;
  };
}

/** Keeps answers for a store. */
export function answersOf(store: Pick<StoreView, 'head'>): Answers {
  const headOf = sharedHead(store);
  const kept = new Map<string, Promise<Kept>>();
  let head = '';
  const room = roomFor(kept);
  const found = async (address: string, make: Make): Promise<Kept> => {
    const { hash } = await headOf();
    if (hash !== head) kept.clear();
    head = hash;
    const known = kept.get(address) ?? packed(make);
    kept.delete(address);
    kept.set(address, known);
    known.then(room, () => kept.get(address) === known && kept.delete(address));
    return known;
  };
  return { answer: async (c, make) => respond(c, await found(addressOf(c), make)) };
}

/** Lets the oldest answers go where there are too many bytes. */
const roomFor = (kept: Map<string, Promise<Kept>>) => async (): Promise<void> => {
  const all = await Promise.allSettled([...kept].map(async ([address, one]) => [address, sizeOf(await one)] as const));
  const sizes = all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  let left = sizes.reduce((sum, [, size]) => sum + size, 0);
  for (const [address, size] of sizes) {
    if (left <= MOST_BYTES) return;
    kept.delete(address);
    left -= size;
  }
};

const sizeOf = ({ body, zipped }: Kept): number => body.length + (zipped?.length ?? 0);

/** The path and the query, its fields in one order. */
function addressOf(c: Context): string {
  const { pathname, searchParams } = new URL(c.req.url);
  searchParams.sort();
  return `${pathname}?${searchParams}`;
}

async function packed(make: Make): Promise<Kept> {
  const body = await make();
  const tag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  return { tag, body, zipped: body.length < LEAST_ZIPPED ? null : new Uint8Array(await zip(body)) };
}

function respond(c: Context, { tag, body, zipped }: Kept): Response {
  c.header('ETag', tag);
  c.header('Vary', 'Accept-Encoding');
  if ((c.req.header('if-none-match') ?? '').split(/\s*,\s*/).includes(tag)) return c.body(null, 304);
  c.header('Content-Type', 'application/json; charset=utf-8');
  if (zipped === null || !/\bgzip\b/.test(c.req.header('accept-encoding') ?? '')) return c.body(body, 200);
  c.header('Content-Encoding', 'gzip');
  return c.body(zipped, 200);
}
