// Positions in reported words, by the order of words where the tree does not show them: what stands in quotes or before a
// comma, and beside it who says it ('"They burn," scoffed X', 'It will go on, X vowed', 'X: "No."'); with the views that
// ./position-views.ts finds. What enters: a sentence in its passage. What leaves: drafts of
// the frame `position` with rules of their own, so that the judgement admits them one by one.
import type { PartySlot } from '../claim.ts';
import { citedOf } from '../discourse/memory.ts';
import type { PartyMention, SourceMention } from '../mentions/mention.ts';
import { CUE, type Lexicon, lexiconOf, MARKER, TRIGGER } from '../predication/lexicon.ts';
import { COLON, COMMA, END, punctuationOf, QUOTE, signAt } from '../predication/punctuation.ts';
import { isVerbal, marksIn, type Tree, textOf } from '../predication/tree.ts';
import { fillOf, partySlot } from '../slots/party.ts';
import { quoteOf } from '../slots/quote.ts';
import type { Lower } from '../spelling.ts';
import type { Draft, Passage, SentenceView } from './frame.ts';
import { aimedAt, holderSource, labelOf, officeSlot, personMeant, personSlot, stateSlot } from './position-slots.ts';
import { viewAt, viewFor } from './position-views.ts';

export type Spoken = {
  readonly rule: string;
  readonly holder: PartySlot;
  /** Token ranges of what is said, and of all the words with who says it. */
  readonly said: { readonly first: number; readonly last: number };
  readonly first: number;
  readonly last: number;
};

/** Drafts of the reported words of a sentence. */
export function spokenIn(passage: Passage, view: SentenceView): readonly Draft[] {
  if (view.mentions.parties.length === 0 && view.mentions.sources.length === 0) return [];
  const lexicon = lexiconOf(passage.language);
  const signs = punctuationOf(view.tree);
  const marks = marksIn(view.tree, lexicon);
  const found: Spoken[] = [];
  for (let i = 1; i < marks.length - 1; i += 1) {
    const sign = signAt(signs, i);
    if ((sign & (COMMA | QUOTE | COLON)) === 0 && ((marks[i] ?? 0) & MARKER) === 0 && !isView(view.tree, i, lexicon))
      continue;
    const one =
      (sign & (COMMA | QUOTE)) !== 0
        ? (behindBreak(passage, view, i, lexicon) ?? viewFor(passage, view, i) ?? behindThat(passage, view, i, lexicon))
        : (sign & COLON) !== 0
          ? beforeColon(passage, view, i)
          : viewAt(passage, view, i, lexicon);
    if (one && !isOfThings(view, one) && !found.some((f) => f.first < one.last && one.first < f.last)) found.push(one);
  }
  return found.map((s) => draftOf(passage, view, s));
}

/** What is said of things or numbers is another frame's claim, unless it is quoted for how it is put. */
const isOfThings = ({ mentions }: SentenceView, { rule, said }: Spoken): boolean =>
  rule !== 'position.quoted' &&
  [...(/^position\.(?:opinion|view)/u.test(rule) ? [] : mentions.items), ...mentions.quantities].some(
    (m) => m.first >= said.first && m.last <= said.last,
  );

/** A form that is a word of view where its base is none ("words", "sanoin"). */
const isView = (tree: Tree, i: number, lexicon: Lexicon): boolean => lexicon.markers.get(textOf(tree, i)) === 'opinion';

/** "X sanoi, että …": what opens behind a comma and a verb of speech, with who says it right before the verb. */
function behindThat(passage: Passage, view: SentenceView, i: number, lexicon: Lexicon): Spoken | null {
  const { tree } = view;
  if (!THAT.has(textOf(tree, i + 1))) return null;
  let verb = i - 1;
  while (verb > 0 && i - verb <= VERB_BEFORE && !speaks(tree, verb, lexicon)) verb -= 1;
  const speaker = verb > 0 && i - verb <= VERB_BEFORE ? holderBy(passage, view, verb) : null;
  if (!speaker) return null;
  const last = endFrom(tree, i + 1);
  return {
    rule: 'position.said-behind',
    holder: speaker.slot,
    said: { first: i + 1, last },
    first: i + 1,
    last,
  };
}

const THAT: ReadonlySet<string> = new Set(['että', 'ettei', 'etteivät']);
/** Tokens between a verb of speech and the comma behind which what it says opens, at most. */
const VERB_BEFORE = 3;

/** Tokens behind a break within which the speaker and the verb stand, at most. */
const REACH = 14;

/** '…," scoffed X', '…, X vowed': who says it stands right behind a quote or a comma. */
function behindBreak(passage: Passage, view: SentenceView, i: number, lexicon: Lexicon): Spoken | null {
  const { tree } = view;
  const signs = punctuationOf(tree);
  const isQuote = (k: number): boolean => (signAt(signs, k) & QUOTE) !== 0;
  const comma = !isQuote(i);
  const from = comma && isQuote(i + 1) ? i + 2 : i + 1;
  const quoted = isQuote(i - 1) || isQuote(i) || isQuote(i + 1);
  const end = endFrom(tree, from);
  const verb = verbFrom(tree, from, Math.min(end, from + REACH + 1), quoted, lexicon);
  if (verb === -1) return null;
  const speaker = holderIn(passage, view, from, verb === from ? end : verb + 1);
  if (!speaker || !standsThere(tree, from, verb, speaker)) return null;
  const first = startBefore(tree, quoted && comma ? i - 1 : i, quoted);
  const last = Math.max(verb + 1, speaker.last);
  if (!quoted && (signAt(signs, last) & COMMA) !== 0 && verb !== from) {
    const after = endFrom(tree, last + 1);
    if (isClause(tree, last + 1, after))
      return {
        rule: 'position.inserted',
        holder: speaker.slot,
        said: { first: last + 1, last: after },
        first,
        last: after,
      };
  }
  if (quoted ? !isOwnStatement(tree, first) : !isClause(tree, first, i) || GOES_ON.has(textOf(tree, last))) return null;
  if (first >= i - 1) return null;
  const rule = quoted ? 'position.quoted' : 'position.trailing';
  return { rule, holder: speaker.slot, said: { first, last: i }, first, last };
}

/** The first verb within a range, of speech where nothing is quoted; -1 where there is none. */
function verbFrom(tree: Tree, from: number, to: number, quoted: boolean, lexicon: Lexicon): number {
  for (let k = from; k < to; k += 1) if (isVerbal(tree.tokens[k]) && (quoted || speaks(tree, k, lexicon))) return k;
  return -1;
}

/** Words by which a verb of speech goes on to what it says. */
const GOES_ON = new Set(['that', 'to', 'if', 'whether', 'how', 'että', 'ettei', 'jos', ':']);

/** What is quoted from the beginning of a statement, no few words within one. */
const isOwnStatement = (tree: Tree, open: number): boolean =>
  open === 0 || /^[^\p{L}\p{N}]+$/u.test(textOf(tree, open - 1));

/** Words with a verb that do not end where they begin. */
const isClause = (tree: Tree, from: number, to: number): boolean =>
  to - from > 2 && tree.tokens.slice(from, to).some((t) => isVerbal(t));

/** The verb opens what follows the break, or the speaker does, with no other verb between. */
const standsThere = (tree: Tree, from: number, verb: number, { first, last }: Holder): boolean =>
  verb === from
    ? first - verb <= 8
    : first - from <= 4 &&
      last <= verb &&
      tree.tokens.slice(from, verb).every((t) => !isVerbal(t) && t.upos !== 'SCONJ' && t.upos !== 'CCONJ');

/** 'X: "…"', "X: we will not": who says it stands before a colon and a quote, or alone before a colon. */
function beforeColon(passage: Passage, view: SentenceView, i: number): Spoken | null {
  const { tree } = view;
  const speaker = holderBy(passage, view, i);
  if (!speaker) return null;
  const quoted = (signAt(punctuationOf(tree), i + 1) & QUOTE) !== 0;
  const last = endFrom(tree, quoted ? i + 2 : i + 1);
  if (!quoted && (speaker.first > ALONE || !isClause(tree, i + 1, last))) return null;
  return {
    rule: 'position.quoted-colon',
    holder: speaker.slot,
    said: { first: i + 1, last },
    first: speaker.first,
    last,
  };
}

/** Tokens before a speaker who stands alone before a colon, at most: those of a title. */
const ALONE = 3;

/** Who is named right before a token. */
function holderBy(passage: Passage, view: SentenceView, before: number): Holder | null {
  for (let from = before - 1; from >= Math.max(0, before - REACH); from -= 1) {
    const speaker = holderIn(passage, view, from, before);
    if (speaker && before - speaker.last <= 1) return speaker;
  }
  return null;
}

export type Holder = { readonly slot: PartySlot; readonly first: number; readonly last: number };

/** The state, or who speaks for one, named first within a range of tokens: a source's words before a party within them. */
export function holderIn(passage: Passage, view: SentenceView, from: number, to: number): Holder | null {
  const within = (m: PartyMention | SourceMention): boolean => m.first >= from && m.last <= to;
  const source = view.mentions.sources.find((m) => within(m) && m.state !== null);
  const party = view.mentions.parties.find((m) => within(m));
  if (source && (!party || source.first <= party.first)) {
    const slot = stateSlot(source);
    return slot && { slot, first: source.first, last: source.last };
  }
  const slot = party
    ? (personMeant(passage, view, partySlot(fillOf(passage.discourse, party))) ??
      personSlot(passage, view, party.headToken))
    : null;
  if (party && slot) return { slot, first: party.first, last: party.last };
  const office = view.mentions.sources.find((m) => within(m));
  const spoken = office ? officeSlot(passage, view, citedOf(office)) : null;
  return office && spoken ? { slot: spoken, first: office.first, last: office.last } : null;
}

function speaks(tree: Tree, k: number, lexicon: Lexicon): boolean {
  const mark = marksIn(tree, lexicon)[k] ?? 0;
  const base = tree.bases[k] as Lower;
  return (
    ((mark & CUE) !== 0 &&
      lexicon.cuesOf(base).some((c) => c.as === 'V' && (c.kind === 'said' || c.kind === 'claimed'))) ||
    ((mark & TRIGGER) !== 0 &&
      lexicon
        .startsOf(base)
        .entries?.some((e) => e.family === 'position' && e.wordClass === 'V' && SPOKEN.has(e.sense)) === true)
  );
}

/** Senses of stances that are taken in words. */
const SPOKEN: ReadonlySet<string> = new Set(
  'condemn demand warn threaten accuse admit mention assert promise predict boast deny react hope doubt'.split(' '),
);

/** The end of the clause that begins at a token: its next full break or quote. */
export function endFrom(tree: Tree, from: number): number {
  const signs = punctuationOf(tree);
  let at = from;
  while (at < signs.at.length && ((signAt(signs, at) & (END | QUOTE)) === 0 || textOf(tree, at + 1) === ')')) at += 1;
  return at;
}

/** Where what is said before a token begins: at its opening quote, or behind the last full break. */
export function startBefore(tree: Tree, before: number, quoted: boolean): number {
  const signs = punctuationOf(tree);
  for (let k = before - 1; k >= 0; k -= 1) {
    const sign = signAt(signs, k);
    if (quoted && (sign & QUOTE) !== 0) return k;
    if (!quoted && (sign & (END | QUOTE)) !== 0) return k + 1;
  }
  return 0;
}

function draftOf(passage: Passage, view: SentenceView, { rule, holder, said, first, last }: Spoken): Draft {
  const target = aimedAt(passage, view, { sense: 'statement', holder: holder.id, ...said });
  return {
    frame: 'position',
    rule,
    from: holder,
    to: partySlot(target),
    item: { code: labelOf('statement'), text: null, start: null, end: null },
    quantity: null,
    when: null,
    where: null,
    source: holderSource(passage, view, holder),
    modality: 'asserted',
    quote: quoteOf(view, first, last),
  };
}
