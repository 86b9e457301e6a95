// Citing by an aside: "…, bankers say, …", "…, sources at the port say.", "…, the Dutch say". Between two marks a phrase of nouns
// and a verb of speech names who says what stands around it, whoever that is and whatever the parser made of it. What enters: a
// sentence, the verb and its cue, what the passage has cited so far. What leaves: the citation, or null.
import type { SentenceView } from '../frames/frame.ts';
import { partyName } from '../mentions/party-names.ts';
import type { CueKind } from '../predication/predication.ts';
import type { Tree } from '../predication/tree.ts';
import type { Citation } from './citation.ts';
import { type Cited, DOCUMENTS, type Memory } from './memory.ts';
import { sameStretch } from './speech.ts';
import { meantBy } from './who.ts';

/** Tokens of a speaker's phrase, at most. */
const LONGEST = 7;
/** What a verb of an aside makes of what stands around it. */
const SAYS: ReadonlySet<CueKind> = new Set(['said', 'reported', 'claimed', 'estimated']);
const PHRASE: ReadonlySet<string> = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'NUM', 'ADP', 'PART']);
/** What may stand behind the verb before the mark: when and where it was said. */
const BEHIND = /^(?:on|in|at|here|there|today|yesterday|last|this)$/iu;
const OPENS = /^[,;:—–]$/u;

/** Who is cited by an aside around a verb. */
export function byWords(
  view: SentenceView,
  verb: number,
  cue: CueKind,
  memory: Memory,
  before: readonly Citation[],
): Citation | null {
  const { tree } = view;
  if (!SAYS.has(cue)) return null;
  const first = phraseBefore(tree, verb);
  if (first === -1 || !isClosed(tree, verb) || before.some((c) => c.token >= first && c.token < verb)) return null;
  const by = speakerIn(view, first, verb, memory);
  if (!by) return null;
  const within = (t: number): boolean => t >= first && t <= verb;
  return {
    by,
    manner: 'verb',
    cue,
    token: verb,
    covers: (t) => !within(t) && sameStretch(tree, verb, t),
    within,
    size: tree.tokens.length,
  };
}

/** First token of the phrase of nouns between a mark and the verb; -1 where something else stands there. */
function phraseBefore({ tokens, texts }: Tree, verb: number): number {
  let nouns = 0;
  for (let i = verb - 1; i > 0 && verb - i <= LONGEST + 1; i -= 1) {
    if (OPENS.test(texts[i] ?? '')) return nouns > 0 && i < verb - 1 ? i + 1 : -1;
    const upos = tokens[i]?.upos ?? 'X';
    const isHere = i === verb - 1 && upos === 'ADV';
    if (!isHere && !PHRASE.has(upos)) return -1;
    if (upos === 'NOUN' || upos === 'PROPN' || upos === 'ADJ') nouns += 1;
  }
  return -1;
}

/** Whether a mark, the end, or when and where it was said follows the verb. */
function isClosed({ tokens, texts }: Tree, verb: number): boolean {
  const next = tokens[verb + 1];
  if (next === undefined || next.upos === 'PUNCT') return true;
  return tokens[verb]?.feats.VerbForm === 'Fin' && BEHIND.test(texts[verb + 1] ?? '');
}

/** The source or state that the phrase names at its head, else the phrase itself. */
function speakerIn(view: SentenceView, first: number, verb: number, memory: Memory): Cited | null {
  const { tokens } = view.tree;
  const end = tokens.slice(first, verb).findIndex((t, k) => k > 0 && (t.upos === 'ADP' || t.upos === 'ADV'));
  const last = end === -1 ? verb : first + end;
  const source = view.mentions.sources.findLast((m) => m.first >= first && m.last <= last);
  if (source) return DOCUMENTS.has(source.kind) ? null : meantBy(view, source, memory);
  const party = view.mentions.parties.find((m) => m.first >= first && m.last === last && m.id !== null);
  if (party && party.id !== null)
    return {
      name: partyName(party.id),
      kind: 'state',
      state: party.id,
      text: party.text,
      start: party.start,
      end: party.end,
    };
  const head = tokens[last - 1];
  if (head?.upos !== 'NOUN' || head.feats.Number !== 'Plur') return null;
  const from = tokens[first]?.upos === 'DET' ? first + 1 : first;
  const start = tokens[from]?.start ?? head.start;
  const text = tokens
    .slice(from, last)
    .map((t) => t.text)
    .join(' ');
  return { name: text, kind: 'sources', state: null, text, start, end: head.end };
}
