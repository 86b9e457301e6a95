// How large the heap may grow before it is tidied up. What enters: nothing. What leaves: nothing but the engine's setting, which is
// the whole process's.
import { setFlagsFromString } from 'node:v8';

/** By so many percent; 0 is the engine's own choice, up to 300 and less while the heap is small. */
let growth = 0;

function growBy(percent: number): void {
  growth = percent;
  setFlagsFromString(`--heap-growing-percent=${percent}`);
}

/** By so many percent while the process is small, and by fewer from so many resident bytes on. */
const CLOSE = { small: 100, large: 70, from: 400_000_000 };

/**
 * To be called before claims are reconciled: what each ledger needs is let go before the next, but left alone the engine keeps
 * several times of what is in use, and once took a gigabyte where half of it would do. How far the heap may grow is settled
 * each time that it is tidied up, so that a call after it has grown comes too late.
 */
export function keepHeapClose(): void {
  const percent = process.memoryUsage.rss() < CLOSE.from ? CLOSE.small : CLOSE.large;
  if (growth !== percent) growBy(percent);
}

/** Where hardly anything is kept, a small heap would be looked through for it again and again. */
const ROOMY = 600;

/** Runs what passes much by and keeps little of it. */
export async function withRoom<T>(run: () => Promise<T>): Promise<T> {
  const before = growth;
  growBy(ROOMY);
  try {
    return await run();
  } finally {
    growBy(before);
  }
}
