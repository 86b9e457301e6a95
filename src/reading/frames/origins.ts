// Whose make somebody's arms are said to be: "Arakanin armeijan kiväärit ovat kiinalaista tekoa", "Pakistanin hävittäjät ovat kiinalaisia".
// What enters: a sentence's named things. What leaves: arms with an owner of their own and a nation's name as what they are, each in
// a predication that this nation gives and the owner gets. Arms without an owner, and one's own, say nothing of a transfer.
import type { PartyMention } from '../mentions/mention.ts';
import type { Entry, Lexicon } from '../predication/lexicon.ts';
import type { Argument, Predication } from '../predication/predication.ts';
import { childrenBy, depthBelow, lemmaOf } from '../predication/tree.ts';
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
  if (at === -1 || tree.tokens[t.headToken]?.deprel !== 'nsubj:cop' || at < t.last) return null;
  const made = markers.get(lemmaOf(tree, at)) === 'make-of';
  const nation = mentions.parties.find(
    (m) =>
      m.id !== null &&
      m.manner === 'demonym' &&
      (m.headToken === at || (made && depthBelow(tree, m.headToken, at) === 1 && m.first >= t.last)),
  );
  const owner = mentions.parties.find(
    (m) =>
      m.last <= t.first &&
      tree.tokens[m.headToken]?.feats.Case === 'Gen' &&
      depthBelow(tree, m.headToken, t.headToken) > 0,
  );
  if (!nation || !owner || owner.id === nation.id) return null;
  const negated = childrenBy(tree, at, 'aux').some((c) => tree.tokens[c]?.feats.Polarity === 'Neg');
  return negated ? null : predicationAt(at, sideOf('giver', nation), sideOf('receiver', owner));
}

const sideOf = (role: string, { headToken }: PartyMention): Argument => ({
  role,
  head: headToken,
  tokens: [headToken],
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
