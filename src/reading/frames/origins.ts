// Whose make somebody's arms are said to be: "Arakanin armeijan kiväärit ovat kiinalaista tekoa", "Pakistanin hävittäjät ovat kiinalaisia".
// What enters: a sentence's named things. What leaves: arms with an owner of their own and a nation's name as what they are, each in
// a predication that this nation gives and the owner gets. Arms without an owner, and one's own, say nothing of a transfer.
import type { PartyMention } from '../mentions/mention.ts';
import type { Entry, Lexicon } from '../predication/lexicon.ts';
import type { Argument, Predication } from '../predication/predication.ts';
import { childrenBy, conjunctsOf, depthBelow, lemmaOf } from '../predication/tree.ts';
import { isHardware } from './admitting.ts';
import type { SentenceView } from './frame.ts';
import type { Thing } from './things.ts';

/** The same things; those whose make is said are in a predication of their own. */
export const withOrigins = (view: SentenceView, named: readonly Thing[], lexicon: Lexicon): readonly Thing[] =>
  named.map((t) => {
    if (t.by || t.mention === null || !isHardware(t.code)) return t;
    const by = originOf(view, t, lexicon);
    return by === null ? t : { ...t, by };
  });

function originOf(view: SentenceView, t: Thing, { markers }: Lexicon): Predication | null {
  const { tree, mentions } = view;
  const at = tree.heads[t.headToken] ?? -1;
  if (at < t.last || !isSaidToBe(view, t, at)) return null;
  const made = markers.get(lemmaOf(tree, at)) === 'make-of';
  const isMake = (m: PartyMention): boolean =>
    m.headToken === at || (made && depthBelow(tree, m.headToken, at) === 1 && m.first >= t.last);
  const nations = mentions.parties.filter((m) => m.id !== null && m.manner === 'demonym');
  const nation = nations.find(isMake);
  const owner = ownerOf(view, t);
  if (!nation || !owner || owner.id === nation.id) return null;
  const negated = childrenBy(tree, at, 'aux', 'advmod').some((c) => tree.tokens[c]?.feats.Polarity === 'Neg');
  if (negated) return null;
  // "are in part Turkish and in part Iranian", not "… and its guns are Chinese".
  const also = conjunctsOf(tree, at).filter((c) => childrenBy(tree, c, 'nsubj').length === 0);
  const together = nations.filter((m) => m === nation || also.includes(m.headToken));
  return predicationAt(at, sideOf('giver', ...together), sideOf('receiver', owner));
}

/** Whether a thing is the subject of what it is said to be. */
const isSaidToBe = ({ tree }: SentenceView, { headToken }: Thing, at: number): boolean => {
  const relation = tree.tokens[headToken]?.deprel;
  return relation === 'nsubj:cop' || (relation === 'nsubj' && childrenBy(tree, at, 'cop').length > 0);
};

/** Whose a thing is: "Sudanin armeijan droonit", "the army's drones", "the army, whose drones", "its drones". */
function ownerOf({ tree, mentions }: SentenceView, t: Thing): PartyMention | undefined {
  const { tokens } = tree;
  const owning = childrenBy(tree, t.headToken, 'nmod').find((i) => tokens[i]?.deprel === 'nmod:poss');
  const whose = owning !== undefined && tokens[owning]?.feats.PronType === 'Rel';
  if (whose) return mentions.parties.findLast((m) => m.last <= owning && owning - m.last <= WHOSE);
  return mentions.parties.find(
    (m) =>
      m.last <= t.first &&
      depthBelow(tree, m.headToken, t.headToken) > 0 &&
      (tokens[m.headToken]?.feats.Case === 'Gen' ||
        (owning !== undefined && (m.headToken === owning || depthBelow(tree, m.headToken, owning) === 1))),
  );
}

/** Tokens between "whose" and the party that it stands for, at most ("the Sudanese army, whose"). */
const WHOSE = 2;

const sideOf = (role: string, ...parties: readonly PartyMention[]): Argument => ({
  role,
  head: parties[0]?.headToken ?? -1,
  tokens: parties.map((m) => m.headToken),
  found: 'relation',
  marked: true,
});

const ENTRY: Entry = {
  lemma: '',
  wordClass: 'V',
  sense: 'origin',
  family: 'transfer',
  patterns: [],
  byRelation: new Map(),
  cue: null,
};

const predicationAt = (trigger: number, giver: Argument, receiver: Argument): Predication => ({
  trigger,
  entry: ENTRY,
  sense: 'origin',
  args: [giver, receiver],
  form: 'finite',
  voice: 'active',
  negated: false,
  cues: [],
  containers: [],
  clause: { first: Math.min(receiver.head, trigger), last: trigger + 1 },
});
