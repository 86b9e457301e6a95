// Passwords are kept as scrypt hashes (RFC 7914) in one line of text: "scrypt$131072$8$1$SALT$HASH", base64url. The parameters are
// those that OWASP's Password Storage Cheat Sheet names first (128 MiB a hash); one is computed at a time, so that many attempts
// at once cannot take the machine's memory.
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

const COST = { N: 131_072, r: 8, p: 1 } as const;
const SALT_BYTES = 16;
const HASH_BYTES = 32;
/** What a line may ask for at most: a file that asks for more would hold the server up. */
const MOST = { N: 2 ** 20, r: 16, p: 4 } as const;

type Cost = { readonly N: number; readonly r: number; readonly p: number };
type Kept = { readonly cost: Cost; readonly salt: Buffer; readonly hash: Buffer };

let last: Promise<unknown> = Promise.resolve();

function derived(password: string, salt: Buffer, { N, r, p }: Cost): Promise<Buffer> {
  const made = last.then(
    () =>
      new Promise<Buffer>((resolve, reject) => {
        // One password has one form, however its letters were composed.
        scrypt(password.normalize('NFKC'), salt, HASH_BYTES, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
          error ? reject(error) : resolve(key),
        );
      }),
  );
  last = made.catch(() => {});
  return made;
}

/** The line that is kept of a password. */
export async function hashPassword(password: string, cost: Cost = COST): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derived(password, salt, cost);
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/** What a line says; null where it is no such line. */
export function readHash(line: string): Kept | null {
  const [, n, r, p, salt = '', hash = ''] =
    /^scrypt\$(\d{1,8})\$(\d{1,3})\$(\d{1,3})\$([\w-]{16,})\$([\w-]{43})$/.exec(line) ?? [];
  const cost = { N: Number(n), r: Number(r), p: Number(p) };
  const isPower = cost.N >= 1024 && Number.isInteger(Math.log2(cost.N));
  if (!isPower || cost.N > MOST.N || cost.r < 1 || cost.r > MOST.r || cost.p < 1 || cost.p > MOST.p) return null;
  return { cost, salt: Buffer.from(salt, 'base64url'), hash: Buffer.from(hash, 'base64url') };
}

/** A hash of nothing that anybody knows: checking against it takes as long as against a person's. */
const NOBODY = ['scrypt', COST.N, COST.r, COST.p, 'A'.repeat(22), 'A'.repeat(43)].join('$');

/** Whether a password is the one of a line. Without a line it takes as long, and is false. */
export async function isPassword(password: string, line: string | null): Promise<boolean> {
  const kept = readHash(line ?? NOBODY);
  if (kept === null) return false;
  const hash = await derived(password, kept.salt, kept.cost);
  return timingSafeEqual(hash, kept.hash) && line !== null;
}
