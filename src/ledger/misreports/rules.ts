// How outlets change what an origin said, as named rules, the surest first. Which of the two is the misreport comes from what they
// say (a supposition does not grow out of a fact) or from who came first; how many repeat it never counts, so that a repeat changes
// nothing.
import { wrongGiver } from './givers.ts';
import { allToSome, capacityToContent, supposedToFact, tenseConflict } from './kinds.ts';
import { boundChanged, orToAnd, rangeChanged, timesTen } from './numbers.ts';
import type { Rule } from './rule.ts';
import { stale, startMoved, windowLost } from './windows.ts';

export const RULES: readonly Rule[] = [
  capacityToContent,
  supposedToFact,
  ...allToSome,
  wrongGiver,
  timesTen,
  stale,
  startMoved,
  windowLost,
  orToAnd,
  boundChanged,
  rangeChanged,
  tenseConflict,
];
