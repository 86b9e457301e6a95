// How large the heap may grow while one ledger after the other is made: what each needs is let go before the next, but left
// alone the engine keeps several times of what is in use, and once took a gigabyte where half of it would do.
import { setFlagsFromString } from 'node:v8';

/** Resident bytes from which the heap is tidied up sooner. */
const ENOUGH = 400_000_000;
/** By so many percent the heap may then grow before it is tidied up (the engine's own choice is up to 300). */
const GROWTH = 100;

let isClose = false;

/** To be called between ledgers; from the first call over the limit on, the process keeps closer to what it needs. */
export function keepHeapClose(): void {
  if (isClose || process.memoryUsage.rss() < ENOUGH) return;
  isClose = true;
  setFlagsFromString(`--heap-growing-percent=${GROWTH}`);
}
