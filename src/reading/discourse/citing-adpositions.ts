// Citing by adpositions: "according to X", "X:n mukaan". What enters: a sentence, the adposition and its cue, what the passage has
// cited so far. What leaves: the citation, or null where it cites nobody.
import type { SentenceView } from '../frames/frame.ts';
import type { CueKind } from '../predication/predication.ts';
import { isVerbal, lemmaOf, relationOf, subtreeOf, type Tree } from '../predication/tree.ts';
import type { Citation } from './citation.ts';
import { type Cited, citedOf, DOCUMENTS, type Memory } from './memory.ts';
import { sameStretch } from './speech.ts';
import { meantBy, whoIs } from './who.ts';

/** Characters between a postposition and the source that it belongs to, at most. */
const GAP = 4;

/** Tokens between "according to" and the source that it names ("the estimates that X drew up"), at most. */
const AFTER = 8;

const unbroken = (tree: Tree, from: number, to: number): boolean =>
  tree.tokens.slice(from, to).every((t) => t.upos !== 'PUNCT');

/** "according to X", "X:n mukaan", "hänen mukaansa". */
export function byAdposition(view: SentenceView, token: number, cue: CueKind, memory: Memory): Citation | null {
  const { tree } = view;
  const phrase = tree.heads[token] ?? -1;
  const right = view.mentions.sources.find((m) => m.last === token);
  if (phrase === -1 || (!right && relationOf(tree, token) === 'advmod')) return null;
  const adjacent =
    right ??
    (/^(?:according)$/iu.test(tree.tokens[token]?.text ?? '')
      ? view.mentions.sources.find((m) => m.first > token && m.first - token <= AFTER && unbroken(tree, token, m.first))
      : undefined);
  const author = authorOfRelative(view, phrase);
  const named = adjacent ? whoIs(view, adjacent.headToken, memory) : whoIs(view, phrase, memory);
  const isFar = named !== null && !adjacent && phrase < token && isApart(view, named, token);
  const by = author ?? (isFar ? null : named) ?? ownerBefore(view, token, memory);
  if (!by) return null;
  const own = new Set(adjacent ? range(adjacent.first, adjacent.last) : subtreeOf(tree, phrase));
  let host = tree.heads[phrase] ?? -1;
  for (
    let steps = 0;
    steps < 4 && host !== -1 && !isVerbal(tree.tokens[host]) && (tree.heads[host] ?? -1) !== -1;
    steps += 1
  )
    host = tree.heads[host] ?? -1;
  const first = Math.min(...own) <= 1;
  const under = new Set(first || host === -1 ? tree.tokens.map((_, i) => i) : subtreeOf(tree, host));
  return {
    by,
    manner: 'according',
    cue,
    token,
    covers: (t) => under.has(t) && !own.has(t) && sameStretch(tree, token, t),
    within: (t) => own.has(t),
    size: under.size,
  };
}

/** Whether more stands between a source and the postposition than a word's end, or brackets ("Petteri Orpon (kok) mukaan"). */
function isApart({ tree, sentence }: SentenceView, { start, end }: Cited, token: number): boolean {
  let from = tree.tokens[token]?.start ?? 0;
  if (tree.texts[token - 1] === ')')
    for (let i = token - 2; i >= 0 && token - i <= OWNED; i -= 1)
      if (tree.texts[i] === '(') from = tree.tokens[i]?.start ?? from;
  return end < from && start >= sentence.start && from - end > GAP;
}

/** "julkaisi raportin, jonka mukaan …": who has published what the relative pronoun stands for. */
function authorOfRelative({ tree, mentions }: SentenceView, phrase: number): Cited | null {
  if (!/^(?:joka|mikä|which)$/u.test(lemmaOf(tree, phrase))) return null;
  const author = mentions.sources.findLast(
    (m) => m.last <= phrase && !DOCUMENTS.has(m.kind) && relationOf(tree, m.headToken) === 'nsubj',
  );
  return author ? citedOf(author) : null;
}

/** Tokens between an owner and "mukaan" ("X:n lokakuussa antaman luvun perusteella"), at most. */
const OWNED = 4;

/** The source in the genitive shortly before a postposition, with only what it owns between. */
function ownerBefore(view: SentenceView, token: number, memory: Memory): Cited | null {
  const { tree, mentions } = view;
  const owner = mentions.sources.findLast((m) => m.last < token);
  if (!owner || token - owner.last > OWNED || tree.tokens[owner.headToken]?.feats.Case !== 'Gen') return null;
  const between = tree.tokens.slice(owner.last, token);
  const isOwned =
    between.at(-1)?.feats.Case === 'Gen' && between.every((t) => t.upos !== 'PUNCT' && t.feats.VerbForm !== 'Fin');
  return isOwned && !DOCUMENTS.has(owner.kind) ? meantBy(view, owner, memory) : null;
}

const range = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first }, (_, i) => first + i);
