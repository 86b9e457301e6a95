// Positions: stances that a state or its people take: they condemn, demand, warn, oppose, hide, impose sanctions, do not
// comment; and what they state that is no other frame's claim. Read from verbs of stance (family `position`), from denied
// verbs of speech, and from statements. The holder is the source; a stance without a holder is read where a place holds it.
import type { PartySlot } from '../claim.ts';
import { attributionFor, chainSlot, citationsIn } from '../discourse/attribution.ts';
import { citedParty } from '../discourse/speech.ts';
import type { PartyMention } from '../mentions/mention.ts';
import { markersOf } from '../predication/candidates.ts';
import { type Lexicon, lexiconOf } from '../predication/lexicon.ts';
import { argumentsOf, type Predication } from '../predication/predication.ts';
import { isVerbal, lemmaOf, relationOf, textOf } from '../predication/tree.ts';
import { whenOf, whereOf } from '../slots/circumstance.ts';
import { modalityOf } from '../slots/modality.ts';
import { type PartyFill, partiesInRole, partySlot } from '../slots/party.ts';
import { quoteOf } from '../slots/quote.ts';
import { bothOf } from './both.ts';
import { calledOn } from './called-on.ts';
import type { Draft, Frame, Passage, SentenceView } from './frame.ts';
import { clausesOf, isAboutThings } from './position-clauses.ts';
import { votesIn, withCounts } from './position-counts.ts';
import { eachOf, isOneOf, membersOf } from './position-groups.ts';
import { citedLast, decreedBy, expected, goingOn, inWriting, nextTo, shownBy } from './position-holders.ts';
import { isAsideBy, isOfAffairs, isPerfect, leading, ofOffice, unnamed } from './position-leads.ts';
import { phrasesIn } from './position-phrases.ts';
import {
  actorSlot,
  deniedLabelOf,
  holderSource,
  labelOf,
  measureOf,
  officeSlot,
  overlaps,
  personMeant,
  stateSlot,
  yieldsTo,
} from './position-slots.ts';
import { spokenIn } from './position-spoken.ts';
import { isDenied, statementOf } from './position-statements.ts';
import { isOfThings, targetsOf } from './position-targets.ts';
import { withTariffs } from './position-tariffs.ts';
import { partIn } from './position-views.ts';
import { clauseStretch } from './stretch.ts';

export const position: Frame = { name: 'position', read };

function read(passage: Passage): readonly Draft[] {
  const lexicon = lexiconOf(passage.language);
  const told: Draft[] = [];
  for (const view of passage.sentences) {
    const read = withCounts(passage, view, readSentence(passage, view, told, lexicon), told);
    told.push(...withTariffs(passage, view, read, told));
  }
  return told;
}

/** The stances of a sentence; `told`: those of the sentences before it. */
function readSentence(
  passage: Passage,
  view: SentenceView,
  told: readonly Draft[],
  lexicon: Lexicon,
): readonly Draft[] {
  const stances = view.predications.filter((p) => p.entry.family === 'position');
  const plain = stances
    .filter((p) => !yieldsTo(p.sense))
    .flatMap((p) => stanceOf(passage, view, p, told))
    .filter((d, i, all) => !all.slice(0, i).some((o) => isInSameWords(o, d)));
  const taken = [...plain, ...phrasesIn(passage, view, plain, told)];
  const said = citationsIn(passage, view).flatMap((c) => statementOf(passage, view, c, lexicon));
  const read = [...taken, ...said.filter((s) => !taken.some((d) => overlaps(s.quote, d.quote)))];
  const yielding = stances
    .filter(
      (p) => yieldsTo(p.sense) && (saysOf(view, p) || !isAboutThings(view, p.trigger, lexicon) || isOfAffairs(view, p)),
    )
    .flatMap((p) => stanceOf(passage, view, p, told));
  for (const d of [...yielding, ...spokenIn(passage, view), ...clausesOf(passage, view)])
    if (!read.some((r) => isSameStance(r, d))) read.push(d);
  return read;
}

/** "vetoed" forbids and opposes: two senses of one verb are one stance. */
const isInSameWords = (a: Draft, b: Draft): boolean =>
  a.from?.id === b.from?.id && a.to?.id === b.to?.id && a.quote.start === b.quote.start && a.quote.end === b.quote.end;

/** One holder's stance in words that overlap. */
const isSameStance = (a: Draft, b: Draft): boolean => isOneOf(a.from?.id, b.from?.id) && overlaps(a.quote, b.quote);

function stanceOf(passage: Passage, view: SentenceView, p: Predication, told: readonly Draft[]): readonly Draft[] {
  const { tree } = view;
  const actor = p.entry.wordClass === 'V' ? actorSlot(passage, view, p.trigger) : null;
  if (
    (p.form === 'participle' &&
      p.entry.wordClass === 'V' &&
      !actor &&
      !isAside(view, p) &&
      !isPerfect(tree, p.trigger) &&
      !isAsideBy(view, p)) ||
    (p.sense === 'comment' && !isDenied(view, p.trigger) && !isNeither(view, p))
  )
    return [];
  if (p.sense === 'call' && !actor && !namesThing(view, p)) return [];
  if (p.sense === 'demand' && calledOn(view, p)?.as === 'visit') return [];
  const inRole = partiesInRole(view, passage.discourse, p, 'holder')
    .filter((f) => !isOfThings(view, p, f.mention))
    .flatMap(membersOf);
  const both = inRole.length > 0 ? inRole : twoOf(passage, view, p);
  const cited = citedParty(view, p);
  const holders = both.length > 0 || cited ? both : nextTo(passage, view, p);
  const fill = holders[0] ?? null;
  const named =
    actor ??
    partySlot(fill) ??
    stateSlot(cited) ??
    officeSlot(passage, view, cited) ??
    shownBy(passage, view, p) ??
    inWriting(passage, view, p) ??
    expected(passage, view, p) ??
    citedLast(passage, view, p) ??
    goingOn(passage, view, p) ??
    decreedBy(passage, view, p, told) ??
    partySlot(impliedHolder(passage, view, p)) ??
    leading(passage, view, p) ??
    ofOffice(passage, view, p) ??
    unnamed(passage, view, p);
  const above = attributionFor(passage, view, p);
  const holder = (saysWe(view, p) ? stateSlot(above?.by ?? null) : null) ?? personMeant(passage, view, named);
  if (holder === null && cited === null) return [];
  if ((p.sense === 'demand' && asksForThings(view, p)) || isRebutted(p)) return [];
  if (isLoose(p, holder) || goesSomewhere(view, p) || isOfEvents(view, p)) return [];
  const { first, last } = clauseStretch(tree, lightVerb(view, p));
  const own = new Set([holder, ...holders].flatMap((h) => h?.id ?? []));
  const targets = targetsOf(passage, view, p, own, last);
  const same = !fill?.mention || !cited || overlaps(cited, fill.mention);
  const source = cited && same ? chainSlot([cited]) : (above?.slot ?? holderSource(passage, view, holder));
  const unsaid = isUnconfirmed(p);
  const draft: Draft = {
    frame: 'position',
    rule: `position.${unsaid ? 'silence' : p.sense}`,
    from: holder,
    to: partySlot(targets[0] ?? null),
    item: { code: unsaid ? labelOf('silence') : stanceLabel(view, p), text: null, start: null, end: null },
    quantity: measureOf(view, p.sense, first, last),
    when: whenOf(view, p),
    where: whereOf(view, p),
    source,
    modality: stanceModality(view, p, lexiconOf(passage.language)),
    quote: quoteOf(view, first, last),
  };
  const beside = (m: PartyMention): Draft['quote'] => quoteOf(view, Math.max(m.first, first), last);
  return [
    draft,
    ...holders.slice(1).flatMap((h): readonly Draft[] => {
      const from = partySlot(h);
      const quote = h.rule === 'discourse.both' ? draft.quote : h.mention ? beside(h.mention) : null;
      return quote ? [{ ...draft, from, source: holderSource(passage, view, from), quote }] : [];
    }),
    ...targets.slice(1).flatMap((t): readonly Draft[] => {
      const quote = t.mention ? beside(t.mention) : t.rule === 'discourse.both' ? draft.quote : null;
      return quote ? [{ ...draft, to: partySlot(t), quote }] : [];
    }),
  ];
}

/** "has not condemned", "ei aio asettaa pakotteita": a stance that is not taken is called so. */
function stanceLabel(view: SentenceView, p: Predication): string {
  if (p.sense === 'comment') return labelOf('silence');
  const denied =
    !isOnly(view, p) &&
    (p.negated ||
      isDenied(view, lightVerb(view, p)) ||
      p.cues.some((c) => c.negated && /^(?:planned|hypothetical)$/u.test(c.kind)));
  return denied ? deniedLabelOf(p.sense) : labelOf(p.sense);
}

/** "not only condemned", "ei vain tuominnut": more than the stance, which is taken. */
const isOnly = ({ tree }: SentenceView, { trigger }: Predication): boolean =>
  [trigger - 1, trigger - 2, trigger - 3].some((i) => partIn(textOf(tree, i)) === 'only');

/** "had no confirmation", "without confirmation": nothing is admitted. */
const isUnconfirmed = (p: Predication): boolean => p.sense === 'admit' && p.entry.wordClass === 'N' && p.negated;

/** "Neither X nor Y would comment": a subject that denies its verb. */
const isNeither = ({ tree }: SentenceView, p: Predication): boolean =>
  tree.tokens.some((_, i) => i < p.trigger && p.trigger - i <= NEITHER && partIn(textOf(tree, i)) === 'denying');

/** Tokens between such a subject and its verb, at most. */
const NEITHER = 12;

/** "The pair", "both": two who take a stance together. */
function twoOf(passage: Passage, view: SentenceView, p: Predication): readonly PartyFill[] {
  const described = bothOf(passage, view, argumentsOf(p, 'holder'));
  return described.length > 0 ? described : eachOf(passage, view, argumentsOf(p, 'holder'));
}

/** "Britain and France abstaining", "X, having warned Y": a participle of its holder's own act, set beside a clause. */
const isAside = ({ tree }: SentenceView, p: Predication): boolean =>
  p.voice === 'active' &&
  /^(?:acl|advcl|parataxis)$/u.test(relationOf(tree, p.trigger)) &&
  /ing$/u.test(textOf(tree, p.trigger)) &&
  argumentsOf(p, 'holder').some((a) => a.head < p.trigger);

/** "asked X to send missiles": what is asked for by a verb of asking is a transfer's, where it is a thing. */
const asksForThings = ({ predications, mentions }: SentenceView, p: Predication): boolean =>
  predications.some((o) => o.trigger === p.trigger && o.entry.cue === 'planned') &&
  mentions.items.some((m) => m.first > p.trigger && m.last <= p.clause.last);

/** "denied the charges", "kiistää syytteet": a noun of stance that its holder denies or rejects is another's stance. */
const isRebutted = (p: Predication): boolean =>
  p.entry.wordClass === 'N' &&
  p.cues.some((c) => !c.negated && /^(?:deny|refuse)$/u.test(c.kind)) &&
  argumentsOf(p, 'holder').every((a) => a.found === 'control');

/** "We condemn it", X said: the first person is who is quoted. */
const saysWe = (view: SentenceView, p: Predication): boolean =>
  argumentsOf(p, 'holder').some((a) => /^(?:we|i|me|minä)$/u.test(lemmaOf(view.tree, a.head)));

/** "called the plan a provocation", not "called the president": what is judged is said as something, and is no person alone. */
function namesThing(view: SentenceView, p: Predication): boolean {
  const as = argumentsOf(p, 'as');
  const person = (head: number): boolean =>
    view.mentions.parties.some(
      (m) => head >= m.first && head < m.last && /^(?:leader|person|capital|name)$/u.test(m.manner),
    );
  return as.some((a) => a.marked || !person(a.head));
}

/** "speaks of operations", "passed it by 311 to 112": what words or votes say of things is no event of theirs. */
function saysOf(view: SentenceView, p: Predication): boolean {
  const { mentions } = view;
  if (votesIn(view) !== null && mentions.items.length === 0) return true;
  const said = p.sense === 'admit' ? argumentsOf(p, 'theme') : argumentsOf(p, 'claimed');
  return said.length > 0 && !mentions.quantities.some((q) => said.some((a) => a.tokens.includes(q.headToken)));
}

/** A verb of several meanings ("call for") takes a stance only with what its preposition brings; a noun only with its holder. */
const isLoose = (p: Predication, holder: PartySlot | null): boolean =>
  (p.entry.patterns.some((x) => x.role === 'claimed') && argumentsOf(p, 'claimed').length === 0) ||
  (p.entry.wordClass === 'N' && argumentsOf(p, 'holder').length === 0 && holder === null);

/** "troops pushed into the region": a verb of demanding that moves somebody to a place demands nothing. */
const goesSomewhere = (view: SentenceView, p: Predication): boolean =>
  p.sense === 'demand' && /^(?:into|across|through|towards?|forward|back)$/u.test(textOf(view.tree, p.trigger + 1));

/** "holds it to be likely", "the raid claimed 20 lives", "repelled 12 attacks": what estimates and war do, no stance. */
function isOfEvents(view: SentenceView, p: Predication): boolean {
  const is = (role: string, part: string): boolean =>
    argumentsOf(p, role).some(
      ({ head }) => partIn(lemmaOf(view.tree, head)) === part || partIn(textOf(view.tree, head)) === part,
    );
  if (p.sense === 'call') return is('as', 'likely');
  if (p.sense === 'demand') return is('theme', 'toll');
  return p.sense === 'oppose' && is('theme', 'assault') && view.mentions.quantities.some((q) => q.first > p.trigger);
}

/** "imposed sanctions": the verb over a noun of stance is part of its quote. */
function lightVerb(view: SentenceView, p: Predication): number {
  const head = view.tree.heads[p.trigger] ?? -1;
  return p.entry.wordClass === 'N' &&
    head !== -1 &&
    isVerbal(view.tree.tokens[head]) &&
    (relationOf(view.tree, p.trigger) === 'obj' || (p.sense === 'sanction' && isUnder(view, p.trigger, head)))
    ? head
    : p.trigger;
}

/** "placed under sanctions", "hit with tariffs": what somebody is put under, behind the verb. */
const isUnder = ({ tree }: SentenceView, noun: number, verb: number): boolean =>
  relationOf(tree, noun) === 'obl' && verb < noun && markersOf(tree, noun).some((m) => /^(?:under|with|on)$/u.test(m));

/** Who hides something that "is hidden": the party that the sentence names, else the one that the passage is about. */
function impliedHolder(passage: Passage, view: SentenceView, p: Predication): PartyFill | null {
  if (p.sense !== 'hide' || partiesInRole(view, passage.discourse, p, 'holder').length > 0) return null;
  const named = view.mentions.parties.find((m) => m.id !== null);
  const id = named?.id ?? passage.discourse.topic[0];
  return id === undefined ? null : { id, mention: null, known: 'implied', rule: 'discourse.topic' };
}

/** A stance is asserted, unless its own verb is hypothetical or it is only alleged. */
function stanceModality({ tree }: SentenceView, p: Predication, { markers }: Lexicon): Draft['modality'] {
  if (p.sense === 'hope' && p.voice === 'passive') return 'planned';
  const cues = p.cues.filter((c) => markers.get(lemmaOf(tree, c.token)) !== 'tries');
  const modality = modalityOf({ ...p, cues, negated: false, entry: { ...p.entry, cue: null } });
  return modality === 'hypothetical' || modality === 'planned'
    ? modality
    : p.sense === 'accuse'
      ? 'claimed'
      : 'asserted';
}
