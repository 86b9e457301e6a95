// Citing by verbs: "X says", "citing X", and verbs that the analyser mistook. What enters: a sentence, a verb and its cue, what the
// passage has cited so far. What leaves: the citation, or null where the verb cites nobody.
import type { Token } from '../../language/language.ts';
import type { SentenceView } from '../frames/frame.ts';
import type { SourceMention } from '../mentions/mention.ts';
import { STATES } from '../mentions/sources.ts';
import { isUnsaid } from '../predication/cue-reach.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import type { CueKind } from '../predication/predication.ts';
import { childrenBy, isUnder, lemmaOf, relationOf, sizeOf, subtreeOf, type Tree } from '../predication/tree.ts';
import type { Citation } from './citation.ts';
import { type Cited, citedOf, DOCUMENTS, isPerson, type Memory } from './memory.ts';
import { firstOf, leadOf } from './speaker-phrases.ts';
import { isTrailing, placeOf, sameStretch, subjectOf } from './speech.ts';
import { meantBy, mentionAt, whoIs } from './who.ts';

const any = (): boolean => true;

/** "X says", "kertoo X", "X, who estimates", "X said … and added". */
export function byVerb(
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
  const by =
    shared?.by ??
    (subject === -1 ? (place ?? beside) : (speakerAt(view, subject, memory) ?? describedBefore(view, verb, memory)));
  if (!by) return null;
  if (cue === 'planned' && !isPerson(by)) return null;
  if (!speaks(view, verb, subject, lexicon, isPerson(by))) return null;
  // "declined to say whether": who will not say answers for nothing.
  const silent = isUnsaid(tree, verb, lexicon);
  const within = (t: number): boolean =>
    silent ||
    (subject !== -1 &&
      isUnder(tree, t, subject, (c) => relationOf(tree, c) !== 'acl' || isAside(tree, c, subject, verb)));
  const root = isTrailing(tree, verb) ? (tree.heads[verb] ?? verb) : verb;
  const joined = (c: number): boolean =>
    (relationOf(tree, c) !== 'parataxis' && relationOf(tree, c) !== 'conj') || sameStretch(tree, verb, c);
  const covers = (t: number): boolean =>
    isUnder(tree, t, root, any) && !within(t) && (isUnder(tree, t, verb, joined) || sameStretch(tree, verb, t));
  return { by, manner: 'verb', cue, token: verb, covers, within, size: sizeOf(tree, root) };
}

/** "X, who has met Y, says …": what is told of the speaker on the way from its name to the verb, by the passage itself. */
const isAside = ({ tokens, heads }: Tree, clause: number, subject: number, verb: number): boolean =>
  heads[clause] === subject &&
  subject < clause &&
  clause < verb &&
  tokens.slice(subject, clause).some((t) => t.text === ',') &&
  tokens.slice(clause, verb).some((t) => t.text === ',');

/** Whom a subject means; the first of states that speak together. */
function speakerAt(view: SentenceView, subject: number, memory: Memory): Cited | null {
  const m = mentionAt(view.mentions, view.tree, subject);
  const first = m && STATES.has(m.kind) ? firstOf(view, m) : m;
  return first === m ? whoIs(view, subject, memory) : first && citedOf(first);
}

/** "satellite pictures show", "a tally by X shows": the subject of a verb of showing is a paper or picture. */
export function hasPaper(view: SentenceView, verb: number): boolean {
  const subject = subjectOf(view.tree, verb);
  const m = subject === -1 ? null : mentionAt(view.mentions, view.tree, subject);
  return m !== null && DOCUMENTS.has(m.kind);
}

/**
 * "X estimates that …", "…, the minister argues.": a verb that the tagger took for a noun, or the parser for another's: right
 * behind its source, before "that" or at the end of its stretch.
 */
export function byMistaken(view: SentenceView, token: number, cue: CueKind, memory: Memory): Citation | null {
  const { tree } = view;
  const spokesman = OFFICIAL.test(tree.texts[token - 1] ?? '') ? token - 1 : token;
  const nearest = view.mentions.sources.find((m) => m.last === token || m.last === spokesman);
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

/** "a Pentagon official confirms": who speaks for a body that stands before. */
const OFFICIAL = /^(?:officials?|spokes(?:man|woman|person)|sources?|minister|diplomats?)$/u;

/** "…, reckons X", "X said": the source that stands right beside a verb of speech whose subject the parser missed. */
function besideVerb(view: SentenceView, verb: number, memory: Memory): Cited | null {
  const { tokens } = view.tree;
  const after = ADDRESSED.test(view.tree.lemmas[verb] ?? '')
    ? undefined
    : view.mentions.sources.find(
        (m) => m.first === verb + 1 || (m.first === verb + 2 && /^(?:DET|NUM)$/u.test(tokens[verb + 1]?.upos ?? '')),
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
  return after && (grammatical(after) === 'Nom' || isCounted(tokens, after)) && finite(view.tree, verb)
    ? meant(after)
    : null;
}

/** "kaksi virkamiestä": the partitive that a number asks for. */
const isCounted = (tokens: readonly Token[], m: SourceMention): boolean =>
  tokens[m.first - 1]?.upos === 'NUM' && tokens[m.headToken]?.feats.Case === 'Par';

/** Tokens that say what sources know, at most. */
const KNOWING = 8;
const KNOWS = /^(?:familiar|acquainted|briefed|close|involved|privy|with|inside|who)$/u;

/** "people familiar with the talks told X": who stands before words that say how they come to know. */
function describedBefore(view: SentenceView, verb: number, memory: Memory): Cited | null {
  const { tokens, texts } = view.tree;
  const m = view.mentions.sources.findLast((s) => s.last < verb && !STATES.has(s.kind));
  if (!m || verb - m.last > KNOWING || !KNOWS.test(texts[m.last] ?? '') || !isFiniteForm(view.tree, verb)) return null;
  return tokens.slice(m.last, verb).some((t) => t.upos === 'PUNCT') ? null : meantBy(view, m, memory);
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

/** "citing officials", "lähteisiin viitaten": whom the one that speaks cites in turn is said to know. */
export function byCiting(view: SentenceView, verb: number, cue: CueKind, memory: Memory): Citation | null {
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
