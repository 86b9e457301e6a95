// From arguments to parties. What enters: a predication's arguments, the sentence's party mentions. What leaves: who
// fills a role, with its words. Where relations give nothing, the order of words and the markers decide within reach.
import type { PartySlot } from '../claim.ts';
import type { Discourse } from '../discourse/discourse.ts';
import type { SentenceView } from '../frames/frame.ts';
import type { PartyMention } from '../mentions/mention.ts';
import { markersOf } from '../predication/candidates.ts';
import { type Argument, argumentsOf, type Predication } from '../predication/predication.ts';
import { conjunctsOf, depthBelow } from '../predication/tree.ts';

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

export function fillOf(discourse: Discourse, mention: PartyMention): PartyFill | null {
  const id = discourse.idOf(mention);
  if (id === null) return null;
  const stated = mention.id !== null;
  return stated ? { id, mention, known: 'stated' } : { id, mention, known: 'implied', rule: 'discourse.pronoun' };
}

/** Parties of an argument: the one nearest to its head, and those coordinated with it. */
export function partiesOfArgument(view: SentenceView, discourse: Discourse, argument: Argument): readonly PartyFill[] {
  const inside = view.mentions.parties.filter(
    (m) => argument.tokens.includes(m.headToken) || (argument.head >= m.first && argument.head < m.last),
  );
  const depth = (m: PartyMention): number => {
    if (argument.head >= m.first && argument.head < m.last) return 0;
    const d = depthBelow(view.tree, m.headToken, argument.head);
    return d === -1 ? 99 : d;
  };
  const nearest = [...inside].sort((a, b) => depth(a) - depth(b) || a.start - b.start)[0];
  if (!nearest) return [];
  const together = new Set(conjunctsOf(view.tree, nearest.headToken));
  const fills = inside.filter((m) => m === nearest || together.has(m.headToken)).map((m) => fillOf(discourse, m));
  return unique(fills.filter((f): f is PartyFill => f !== null));
}

const unique = (fills: readonly PartyFill[]): readonly PartyFill[] =>
  fills.filter((f, i) => fills.findIndex((g) => g.id === f.id) === i);

/** Parties that fill a role of the predication by its relations. */
export function partiesInRole(
  view: SentenceView,
  discourse: Discourse,
  p: Predication,
  role: string,
): readonly PartyFill[] {
  const rank = (a: Argument): number =>
    ['relation', 'antecedent', 'carrier', 'shared', 'control', 'proximity'].indexOf(a.found);
  const args = [...argumentsOf(p, role)].sort((a, b) => rank(a) - rank(b));
  for (const argument of args) {
    const fills = partiesOfArgument(view, discourse, argument);
    if (fills.length > 0) return fills;
  }
  return [];
}

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
): PartyFill | null {
  const marked = p.entry.patterns.filter((x) => x.role === role && x.marker !== null).map((x) => x.marker);
  const subject = p.entry.patterns.find((x) => x.relation === 'nsubj' || x.relation === 'lightsubj')?.role === role;
  const bare = (markers: readonly string[]): boolean => markers.every((m) => m === 'Nom' || m === 'Gen');
  const near = view.mentions.parties
    .filter((m) => m.first >= range.first && m.last <= range.last && !taken(m))
    .map((m) => ({ m, markers: markersOf(view.tree, m.headToken), away: Math.abs(m.headToken - p.trigger) }))
    .filter(
      ({ m, markers }) =>
        markers.some((x) => marked.includes(x)) || (subject && bare(markers) && m.headToken < p.trigger),
    )
    .sort((a, b) => a.away - b.away);
  for (const { m } of near) {
    const fill = fillOf(discourse, m);
    if (fill) return fill;
  }
  return null;
}
