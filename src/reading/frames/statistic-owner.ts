// Whose a figure is: who uses or makes, whose the variable is, who does what it stands with, the party before it. What
// enters: a passage, a sentence, what the number is anchored in. What leaves: a party, or nothing where nobody is named.
import { isSpeaker } from '../discourse/speakers.ts';
import { sameStretch, subjectOf } from '../discourse/speech.ts';
import type { PartyMention } from '../mentions/mention.ts';
import { markersOf } from '../predication/candidates.ts';
import { type Lexicon, lexiconOf } from '../predication/lexicon.ts';
import { argumentsOf } from '../predication/predication.ts';
import { ancestorsOf, isVerbal, subtreeOf } from '../predication/tree.ts';
import { fillOf, type PartyFill, partiesInRole } from '../slots/party.ts';
import type { Anchor } from './figure-anchors.ts';
import type { Passage, SentenceView } from './frame.ts';

/** The state that a figure is about. */
export function aboutWhom(passage: Passage, view: SentenceView, anchor: Anchor): PartyFill | null {
  const { discourse } = passage;
  const lexicon = lexiconOf(passage.language);
  const named = anchor.owner ? fillOf(discourse, anchor.owner) : null;
  const agent = named ?? doerOf(passage, view, anchor);
  if (agent) return agent;
  const silent = view.mentions.parties.filter((m) => !isSpeaker(view, lexicon, m));
  const others: PartyMention[] = [];
  for (const list of listsOf(view, anchor, silent))
    for (const m of list()) {
      const isOther = markersOf(view.tree, m.headToken).some((x) => OTHER_SIDE.has(x));
      if (isOther) others.push(m);
      const fill = isOther ? null : fillOf(discourse, m);
      if (fill) return isShotDown(anchor, lexicon) ? (defenderOf(passage, view, fill, lexicon) ?? fill) : fill;
    }
  const fills = others.flatMap((m) => fillOf(discourse, m) ?? []);
  const [first] = discourse.topic;
  const topic: PartyFill | null =
    first === undefined ? null : { id: first, mention: null, known: 'implied', rule: 'discourse.topic' };
  if (BETWEEN.test(anchor.rule) && topic !== null && !fills.some((f) => f.id === first)) return topic;
  return fills[0] ?? topic;
}

/** Who does what the number is anchored in, or what is said of the things counted ("half of the shells that Russia fired"). */
function doerOf(passage: Passage, view: SentenceView, { p, token }: Anchor): PartyFill | null {
  const own = p && partiesInRole(view, passage.discourse, p, 'agent')[0];
  if (own || p) return own ?? null;
  const done = view.predications.find(
    (x) => x.entry.family === 'statistic' && x.form !== 'noun' && argumentsOf(x, 'theme').some((a) => a.head === token),
  );
  return (done && partiesInRole(view, passage.discourse, done, 'agent')[0]) ?? null;
}

type Listed = () => readonly PartyMention[];

/** The parties that a figure may be of, the likeliest list first. */
function listsOf(view: SentenceView, { token, rule }: Anchor, silent: readonly PartyMention[]): readonly Listed[] {
  const { tree } = view;
  const phrase = new Set(subtreeOf(tree, token));
  const own: Listed = () =>
    silent
      .filter((m) => phrase.has(m.headToken) && sameStretch(tree, m.headToken, token))
      .sort((a, b) => Math.abs(a.headToken - token) - Math.abs(b.headToken - token));
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

/** Figures between two: "trade with China" of a passage about Belarus is Belarus's. */
const BETWEEN = /^statistic\.trade/u;

/** Cases and adpositions of the other side of a trade or a count: "trade with China", "imports from India". */
const OTHER_SIDE: ReadonlySet<string> = new Set('with to from against kanssa Ill All Abl Ela vastaan'.split(' '));

const isShotDown = ({ p, rule }: Anchor, lexicon: Lexicon): boolean =>
  p !== null &&
  rule !== 'statistic.times' &&
  p.entry.wordClass === 'V' &&
  lexicon.markers.get(p.entry.lemma) === 'downs';

/** Who shot down what somebody fired, where nobody is said to: who tells of it, else who the passage is about. */
function defenderOf(passage: Passage, view: SentenceView, fired: PartyFill, lexicon: Lexicon): PartyFill | null {
  const { discourse } = passage;
  const tellers = view.mentions.parties
    .filter((m) => isSpeaker(view, lexicon, m))
    .flatMap((m) => fillOf(discourse, m) ?? []);
  const teller = tellers.find((f) => f.id !== fired.id);
  if (teller) return teller;
  const id = discourse.topic.find((t) => t !== fired.id);
  return id === undefined ? null : { id, mention: null, known: 'implied', rule: 'discourse.topic' };
}

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
