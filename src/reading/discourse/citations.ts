// Whom a sentence cites, and for which of its words. What enters: an analysed sentence, the language's cues, and what the
// passage has cited so far. What leaves: citations (a source, how it is cited, the tokens that it answers for), and the
// memory for the next sentence. A party that only acts in the sentence is never cited. Pure but for the memory it returns.
import type { Token } from '../../language/language.ts';
import type { SentenceView } from '../frames/frame.ts';
import { isFalling } from '../predication/falling.ts';
import { CUE, CUE_AHEAD, CUE_WORD, type CueEntry, type Lexicon } from '../predication/lexicon.ts';
import type { CueKind } from '../predication/predication.ts';
import { isVerbal, lemmaOf, marksIn, relationOf, type Tree } from '../predication/tree.ts';
import type { Lower } from '../spelling.ts';
import type { Citation } from './citation.ts';
import { byAdposition } from './citing-adpositions.ts';
import { byWords } from './citing-asides.ts';
import { byNoun, isAdverbial } from './citing-nouns.ts';
import { phraseCitations } from './citing-phrases.ts';
import { byCiting, byMistaken, byVerb, hasPaper } from './citing-verbs.ts';
import { authorOf, type Memory, remembered, seen } from './memory.ts';

const SPEECH: ReadonlySet<CueKind> = new Set(['said', 'reported', 'claimed', 'estimated', 'deny', 'doubt', 'planned']);

/** What the tables have of words that may cite somebody. */
const CITING = CUE | CUE_WORD | CUE_AHEAD;

/** All citations of a sentence in the order of the text, and the memory after it. */
export function citationsOf(
  view: SentenceView,
  lexicon: Lexicon,
  memory: Memory,
): { readonly citations: readonly Citation[]; readonly memory: Memory } {
  const citations: Citation[] = [];
  let known = memory;
  for (const m of view.mentions.sources) known = seen(view, known, m);
  const marks = marksIn(view.tree, lexicon);
  for (let i = 0; i < marks.length; i += 1) {
    if (((marks[i] as number) & CITING) === 0 && view.tree.tokens[i]?.parts === undefined) continue;
    const author = authorOf(view, i, lexicon);
    if (author) known = { ...known, author };
    for (const cue of cuesAt(view.tree, i, lexicon)) {
      if (!SPEECH.has(cue.kind) || (cue.as === 'V' && isFalling(view.tree, i, lexicon))) continue;
      const one = citationBy(view, i, cue, known, citations, lexicon);
      if (!one || citations.some((c) => c.token === one.token)) continue;
      citations.push(one);
      known = remembered(known, one.by);
    }
  }
  for (const one of phraseCitations(view, lexicon.language, known)) {
    if (citations.some((c) => c.by.start === one.by.start || c.token === one.token)) continue;
    citations.push(one);
    known = remembered(known, one.by);
  }
  return { citations: citations.sort((a, b) => a.token - b.token), memory: known };
}

/** What a cue at a token cites, by how it stands in its table. */
function citationBy(
  view: SentenceView,
  i: number,
  { as, kind }: CueEntry,
  known: Memory,
  before: readonly Citation[],
  lexicon: Lexicon,
): Citation | null {
  const token = view.tree.tokens[i] as Token;
  switch (as) {
    case 'V':
      if (isVerbal(token))
        return (
          byVerb(view, i, kind, known, before, lexicon) ??
          byMistaken(view, i, kind, known) ??
          byWords(view, i, kind, known, before)
        );
      return token.upos === 'NOUN' || token.upos === 'INTJ'
        ? (byMistaken(view, i, kind, known) ?? byWords(view, i, kind, known, before))
        : null;
    case 'D':
      return isVerbal(token) && hasPaper(view, i) ? byVerb(view, i, kind, known, before, lexicon) : null;
    case 'N':
      return isNamed(token) || isOwned(view.tree, i) ? byNoun(view, i, kind, known) : null;
    case 'P':
      return isNamed(token) && isAdverbial(view, i) ? byNoun(view, i, kind, known) : null;
    case 'A':
      return byAdposition(view, i, kind, known);
    case 'C':
      return isVerbal(token) ? byCiting(view, i, kind, known) : null;
    default:
      return null;
  }
}

/** "by Israel's tally": what stands behind an owner is a noun, whatever the tagger took it for. */
const isOwned = ({ texts }: Tree, i: number): boolean => /^['’]s?$/u.test(texts[i - 1] ?? '');

const isNamed = ({ upos }: Token): boolean => upos === 'NOUN' || upos === 'PROPN';

/** Cues of a word, also of a verb with the preposition of one of its phrases ("put … at"). */
function cuesAt(tree: Tree, token: number, lexicon: Lexicon): readonly CueEntry[] {
  const marks = marksIn(tree, lexicon)[token] ?? 0;
  if ((marks & CUE) !== 0) return lexicon.cuesOf(tree.bases[token] as Lower);
  if ((marks & CUE_WORD) !== 0 && relationOf(tree, token) === 'case') return lexicon.cuesOf(tree.words[token] as Lower);
  if ((marks & CUE_AHEAD) === 0 || !isVerbal(tree.tokens[token])) return NO_CUES;
  const lemma = lemmaOf(tree, token);
  for (let i = token + 1; i < tree.tokens.length && i - token <= APART && tree.tokens[i]?.upos !== 'PUNCT'; i += 1) {
    const phrasal = lexicon.cues.get(`${lemma} ${tree.texts[i]}`);
    if (phrasal) return phrasal;
  }
  return NO_CUES;
}

/** Tokens between the two words of a cue ("put Ukraine's own dead at"), at most. */
const APART = 14;
const NO_CUES: readonly CueEntry[] = [];
