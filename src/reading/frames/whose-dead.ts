// Whose people a toll is of. What enters: a toll in its sentence. What leaves: the party that the words name as theirs; else,
// where none is named, the one that tells of its own, that of the place where they fell, or the one that the passage speaks
// of. A party that did the harm, or only tells of it, is never whose people they are.
import { attributionAt } from '../discourse/attribution.ts';
import { areOpposed, knownService } from '../discourse/exchanges.ts';
import { isSpeaker } from '../discourse/speakers.ts';
import type { PartyMention } from '../mentions/mention.ts';
import { markersOf } from '../predication/candidates.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import type { Argument } from '../predication/predication.ts';
import { ancestorsOf, childrenBy, isVerbal, subtreeOf } from '../predication/tree.ts';
import { fillOf, type PartyFill, partiesInRole } from '../slots/party.ts';
import { impliedOwner, ownerOf } from './deployment-parties.ts';
import type { Passage, SentenceView } from './frame.ts';
import { isOwn, type Toll } from './tolls.ts';

/** The party that the toll's own words name. */
export function victimsOf(passage: Passage, view: SentenceView, toll: Toll, lexicon: Lexicon): PartyFill | null {
  const own = toll.victims ? ownerOf(passage, view, toll.victims) : null;
  const by = attributionAt(passage, view, toll.p.trigger)?.by;
  const speaks = (m: PartyMention): boolean =>
    isSpeaker(view, lexicon, m) || (by !== undefined && m.start < by.end && by.start < m.end) || strikes(view, m);
  const loses = (m: PartyMention): boolean => strikes(view, m) || isSpeaker(view, lexicon, m, toll.p.trigger);
  // Who "put the dead at 300" is no victim: a subject above a noun must be named itself.
  const allowed = (a: Argument): boolean =>
    a.found !== 'control' || view.mentions.parties.some((m) => m.headToken === a.head);
  const losing = partiesInRole(view, passage.discourse, toll.p, 'side', { speaks: loses })[0];
  if (losing?.mention && toll.p.entry.wordClass === 'V') return losing;
  for (const fill of [
    onSideOf(passage, view, toll, lexicon),
    own ?? beforeToll(passage, view, toll) ?? behindToll(passage, view, toll),
    partiesInRole(view, passage.discourse, toll.p, 'victim', { speaks, allowed })[0],
    losing,
    haverOf(passage, view, toll),
  ]) {
    if (fill && !(fill.mention && speaks(fill.mention))) return fill;
  }
  return null;
}

/** Tokens between a toll's word and the side that it is told of, at most. */
const REACH = 12;

/** "140 injured on the Russian side", "On Russia's side 180,000 killed": the party before a word for a side. */
function onSideOf(passage: Passage, view: SentenceView, toll: Toll, lexicon: Lexicon): PartyFill | null {
  const { tokens, lemmas } = view.tree;
  const sides = view.mentions.parties.filter((m) => {
    const at = [m.last, m.last + 1].find((i) => lexicon.markers.get(lemmas[i] ?? '') === 'side');
    return (
      at !== undefined && Math.abs(at - toll.p.trigger) <= REACH && (at === m.last || tokens[m.last]?.upos === 'PART')
    );
  });
  const away = (m: PartyMention): number => Math.abs(m.headToken - toll.p.trigger);
  const [nearest] = sides.sort((a, b) => away(a) - away(b));
  return nearest ? fillOf(passage.discourse, nearest) : null;
}

/** "Ukraine's own dead": the party whose possessive mark stands right before the toll's words. */
function beforeToll(passage: Passage, view: SentenceView, toll: Toll): PartyFill | null {
  if (toll.p.entry.wordClass === 'V') return null;
  const first = Math.min(toll.p.trigger, toll.quantity?.first ?? toll.p.trigger);
  const m = view.mentions.parties.findLast((x) => x.last < first && first - x.last <= 4);
  const mark = view.tree.tokens[m?.last ?? -1];
  const rest = m ? view.tree.tokens.slice(m.last + 1, first) : [];
  return m && mark?.upos === 'PART' && rest.every((t) => /^(?:ADJ|VERB|ADV|NUM|NOUN)$/u.test(t.upos))
    ? fillOf(passage.discourse, m)
    : null;
}

/** "the dead among the North Koreans": the party right behind the toll's noun, marked as those whom it is told of. */
function behindToll(passage: Passage, view: SentenceView, toll: Toll): PartyFill | null {
  if (toll.p.entry.wordClass === 'V') return null;
  const { tokens, lemmas } = view.tree;
  const at = toll.p.trigger + 1;
  const m = view.mentions.parties.find((x) => x.first >= at && x.first - at <= 3);
  const between = m ? tokens.slice(at, m.first) : [];
  const told = AMONG.has(lemmas[at] ?? '') && between.every((t) => /^(?:ADP|DET|ADJ|PART)$/u.test(t.upos));
  return m && told ? fillOf(passage.discourse, m) : null;
}

const AMONG: ReadonlySet<string> = new Set(['among', 'amongst', 'of']);

/** "in Israeli strikes": whose strikes they are is not whose people died in them; on whom they fall is another. */
export function strikes(view: SentenceView, m: PartyMention): boolean {
  if (markersOf(view.tree, m.headToken).some((x) => STRUCK.has(x))) return false;
  const above = [m.headToken, ...ancestorsOf(view.tree, m.headToken).slice(0, 2)];
  return view.predications.some(
    (p) =>
      p.entry.family === 'statistic' && p.entry.wordClass === 'N' && p.sense === 'use' && above.includes(p.trigger),
  );
}

/** Cases and prepositions of whom or what a strike falls on. */
const STRUCK: ReadonlySet<string> = new Set(['Ill', 'All', 'on', 'against', 'into']);

/** "Iran's ministry has 90 people killed": who has the victims of a participle. */
function haverOf(passage: Passage, view: SentenceView, toll: Toll): PartyFill | undefined {
  const has = view.predications.find(
    (o) => o.sense === 'receive' && o.args.some((a) => a.role === 'theme' && a.head === toll.victims?.headToken),
  );
  return has && toll.p.form === 'participle' ? partiesInRole(view, passage.discourse, has, 'receiver')[0] : undefined;
}

/**
 * Who tells of losses without saying whose tells of its own where the words say so ("its own dead"), where it owns up to them,
 * and where those who tell are the ones who care for the hurt at home: rescuers, hospitals, police, local officials.
 */
export function ownOfSpeaker(passage: Passage, view: SentenceView, toll: Toll, lexicon: Lexicon): PartyFill | null {
  const { tree } = view;
  const kindAt = (i: number): string | undefined => lexicon.markers.get(tree.lemmas[i] ?? '');
  const verbs = ancestorsOf(tree, toll.p.trigger).filter((i) => isVerbal(tree.tokens[i]));
  const phrase = new Set([
    ...subtreeOf(tree, toll.p.trigger),
    ...(toll.victims ? subtreeOf(tree, toll.victims.headToken) : []),
  ]);
  const own = [...phrase].some((i) => kindAt(i) === 'own');
  for (const verb of verbs.slice(0, 2)) {
    const subject = childrenBy(tree, verb, 'nsubj')[0];
    const m = subject === undefined ? undefined : nearestIn(view, subject);
    const fill = m && !phrase.has(m.headToken) ? fillOf(passage.discourse, m) : placeIn(view, subject);
    const tells = own || kindAt(verb) === 'owns-up' || subtreeOf(tree, subject ?? -1).some((i) => kindAt(i) === 'home');
    if (fill && tells && isState(fill.id)) return { ...fill, known: 'implied', rule: 'casualties.own' };
  }
  const cited = attributionAt(passage, view, toll.p.trigger)?.by;
  if (!cited || cited.state === null || !isState(cited.state)) return null;
  const atHome = tree.tokens.some((t, i) => t.start >= cited.start && t.end <= cited.end && kindAt(i) === 'home');
  return atHome || /health|emergency|rescue|police|hospital/iu.test(cited.name)
    ? { id: cited.state, mention: null, known: 'implied', rule: 'casualties.home' }
    : null;
}

const isState = (id: string): boolean => id.length === 2;

/** "Gaza's health authorities": the state of a place in a phrase. */
function placeIn(view: SentenceView, token: number | undefined): PartyFill | null {
  const phrase = new Set(token === undefined ? [] : subtreeOf(view.tree, token));
  const place = view.mentions.places.find((m) => m.state !== null && phrase.has(m.headToken));
  return place?.state ? { id: place.state, mention: null, known: 'implied' } : null;
}

function nearestIn(view: SentenceView, token: number): PartyMention | undefined {
  const phrase = new Set(subtreeOf(view.tree, token));
  const inside = view.mentions.parties.filter((m) => phrase.has(m.headToken));
  return inside.find((m) => m.headToken === token) ?? inside[0];
}

/** Cases and adpositions that say where people fell. */
const THERE: ReadonlySet<string> = new Set(['in', 'near', 'at', 'Ine', 'Ade']);

/** People of whom nothing else is said, civilians above all, are of the place where they fell; soldiers may be strangers. */
export function ofPlace(passage: Passage, view: SentenceView, toll: Toll): PartyFill | null {
  const { victims, p } = toll;
  const anyone = victims?.code === 'personnel.civilian' || (victims !== null && isAnyone(victims.text));
  const itself = victims === null || isOwn(p, victims);
  if (!anyone && !itself) return null;
  // Soldiers who are publicly known to serve there may be strangers.
  const served = anyone ? null : (knownService(passage.discourse, {})?.to ?? null);
  const agents = agentsOf(passage, view, toll);
  const near = (m: { readonly headToken: number }): boolean => Math.abs(m.headToken - p.trigger) <= REACH + REACH;
  const marked = (m: { readonly headToken: number }): boolean =>
    markersOf(view.tree, m.headToken).some((x) => THERE.has(x));
  const own = p.args.filter((a) => a.role === 'place').flatMap((a) => a.tokens);
  const state = view.mentions.parties.find(
    (m) =>
      m.id !== null &&
      m.id !== served &&
      (!agents.has(m.id) || (m.manner === 'name' && own.includes(m.headToken))) &&
      ((m.manner === 'name' && near(m) && marked(m)) || (m.manner === 'capital' && own.includes(m.headToken))),
  );
  if (state) return fillOf(passage.discourse, state);
  const place = view.mentions.places.find((m) => m.state !== null && near(m) && marked(m));
  return place?.state && place.state !== served && !agents.has(place.state)
    ? { id: place.state, mention: null, known: 'implied', rule: 'casualties.place' }
    : null;
}

/** Words for people that say nothing of who they are. */
const isAnyone = (text: string): boolean => /^(?:people|persons?|ihmi|henk)/iu.test(text);

/** Those who did the harm: who kills, and who attacks in the sentence or the one before. */
function agentsOf(passage: Passage, view: SentenceView, toll: Toll): ReadonlySet<string> {
  const before = passage.sentences[view.index - 1];
  const found = [
    ...view.mentions.parties
      .filter((m) => strikes(view, m))
      .map((m) => fillOf(passage.discourse, m))
      .filter((f): f is PartyFill => f !== null),
    ...(toll.p.form === 'finite' && toll.p.voice === 'active'
      ? partiesInRole(view, passage.discourse, toll.p, 'agent', { allowed: (a) => a.found === 'relation' })
      : []),
    ...[...(before ? [before] : []), view].flatMap((v) =>
      v.predications
        .filter((p) => p.entry.family === 'statistic' && p.sense === 'use' && !isLoss(v, p.trigger))
        .flatMap((p) => partiesInRole(v, passage.discourse, p, 'agent')),
    ),
  ];
  return new Set(found.map((f) => f.id));
}

/** Words of using arms up that tell of losses too ("lose"). */
const isLoss = (view: SentenceView, trigger: number): boolean =>
  view.predications.some((p) => p.trigger === trigger && p.entry.family === 'casualties' && p.sense === 'lose');

/** Those of whom the passage has told last, else those whose people it speaks of; never those who did the harm. */
export function heldBy(passage: Passage, view: SentenceView, toll: Toll, last: PartyFill | null): PartyFill | null {
  const agents = agentsOf(passage, view, toll);
  const { victims } = toll;
  const home = victims !== null && (victims.code === 'personnel.civilian' || isAnyone(victims.text));
  const owner = home ? placeBefore(passage, view, agents) : servingOwner(passage);
  const struck = !home && strikesHere(view) ? placeBefore(passage, view, agents) : null;
  for (const fill of [struck, last, owner]) if (fill && !agents.has(fill.id)) return fill;
  const other = passage.discourse.topic.find((id) => !agents.has(id));
  if (other !== undefined) return { id: other, mention: null, known: 'implied', rule: 'discourse.topic' };
  const left = last ?? impliedOwner(passage);
  const own = victims ? ownerOf(passage, view, victims) : null;
  return left && left.id !== own?.id && strikesHere(view) && agents.has(left.id) ? null : left;
}

/** "Venäjän iskussa Ternopiliin kuoli 25 sotilasta": whether a sentence tells of somebody's strike, whose dead are never his own. */
const strikesHere = (view: SentenceView): boolean =>
  view.mentions.parties.some((m) => m.id !== null && strikes(view, m));

/** Whose soldiers the passage speaks of, but where they are only known to stand against an enemy. */
function servingOwner(passage: Passage): PartyFill | null {
  const owner = impliedOwner(passage);
  const known = knownService(passage.discourse, {});
  return owner && known && areOpposed(known.from, known.to) ? null : owner;
}

/** Sentences before in which the place where people fall may be named. */
const BEFORE = 3;

/** The state of the place that the passage has named last, but of those who did the harm. */
function placeBefore(passage: Passage, view: SentenceView, agents: ReadonlySet<string>): PartyFill | null {
  for (let i = view.index; i >= Math.max(0, view.index - BEFORE); i -= 1) {
    const found = passage.sentences[i]?.mentions.places.findLast((m) => m.state !== null && !agents.has(m.state));
    if (found?.state) return { id: found.state, mention: null, known: 'implied', rule: 'casualties.place' };
  }
  return null;
}
