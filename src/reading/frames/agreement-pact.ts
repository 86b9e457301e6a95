// What is agreed and by whom. What enters: a predication of the family `agreement` in its passage. What leaves: the noun of
// agreement that it concludes or ends, and the two sides: who concludes, with whom, whose agreement it is.

import { lexiconOf } from '../predication/lexicon.ts';
import { argumentsOf, type Predication } from '../predication/predication.ts';
import { relationOf, subtreeOf } from '../predication/tree.ts';
import { fillOf, type PartyFill, partiesInRole } from '../slots/party.ts';
import { bothOf } from './both.ts';
import type { Passage, SentenceView } from './frame.ts';
import { isJoined, isPerson } from './meeting-sides.ts';

const nounsOf = (view: SentenceView, sense: string): readonly Predication[] =>
  view.predications.filter((n) => n.entry.family === 'agreement' && n.entry.wordClass === 'N' && n.sense === sense);

/** Tokens between an agreement and a participle or relative clause about it, at most. */
const NEAR = 8;

/** The noun of agreement that the verb has as its object or subject, or stands right behind in a clause of its own. */
export function pactOf(view: SentenceView, p: Predication): Predication | null {
  const pacts = nounsOf(view, 'pact');
  const args = argumentsOf(p, 'pact');
  const held =
    pacts.find((n) => args.some((a) => a.head === n.trigger)) ??
    pacts.find((n) => args.some((a) => a.tokens.includes(n.trigger)));
  if (held) return held;
  const { tokens } = view.tree;
  const beside = pacts.find((n) => view.tree.heads[n.trigger] === p.trigger && isBareCase(view, n.trigger));
  if (beside && p.entry.wordClass === 'V' && !isDoer(view, p, beside)) return beside;
  const behind = pacts.find((n) => n.trigger > p.trigger && n.trigger - p.trigger <= 2 && isBareCase(view, n.trigger));
  if (behind && p.entry.wordClass === 'V' && args.length === 0) return behind;
  const before = pacts.filter((n) => n.trigger < p.trigger);
  if (args.some((a) => isPronoun(view, a.head))) return before.at(-1) ?? null;
  const between = (n: Predication): boolean =>
    p.trigger - n.trigger <= NEAR &&
    tokens.slice(n.trigger + 1, p.trigger).every((t) => !/^[;:.?!]$/u.test(t.text) && t.feats.VerbForm !== 'Fin');
  const next = before.find((n) => n.trigger === p.trigger - 1);
  if (next && argumentsOf(p, 'side').length === 0 && !isDoer(view, p, next)) return next;
  return /^(?:acl|amod)/u.test(tokens[p.trigger]?.deprel ?? '') ? (before.filter(between).at(-1) ?? null) : null;
}

/** "The deal strengthens deterrence": an agreement that does something to another thing is not what is concluded. */
const isDoer = (view: SentenceView, p: Predication, pact: Predication): boolean =>
  p.voice === 'active' &&
  relationOf(view.tree, pact.trigger) === 'nsubj' &&
  argumentsOf(p, 'pact').some((a) => !a.marked && a.head > p.trigger && a.head !== pact.trigger);

/** In a case of objects without an adposition: an object, whatever the parser calls it. */
const isBareCase = (view: SentenceView, token: number): boolean =>
  /^(?:Gen|Nom|Par)$/u.test(view.tree.tokens[token]?.feats.Case ?? '') &&
  view.tree.children[token]?.every((c) => view.tree.tokens[c]?.upos !== 'ADP') === true;

const isPronoun = (view: SentenceView, token: number): boolean =>
  /^(?:PRON|DET)$/u.test(view.tree.tokens[token]?.upos ?? '');

/** "signed nothing", "signed it": a pronoun as what is signed. */
export const hasPronoun = (view: SentenceView, p: Predication): boolean =>
  argumentsOf(p, 'pact').some(
    (a) =>
      isPronoun(view, a.head) &&
      !view.mentions.parties.some((m) => m.headToken === a.head && m.manner === 'description'),
  );

/** Whether what is agreed on stands in a case or with an adposition of its own ("sopivat laivoista", "agreed on ships"). */
export const hasMatter = (p: Predication): boolean => argumentsOf(p, 'pact').some((a) => a.marked);

/** Tokens behind a verb within which its word of signing may stand. */
const BEHIND = 3;

/** Whether the verb has the word that makes a signature or a beginning of it: a name, a pen; force. */
export function hasSeal(passage: Passage, view: SentenceView, p: Predication): boolean {
  const { triggers } = lexiconOf(passage.language);
  const isSeal = (token: number): boolean =>
    triggers.get(view.tree.tokens[token]?.lemma.toLowerCase() ?? '')?.some((e) => e.sense === 'seal') === true;
  const behind = [1, 2, BEHIND].map((n) => p.trigger + n);
  return behind.some(isSeal) || argumentsOf(p, 'seal').some((a) => isSeal(a.head));
}

/** Persons beside a verb of signing, where the parser has hung them elsewhere. */
function signers(passage: Passage, view: SentenceView, p: Predication): readonly PartyFill[] {
  if (p.sense !== 'subscribe' && p.sense !== 'sign') return [];
  return view.mentions.parties
    .filter(
      (m) =>
        isPerson(m) &&
        (m.last <= p.trigger
          ? isJoined(view, m.last, p.trigger)
          : m.first - p.trigger <= NEAR && isJoined(view, p.trigger + 1, m.first)),
    )
    .flatMap((m) => fillOf(passage.discourse, m) ?? []);
}

/** Sides that the words name in a role: of the verb, of the agreement. */
export function statedSides(
  passage: Passage,
  view: SentenceView,
  p: Predication,
  pact: Predication | null,
): readonly PartyFill[] {
  const { discourse } = passage;
  const of = (x: Predication): readonly PartyFill[] =>
    ['side', 'other'].flatMap((role) =>
      argumentsOf(x, role).flatMap((a) => partiesInRole(view, discourse, x, role, { allowed: (y) => y === a })),
    );
  const tellers = [...(p.sense === 'announce' ? [] : [p]), ...(pact ? [pact] : [])];
  const [first = []] = tellers.map(of);
  const roles = unique([...first, ...signers(passage, view, p), ...tellers.slice(1).flatMap(of)]);
  if (roles.length > 1) return roles;
  const both = tellers.flatMap((x) => bothOf(passage, view, [...argumentsOf(x, 'side'), ...argumentsOf(x, 'pact')]));
  return both.length > 0 ? unique(both) : roles;
}

/** The two sides: those stated, those in the clause, those that the passage is about. */
export function sidesOf(
  passage: Passage,
  view: SentenceView,
  p: Predication,
  stated: readonly PartyFill[],
): readonly PartyFill[] {
  const { discourse } = passage;
  const clause = new Set(subtreeOf(view.tree, p.trigger));
  const inside = view.mentions.parties
    .filter((m) => clause.has(m.headToken))
    .flatMap((m): PartyFill[] => {
      const id = discourse.idOf(m);
      return id === null ? [] : [{ id, mention: m, known: m.id === null ? 'implied' : 'stated' }];
    });
  const known = unique([...stated, ...inside]);
  const missing = discourse.topic
    .filter((id) => !known.some((k) => k.id === id))
    .map((id): PartyFill => ({ id, mention: null, known: 'implied', rule: 'discourse.topic' }));
  return [...known, ...missing].slice(0, 2);
}

const unique = (fills: readonly PartyFill[]): readonly PartyFill[] =>
  fills.filter((f, i) => fills.findIndex((g) => g.id === f.id) === i);
