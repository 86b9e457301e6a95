// From arguments to parties. What enters: a predication's arguments, the sentence's party mentions. What leaves: who
// fills a role, with its words. Where relations give nothing, the order of words and the markers decide within reach.

import type { PartySlot } from '../claim.ts';
import type { Discourse } from '../discourse/discourse.ts';
import type { SentenceView } from '../frames/frame.ts';
import type { PartyMention } from '../mentions/mention.ts';
import { createOwnNote } from '../notes.ts';
import { markersOf } from '../predication/candidates.ts';
import type { Entry } from '../predication/lexicon.ts';
import type { Argument, Predication } from '../predication/predication.ts';
import { childrenBy, conjunctsOf, depthBelow, relationOf, type Tree } from '../predication/tree.ts';

export type PartyFill = {
  readonly id: string;
  readonly mention: PartyMention | null;
  readonly known: 'stated' | 'implied';
  readonly rule?: string;
};

/** The slot of a claim. */
export function partySlot(fill: PartyFill | null): PartySlot | null {
  if (!fill) return null;
  const { id, mention, known, rule } = fill;
  const words = mention
    ? { text: mention.text, start: mention.start, end: mention.end }
    : { text: null, start: null, end: null };
  return rule === undefined ? { id, ...words, known } : { id, ...words, known, rule };
}

/** Nobody gives to itself: of two sides that name one party, the implied one is left open, else the receiver. */
export function sidesApart<S extends { readonly from: PartySlot | null; readonly to: PartySlot | null }>(sides: S): S {
  if (sides.from === null || sides.from.id !== sides.to?.id) return sides;
  return sides.from.known === 'implied' && sides.to.known !== 'implied'
    ? { ...sides, from: null }
    : { ...sides, to: null };
}

export function fillOf(discourse: Discourse, mention: PartyMention): PartyFill | null {
  const id = discourse.idOf(mention);
  if (id === null) return null;
  const stated = mention.id !== null;
  return stated ? { id, mention, known: 'stated' } : { id, mention, known: 'implied', rule: 'discourse.pronoun' };
}

/** Edges from a phrase's head down to the party that it belongs to ("Russia's army", "Venäjän armeijalle"). */
const OWNING = new Set(['nmod', 'compound', 'amod', 'det', 'flat', 'appos', 'nummod']);

const NOBODY: readonly PartyFill[] = [];

/** Parties that stand at an argument's head or have their own head in its phrase: of most arguments none. */
function partiesInside(view: SentenceView, { head, tokens }: Argument): readonly PartyMention[] {
  const { parties } = view.mentions;
  let inside: PartyMention[] | undefined;
  for (let i = 0; i < parties.length; i += 1) {
    const m = parties[i] as PartyMention;
    if (!(head >= m.first && head < m.last) && !tokens.includes(m.headToken)) continue;
    if (inside) inside.push(m);
    else inside = [m];
  }
  return inside ?? [];
}

/** Parties of an argument: the one nearest to its head, and those coordinated with it. */
export function partiesOfArgument(
  view: SentenceView,
  discourse: Discourse,
  argument: Argument,
  deep = true,
): readonly PartyFill[] {
  const { tree } = view;
  const inside = partiesInside(view, argument);
  if (inside.length === 0) return NOBODY;
  const isHead = (m: PartyMention): boolean => argument.head >= m.first && argument.head < m.last;
  const depth = (m: PartyMention): number => {
    if (isHead(m)) return 0;
    const steps = depthBelow(tree, m.headToken, argument.head);
    return steps === -1 ? 99 : steps;
  };
  const owning = (m: PartyMention): boolean => {
    for (let at = m.headToken; at !== argument.head && at !== -1; at = tree.heads[at] ?? -1) {
      const bare = markersOf(tree, at).every(
        (x) => x === 'Gen' || x === 'Nom' || x === 'poss' || x === 'of' || x === "'s",
      );
      if (!OWNING.has(relationOf(tree, at)) || (!bare && !tree.tokens[at]?.deprel.startsWith('amod'))) return false;
    }
    return true;
  };
  const fitting = inside.filter((m) => isHead(m) || (deep && owning(m)));
  const named = (m: PartyMention): number => (m.id === null && !isHead(m) ? 1 : m.id === null ? 0.5 : 0);
  const nearest = fitting.sort((a, b) => named(a) - named(b) || depth(a) - depth(b) || a.start - b.start)[0];
  if (!nearest) return [];
  const together = new Set(conjunctsOf(tree, nearest.headToken));
  const listed = listedWith(view, nearest);
  const fills = view.mentions.parties
    .filter((m) => m === nearest || listed.includes(m) || (together.has(m.headToken) && inside.includes(m)))
    .map((m) => fillOf(discourse, m));
  return unique(fills.filter((f): f is PartyFill => f !== null));
}

/**
 * Named parties that stand in one list with another as the words show it, whatever the relations say: nothing but commas,
 * articles and conjunctions between them, a conjunction before the last, all in one case or in cases that say the same of places.
 */
export function listedWith({ tree, mentions }: SentenceView, m: PartyMention): readonly PartyMention[] {
  const { parties } = mentions;
  const at = parties.indexOf(m);
  if (m.id === null || at === -1 || parties.length < 2) return [];
  const caseOf = ({ last }: PartyMention): string | undefined => {
    const own = tree.tokens[last - 1]?.feats.Case;
    return own === undefined ? undefined : (LOCAL.get(own) ?? own);
  };
  const joins = (a: PartyMention | undefined, b: PartyMention | undefined): boolean => {
    if (!a || !b || a.id === null || b.id === null || b.first <= a.last || b.first - a.last > 3) return false;
    for (let i = a.last; i < b.first; i += 1) {
      const token = tree.tokens[i];
      if (token?.text !== ',' && token?.upos !== 'CCONJ' && token?.upos !== 'DET') return false;
    }
    return caseOf(a) === caseOf(b);
  };
  let [first, last] = [at, at];
  while (joins(parties[first - 1], parties[first])) first -= 1;
  while (joins(parties[last], parties[last + 1])) last += 1;
  const end = parties[last]?.first ?? 0;
  const closed = tree.tokens[end - 1]?.upos === 'CCONJ' || tree.tokens[end - 2]?.upos === 'CCONJ';
  return first < last && closed ? parties.slice(first, last + 1) : [];
}

/** Outer local cases by the inner ones that mean the same: some names of places take these, others those ("Venäjältä ja Ukrainasta"). */
const LOCAL: ReadonlyMap<string, string> = new Map([
  ['Abl', 'Ela'],
  ['All', 'Ill'],
  ['Ade', 'Ine'],
]);

const unique = (fills: readonly PartyFill[]): readonly PartyFill[] =>
  fills.filter((f, i) => fills.findIndex((g) => g.id === f.id) === i);

/** How a party was found, the surest first. */
const RANKS: readonly Argument['found'][] = ['relation', 'antecedent', 'carrier', 'shared', 'control', 'proximity'];

/** Parties that fill a role of the predication by its relations. */
export function partiesInRole(
  view: SentenceView,
  discourse: Discourse,
  p: Predication,
  role: string,
  but: { readonly allowed?: (a: Argument) => boolean; readonly speaks?: (m: PartyMention) => boolean } = {},
): readonly PartyFill[] {
  const { allowed, speaks } = but;
  const args = argumentsIn(p, role, allowed);
  if (args === null) return NOBODY;
  if (args.length > 1) {
    const rank = (a: Argument): number => RANKS.indexOf(a.found);
    args.sort((a, b) => rank(a) - rank(b) || Math.abs(a.head - p.trigger) - Math.abs(b.head - p.trigger));
  }
  for (const argument of args) {
    const given = argument.marked || relationOf(view.tree, argument.head) === 'iobj';
    const all = partiesOfArgument(view, discourse, argument, given || role !== 'receiver');
    const fills = speaks ? all.filter((f) => f.mention === null || !speaks(f.mention)) : all;
    if (fills.length > 0) return fills;
  }
  return NOBODY;
}

/** A predication's arguments in a role; null where it has none. */
function argumentsIn(p: Predication, role: string, allowed?: (a: Argument) => boolean): Argument[] | null {
  let found: Argument[] | null = null;
  for (let i = 0; i < p.args.length; i += 1) {
    const a = p.args[i] as Argument;
    if (a.role !== role || (allowed && !allowed(a))) continue;
    if (found) found.push(a);
    else found = [a];
  }
  return found;
}

/** Markers of the phrase that a token belongs to as owner: "Venäjän armeijalle" gives All for Venäjän. */
export function phraseMarkers({ tree }: SentenceView, token: number): readonly string[] {
  const known = markersByToken.of(tree) ?? markersByToken.keep(tree, new Array<undefined>(tree.tokens.length));
  known[token] ??= findPhraseMarkers(tree, token);
  return known[token];
}

const markersByToken = createOwnNote<(readonly string[] | undefined)[]>();

function findPhraseMarkers(tree: Tree, token: number): readonly string[] {
  let at = token;
  for (let steps = 0; steps < 4; steps += 1) {
    const head = tree.heads[at] ?? -1;
    const deprel = tree.tokens[at]?.deprel ?? '';
    if (head === -1 || !/^(?:nmod:poss|compound|flat|amod|det|appos)/u.test(deprel)) break;
    at = head;
  }
  return at === token
    ? markersOf(tree, at)
    : [...markersOf(tree, at), ...markersOf(tree, token).filter((m) => m !== 'Gen' && m !== 'poss')];
}

/** Markers of a role's words, and whether they are the subject. */
type RoleWords = { readonly markers: ReadonlySet<string>; readonly subject: boolean };

const roleWords = new WeakMap<Entry, Map<string, RoleWords>>();

function wordsOfRole(entry: Entry, role: string): RoleWords {
  let byRole = roleWords.get(entry);
  if (!byRole) {
    byRole = new Map();
    roleWords.set(entry, byRole);
  }
  let words = byRole.get(role);
  if (!words) {
    const { patterns } = entry;
    const markers = patterns.flatMap(({ role: own, marker }) => (own === role && marker !== null ? [marker] : []));
    words = {
      markers: new Set(markers.filter((marker) => marker !== 'Gen' && marker !== 'poss')),
      subject: patterns.find((x) => x.relation === 'nsubj' || x.relation === 'lightsubj')?.role === role,
    };
    byRole.set(role, words);
  }
  return words;
}

export type ByOrder = { readonly fill: PartyFill; readonly marked: boolean };

/**
 * The party that stands where the role's words would: with a marker of the role anywhere within the range, or bare before
 * the trigger for the role that the subject has. `taken` are parties that stand in other roles or only speak.
 */
export function partyByOrder(
  view: SentenceView,
  discourse: Discourse,
  p: Predication,
  role: string,
  taken: (m: PartyMention) => boolean,
  range: { readonly first: number; readonly last: number },
): ByOrder | null {
  const { markers: wanted, subject } = wordsOfRole(p.entry, role);
  const bare = (markers: readonly string[]): boolean =>
    markers.every((m) => m === 'Nom' || m === 'Gen' || m === 'poss');
  const near: { readonly m: PartyMention; readonly marked: boolean; readonly away: number }[] = [];
  for (const m of view.mentions.parties) {
    if (m.first < range.first || m.last > range.last || taken(m)) continue;
    const markers = phraseMarkers(view, m.headToken);
    const marked = markers.some((y) => wanted.has(y));
    if (marked || (subject && bare(markers) && m.headToken < p.trigger && !verbBetween(view, m, p)))
      near.push({ m, marked, away: Math.abs(m.headToken - p.trigger) });
  }
  near.sort((a, b) => Number(b.marked) - Number(a.marked) || a.away - b.away);
  for (const x of near) {
    const fill = fillOf(discourse, x.m);
    if (fill) return { fill, marked: x.marked };
  }
  return null;
}

/** Whether another clause's verb stands between a bare party and the trigger: then the party is that verb's. */
function verbBetween(view: SentenceView, m: PartyMention, p: Predication): boolean {
  for (let i = m.last; i < p.trigger; i += 1) {
    if (isClauseVerb(view, i) && !p.containers.includes(i)) return true;
  }
  return false;
}

/** A finite verb, or one with an auxiliary; participles that only modify are none. */
function isClauseVerb(view: SentenceView, index: number): boolean {
  const token = view.tree.tokens[index];
  if (token?.upos !== 'VERB') return false;
  return token.feats.VerbForm === 'Fin' || childrenBy(view.tree, index, 'aux').length > 0;
}
