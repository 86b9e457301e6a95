// Assurances that a verb names by itself: "recognised Palestine", "tunnusti Taleban-hallinnon", "has promised to defend Japan".
// What enters: a sentence. What leaves: for each such verb whose object is a party, or what makes it a state, the assurance as a
// thing, in a predication whose giver is who recognises or promises and whose receiver is that party. Whoever defends without
// a promise takes a stance or fights; what is recognised as something is a claim to it, not a gift.
import type { Entry, Lexicon } from '../predication/lexicon.ts';
import type { Argument, Predication } from '../predication/predication.ts';
import { childrenBy, lemmaOf } from '../predication/tree.ts';
import type { SentenceView } from './frame.ts';
import type { Thing } from './things.ts';

/** Sense of such a predication. */
const ASSURE = 'assure';

/** The assurances of a sentence. */
export const assurancesOf = (view: SentenceView, lexicon: Lexicon): readonly Thing[] =>
  view.predications.flatMap((p) => {
    const code = codeOf(view, p, lexicon);
    const receiver = code === null ? undefined : p.args.find((a) => a.role === 'theme');
    const token = view.tree.tokens[p.trigger];
    if (code === null || !receiver || !token || !isState(view, receiver, lexicon)) return [];
    const { start, end, text } = token;
    const at = { start, end, text, first: p.trigger, last: p.trigger + 1, headToken: p.trigger };
    return [{ ...at, code, mention: null, quantity: null, shared: false, by: givenBy(p, receiver) }];
  });

/** What a predication assures; null where it assures nothing. */
function codeOf(view: SentenceView, p: Predication, lexicon: Lexicon): string | null {
  if (p.entry.wordClass !== 'V' || p.voice === 'passive') return null;
  const marker = lexicon.markers.get(p.entry.lemma);
  if (p.sense === 'admit' && (marker === 'recognises' || isRespect(view, p)))
    return isAsOther(view, p) ? null : 'assurance.diplomatic';
  if (p.sense === 'support-stance' && marker === 'defends') return isPromised(view, p) ? 'assurance.security' : null;
  return null;
}

/** "tunnustaa": a verb of admitting that is one of respecting too. */
const isRespect = ({ predications }: SentenceView, { trigger }: Predication): boolean =>
  predications.some((o) => o.trigger === trigger && o.sense === 'respect');

/** "recognised Crimea as Russian", "tunnusti alueen osaksi Venäjää". */
const isAsOther = ({ tree }: SentenceView, p: Predication): boolean =>
  tree.tokens.some((t, i) => i > p.trigger && i <= p.trigger + REACH && (t.feats.Case === 'Tra' || t.lemma === 'as'));

/** Tokens behind a verb of recognising in which it is said as what, at most. */
const REACH = 7;

/** "has pledged to defend", "will protect": what is promised or agreed to, or is to be. */
const isPromised = ({ predications, tree }: SentenceView, p: Predication): boolean =>
  predications.some((o) => o.trigger === p.containers[0] && (o.sense === 'promise' || o.sense === 'agree')) ||
  (!p.negated && childrenBy(tree, p.trigger, 'aux').some((c) => FUTURE.has(lemmaOf(tree, c))));

const FUTURE: ReadonlySet<string> = new Set(['will', 'would', 'shall']);

/** A party, or its statehood ("Palestiinan valtio", "the independence of Somaliland"). */
const isState = (view: SentenceView, a: Argument, lexicon: Lexicon): boolean =>
  a.found === 'relation' &&
  view.mentions.parties.some(
    (m) =>
      (a.head >= m.first && a.head < m.last) ||
      (a.tokens.includes(m.headToken) &&
        view.tree.heads[m.headToken] === a.head &&
        lexicon.markers.get(lemmaOf(view.tree, a.head)) === 'statehood'),
  );

/** The predication as one of giving: its holder gives, the party that it is about receives. */
function givenBy(p: Predication, receiver: Argument): Predication {
  const entry: Entry = { ...p.entry, sense: ASSURE, family: 'transfer', patterns: [], byRelation: new Map() };
  const givers = p.args.filter((a) => a.role === 'holder').map((a) => ({ ...a, role: 'giver' }));
  return { ...p, entry, sense: ASSURE, args: [...givers, { ...receiver, role: 'receiver' }] };
}
