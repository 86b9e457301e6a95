// Effects that phrases tell of (data/lexica/LANG/effect-phrases.tsv): "gave it a free hand", "keeps the war going", "within
// reach"; and what would or could not be so without something ("without the shells its guns would fall silent"). What
// enters: a sentence with its passage. What leaves: drafts of the frame `effect`; the judgement admits them one by one.
import { attributionAt, citingVerbs } from '../discourse/attribution.ts';
import { sameStretch, subjectOf } from '../discourse/speech.ts';
import { isNegated } from '../predication/cues.ts';
import { type Lexicon, lexiconOf, MARKER } from '../predication/lexicon.ts';
import type { Argument } from '../predication/predication.ts';
import {
  ancestorsOf,
  childrenBy,
  hasFeature,
  isVerbal,
  lemmaOf,
  marksIn,
  relationOf,
  subtreeOf,
  type Tree,
  textOf,
} from '../predication/tree.ts';
import { whenOf, whereOf } from '../slots/circumstance.ts';
import { modalityOf } from '../slots/modality.ts';
import { fillOf, type PartyFill, partySlot } from '../slots/party.ts';
import { quoteOf } from '../slots/quote.ts';
import type { Lower } from '../spelling.ts';
import { bareClause } from './bare-clause.ts';
import { causeOf } from './effect-cause.ts';
import type { Draft, Passage, SentenceView } from './frame.ts';
import { idiomsIn } from './idioms.ts';
import { clauseStretch } from './stretch.ts';

type Told = {
  readonly rule: string;
  readonly label: string;
  readonly sign: '+' | '-';
  /** Token range of the words that tell of it. */
  readonly first: number;
  readonly last: number;
  /** The verb of their clause. */
  readonly verb: number;
};

const WITHOUT = 'effect.without';

/** Drafts of the phrases of a sentence and of what it says would be so without something. */
export function toldIn(passage: Passage, view: SentenceView): readonly Draft[] {
  const lexicon = lexiconOf(passage.language);
  const told = [...phrases(passage, view), ...lacking(view, lexicon)];
  return told.flatMap((t) => {
    const draft = draftOf(passage, view, t, lexicon);
    return draft ? [draft] : [];
  });
}

const phrases = (passage: Passage, view: SentenceView): readonly Told[] =>
  idiomsIn(view, lexiconOf(passage.language), 'effect-phrases').map(({ row, first, last }) => ({
    rule: `effect.phrase-${row.kind}`,
    label: row.label ?? '',
    sign: row.sign === '-' ? '-' : '+',
    first,
    last,
    verb: verbOf(view.tree, first, last),
  }));

/** The first verb of a phrase, else the one that it hangs on. */
function verbOf(tree: Tree, first: number, last: number): number {
  for (let i = first; i < last; i += 1) if (isVerbal(tree.tokens[i])) return i;
  return ancestorsOf(tree, first).find((i) => isVerbal(tree.tokens[i])) ?? first;
}

/** "without Patriots the cities lie open", "ilman apua": a clause that holds only, or would hold, where something lacks. */
function lacking({ tree }: SentenceView, lexicon: Lexicon): readonly Told[] {
  const found: Told[] = [];
  const marks = marksIn(tree, lexicon);
  for (let i = 0; i < marks.length; i += 1) {
    if (((marks[i] as number) & MARKER) === 0 || lexicon.markerOf(tree.bases[i] as Lower) !== 'lack') continue;
    const thing = tree.heads[i] ?? -1;
    const verb =
      thing === -1 ? -1 : opens(tree, i) ? verbAfter(tree, Math.max(i, thing), lexicon) : (tree.heads[thing] ?? -1);
    if (verb === -1 || !(Math.max(i, thing) < verb || (isUnreal(tree, verb) && isNegated(tree, verb)))) continue;
    found.push({
      rule: WITHOUT,
      label: 'ability',
      sign: '+',
      first: Math.min(i, thing),
      last: Math.max(i, thing) + 1,
      verb,
    });
  }
  return found;
}

/** Whether a token begins its sentence, or what a quote, a colon or a semicolon opens. */
const opens = (tree: Tree, i: number): boolean => i === 0 || /^["“”„«:;–—]$/u.test(textOf(tree, i - 1));

/** The first verb with a subject or an auxiliary behind a token that no one speaks with; -1 where there is none. */
const verbAfter = (tree: Tree, token: number, lexicon: Lexicon): number =>
  tree.tokens.findIndex(
    (t, i) =>
      i > token &&
      !lexicon.cues.get(lemmaOf(tree, i))?.some((c) => c.as === 'V') &&
      t.upos !== 'AUX' &&
      (childrenBy(tree, i, 'aux', 'cop').length > 0 || (t.upos === 'VERB' && t.feats.VerbForm === 'Fin')),
  );

/** "would", "could": a verb in the conditional, or one with such an auxiliary. */
const isUnreal = (tree: Tree, verb: number): boolean =>
  hasFeature(tree, verb, 'Mood', 'Cnd') ||
  childrenBy(tree, verb, 'aux').some((a) => /^(?:would|could|can|will)$/u.test(lemmaOf(tree, a)));

function draftOf(passage: Passage, view: SentenceView, t: Told, lexicon: Lexicon): Draft | null {
  const { tree } = view;
  const subject = doerOf(tree, t.verb);
  const cause = view.mentions.parties.find((m) =>
    t.rule === WITHOUT
      ? m.first >= t.first && m.last <= t.last
      : m.id !== null && m.last <= t.verb && subject !== -1 && isOf(tree, m.headToken, subject),
  );
  const from = cause ? fillOf(passage.discourse, cause) : null;
  const feels = feltBy(passage, view, t, from);
  if (!feels && !from) return null;
  const p = { ...bareClause(view, t.verb, lexicon), negated: false, args: causeArguments(tree, t, subject) };
  const cited = attributionAt(passage, view, t.verb);
  const when = whenOf(view, p, citingVerbs(passage, view));
  const around = clauseStretch(tree, t.verb);
  return {
    frame: 'effect',
    rule: t.rule,
    from: partySlot(from),
    to: partySlot(feels),
    item: { code: t.label, text: null, start: null, end: null },
    quantity: null,
    when,
    where: whereOf(view, p),
    source: cited?.slot ?? null,
    modality: modalityOf(p, {
      attribution: cited,
      when: when?.edtf ?? null,
      published: passage.document.published,
      about: from?.id ?? null,
    }),
    sign: t.sign,
    cause: causeOf(passage, view, p, feels?.id ?? null),
    quote: quoteOf(view, Math.min(around.first, t.first), Math.max(around.last, t.last)),
  };
}

/** The subject of a verb, or of those that it is joined to or hangs on; -1 where none is said. */
function doerOf(tree: Tree, verb: number): number {
  for (let at = verb, steps = 0; at !== -1 && steps < 4; at = tree.heads[at] ?? -1, steps += 1) {
    const own = subjectOf(tree, at);
    if (own !== -1) return own;
    if (!/^(?:conj|xcomp|advcl|aux)$/u.test(relationOf(tree, at))) break;
  }
  return -1;
}

/** What brings it about, as an argument: the subject, or what lacks. */
function causeArguments(tree: Tree, t: Told, subject: number): readonly Argument[] {
  const head = t.rule === WITHOUT ? t.last - 1 : subject;
  if (head === -1) return [];
  const tokens =
    t.rule === WITHOUT
      ? Array.from({ length: t.last - t.first }, (_, k) => t.first + k)
      : subtreeOf(tree, head, (c) => c !== t.verb && relationOf(tree, c) !== 'acl');
  return [{ role: 'cause', head, tokens, found: 'relation', marked: false }];
}

/** Tokens behind a phrase within which the state that feels it is named. */
const BEHIND = 5;

/** Who feels it: the party within the phrase, right behind it, the subject of what would be so, else the passage's other. */
function feltBy(passage: Passage, view: SentenceView, t: Told, from: PartyFill | null): PartyFill | null {
  const { discourse } = passage;
  const within = view.mentions.parties.filter(
    (m) =>
      m.last > t.first && m.first - t.last <= BEHIND && m.first >= t.first && sameStretch(view.tree, t.first, m.first),
  );
  const subject = subjectOf(view.tree, t.verb);
  const own = view.mentions.parties.filter((m) => subject !== -1 && isOf(view.tree, m.headToken, subject));
  const behind = view.mentions.parties.filter((m) => m.first >= t.last && sameStretch(view.tree, t.last, m.first));
  for (const m of t.rule === WITHOUT ? [...own, ...behind] : [...within, ...own]) {
    const fill = fillOf(discourse, m);
    if (fill && fill.id !== from?.id) return fill;
  }
  const other = discourse.topic.find((id) => id !== from?.id);
  return other === undefined ? null : { id: other, mention: null, known: 'implied', rule: 'discourse.topic' };
}

/** Whether a token is a phrase's head or owns it. */
function isOf(tree: Tree, token: number, head: number): boolean {
  for (let at = token; at !== -1; at = tree.heads[at] ?? -1) {
    if (at === head) return true;
    if (!/^(?:nmod|compound|amod|det|flat|appos)$/u.test(relationOf(tree, at))) return false;
  }
  return false;
}
