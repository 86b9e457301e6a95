// Which things may be a transfer's: not what a container holds, not a state people are in, not a figure of statistics, not
// a mere mention of a wide class. What enters: a thing and its sentence. What leaves: yes or no.
import { markersOf } from '../predication/candidates.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import { childrenBy, lemmaOf } from '../predication/tree.ts';
import { isMoney } from '../slots/quantity.ts';
import type { SentenceView } from './frame.ts';
import { isLine } from './list-heads.ts';
import type { Thing } from './things.ts';

export const isPerson = (code: string): boolean => code.startsWith('personnel') && code !== 'personnel.prisoner';

/** "in training" is where people are, not what is given. */
export const isState = (view: SentenceView, thing: Thing): boolean =>
  thing.code === 'training' && markersOf(view.tree, thing.headToken).some((m) => m === 'Ine' || m === 'in');

/** Tokens between a sum and the variable that it is of, at most. */
const BESIDE = 8;

/** A state's own revenue, price or budget is a statistic's. */
export const isFigure = (view: SentenceView, thing: Thing, figures: readonly number[], lexicon: Lexicon): boolean =>
  thing.code.startsWith('money') &&
  thing.code !== 'money.loan' &&
  !goesTo(view, thing, lexicon) &&
  !isGivenSum(view, thing, lexicon) &&
  figures.some((f) =>
    thing.mention === null ? Math.abs(f - thing.headToken) <= BESIDE : f >= thing.first && f < thing.last,
  );

/** "gets 100 million from Chile for its budget", "lent Kyiv the frozen assets": a sum with a verb that names who gets or gives it. */
const isGivenSum = ({ predications, mentions }: SentenceView, thing: Thing, { markers }: Lexicon): boolean =>
  predications.some((p) => {
    const far = FAR_SIDE.get(p.sense);
    if (far === undefined || p.entry.wordClass !== 'V' || markers.get(p.entry.lemma) === 'light') return false;
    const isOwn = p.args.some(
      (a) => a.role === 'theme' && (a.head === thing.headToken || a.head === thing.quantity?.headToken),
    );
    const isParty = (tokens: readonly number[]): boolean => mentions.parties.some((m) => tokens.includes(m.headToken));
    return isOwn && p.args.some((a) => a.role === far && a.head !== thing.headToken && isParty(a.tokens));
  });

/** The side that is not the subject, by the senses of verbs of giving and getting. */
const FAR_SIDE: ReadonlyMap<string, string> = new Map([
  ['give', 'receiver'],
  ['pay', 'receiver'],
  ['receive', 'giver'],
]);

/** Whether a party right before a sum is marked as its receiver. */
function goesTo(view: SentenceView, thing: Thing, lexicon: Lexicon): boolean {
  const markers = lexicon.receiverMarkers;
  const start = Math.min(thing.first, thing.quantity?.first ?? thing.first);
  const party = view.mentions.parties.findLast((m) => m.last <= start && start - m.last <= 2);
  return (
    party !== undefined &&
    view.tree.tokens
      .slice(party.first, party.last)
      .some((_, i) => markersOf(view.tree, party.first + i).some((x) => markers.has(x)))
  );
}

/** What a container is said to hold ("16 containers of munitions") is no thing of its own. */
export function isContents(view: SentenceView, thing: Thing, things: readonly Thing[]): boolean {
  const before = things.findLast((t) => t.last <= thing.first && t.code.startsWith('container'));
  if (!before || thing.quantity !== null || thing.first - before.last > 8) return false;
  const between = view.tree.tokens.slice(before.last, thing.first);
  return (
    between.every((t) => /^(?:ADP|ADJ|CCONJ|NOUN|DET)$/u.test(t.upos) || t.text === ',') &&
    !between.some((t) => t.text === '(')
  );
}

/**
 * "drone hunters", "a shell crater": before a noun that is none of the thing's own words and gives nothing, a bare thing
 * only says of what kind that noun is. Languages of cases write such words as one.
 */
export function isKind(view: SentenceView, thing: Thing): boolean {
  const next = view.tree.tokens[thing.last];
  if (thing.mention === null || next?.upos !== 'NOUN' || next.feats.Case !== undefined) return false;
  const inside = (m: { readonly first: number; readonly last: number }): boolean =>
    thing.last >= m.first && thing.last < m.last;
  if (view.mentions.items.some(inside) || view.mentions.quantities.some(inside) || view.mentions.dates.some(inside))
    return false;
  return !view.predications.some((p) => p.trigger === thing.last);
}

/**
 * An uncounted thing that is the subject or object of a verb which gives nothing ("the jets circled", "fired the gun") is
 * what that verb is about, whatever trigger stands near.
 */
export function isElsewhere(view: SentenceView, thing: Thing): boolean {
  if (thing.quantity !== null) return false;
  const relation = view.tree.tokens[thing.headToken]?.deprel ?? '';
  const head = view.tree.heads[thing.headToken] ?? -1;
  if (!/^(?:nsubj|obj)/u.test(relation) || view.tree.tokens[head]?.upos !== 'VERB') return false;
  // "Aboard: rockets, shells, it said": the verb has a subject of its own behind a comma.
  const isOwn = (c: number): boolean => c > thing.headToken && c < head && view.tree.texts[c - 1] === ',';
  if (relation.startsWith('nsubj') && childrenBy(view.tree, head, 'nsubj').some(isOwn)) return false;
  const verbs = view.predications.filter((p) => p.entry.family === 'transfer' && p.entry.wordClass === 'V');
  // "The drones sold to X by Y were assembled": what stands between a thing and its verb may give it.
  if (verbs.some((p) => p.trigger >= thing.last && p.trigger < head)) return false;
  const here = view.predications.filter((p) => p.trigger === head && p.entry.family === 'transfer');
  if (here.length > 0 && view.tree.tokens[thing.headToken]?.feats.Case !== undefined) return false;
  if (here.length > 0 && view.tree.tokens[head]?.feats.VerbForm !== 'Fin' && !childrenBy(view.tree, head, 'aux').length)
    return false;
  const roles = here.flatMap((p) => p.args.filter((a) => a.head === thing.headToken).map((a) => a.role));
  return here.length === 0 || (roles.length > 0 && roles.every((role) => role === 'giver' || role === 'receiver'));
}

/** Places where things are made, not things that are given. */
const PLACES = new Set(['technology.production', 'territory']);
/** Names of wide classes, which stand in many a sentence that gives nothing. */
export const GENERIC = new Set([
  'aid',
  'money',
  'goods',
  'technology',
  'equipment',
  'technology.production',
  'territory',
]);

/** Whether a thing may be read by nearness alone: counted, or named closely enough. */
export function standsAlone(thing: Thing): boolean {
  // "100 million for drone production": what a sum is given for.
  if (PLACES.has(thing.code)) return thing.quantity !== null && isMoney(thing.quantity);
  return thing.quantity !== null || !GENERIC.has(thing.code);
}

/**
 * A wide class without a number ("support", "the package", "training") is a claim only where a verb gives or takes it;
 * as the subject of another verb it is what the sentence talks about.
 */
export function isMere(view: SentenceView, thing: Thing, standing: readonly Predication[], lexicon: Lexicon): boolean {
  if (
    thing.quantity !== null ||
    !(GENERIC.has(thing.code) || thing.code.startsWith('aid') || thing.code === 'training')
  )
    return false;
  const verb = standing.find((p) => p.entry.wordClass === 'V');
  if (verb && (verb.form !== 'participle' || view.tree.tokens[verb.trigger]?.feats.VerbForm === 'Ger')) return false;
  const head = view.tree.heads[thing.headToken] ?? -1;
  // "runs the training of pilots": who runs, leads or answers for a training gives it.
  if (thing.code === 'training' && lexicon.markers.get(lemmaOf(view.tree, head)) === 'runs') return false;
  if (isBetween(view)) return false;
  const isGiven = (p: Predication): boolean => p.entry.family === 'transfer' || p.sense === 'deny';
  return head !== -1 && !view.predications.some((p) => p.trigger === head && isGiven(p));
}

/** "Ruotsilta kahdeksas tukipaketti Ukrainalle": a sentence without a verb that marks both whom something is from and to. */
const isBetween = ({ tree, mentions }: SentenceView): boolean =>
  !tree.tokens.some((t) => t.upos === 'VERB' || t.upos === 'AUX') &&
  ['Abl', 'All'].every((mark) => mentions.parties.some((m) => tree.tokens[m.headToken]?.feats.Case === mark));

/** "toimitti ammuksia kuorma-autoilla", "varojen tuotoilla": what something else is given with; what it is made of is given. */
export const isMeans = (
  { tree }: SentenceView,
  thing: Thing,
  main: Predication | undefined,
  lexicon: Lexicon,
): boolean =>
  main !== undefined &&
  thing.mention !== null &&
  thing.quantity === null &&
  main.entry.wordClass === 'V' &&
  MOVING.has(main.sense) &&
  lexicon.markers.get(main.entry.lemma) !== 'makes' &&
  tree.tokens[thing.headToken]?.feats.Case === 'Ade' &&
  tree.heads[thing.headToken] === main.trigger &&
  main.args.some((a) => a.role === 'theme' && a.found !== 'proximity' && !a.tokens.includes(thing.headToken));

/** Senses of giving in which nothing given is in the case of means. */
const MOVING: ReadonlySet<string> = new Set(['give', 'flow', 'receive']);

/** Tokens between a colon and the first of a list, at most. */
const BEHIND_COLON = 5;
/** Things of a list that say by themselves what changes hands. */
const HARDWARE = /^(?:ammunition|missile|drone|weapon|equipment|energy|food|container|technology\.component)(?:\.|$)/u;

/** Whether a code is of arms or goods. */
export const isHardware = (code: string): boolean => HARDWARE.test(code);

/** "In the crates: rockets, howitzer shells and boats": one of a list of arms or goods that a colon opens. */
export function isOpened(view: SentenceView, thing: Thing, things: readonly Thing[]): boolean {
  if (!HARDWARE.test(thing.code)) return false;
  const { tokens } = view.tree;
  const colon = tokens.findLastIndex((t, i) => i < thing.first && t.text === ':');
  if (colon === -1 || tokens.slice(colon, thing.first).some((t) => t.text === ';')) return false;
  const list = things.filter((t) => t.first > colon && HARDWARE.test(t.code));
  const first = list[0];
  if (!first || list.length < 2 || first.first - colon > BEHIND_COLON + 1) return false;
  return !tokens.slice(colon, thing.first).some((t) => t.upos === 'VERB' && t.feats.VerbForm === 'Fin');
}

/** "• Stingers": a thing of arms or goods in a line of a list that has no verb of its own. */
export const isBulleted = (view: SentenceView, thing: Thing): boolean =>
  isLine(view) &&
  isHardware(thing.code) &&
  !view.tree.tokens.some((t) => (t.upos === 'VERB' || t.upos === 'AUX') && t.feats.VerbForm === 'Fin');

/** Without any trigger a thing counts only where it is counted, or one of a list in which things are. */
export function isListed(view: SentenceView, thing: Thing, things: readonly Thing[]): boolean {
  if (view.predications.some((p) => p.entry.family === 'statistic' && Math.abs(p.trigger - thing.headToken) < 6))
    return false;
  return thing.quantity !== null || things.filter((t) => t.quantity !== null).length > 1;
}
