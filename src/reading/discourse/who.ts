// Whom a phrase means: the source that it names, the official or body that its common noun stands for, or the one that
// its pronoun refers back to. What enters: a sentence, the phrase's head, the memory of the passage.
import type { Mentions, SentenceView } from '../frames/frame.ts';
import type { SourceMention } from '../mentions/mention.ts';
import { STATES } from '../mentions/sources.ts';
import { childrenBy, childrenOf, relationOf, type Tree } from '../predication/tree.ts';
import { type Cited, citedOf, DOCUMENTS, isCommon, type Memory, ownerOfDocument } from './memory.ts';
import { holderOf } from './offices.ts';

const INNER = /^(?:flat|appos|nmod|compound|amod|name|det|nummod|case)$/u;

/** Whom a phrase means: a source that it names, one it refers back to, or its own name. */
export function whoIs(view: SentenceView, head: number, memory: Memory): Cited | null {
  const { tree } = view;
  const token = tree.tokens[head];
  if (!token) return null;
  const m = mentionAt(view.mentions, tree, head);
  if (m) {
    if (DOCUMENTS.has(m.kind))
      return (
        ownerOfDocument(view, head, m) ??
        (isReport(m) ? (memory.author ?? memory.body ?? memory.last) : null) ??
        citedOf(m)
      );
    const meant = roleHolder(view, m, memory) ?? bodyMeant(m, memory);
    if (meant) return meant;
    return m.kind === 'person' && !/\s/u.test(m.text) ? (fullName(memory, m.text) ?? citedOf(m)) : citedOf(m);
  }
  if (token.upos === 'PRON') return pronoun(token.lemma.toLowerCase(), token.start, memory);
  if (token.upos === 'PROPN') {
    const full = fullName(memory, token.lemma) ?? fullName(memory, token.text);
    return (
      full ?? { name: token.lemma, kind: 'person', state: null, text: token.text, start: token.start, end: token.end }
    );
  }
  return null;
}

/**
 * "the prime minister", "presidentti": the official of the text who holds the office; one role without a state and a holder
 * is the official whom the text named last.
 */
function roleHolder(view: SentenceView, m: SourceMention, memory: Memory): Cited | null {
  if (m.kind !== 'official') return null;
  const token = view.tree.tokens[m.headToken];
  if (token?.feats.Number === 'Plur' || token?.upos === 'PROPN') return null;
  const held = holderOf(citedOf(m), memory.people, memory.published);
  if (held) return inWordsOf(m, held);
  if (m.state !== null || /\s\S+\s/u.test(m.text)) return null;
  const definite = childrenBy(view.tree, m.headToken, 'det').some((c) =>
    /^the$/iu.test(view.tree.tokens[c]?.text ?? ''),
  );
  const titled = token?.feats.Case !== undefined;
  const person = definite || titled ? memory.people.find((p) => p.state !== null) : undefined;
  return person ? inWordsOf(m, person) : null;
}

/** Someone known from before, in the words that stand for him or it here. */
const inWordsOf = ({ text, start, end }: SourceMention, meant: Cited): Cited => ({ ...meant, text, start, end });

/** Papers that somebody writes, unlike pictures and records that speak for themselves. */
const isReport = (m: SourceMention): boolean => /^(?:report|statement|estimate|calculation|study|joint)/u.test(m.name);

/** Whom a mention means: the official or body that its common noun stands for, else itself. */
export const meantBy = (view: SentenceView, m: SourceMention, memory: Memory): Cited =>
  roleHolder(view, m, memory) ?? bodyMeant(m, memory) ?? citedOf(m);

/** What a common noun may stand for, by kind. */
const KINDS: Readonly<Record<string, RegExp>> = {
  body: /intelligence|body|institute|organisation|monitor/u,
  'armed group': /body|institute|monitor|organisation/u,
  researcher: /institute|researcher/u,
  institute: /institute/u,
  'intelligence service': /intelligence/u,
  ministry: /ministry/u,
};

/** "the service", "ryhmä", "the researchers": the last body with a name that the word may stand for. */
function bodyMeant(m: SourceMention, memory: Memory): Cited | null {
  const own = KINDS[m.name] ?? KINDS[m.kind];
  const kinds = isCommon(m) && !/\p{L}\s\p{L}+\s\p{L}/u.test(m.text) ? own : undefined;
  if (!kinds) return null;
  const known = [memory.last, memory.author, ...memory.bodies, memory.body].find(
    (b) => b != null && !isCommon(b) && kinds.test(b.kind),
  );
  return known ? inWordsOf(m, known) : null;
}

const fullName = (memory: Memory, surname: string): Cited | null =>
  memory.people.find((p) => p.name.split(/[\s(]+/u).some((part) => part === surname)) ?? null;

/** Whom a pronoun at an offset means: the person cited last, else the last that was named by name before it. */
function pronoun(lemma: string, start: number, memory: Memory): Cited | null {
  if (/^(?:he|she|hän|his|her)$/u.test(lemma)) {
    const before = memory.people.filter((p) => p.end <= start);
    return memory.person ?? before.find((p) => /^\p{Lu}.*\s/u.test(p.name) && isNamed(p)) ?? before[0] ?? null;
  }
  if (/^(?:it|se|they|he|its|their)$/u.test(lemma)) return memory.body ?? memory.last;
  return null;
}

/** By a name, not by an office. */
const isNamed = (p: Cited): boolean => /\p{Lu}\p{L}+[^\p{Lu}]*$/u.test(p.text);

/** Roles that a name beside them fills: "president", "ambassador". */
const isRole = (m: SourceMention): boolean =>
  m.kind === 'official' || m.kind === 'researcher' || m.kind === 'parliament';

function namedBeside(mentions: Mentions, tree: Tree, m: SourceMention): SourceMention {
  if (!isRole(m)) return m;
  const person = mentions.sources.find(
    (s) =>
      s !== m &&
      !isRole(s) &&
      !STATES.has(s.kind) &&
      !DOCUMENTS.has(s.kind) &&
      (s.first === m.last ||
        (s.first === m.last + 1 && tree.tokens[m.last]?.text === ',') ||
        (m.first === s.last + 1 && tree.tokens[s.last]?.text === ',')),
  );
  return person ?? m;
}

/** The source mention that a phrase's head belongs to, or that stands in the head's own modifiers. */
export function mentionAt(mentions: Mentions, tree: Tree, head: number): SourceMention | null {
  const at = mentions.sources.filter((m) => head >= m.first && head < m.last);
  if (at[0]) return namedBeside(mentions, tree, at[0]);
  const open = [...childrenOf(tree, head)];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    const here = next;
    if (!INNER.test(relationOf(tree, here))) continue;
    const m = mentions.sources.find((s) => here >= s.first && here < s.last);
    if (m) return namedBeside(mentions, tree, m);
    open.push(...childrenOf(tree, here));
  }
  return null;
}
