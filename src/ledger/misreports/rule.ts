// A rule about misreports: it looks at a suspect beside one figure with which it shares a number (or the digits of one), and says
// why the suspect would be a misreport of that figure; null where it is none.
import type { Said } from '../../base/said.ts';
import type { Candidate, Scene } from '../candidate.ts';
import type { Departure } from '../model.ts';

export type Rule = {
  readonly departure: Departure;
  /** Whether the two stand in one series, in two, or in either. */
  readonly looks: 'within' | 'across' | 'both';
  /** Why `suspect` is a misreport of `figure`, in words that follow on "a likely misreport: ". */
  readonly find: (suspect: Candidate, figure: Candidate, scene: Scene) => Said | null;
};
