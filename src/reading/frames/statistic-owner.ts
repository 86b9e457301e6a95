// Whose a figure is: who uses or makes, whose the variable is, who does what it stands with, the party before it. What
// enters: a passage, a sentence, what the number is anchored in. What leaves: a party, or nothing where nobody is named.
import { areOpposed } from '../discourse/exchanges.ts';
import { isSpeaker } from '../discourse/speakers.ts';
import { sameStretch, subjectOf } from '../discourse/speech.ts';
import type { PartyMention } from '../mentions/mention.ts';
import { markersOf } from '../predication/candidates.ts';
import { type Lexicon, lexiconOf } from '../predication/lexicon.ts';
import { argumentsOf } from '../predication/predication.ts';
import { ancestorsOf, childBy, isVerbal, relationOf, subtreeOf } from '../predication/tree.ts';
import { fillOf, type PartyFill, partiesInRole } from '../slots/party.ts';
import { enemyUsing, isPlaced } from './arms-user.ts';
import type { Anchor } from './figure-anchors.ts';
import type { Passage, SentenceView } from './frame.ts';

/** Whose the figure before was, and in which sentence. */
export type Before = { readonly id: string; readonly sentence: number };

/** Sentences between a figure and the one that it goes on with, at most. */
const ONGOING = 1;

/** The state that a figure is about; where nobody is named, the one that the figure before it was about. */
export function aboutWhom(
  passage: Passage,
  view: SentenceView,
  anchor: Anchor,
  before: Before | null = null,
): PartyFill | null {
  if (anchor.again && before) return { id: before.id, mention: null, known: 'implied', rule: 'statistic.ongoing' };
  const { discourse } = passage;
  const lexicon = lexiconOf(passage.language);
  const named = anchor.owner ? fillOf(discourse, anchor.owner) : null;
  if (named) return named;
  const payer = payerOf(view, anchor);
  const paid = payer ? fillOf(discourse, payer) : null;
  if (paid) return paid;
  const agent = doerOf(passage, view, anchor);
  const things = thingsUsed(view, anchor);
  const lost = agent ? lossOf(view, anchor, things, agent, discourse.idOf, lexicon) : null;
  if (agent) return (lost && fillOf(discourse, lost)) ?? sufferer(passage, view, anchor, agent, lexicon) ?? agent;
  if (USED.test(anchor.rule) && anchor.p?.entry.wordClass !== 'N' && !LOSES.has(anchor.p?.entry.lemma ?? '')) {
    const sender = anchor.p ? undefined : senderBefore(view, anchor.token, lexicon);
    const enemy = enemyUsing(passage, view, anchor.token, things[0] ?? null, lexicon);
    const user = (sender && fillOf(discourse, sender)) ?? enemy;
    if (user) return user;
  }
  const placeless = PLACELESS.test(anchor.rule);
  const silent = view.mentions.parties.filter(
    (m) =>
      !isSpeaker(view, lexicon, m) &&
      !(SHARED.test(anchor.rule) && isOrigin(view, m)) &&
      !COUNTERS.has(m.id ?? '') &&
      !isMaker(view, m) &&
      !(placeless && isPlaced(view, m)),
  );
  const others: PartyMention[] = [];
  for (const list of listsOf(view, anchor, silent))
    for (const m of list()) {
      const isOther = markersOf(view.tree, m.headToken).some((x) => OTHER_SIDE.has(x)) || isCreditor(view, anchor, m);
      if (isOther) others.push(m);
      const fill = isOther ? null : fillOf(discourse, m);
      if (fill) return fill;
    }
  const fills = others.flatMap((m) => fillOf(discourse, m) ?? []);
  const ongoing = before !== null && view.index - before.sentence <= ONGOING ? before.id : undefined;
  const first = ongoing ?? discourse.topic.find((t) => !COUNTERS.has(t)) ?? discourse.topic[0];
  const rule = ongoing === undefined ? 'discourse.topic' : 'statistic.ongoing';
  const topic: PartyFill | null = first === undefined ? null : { id: first, mention: null, known: 'implied', rule };
  if (BETWEEN.test(anchor.rule) && topic !== null && !fills.some((f) => f.id === first)) return topic;
  const debtor = DEBT.test(anchor.rule) && discourse.topic.find((t) => !fills.some((f) => f.id === t));
  if (debtor) return { id: debtor, mention: null, known: 'implied', rule: 'discourse.topic' };
  const made = MADE.test(anchor.rule) ? placeOfMaking(view, anchor.token) : null;
  const origin = SHARED.test(anchor.rule) && ongoing !== undefined ? topic : null;
  return origin ?? fills[0] ?? made ?? topic;
}

/** Figures of a part of something. */
const SHARED = /^statistic\.share/u;

/** "Half of them were American", "15 prosenttia oli intialaista": what part of something is, not whose it is. */
const isOrigin = ({ tree }: SentenceView, { headToken, manner }: PartyMention): boolean =>
  manner === 'demonym' &&
  tree.tokens[headToken]?.upos === 'ADJ' &&
  (childBy(tree, headToken, 'cop') !== -1 || relationOf(tree, headToken) === 'root');

/** "Russian strikes destroyed 3,000 schools": the enemy of who wrecks things that are no arms is whose they were. */
function sufferer(
  { discourse }: Passage,
  view: SentenceView,
  { p }: Anchor,
  agent: PartyFill,
  lexicon: Lexicon,
): PartyFill | null {
  if (!p || lexicon.markers.get(p.entry.lemma) !== 'wrecks') return null;
  const themes = argumentsOf(p, 'theme');
  const isArms = view.mentions.items.some(
    (m) => ARMS.test(m.code) && themes.some((a) => a.tokens.includes(m.headToken)),
  );
  const enemy = isArms ? undefined : discourse.topic.find((id) => areOpposed(id, agent.id));
  return enemy === undefined ? null : { id: enemy, mention: null, known: 'implied', rule: 'statistic.enemy' };
}

const ARMS = /^(?:drone|missile|ammunition|weapon)/u;

/** "had cost them $110 million to build": who pays what something costs. */
const payerOf = ({ tree, mentions }: SentenceView, { p, rule }: Anchor): PartyMention | undefined =>
  p && rule === 'statistic.price'
    ? mentions.parties.find(
        (m) =>
          m.first > p.trigger &&
          tree.heads[m.headToken] === p.trigger &&
          /^i?obj$/u.test(relationOf(tree, m.headToken)),
      )
    : undefined;

/** Bodies that count what others have: no figure is about them. */
const COUNTERS: ReadonlySet<string> = new Set(['IAEA', 'IMF', 'UN', 'WHO']);

/** Figures of what is made somewhere. */
const MADE = /^statistic\.(?:produce|output|rate$|made-for)/u;

/** "the works in Izhevsk turn out 2,500": the state that a place of making lies in. */
function placeOfMaking(view: SentenceView, token: number): PartyFill | null {
  const place = view.mentions.places.find((m) => m.state !== null && sameStretch(view.tree, m.headToken, token));
  return place?.state ? { id: place.state, mention: null, known: 'implied', rule: 'statistic.place' } : null;
}

/** Who does what the number is anchored in, or what is said of the things counted ("half of the shells that Russia fired"). */
function doerOf(passage: Passage, view: SentenceView, { p, token }: Anchor): PartyFill | null {
  const own = p && partiesInRole(view, passage.discourse, p, 'agent').find((f) => !isOfFlying(view, f.mention));
  if (own || p) return own ?? null;
  const done = view.predications.find(
    (x) => x.entry.family === 'statistic' && x.form !== 'noun' && argumentsOf(x, 'theme').some((a) => a.head === token),
  );
  return (done && partiesInRole(view, passage.discourse, done, 'agent')[0]) ?? null;
}

/** "300 Turkish drones flew over": what flies does nothing of itself, and its maker is not who sends it. */
function isOfFlying(view: SentenceView, m: PartyMention | null): boolean {
  const above = m ? (view.tree.heads[m.headToken] ?? -1) : -1;
  return (
    above !== -1 &&
    view.mentions.items.some((i) => /^(?:drone|missile|ammunition)/u.test(i.code) && above >= i.first && above < i.last)
  );
}

type Listed = () => readonly PartyMention[];

/** The parties that a figure may be of, the likeliest list first. */
function listsOf(view: SentenceView, { token, rule }: Anchor, silent: readonly PartyMention[]): readonly Listed[] {
  const { tree } = view;
  const phrase = new Set(subtreeOf(tree, token));
  const own: Listed = () =>
    silent
      .filter((m) => phrase.has(m.headToken) && sameStretch(tree, m.headToken, token))
      .sort((a, b) =>
        BETWEEN.test(rule) ? a.first - b.first : Math.abs(a.headToken - token) - Math.abs(b.headToken - token),
      );
  const before: Listed = () => silent.filter((m) => m.last <= token && sameStretch(tree, m.first, token)).reverse();
  const subject: Listed = () => subjectAbove(view, token, silent);
  const whole: Listed = () => silent.filter((m) => sameStretch(tree, m.first, token) && isOfWhole(view, m, token));
  const first =
    rule === 'statistic.ratio'
      ? [subject, own]
      : rule === 'statistic.share.part'
        ? [whole, own, subject]
        : [own, subject];
  return [...first, before, () => silent];
}

/** "Russia's share of India's imports", "Intian tuonnista Venäjän osuus": whether a party owns what the share is of. */
function isOfWhole({ tree }: SentenceView, m: PartyMention, share: number): boolean {
  for (let i = m.headToken, up = 0; i !== -1 && i !== share && up < WHOLE; i = tree.heads[i] ?? -1, up += 1)
    if (markersOf(tree, i).some((x) => OF_WHOLE.has(x))) return true;
  return false;
}

/** Steps from a party up to what is shared, at most. */
const WHOLE = 3;
const OF_WHOLE: ReadonlySet<string> = new Set('of in Ela Ine'.split(' '));

/** "Gazprom cut the gas, citing debts": who acts on account of a debt is owed it. */
const isCreditor = ({ tree }: SentenceView, { rule, token }: Anchor, m: PartyMention): boolean =>
  rule === 'statistic.debt.state' &&
  m.id !== null &&
  m.headToken < token &&
  relationOf(tree, token) !== 'nsubj' &&
  !subtreeOf(tree, token).includes(m.headToken) &&
  !OWES.has(tree.lemmas[tree.heads[token] ?? -1] ?? '');

const DEBT = /^statistic\.debt/u;
const OWES: ReadonlySet<string> = new Set('have owe be run carry olla kantaa'.split(' '));

/** Figures between two: "trade with China" of a passage about Belarus is Belarus's. */
const BETWEEN = /^statistic\.trade/u;

/** Cases and adpositions of the other side of a trade or a count: "trade with China", "imports from India". */
const OTHER_SIDE: ReadonlySet<string> = new Set('with to from against kanssa Ill All Abl Ela vastaan'.split(' '));

/** The party before a token that may be who sends: under no adposition, no speaker, no maker of what flies. */
function senderBefore(view: SentenceView, token: number, lexicon: Lexicon): PartyMention | undefined {
  const { tree, mentions } = view;
  const verb = tree.tokens.findLastIndex((t, i) => i < token && t.upos === 'VERB');
  return mentions.parties.findLast(
    (m) =>
      m.last <= verb &&
      sameStretch(tree, m.first, token) &&
      markersOf(tree, m.headToken).every((x) => x === 'Nom') &&
      !isSpeaker(view, lexicon, m) &&
      !isOfFlying(view, m),
  );
}

/** Figures of arms that somebody uses, of which a place where they come down is no owner. */
const USED = /^statistic\.(?:use|times$)/u;
/** Verbs whose subject, though it stands in the clause before, is whose the things were. */
const LOSES: ReadonlySet<string> = new Set(['lose', 'menettää']);
const PLACELESS = /^statistic\.(?:use|times|produce|part)/u;

/** The parties that the things of an anchor's verb are named by: "Indian jets", "Intian hävittäjää". */
function thingsUsed(view: SentenceView, { p }: Anchor): readonly PartyMention[] {
  if (!p) return [];
  const themes = argumentsOf(p, 'theme');
  return view.mentions.parties.filter(
    (m) => themes.some((a) => a.tokens.includes(m.headToken)) && isModifier(view, m) && !isMaker(view, m),
  );
}

const isModifier = (view: SentenceView, m: PartyMention): boolean =>
  /^(?:amod|nmod|compound)$/u.test(relationOf(view.tree, m.headToken)) && !isPlaced(view, m);

/** "Russian-made", "ranskalaisvalmisteinen": the maker of a thing, not who has it. */
const isMaker = ({ tree }: SentenceView, m: PartyMention): boolean =>
  tree.texts[m.last] === '-' || /valmistei|rakentei|tekois/u.test(tree.texts[m.headToken] ?? '');

/** "shot down five Indian jets": what is brought down is its owner's loss, where the owner is the enemy of who does it. */
function lossOf(
  _view: SentenceView,
  { p }: Anchor,
  things: readonly PartyMention[],
  agent: PartyFill,
  idOf: (m: PartyMention) => string | null,
  lexicon: Lexicon,
): PartyMention | null {
  if (!p || !DOWNS.has(lexicon.markers.get(p.entry.lemma) ?? '')) return null;
  return things.find((m) => areOpposed(idOf(m) ?? '', agent.id)) ?? null;
}

/** Kinds of verbs that bring down or wreck what somebody has. */
export const DOWNS: ReadonlySet<string> = new Set(['downs', 'wrecks']);

/** Parties of the subject of the nearest verbs above a token. */
function subjectAbove(view: SentenceView, token: number, parties: readonly PartyMention[]): readonly PartyMention[] {
  const { tree } = view;
  const verbs = ancestorsOf(tree, token).filter((i) => isVerbal(tree.tokens[i]));
  return [...(isVerbal(tree.tokens[token]) ? [token] : []), ...verbs].slice(0, 2).flatMap((verb) => {
    const subject = subjectOf(tree, verb);
    if (subject === -1) return [];
    const phrase = new Set(subtreeOf(tree, subject));
    const inside = parties.filter((m) => phrase.has(m.headToken));
    return inside.filter((m) => m.headToken === subject).concat(inside.filter((m) => m.headToken !== subject));
  });
}
