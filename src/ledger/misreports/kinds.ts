// Misreports that take a number for one of another kind: what could be held for what was there, a supposition for a fact, all
// casualties for deaths or for wounded, what is done for what is to come.
import { type Said, say, word } from '../../base/said.ts';
import { daysApart, isSameBriefing } from '../briefing.ts';
import {
  isNotBefore,
  isRoughlySame,
  isSameNumber,
  isSameWay,
  MONTH,
  mayRepeat,
  onAnotherPage,
  onOtherPages,
  sameOrigin,
  sharesEnd,
  sharesHigh,
  sharesLow,
} from '../candidate.ts';
import type { Draft } from '../figures.ts';
import type { SeriesIdentity } from '../model.ts';
import type { Rule } from './rule.ts';

/** What could be held, told as what was there. */
export const capacityToContent: Rule = {
  departure: 'capacity-to-content',
  looks: 'across',
  find: (suspect, figure) =>
    figure.identity.basis === 'capacity' &&
    suspect.identity.kind === 'actual' &&
    (suspect.identity.basis === 'total' ||
      suspect.identity.basis === 'increment' ||
      suspect.identity.basis === 'stock') &&
    suspect.identity.unit === figure.identity.unit &&
    isSameWay(suspect.identity, figure.identity) &&
    (sharesLow(suspect, figure) || sharesHigh(suspect, figure)) &&
    onAnotherPage(suspect, figure) &&
    isNotBefore(suspect, figure) &&
    mayRepeat(suspect, figure)
      ? say`${figure.draft.origin} gave it as what could be held, not as what was there`
      : null,
};

/** A supposition, told as a fact or a plan. */
export const supposedToFact: Rule = {
  departure: 'supposed-to-fact',
  looks: 'across',
  find: (suspect, figure) =>
    figure.identity.kind === 'hypothetical' &&
    suspect.identity.kind !== 'hypothetical' &&
    suspect.identity.unit === figure.identity.unit &&
    isSameWay(suspect.identity, figure.identity) &&
    (sharesEnd(suspect, figure) || isRoughlySame(suspect, figure)) &&
    onAnotherPage(suspect, figure) &&
    isNotBefore(suspect, figure) &&
    mayRepeat(suspect, figure)
      ? say`${figure.draft.origin} supposed it; here it is ${words(suspect.identity)}`
      : null,
};

/** Killed and wounded together, told as the killed, or as the wounded beside the killed. */
export const allToSome: readonly Rule[] = (['killed', 'wounded'] as const).map(
  (outcome): Rule => ({
    departure: outcome === 'killed' ? 'casualties-to-deaths' : 'including-to-plus',
    looks: 'across',
    find: (suspect, figure) =>
      suspect.identity.outcome === outcome &&
      figure.identity.outcome === 'killed+wounded' &&
      suspect.identity.kind === figure.identity.kind &&
      suspect.identity.basis === figure.identity.basis &&
      isSameWay(suspect.identity, figure.identity) &&
      isSameNumber(suspect, figure) &&
      isMany(suspect.draft) &&
      onAnotherPage(suspect, figure) &&
      isNotBefore(suspect, figure) &&
      daysApart(suspect.draft.stated, figure.draft.stated) <= MONTH
        ? say`${figure.draft.origin} gave the number for killed and wounded together`
        : null,
  }),
);

/** What one page has as done, another has as yet to be done. */
export const tenseConflict: Rule = {
  departure: 'tense-conflict',
  looks: 'across',
  find: (suspect, figure) =>
    suspect.identity.kind === 'planned' &&
    figure.identity.kind === 'actual' &&
    suspect.identity.frame === figure.identity.frame &&
    suspect.identity.unit === figure.identity.unit &&
    isSameWay(suspect.identity, figure.identity) &&
    isSameNumber(suspect, figure) &&
    sameOrigin(suspect, figure) &&
    isSameBriefing(suspect.draft, figure.draft) &&
    onOtherPages(suspect, figure)
      ? say`one page has it done, another yet to be done`
      : null,
};

const words = ({ kind, basis }: SeriesIdentity): Said =>
  kind !== 'actual' ? word(kind) : basis === null ? say`a fact` : word(basis);

/** So many that they cannot all have been killed, or all wounded. */
const isMany = ({ low, high }: Draft): boolean => /^\d{3}/.test(low ?? high ?? '');
