// Statements as positions: what a state's speaker says, or does not say, where it is no other frame's claim. What enters: a
// sentence in its passage and one of its citations. What leaves: drafts of the frame `position`.
import type { PartySlot } from '../claim.ts';
import { chainSlot } from '../discourse/attribution.ts';
import type { Citation } from '../discourse/citation.ts';
import { isTrailing } from '../discourse/speech.ts';
import { isNegated } from '../predication/cues.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import { childrenBy, isVerbal, lemmaOf, relationOf, subtreeOf, textOf } from '../predication/tree.ts';
import { whereabouts } from '../slots/circumstance.ts';
import { partySlot } from '../slots/party.ts';
import { quoteOf } from '../slots/quote.ts';
import type { Draft, Passage, SentenceView } from './frame.ts';
import { type Stretch, saidBeside, saidInParticiple } from './position-said.ts';
import { aimedAt, labelOf, namedIn, officeSlot, stateSlot } from './position-slots.ts';
import { endFrom } from './position-spoken.ts';
import { clauseStretch } from './stretch.ts';

/** What a state's speaker says, or does not say, where it is no other frame's claim. */
export function statementOf(passage: Passage, view: SentenceView, c: Citation, lexicon: Lexicon): readonly Draft[] {
  if (c.manner === 'according') return reportedOf(passage, view, c);
  if (c.manner !== 'verb' || (c.cue !== 'said' && c.cue !== 'claimed' && c.cue !== 'reported')) return [];
  const holder = holderOf(passage, view, c);
  if (holder === null) return [];
  const { tree } = view;
  const silent = isDenied(view, c.token) || isRefused(view, c.token, lexicon);
  const complement = complementOf(view, c.token);
  const behind = silent || (complement !== undefined && isClause(view, complement)) ? null : saidBehind(view, c.token);
  if (behind) return [saidAs(passage, view, c, holder, behind, 'said-that')];
  const participle = silent || (complement !== undefined && isClause(view, complement)) ? null : toldIn(view, c.token);
  if (participle) return [saidAs(passage, view, c, holder, participle, 'said-part')];
  if (!silent && (complement === undefined || !isClause(view, complement) || carriesClaim(view, complement))) return [];
  if (complement === undefined && !silent) return [];
  const { first, last } = clauseStretch(tree, silent || complement === undefined ? c.token : complement);
  return [
    {
      frame: 'position',
      rule: silent ? 'position.silence' : 'position.statement',
      from: holder,
      to: silent ? null : partySlot(aimedAt(passage, view, { sense: 'statement', holder: holder.id, first, last })),
      item: { code: labelOf(silent ? 'silence' : 'statement'), text: null, start: null, end: null },
      quantity: null,
      when: null,
      where: silent || complement === undefined ? null : whereabouts(view, complement, first, last),
      source: chainSlot([c.by]),
      modality: c.cue === 'claimed' ? 'claimed' : 'asserted',
      quote: quoteOf(view, first, last),
    },
    ...(silent || complement === undefined ? [] : saidBeside(view, complement))
      .filter((s) => !holdsThings(view, s))
      .map((s) => saidAs(passage, view, c, holder, s, 'said-and')),
  ];
}

/** What an inflected participle says behind a verb of speech, where it tells of no things. */
function toldIn(view: SentenceView, verb: number): Stretch | null {
  const said = saidInParticiple(view, verb);
  return said && !holdsThings(view, said) ? said : null;
}

const holdsThings = ({ mentions }: SentenceView, { first, last }: Stretch): boolean =>
  [...mentions.items, ...mentions.quantities].some((m) => m.first >= first && m.last <= last);

/** Whether a verb or its auxiliary is negated. */
export const isDenied = (view: SentenceView, verb: number): boolean =>
  isNegated(view.tree, verb) ||
  childrenBy(view.tree, verb, 'aux').some(
    (a) => isNegated(view.tree, a) || view.tree.tokens[a]?.feats.Polarity === 'Neg',
  );

/** "…, according to the ministry": what a state's body is cited for, where its sentence has nothing else to claim. */
function reportedOf(passage: Passage, view: SentenceView, c: Citation): readonly Draft[] {
  const holder = /ministry|government|official|leader|military|capital|state|intelligence/u.test(c.by.kind)
    ? holderOf(passage, view, c)
    : null;
  const head = view.tree.tokens.findIndex((_, i) => (view.tree.heads[i] ?? -1) === -1);
  if (holder === null || head === -1 || carriesClaim(view, head) || view.mentions.items.length > 0) return [];
  const { first, last } = clauseStretch(view.tree, head);
  return [
    {
      frame: 'position',
      rule: 'position.reported',
      from: holder,
      to: partySlot(namedIn(passage, view, { holder: holder.id, first, last })),
      item: { code: labelOf('statement'), text: null, start: null, end: null },
      quantity: null,
      when: null,
      where: null,
      source: chainSlot([c.by]),
      modality: 'reported',
      quote: quoteOf(view, first, last),
    },
  ];
}

function holderOf(passage: Passage, view: SentenceView, c: Citation): PartySlot | null {
  if (c.by.state !== null) return stateSlot(c.by);
  const party = view.mentions.parties.find((m) => c.within(m.headToken));
  const id = party ? passage.discourse.idOf(party) : null;
  if (party && id !== null) return { id, text: party.text, start: party.start, end: party.end, known: 'stated' };
  return officeSlot(passage, view, c.by);
}

const isRefused = (view: SentenceView, verb: number, lexicon: Lexicon): boolean => {
  const above = view.tree.heads[verb] ?? -1;
  const lemma = view.tree.tokens[above]?.lemma.toLowerCase() ?? '';
  return relationOf(view.tree, verb) === 'xcomp' && (lexicon.cues.get(lemma) ?? []).some((x) => x.kind === 'refuse');
};

const THAT = /^(?:that|että|ett)$/u;

/** What is said: a clause, the sentence that a trailing verb of speech hangs on, or a plain object. */
function complementOf(view: SentenceView, verb: number): number | undefined {
  const { tree } = view;
  const clause =
    childrenBy(tree, verb, 'ccomp', 'xcomp')[0] ??
    childrenBy(tree, verb, 'advcl').find((c) => childrenBy(tree, c, 'mark').some((m) => THAT.test(lemmaOf(tree, m)))) ??
    childrenBy(tree, verb, 'obl').find((o) => childrenBy(tree, o, 'cop').length > 0);
  if (clause !== undefined) return clause;
  const loose = isTrailing(tree, verb) ? tree.heads[verb] : childrenBy(tree, verb, 'parataxis')[0];
  return loose !== undefined && isWhole(view, loose) ? loose : undefined;
}

/** A clause that says something of a subject: its own, a finite verb's, or that of an inflected participle ("olevan"). */
const isClause = (view: SentenceView, head: number): boolean => {
  const token = view.tree.tokens[head];
  if (childrenBy(view.tree, head, 'nsubj', 'csubj', 'expl').length > 0) return true;
  const inflected = [head, ...childrenBy(view.tree, head, 'cop')].some((i) => {
    const verb = view.tree.tokens[i];
    return isVerbal(verb) && (verb?.feats.Case !== undefined || verb?.feats['Person[psor]'] !== undefined);
  });
  return inflected || (isVerbal(token) && token?.feats.VerbForm === 'Fin');
};

/** A clause with a subject or a finite verb of its own. */
const isWhole = (view: SentenceView, head: number): boolean =>
  view.tree.tokens[head]?.feats.VerbForm === 'Fin' || childrenBy(view.tree, head, 'nsubj', 'cop').length > 0;

const EVENTS = new Set(['transfer', 'deployment', 'casualties', 'statistic', 'meeting', 'agreement', 'effect']);

/** Whether a clause has something that another frame reads: a thing or a number in an event. */
function carriesClaim(view: SentenceView, head: number): boolean {
  const { tree } = view;
  const tokens = new Set(subtreeOf(tree, head));
  const inside = (m: { headToken: number }): boolean => tokens.has(m.headToken);
  // "the two countries" is of whom other frames tell.
  const counted = view.mentions.quantities.some((q) => inside(q) && (!q.measureOnly || q.unit === 'count'));
  const things = counted || view.mentions.items.some(inside);
  return (
    things &&
    view.predications.some(
      (p) =>
        tokens.has(p.trigger) &&
        EVENTS.has(p.entry.family) &&
        (counted ? tree.tokens[p.trigger]?.upos !== 'AUX' : tree.tokens[p.trigger]?.upos === 'VERB'),
    )
  );
}

/** Tokens between a verb of speech and the word that opens what is said, at most. */
const OPENS_WITHIN = 6;
/** Words of what is said, at least. */
const SHORTEST = 3;

/**
 * "told reporters on Monday that the plan was dead": what is said by the order of words, where the tree hangs it on another
 * word; null where it tells of things or numbers, which are other frames'.
 */
function saidBehind(view: SentenceView, verb: number): Stretch | null {
  const { tree } = view;
  for (let k = verb + 1; k <= Math.min(verb + OPENS_WITHIN, tree.tokens.length - 1); k += 1) {
    const text = textOf(tree, k);
    if (/^[,;:.]$/u.test(text) && !OPENING.test(textOf(tree, k + 1))) return null;
    if (!OPENING.test(text)) continue;
    const [first, last] = [k + 1, endFrom(tree, k + 1)];
    return last - first < SHORTEST || holdsThings(view, { first, last }) ? null : { first, last };
  }
  return null;
}

const OPENING = /^(?:that|että|ettei|etteivät|ettemme|etten)$/u;

function saidAs(
  passage: Passage,
  view: SentenceView,
  c: Citation,
  holder: PartySlot,
  { first, last }: Stretch,
  how: string,
): Draft {
  return {
    frame: 'position',
    rule: `position.${how}`,
    from: holder,
    to: partySlot(aimedAt(passage, view, { sense: 'statement', holder: holder.id, first, last })),
    item: { code: labelOf('statement'), text: null, start: null, end: null },
    quantity: null,
    when: null,
    where: null,
    source: chainSlot([c.by]),
    modality: c.cue === 'claimed' ? 'claimed' : 'asserted',
    quote: quoteOf(view, first, last),
  };
}
