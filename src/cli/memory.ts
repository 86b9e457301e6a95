// How much memory a long stream of documents may take. What enters: nothing. What leaves: a look at the memory, to be taken
// between documents. Left alone, the engine lets its heap grow to several times of what is in use, and keeps the pages that it
// frees for itself; the larger the process is already, the less room it is given.
import { setFlagsFromString } from 'node:v8';

/**
 * From so many resident bytes on the heap may grow by so many percent before it is tidied up, the largest first. The first
 * growth counts from the start: what the heap has once grown to stays with the process, and is its highest mark.
 */
const GROWTH = [
  { from: 350_000_000, percent: 30 },
  { from: 0, percent: 60 },
] as const;

/** Gives what is to be called between documents. */
export function sparingMemory(): () => void {
  let percent: number = Number.POSITIVE_INFINITY;
  setFlagsFromString('--no-memory-pool');
  // What once outlived a tidying up is else made old from the start wherever it is made; sentences are soon done with.
  setFlagsFromString('--no-allocation-site-pretenuring');
  return () => {
    const resident = process.memoryUsage.rss();
    const step = GROWTH.find(({ from }) => resident >= from);
    if (!step || step.percent >= percent) return;
    percent = step.percent;
    setFlagsFromString(`--heap-growing-percent=${percent}`);
  };
}
