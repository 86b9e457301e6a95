// The id of a run: all that one command or one request brings in goes under it, so that it can be taken back in one act.
import { randomBytes } from 'node:crypto';

/** A new id, which sorts by the time of its run: "run_20261125T224500123Z_9f2c1a". */
export const newRun = (now: Date): string =>
  `run_${now.toISOString().replace(/[-:.]/g, '')}_${randomBytes(3).toString('hex')}`;
