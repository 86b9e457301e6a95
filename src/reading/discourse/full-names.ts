// Who is cited, in all the words that name him or it where it is cited: "David Lammy, Britain's foreign secretary", "researchers
// at the Kiel Institute", "virkamies John Hurley". What enters: a citation, its sentence, the text. What leaves: the citation with
// the words that belong to its source; whom it names stays, but for a title that stands before an unknown name. By the words alone.
import type { SentenceView } from '../frames/frame.ts';
import type { SourceMention } from '../mentions/mention.ts';
import { STATES } from '../mentions/sources.ts';
import type { Citation } from './citation.ts';
import { type Cited, DOCUMENTS, isPerson } from './memory.ts';

/** Tokens of a source with all its words, at most. */
const LONGEST = 14;
/** Tokens of a name that no table knows, at most. */
const NAME = 4;

const JOINS = /^(?:of|at|from|with|for)$/u;
const CLOSES = /^(?:[,.;:)–—]|who|which|joka)$/u;

/** The citation with its source in full; as it is where nothing belongs to it. */
export function inFull(c: Citation, view: SentenceView, text: string): Citation {
  const m = view.mentions.sources.find((s) => s.start === c.by.start && s.end === c.by.end);
  if (!m || DOCUMENTS.has(m.kind)) return c;
  const name = nameBehind(view, m);
  const last = name > m.last ? name : lastOf(view, m);
  const first = firstOf(view, m);
  if ((last === m.last && first === m.first) || last - first > LONGEST) return c;
  const [start, end] = [view.tree.tokens[first]?.start ?? m.start, view.tree.tokens[last - 1]?.end ?? m.end];
  const by: Cited = { ...c.by, text: text.slice(start, end), start, end };
  return { ...c, by: name > m.last && isTitle(c.by, m) ? named(by, text, view, m.last, name) : by };
}

/** Whether a source is named by its title only. */
const isTitle = (by: Cited, m: SourceMention): boolean => isPerson(m) && by.name.startsWith(m.name);

function named(by: Cited, text: string, { tree }: SentenceView, first: number, last: number): Cited {
  const own = text.slice(tree.tokens[first]?.start ?? 0, tree.tokens[last - 1]?.end ?? 0);
  return { ...by, name: by.name.includes('(') ? `${own} (${by.text})` : own };
}

/** "virkamies John Hurley": one past the name right behind a title; the title's own end where none follows. */
function nameBehind(view: SentenceView, m: SourceMention): number {
  if (!isPerson(m) || view.tree.tokens[m.last - 1]?.upos === 'PROPN') return m.last;
  return nameFrom(view, m.last);
}

/** One past the words of a name from a token on: a person whom a table knows, else a few proper names of none. */
function nameFrom({ tree: { tokens }, mentions }: SentenceView, from: number): number {
  const known = mentions.sources.find((s) => s.first === from);
  if (known) return isPerson(known) ? known.last : from;
  let last = from;
  while (last - from < NAME && tokens[last]?.upos === 'PROPN' && !isOther(mentions.parties, last)) last += 1;
  return last;
}

const isOther = (parties: SentenceView['mentions']['parties'], token: number): boolean =>
  parties.some((p) => p.manner !== 'person' && p.first <= token && token < p.last);

/** One past the last word that belongs to a source: "…, Britain's foreign secretary", "… at the Kiel Institute". */
function lastOf(view: SentenceView, m: SourceMention): number {
  const { tokens, texts } = view.tree;
  if (STATES.has(m.kind) && m.kind !== 'armed group') return m.last;
  if (JOINS.test(texts[m.last] ?? '')) return bodyFrom(view, m.last + 1) ?? m.last;
  if (texts[m.last] !== ',') return m.last;
  let at = m.last + 1;
  while (/^(?:DET|ADJ)$/u.test(tokens[at]?.upos ?? '') && at - m.last <= 3) at += 1;
  const beside = view.mentions.sources.find((s) => s.first === at || s.first === m.last + 1);
  const last = beside && !STATES.has(beside.kind) && !DOCUMENTS.has(beside.kind) ? beside.last : nameFrom(view, at);
  return last > at && (last >= tokens.length || CLOSES.test(texts[last] ?? '')) && isPerson(m) ? last : m.last;
}

/** One past the body that a preposition leads to. */
function bodyFrom(view: SentenceView, from: number): number | null {
  const { tokens } = view.tree;
  let at = from;
  while (/^(?:DET|ADJ)$/u.test(tokens[at]?.upos ?? '') && at - from < 2) at += 1;
  const body = view.mentions.sources.find((s) => s.first === at || s.first === from);
  if (body) return DOCUMENTS.has(body.kind) ? null : body.last;
  const last = nameFrom(view, at);
  return last > at ? last : null;
}

/** The first word that belongs to a source: "the Kremlin's …", "CNN:n …", "Belpol, an association …". */
function firstOf({ tree: { tokens, texts }, mentions }: SentenceView, m: SourceMention): number {
  const possessive = /^['’]s?$/u.test(texts[m.first - 1] ?? '') ? m.first - 1 : m.first;
  const owner = mentions.sources.find((s) => s.last === possessive && s !== m);
  if (owner && (possessive < m.first || tokens[owner.headToken]?.feats.Case === 'Gen')) return owner.first;
  let at = m.first;
  while (/^(?:DET|ADJ)$/u.test(tokens[at - 1]?.upos ?? '') && m.first - at < 3) at -= 1;
  if (at === m.first || texts[at - 1] !== ',' || !/^an?$/u.test(texts[at] ?? '')) return m.first;
  let first = at - 1;
  while (at - 1 - first < NAME && tokens[first - 1]?.upos === 'PROPN' && !isOther(mentions.parties, first - 1))
    first -= 1;
  return first < at - 1 ? first : m.first;
}
