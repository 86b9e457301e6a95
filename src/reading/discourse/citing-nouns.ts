// Citing by nouns: "Seoul's estimate", "by its own count". What enters: a sentence, the noun and its cue, what the passage has cited
// so far. What leaves: the citation, or null where nobody owns the noun.
import type { Token } from '../../language/language.ts';
import type { SentenceView } from '../frames/frame.ts';
import type { SourceMention } from '../mentions/mention.ts';
import { partyName } from '../mentions/party-names.ts';
import type { CueKind } from '../predication/predication.ts';
import { childrenBy, relationOf, subtreeOf } from '../predication/tree.ts';
import type { Citation } from './citation.ts';
import { type Cited, citedOf, DOCUMENTS, type Memory } from './memory.ts';
import { sameStretch } from './speech.ts';
import { meantBy, mentionAt, whoIs } from './who.ts';

/** "Seoul's estimate is", "NIS:n arviossa", "in the count of Belpol": a noun of speech with its owner. */
export function byNoun(view: SentenceView, noun: number, cue: CueKind, memory: Memory): Citation | null {
  const { tree } = view;
  if (cue !== 'estimated' && cue !== 'claimed' && cue !== 'reported') return null;
  const by = ownerOf(view, noun, memory);
  if (!by) return null;
  let host = tree.heads[noun] ?? -1;
  if (host === -1) host = noun;
  const under = new Set(subtreeOf(tree, host));
  return {
    by,
    manner: 'noun',
    cue,
    token: noun,
    covers: (t) => under.has(t) && sameStretch(tree, noun, t),
    within: () => false,
    size: under.size,
  };
}

/** Tokens between a noun of speech and the preposition or mark before its phrase ("by the Kiel Institute's own numbers"), at most. */
const AHEAD = 7;

/** "by Kyiv's numbers", "on the figures of X", ", records kept by X show": a noun that only cites somebody behind a preposition or mark. */
export function isAdverbial({ tree: { tokens } }: SentenceView, noun: number): boolean {
  for (let i = noun - 1; i >= 0 && noun - i <= AHEAD; i -= 1) {
    const { upos = 'X' } = tokens[i] ?? {};
    if (upos === 'PUNCT') return true;
    if (upos === 'ADP') return BEHIND.test(tokens[i]?.text ?? '');
    if (!PHRASE.has(upos)) return false;
  }
  return false;
}

const BEHIND = /^(?:by|on|in|per|from|under|to|at)$/iu;
const PHRASE: ReadonlySet<string> = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'NUM', 'PART', 'PRON']);

/** Whose a noun of speech is: a source that it holds, or a name that no table has. */
function ownerOf(view: SentenceView, noun: number, memory: Memory): Cited | null {
  const { tree } = view;
  const paper = view.mentions.sources.find((m) => noun >= m.first && noun < m.last);
  if (paper && DOCUMENTS.has(paper.kind) && paper.state !== null) return citedOf(paper);
  for (const c of childrenBy(tree, noun, 'nmod', 'compound', 'amod')) {
    const m = mentionAt(view.mentions, tree, c);
    if (m && !DOCUMENTS.has(m.kind)) return meantBy(view, m, memory);
    const named = !m && tree.tokens[c]?.upos === 'PROPN' && !view.mentions.places.some((p) => p.headToken === c);
    if (named && relationOf(tree, c) === 'nmod') return whoIs(view, c, memory);
  }
  return (
    besideNoun(view, noun, memory) ??
    ofPronoun(view, noun, memory) ??
    ofStates(view, noun) ??
    (paper && isOwned(paper) ? citedOf(paper) : null)
  );
}

/** "by British reckoning", "on American figures": the state whose adjective stands right before, in words that only cite. */
function ofStates(view: SentenceView, noun: number): Cited | null {
  const m = view.mentions.parties.find((p) => p.last === noun && p.id !== null);
  if (!m || m.id === null || !isAdverbial(view, noun)) return null;
  return { name: partyName(m.id), kind: 'state', state: m.id, text: m.text, start: m.start, end: m.end };
}

/** "the canal authority's figures": a paper whose owner stands in its own words. */
const isOwned = (paper: SourceMention): boolean => DOCUMENTS.has(paper.kind) && /\p{L}['’]s?\s/u.test(paper.text);

/** "in his telling", "by its own count": whose a noun of speech is, behind a preposition. */
function ofPronoun(view: SentenceView, noun: number, memory: Memory): Cited | null {
  const { tokens, texts } = view.tree;
  const isOwn = /^(?:own)$/u.test(texts[noun - 1] ?? '');
  const at = isOwn ? noun - 2 : noun - 1;
  if (!POSSESSIVE.test(texts[at] ?? '') || !BEHIND.test(texts[at - 1] ?? '') || !tokens[at]) return null;
  return (isOwn ? doerBefore(view, at) : null) ?? whoIs(view, at, memory);
}

/** "Israel has lost 100 men, by its own count": whoever the clause before is about. */
function doerBefore({ tree, mentions }: SentenceView, at: number): Cited | null {
  const doer = mentions.sources.findLast((m) => m.last <= at && relationOf(tree, m.headToken) === 'nsubj');
  return doer && !DOCUMENTS.has(doer.kind) ? citedOf(doer) : null;
}

const POSSESSIVE = /^(?:his|her|its|their)$/u;

/** Tokens between a noun of speech and the source behind it ("figures that were released by X"), at most. */
const BEYOND = 6;
/** What joins a noun of speech to the source behind it. */
const JOINT = /^(?:by|from|of)$/iu;
const RELATIVE = /^(?:that|which)$/iu;

/** "own", "julkaisemista": what may stand between an owner and its noun. */
const describes = ({ upos, feats, lemma }: Token): boolean =>
  upos === 'PART' ||
  upos === 'ADJ' ||
  (upos === 'VERB' && feats.VerbForm === 'Part') ||
  (upos === 'NOUN' && lemma.endsWith('minen'));

/**
 * By the words alone, for the tree often errs here: "Kyiv's own tally", "X:n julkaisemista tiedoista"; "data compiled by X",
 * "the numbers that X gave".
 */
function besideNoun(view: SentenceView, noun: number, memory: Memory): Cited | null {
  const { tokens } = view.tree;
  const { sources } = view.mentions;
  const before = sources.findLast((m) => m.last <= noun);
  if (before && !DOCUMENTS.has(before.kind) && noun - before.last <= 2) {
    const between = tokens.slice(before.last, noun);
    const owns = /^'s?$/u.test(tokens[before.last]?.lemma ?? '') || tokens[before.headToken]?.feats.Case === 'Gen';
    if (owns && between.every(describes)) return meantBy(view, before, memory);
  }
  const after = sources.find((m) => m.first > noun && !DOCUMENTS.has(m.kind));
  if (!after || after.first - noun > BEYOND) return null;
  const between = tokens.slice(noun + 1, after.first);
  const described = childrenBy(view.tree, noun, 'acl').some((c) => tokens[c]?.deprel === 'acl:relcl');
  return between.some((t) => JOINT.test(t.text) || (described && RELATIVE.test(t.text))) &&
    between.every((t) => t.upos !== 'PUNCT' && t.upos !== 'NOUN')
    ? meantBy(view, after, memory)
    : null;
}
