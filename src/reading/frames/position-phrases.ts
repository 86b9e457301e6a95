// Positions that phrases take (./idioms.ts): who takes the stance is the subject of the phrase's clause, the party named
// nearest beside it, or each of the two sides ("neither capital"). What enters: a sentence with its passage and the
// stances that its verbs take already. What leaves: drafts of the frame `position`.
import type { PartySlot } from '../claim.ts';
import { attributionAt } from '../discourse/attribution.ts';
import { citedOf } from '../discourse/memory.ts';
import { sameStretch, subjectOf } from '../discourse/speech.ts';
import { mentionAt } from '../discourse/who.ts';
import type { PartyMention, SourceMention } from '../mentions/mention.ts';
import { isPassive } from '../predication/candidates.ts';
import { isNegated } from '../predication/cues.ts';
import { holds, NEGATED } from '../predication/facts.ts';
import { lexiconOf } from '../predication/lexicon.ts';
import {
  ancestorsOf,
  childrenBy,
  conjunctsOf,
  isVerbal,
  lemmaOf,
  relationOf,
  subtreeOf,
  textOf,
} from '../predication/tree.ts';
import { fillOf, type PartyFill, partySlot } from '../slots/party.ts';
import { quoteOf } from '../slots/quote.ts';
import { answeredBy } from './answered.ts';
import type { Draft, Passage, SentenceView } from './frame.ts';
import { type Idiom, idiomsIn } from './idioms.ts';
import {
  deniedLabelOf,
  holderSource,
  impliedTarget,
  keeperSlot,
  labelOf,
  measureOf,
  officeSlot,
  overlaps,
  personMeant,
  stateSlot,
} from './position-slots.ts';

/** Drafts of the phrases of a sentence, but where a stance stands already; `told`: the stances of the sentences before. */
export function phrasesIn(
  passage: Passage,
  view: SentenceView,
  stances: readonly Draft[],
  told: readonly Draft[],
): readonly Draft[] {
  let before: Pick<Draft, 'rule' | 'to'> | undefined = stances.at(-1) ?? told.at(-1);
  return idiomsIn(view, lexiconOf(passage.language), 'stance-phrases').flatMap((idiom) => {
    const same = idiom.row.sense === 'same';
    const sense = same ? before?.rule.replace(/^position\./u, '') : idiom.row.sense;
    if (sense === undefined) return [];
    const { to = null } = before ?? {};
    before = same ? before : { rule: `position.${sense}`, to: null };
    if ((sense === 'statement' && isAboutThings(view, idiom)) || isOthersParticle(view, idiom)) return [];
    const holders = holdersOf(passage, view, idiom);
    const ids = new Set(holders.map((h) => h.id));
    return holders
      .map((holder) => draftOf(passage, view, idiom, sense, holder, ids))
      .map((d) => (same && to?.id !== d.from?.id ? { ...d, to } : d))
      .filter((d) => !stances.some((s) => overlaps(s.quote, d.quote)));
  });
}

function draftOf(
  passage: Passage,
  view: SentenceView,
  idiom: Idiom,
  sense: string,
  holder: PartySlot,
  holders: ReadonlySet<string>,
): Draft {
  const target = view.mentions.parties.find(
    (m) =>
      m.first >= idiom.first && m.id !== null && !holders.has(m.id) && sameStretch(view.tree, idiom.first, m.first),
  );
  const to = target
    ? fillOf(passage.discourse, target)
    : (answeredBy(passage, view, { sense, first: idiom.first, last: idiom.end, holders }) ??
      impliedTarget(passage.discourse, sense, holders));
  const own = view.mentions.parties.find((m) => m.start === holder.start);
  const beside = own && Math.abs(own.first - idiom.first) <= NEAR && !verbBetween(view, own.last, idiom.first);
  const near = own && beside ? own : null;
  const last = idiom.row.holder === 'after' && near ? near.last : idiom.end;
  return {
    frame: 'position',
    rule: `position.${sense}`,
    from: holder,
    to: partySlot(to),
    item: { code: isNotTaken(view, idiom) ? deniedLabelOf(sense) : labelOf(sense), text: null, start: null, end: null },
    quantity: measureOf(view, sense, idiom.first, idiom.end),
    when: null,
    where: null,
    source: holderSource(passage, view, holder),
    modality: 'asserted',
    quote: quoteOf(view, Math.min(idiom.first, near?.first ?? idiom.first, verbOver(view, idiom)), last),
  };
}

/** "ovat ottaneet vastaan": what closes a phrase is the particle of a verb that is none of its words. */
function isOthersParticle({ tree }: SentenceView, { first, last, row }: Idiom): boolean {
  const verb = tree.heads[last - 1] ?? -1;
  if (tree.tokens[last - 1]?.deprel !== 'compound:prt' || !isVerbal(tree.tokens[verb]) || verb <= first) return false;
  const words = new Set((row.phrase ?? '').split(/[| ]+/u));
  return !words.has(textOf(tree, verb)) && !words.has(lemmaOf(tree, verb));
}

/** "is not against the plan": the verb of a phrase, or the one over it, is denied by a word that is none of the phrase's. */
function isNotTaken({ tree }: SentenceView, { first, last }: Idiom): boolean {
  const inside = tree.tokens.flatMap((_, i) => (i >= first && i < last ? [i] : []));
  if (inside.some((i) => holds(tree, i, NEGATED) || NEGATIONS.test(textOf(tree, i)))) return false;
  const own = inside.filter((i) => isVerbal(tree.tokens[i]));
  const above = [...ancestorsOf(tree, first)].filter((i) => isVerbal(tree.tokens[i])).slice(0, 1);
  const verbs = own.length > 0 ? own : above;
  return verbs.some(
    (i) => isNegated(tree, i) || (relationOf(tree, i) === 'cop' && isNegated(tree, tree.heads[i] ?? i)),
  );
}

/** Words that deny, within phrases that do so by themselves ("would not be drawn"). */
const NEGATIONS = /^(?:not|n['’]t|never|no|nor|neither|nobody|nothing|without)$/u;

/** "put four firms on its list": the verb before a phrase that opens with an adposition, which the quote begins with. */
function verbOver({ tree }: SentenceView, { first }: Idiom): number {
  if (tree.tokens[first]?.upos !== 'ADP') return first;
  const verb = [...ancestorsOf(tree, first)].find((i) => isVerbal(tree.tokens[i]));
  return verb !== undefined && first - verb <= ABOVE ? Math.min(first, verb) : first;
}

/** What is stated of things is another frame's claim. */
const isAboutThings = (view: SentenceView, idiom: Idiom): boolean =>
  view.mentions.items.some((m) => m.first >= idiom.first && m.last <= idiom.end);

/** Tokens between a holder and its phrase within which the quote takes both, at most. */
const NEAR = 8;

const SIDES = /^(?:side|capital|government|leader|country|party|state|kumpikaan|kumpikin|molemmat)$/u;
const EACH = /^(?:neither|each|both|kumpikaan|kumpikin|molemmat)$/u;

function holdersOf(passage: Passage, view: SentenceView, idiom: Idiom): readonly PartySlot[] {
  if (isOfBoth(view, idiom))
    return passage.discourse.topic
      .slice(0, 2)
      .map((id): PartySlot => ({ id, text: null, start: null, end: null, known: 'implied', rule: 'discourse.topic' }));
  const meant = personMeant(passage, view, holderOf(passage, view, idiom) ?? keeperOf(passage, view, idiom));
  return meant ? [meant, ...besides(passage, view, meant)] : [];
}

/** Who takes the stance of a phrase, by where its row says that he stands. */
function holderOf(passage: Passage, view: SentenceView, idiom: Idiom): PartySlot | null {
  const { holder } = idiom.row;
  if (holder === 'after') return behind(passage, view, idiom);
  if (holder === 'within') return inside(passage, view, idiom);
  return holder === 'cited' ? citedFor(passage, view, idiom) : before(passage, view, idiom);
}

/** "at Warsaw's request": the party among the words of the phrase. */
const inside = (passage: Passage, view: SentenceView, { first, last }: Idiom): PartySlot | null =>
  filled(
    passage,
    view.mentions.parties.find((m) => m.first > first && m.last <= last),
  );

/** "They would pay dearly, X said": the one who is cited for the phrase's clause. */
function citedFor(passage: Passage, view: SentenceView, { first }: Idiom): PartySlot | null {
  const by = attributionAt(passage, view, first)?.by ?? null;
  return stateSlot(by) ?? officeSlot(passage, view, by);
}

const KEPT: ReadonlySet<string> = new Set(['silence', 'hide']);

/** "No figures were given", "määriä ei kerrota": what nobody is said to keep to himself. */
const keeperOf = (passage: Passage, view: SentenceView, idiom: Idiom): PartySlot | null =>
  KEPT.has(idiom.row.sense ?? '')
    ? keeperSlot(passage, view, view.tree.tokens[idiom.first]?.start ?? view.sentence.start)
    : null;

/** "Moscow and Pyongyang", "neither Seoul nor Tokyo": those coordinated with a holder. */
function besides(passage: Passage, view: SentenceView, holder: PartySlot): readonly PartySlot[] {
  const own = view.mentions.parties.find((m) => m.start === holder.start);
  const together = own ? conjunctsOf(view.tree, own.headToken) : [];
  return view.mentions.parties
    .filter((m) => m !== own && (together.includes(m.headToken) || isJoined(view, own, m)))
    .flatMap((m) => filled(passage, m) ?? [])
    .filter((slot) => slot.id !== holder.id);
}

/** "Norja ja Oman": nothing but a conjunction between two names of one case. */
const isJoined = ({ tree }: SentenceView, own: PartyMention | undefined, m: PartyMention): boolean =>
  own !== undefined &&
  m.first === own.last + 1 &&
  tree.tokens[own.last]?.upos === 'CCONJ' &&
  tree.tokens[m.headToken]?.feats.Case === tree.tokens[own.headToken]?.feats.Case;

/** "neither side", "each capital" in or right before the phrase. */
function isOfBoth(view: SentenceView, idiom: Idiom): boolean {
  const { tokens } = view.tree;
  for (let i = Math.max(0, idiom.first - 3); i < idiom.last; i += 1) {
    const next = tokens[i + 1]?.lemma.toLowerCase() ?? '';
    if (
      EACH.test(tokens[i]?.text.toLowerCase() ?? '') &&
      (SIDES.test(next) || SIDES.test(tokens[i]?.lemma ?? '') || (i >= idiom.first && /^(?:will|would)$/u.test(next)))
    )
      return true;
  }
  return false;
}

function behind(passage: Passage, view: SentenceView, idiom: Idiom): PartySlot | null {
  const within = (m: { readonly first: number }): boolean => m.first >= idiom.last && m.first - idiom.last <= 3;
  return (
    filled(passage, view.mentions.parties.find(within)) ??
    sourced(passage, view, view.mentions.sources.find(within)) ??
    null
  );
}

/** The subject of the phrase's verb, else the party or source named last before it in its clause. */
function before(passage: Passage, view: SentenceView, idiom: Idiom): PartySlot | null {
  const { tree } = view;
  if (isPassive(tree, idiom.first) && childrenBy(tree, idiom.first, 'aux').length > 0)
    return agentOf(passage, view, idiom);
  for (const verb of verbsOf(view, idiom)) {
    const subject = subjectOf(tree, verb);
    if (subject === -1 || subject >= idiom.last) continue;
    const phrase = subtreeOf(tree, subject, (c) => relationOf(tree, c) !== 'acl');
    const own =
      view.mentions.parties.find((m) => subject >= m.first && subject < m.last) ??
      view.mentions.parties.find((m) => phrase.includes(m.headToken));
    const source = mentionAt(view.mentions, tree, subject);
    const slot = filled(passage, own) ?? (source ? sourced(passage, view, source) : null);
    if (slot) return slot;
  }
  const near = <T extends { readonly last: number; readonly first: number }>(list: readonly T[]): T | undefined =>
    list.findLast(
      (m) => m.last <= idiom.first && idiom.first - m.last <= NEAR && !verbBetween(view, m.last, idiom.first),
    );
  return filled(passage, near(view.mentions.parties)) ?? sourced(passage, view, near(view.mentions.sources)) ?? null;
}

/** "was censured by X": the party behind "by". */
function agentOf(passage: Passage, view: SentenceView, idiom: Idiom): PartySlot | null {
  const by = view.tree.tokens.findIndex((t, i) => i >= idiom.last && i <= idiom.last + 3 && /^by$/iu.test(t.text));
  if (by === -1) return null;
  return filled(
    passage,
    view.mentions.parties.find((m) => m.first > by && m.first - by <= 3),
  );
}

/** Tokens between a phrase and the verb that it hangs on, at most. */
const ABOVE = 16;

/** The verbs of the phrase and those that they hang on. */
function verbsOf(view: SentenceView, idiom: Idiom): readonly number[] {
  const { tree } = view;
  const own = Array.from({ length: idiom.last - idiom.first }, (_, k) => idiom.first + k);
  const above = own.map((i) => tree.heads[i] ?? -1).filter((h) => h !== -1 && Math.abs(h - idiom.first) <= ABOVE);
  return [...own, ...above].filter((i, k, all) => all.indexOf(i) === k);
}

const verbBetween = (view: SentenceView, from: number, to: number): boolean =>
  view.tree.tokens.slice(from, to).some((t) => isVerbal(t) && t.upos === 'VERB' && t.feats.VerbForm === 'Fin');

function filled(passage: Passage, mention: PartyMention | undefined): PartySlot | null {
  const fill: PartyFill | null = mention ? fillOf(passage.discourse, mention) : null;
  return partySlot(fill);
}

function sourced(passage: Passage, view: SentenceView, m: SourceMention | undefined): PartySlot | null {
  const cited = m ? citedOf(m) : null;
  return stateSlot(cited) ?? officeSlot(passage, view, cited);
}
