// Whom a sentence cites, and for which of its words. What enters: an analysed sentence, the language's cues, and what the
// passage has cited so far. What leaves: citations (a source, how it is cited, the tokens that it answers for), and the
// memory for the next sentence. A party that only acts in the sentence is never cited. Pure but for the memory it returns.
import type { Token } from '../../language/language.ts';
import type { SentenceView } from '../frames/frame.ts';
import type { SourceMention } from '../mentions/mention.ts';
import { CUE, CUE_AHEAD, CUE_WORD, type CueEntry, type Lexicon } from '../predication/lexicon.ts';
import type { CueKind } from '../predication/predication.ts';
import {
  childrenBy,
  isUnder,
  isVerbal,
  lemmaOf,
  marksIn,
  relationOf,
  sizeOf,
  subtreeOf,
  type Tree,
} from '../predication/tree.ts';
import type { Lower } from '../spelling.ts';
import { phraseCitations } from './citing-phrases.ts';
import { authorOf, type Cited, citedOf, DOCUMENTS, isPerson, type Memory, remembered, STATES, seen } from './memory.ts';
import { firstOf, leadOf } from './speaker-phrases.ts';
import { isTrailing, placeOf, sameStretch, subjectOf } from './speech.ts';
import { meantBy, mentionAt, whoIs } from './who.ts';

export type Citation = {
  readonly by: Cited;
  /** `verb`: "X says"; `according`: "according to X"; `noun`: "X's estimate". */
  readonly manner: 'verb' | 'according' | 'noun';
  readonly cue: CueKind;
  /** Token of the verb, adposition or noun. */
  readonly token: number;
  /** Tokens that the source answers for. */
  readonly covers: (token: number) => boolean;
  /** Tokens of the phrase that names the source. */
  readonly within: (token: number) => boolean;
  /** Size of what is covered: the nearest citation covers least. */
  readonly size: number;
};

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
      if (!SPEECH.has(cue.kind)) continue;
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
      if (isVerbal(token)) return byVerb(view, i, kind, known, before, lexicon) ?? byMistaken(view, i, kind, known);
      return token.upos === 'NOUN' ? byMistaken(view, i, kind, known) : null;
    case 'D':
      return isVerbal(token) && hasPaper(view, i) ? byVerb(view, i, kind, known, before, lexicon) : null;
    case 'N':
      return isNamed(token) ? byNoun(view, i, kind, known) : null;
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

/** "citing officials", "lähteisiin viitaten": whom the one that speaks cites in turn is said to know. */
function byCiting(view: SentenceView, verb: number, cue: CueKind, memory: Memory): Citation | null {
  const { tree } = view;
  const { VerbForm } = tree.tokens[verb]?.feats ?? {};
  if (VerbForm === 'Fin') return null;
  const phrase =
    childrenBy(tree, verb, 'obj', 'obl').find((c) => mentionAt(view.mentions, tree, c) !== null) ??
    citedBeside(view, verb)?.headToken;
  const by = phrase === undefined ? null : whoIs(view, phrase, memory);
  if (!by || phrase === undefined) return null;
  const own = new Set(subtreeOf(tree, phrase));
  let host = tree.heads[verb] ?? -1;
  while (own.has(host)) host = tree.heads[host] ?? -1;
  if (host === -1) return null;
  const root = isTrailing(tree, host) ? (tree.heads[host] ?? host) : host;
  const covers = (t: number): boolean => isUnder(tree, t, root, any) && !own.has(t) && sameStretch(tree, verb, t);
  return { by, manner: 'according', cue, token: verb, covers, within: (t) => own.has(t), size: 0 };
}

/** "citing two Western officials", "lähteisiin viitaten": whom the words beside name, where the tree has them elsewhere. */
function citedBeside({ mentions, tree }: SentenceView, verb: number): SourceMention | undefined {
  const after = mentions.sources.find((m) => m.first > verb && m.first - verb <= 3);
  const plain = (from: number, to: number): boolean =>
    tree.tokens.slice(from, to).every((t) => t.upos === 'DET' || t.upos === 'ADJ' || t.upos === 'NUM');
  if (after && plain(verb + 1, after.first)) return after;
  return mentions.sources.find(
    (m) => m.last === verb && /^(?:Ill|Ela|All)$/u.test(tree.tokens[m.headToken]?.feats.Case ?? ''),
  );
}

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

/** "X says", "kertoo X", "X, who estimates", "X said … and added". */
function byVerb(
  view: SentenceView,
  verb: number,
  cue: CueKind,
  memory: Memory,
  before: readonly Citation[],
  lexicon: Lexicon,
): Citation | null {
  const { tree } = view;
  if (relationOf(tree, verb) === 'aux') return null;
  const beside = besideVerb(view, verb, memory);
  const parsed = subjectOf(tree, verb);
  const subject =
    beside && (view.mentions.sources.some((m) => m.last === verb) || isInserted(view, verb)) ? -1 : parsed;
  const shared =
    subject === -1 ? before.findLast((c) => c.manner === 'verb' && isSharedWith(tree, verb, c.token)) : undefined;
  const place = subject === -1 && !shared && !beside ? placeOf(view, verb) : null;
  const by = shared?.by ?? (subject === -1 ? (place ?? beside) : speakerAt(view, subject, memory));
  if (!by) return null;
  if (cue === 'planned' && !isPerson(by)) return null;
  if (!speaks(view, verb, subject, lexicon, isPerson(by))) return null;
  const within = (t: number): boolean =>
    subject !== -1 && isUnder(tree, t, subject, (c) => relationOf(tree, c) !== 'acl');
  const root = isTrailing(tree, verb) ? (tree.heads[verb] ?? verb) : verb;
  const joined = (c: number): boolean =>
    (relationOf(tree, c) !== 'parataxis' && relationOf(tree, c) !== 'conj') || sameStretch(tree, verb, c);
  const covers = (t: number): boolean =>
    isUnder(tree, t, root, any) && !within(t) && (isUnder(tree, t, verb, joined) || sameStretch(tree, verb, t));
  return { by, manner: 'verb', cue, token: verb, covers, within, size: sizeOf(tree, root) };
}

const any = (): boolean => true;

/** Whom a subject means; the first of states that speak together. */
function speakerAt(view: SentenceView, subject: number, memory: Memory): Cited | null {
  const m = mentionAt(view.mentions, view.tree, subject);
  const first = m && STATES.has(m.kind) ? firstOf(view, m) : m;
  return first === m ? whoIs(view, subject, memory) : first && citedOf(first);
}

/** "satellite pictures show", "a tally by X shows": the subject of a verb of showing is a paper or picture. */
function hasPaper(view: SentenceView, verb: number): boolean {
  const subject = subjectOf(view.tree, verb);
  const m = subject === -1 ? null : mentionAt(view.mentions, view.tree, subject);
  return m !== null && DOCUMENTS.has(m.kind);
}

/**
 * "X estimates that …", "…, the minister argues.": a verb that the tagger took for a noun, or the parser for another's: right
 * behind its source, before "that" or at the end of its stretch.
 */
function byMistaken(view: SentenceView, token: number, cue: CueKind, memory: Memory): Citation | null {
  const { tree } = view;
  const nearest = view.mentions.sources.find((m) => m.last === token);
  if (!nearest) return null;
  const subject = leadOf(view, nearest);
  const next = tree.tokens[token + 1];
  const leads = next?.text.toLowerCase() === 'that';
  const closes = next === undefined || next.upos === 'PUNCT';
  const opens = (i: number): boolean =>
    tree.tokens[i]?.upos === 'PUNCT' || (tree.tokens[i]?.upos === 'DET' && tree.tokens[i - 1]?.upos === 'PUNCT');
  if (!leads && !(closes && subject.first > 1 && opens(subject.first - 1))) return null;
  return {
    by: meantBy(view, subject, memory),
    manner: 'verb',
    cue,
    token,
    covers: (t) => (leads ? t > token : t < subject.first) && sameStretch(tree, token, t),
    within: (t) => t >= subject.first && t < nearest.last,
    size: leads ? tree.tokens.length - token : subject.first,
  };
}

/** "…, reckons X", "X said": the source that stands right beside a verb of speech whose subject the parser missed. */
function besideVerb(view: SentenceView, verb: number, memory: Memory): Cited | null {
  const { tokens } = view.tree;
  const after = ADDRESSED.test(view.tree.lemmas[verb] ?? '')
    ? undefined
    : view.mentions.sources.find(
        (m) => m.first === verb + 1 || (m.first === verb + 2 && tokens[verb + 1]?.upos === 'DET'),
      );
  const before = view.mentions.sources.findLast((m) => m.last <= verb && verb - m.last <= 3);
  const closed = before !== undefined && tokens[before.last]?.text === ',' && leadOf(view, before) !== before;
  const free =
    before &&
    tokens.slice(before.last + (closed ? 1 : 0), verb).every((t) => /^(?:AUX|ADV|PART)$/u.test(t.upos)) &&
    verb - before.last <= (closed ? 3 : 2);
  const grammatical = (m: SourceMention): string => tokens[m.headToken]?.feats.Case ?? 'Nom';
  const meant = (m: SourceMention): Cited | null =>
    DOCUMENTS.has(m.kind) ? whoIs(view, m.headToken, memory) : meantBy(view, firstOf(view, leadOf(view, m)), memory);
  if (free && before && grammatical(before) === 'Nom' && finite(view.tree, verb)) return meant(before);
  return after && grammatical(after) === 'Nom' && finite(view.tree, verb) ? meant(after) : null;
}

/** Verbs behind which those stand to whom something is said. */
const ADDRESSED = /^(?:tell|assure|inform|notify|remind|brief|warn|advise)$/u;

/** "Germany, says the Pentagon, has given": a verb of speech and its source between two marks. */
function isInserted({ tree: { tokens }, mentions }: SentenceView, verb: number): boolean {
  const source = mentions.sources.find((m) => m.first > verb && m.first - verb <= 2);
  if (!source || tokens[verb - 1]?.upos !== 'PUNCT' || (source.first - verb === 2 && tokens[verb + 1]?.upos !== 'DET'))
    return false;
  const next = tokens[source.last];
  return next === undefined || next.upos === 'PUNCT';
}

/** A verb form that can say: finite, or an English past form that the tagger took for a bare participle. */
const finite = (tree: Tree, verb: number): boolean =>
  isPerfect(tree, verb) || (childrenBy(tree, verb, 'aux').length === 0 && isFiniteForm(tree, verb));

/** "has said", "oli ilmoittanut". */
function isPerfect(tree: Tree, verb: number): boolean {
  const auxiliaries = childrenBy(tree, verb, 'aux');
  const { Voice, VerbForm } = tree.tokens[verb]?.feats ?? {};
  return (
    auxiliaries.length > 0 &&
    VerbForm === 'Part' &&
    Voice !== 'Pass' &&
    auxiliaries.every((a) => tree.tokens[a]?.deprel !== 'aux:pass' && /^(?:have|olla)$/u.test(lemmaOf(tree, a)))
  );
}

/** Without an auxiliary. */
const isFiniteForm = (tree: Tree, verb: number): boolean =>
  tree.tokens[verb]?.feats.VerbForm !== 'Inf' &&
  (tree.tokens[verb]?.feats.VerbForm === 'Fin'
    ? tree.tokens[verb]?.feats.Voice !== 'Pass'
    : tree.tokens[verb]?.feats.Case === undefined && tree.tokens[verb]?.feats.Tense === 'Past');

const isSharedWith = (tree: Tree, verb: number, other: number): boolean =>
  relationOf(tree, verb) === 'conj' && tree.heads[verb] === other;

/** A verb that may also give or act ("myöntää", "add") speaks where it has a clause, or nothing that it could give. */
function speaks(view: SentenceView, verb: number, subject: number, lexicon: Lexicon, speaker: boolean): boolean {
  const { tree } = view;
  if (tree.tokens[verb]?.deprel === 'amod' || subject === verb) return false;
  const lemma = tree.tokens[verb]?.lemma.toLowerCase() ?? '';
  const acts = (lexicon.triggers.get(lemma) ?? []).some((e) => e.family === 'transfer' || e.family === 'deployment');
  if (!acts || speaker || childrenBy(tree, verb, 'obj').length === 0) return true;
  return relationOf(tree, verb) === 'parataxis' || childrenBy(tree, verb, 'ccomp', 'parataxis').length > 0;
}

/** Characters between a postposition and the source that it belongs to, at most. */
const GAP = 4;

/** Tokens between "according to" and the source that it names ("the estimates that X drew up"), at most. */
const AFTER = 8;

const unbroken = (tree: Tree, from: number, to: number): boolean =>
  tree.tokens.slice(from, to).every((t) => t.upos !== 'PUNCT');

/** "according to X", "X:n mukaan", "hänen mukaansa". */
function byAdposition(view: SentenceView, token: number, cue: CueKind, memory: Memory): Citation | null {
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
  const by = author ?? named ?? ownerBefore(view, token, memory);
  const end = tree.tokens[token]?.start ?? 0;
  if (
    !by ||
    (by === named &&
      !adjacent &&
      phrase < token &&
      by.end < end &&
      by.start >= view.sentence.start &&
      end - by.end > GAP)
  )
    return null;
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

/** "Seoul's estimate is", "NIS:n arviossa", "in the count of Belpol": a noun of speech with its owner. */
function byNoun(view: SentenceView, noun: number, cue: CueKind, memory: Memory): Citation | null {
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

const isNamed = ({ upos }: Token): boolean => upos === 'NOUN' || upos === 'PROPN';

/** Tokens between a noun of speech and the preposition or mark before its phrase ("by the Kiel Institute's own numbers"), at most. */
const AHEAD = 7;

/** "by Kyiv's numbers", "on the figures of X", ", records kept by X show": a noun that only cites somebody behind a preposition or mark. */
function isAdverbial({ tree: { tokens } }: SentenceView, noun: number): boolean {
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
  return besideNoun(view, noun, memory) ?? ofPronoun(view, noun, memory);
}

/** "in his telling", "by its own count": whose a noun of speech is, behind a preposition. */
function ofPronoun(view: SentenceView, noun: number, memory: Memory): Cited | null {
  const { tokens, texts } = view.tree;
  const at = /^(?:own)$/u.test(texts[noun - 1] ?? '') ? noun - 2 : noun - 1;
  return POSSESSIVE.test(texts[at] ?? '') && BEHIND.test(texts[at - 1] ?? '') && tokens[at]
    ? whoIs(view, at, memory)
    : null;
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
