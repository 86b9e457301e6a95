// Whom a sentence cites, and for which of its words. What enters: an analysed sentence, the language's cues, and what the
// passage has cited so far. What leaves: citations (a source, how it is cited, the tokens that it answers for), and the
// memory for the next sentence. A party that only acts in the sentence is never cited. Pure but for the memory it returns.
import type { Mentions, SentenceView } from '../frames/frame.ts';
import type { SourceMention } from '../mentions/mention.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import type { CueKind } from '../predication/predication.ts';
import { childrenBy, childrenOf, isVerbal, relationOf, subtreeOf, type Tree } from '../predication/tree.ts';

/** Whom a citation names. `state` is the party that the source speaks for, where it is one's. */
export type Cited = {
  readonly name: string;
  readonly kind: string;
  readonly state: string | null;
  readonly text: string;
  readonly start: number;
  readonly end: number;
};

export type Citation = {
  readonly by: Cited;
  /** `verb`: "X says"; `according`: "according to X"; `noun`: "X's estimate". */
  readonly manner: 'verb' | 'according' | 'noun';
  readonly cue: CueKind;
  /** Token of the verb, adposition or noun. */
  readonly token: number;
  /** Tokens that the source answers for. */
  readonly covers: (token: number) => boolean;
  /** Size of what is covered: the nearest citation covers least. */
  readonly size: number;
};

/** What later sentences may refer back to: the one cited last, the last person, the last body or document. */
export type Memory = {
  readonly last: Cited | null;
  readonly person: Cited | null;
  readonly body: Cited | null;
  readonly people: readonly Cited[];
};

export const NO_MEMORY: Memory = { last: null, person: null, body: null, people: [] };

const SPEECH: ReadonlySet<CueKind> = new Set(['said', 'reported', 'claimed', 'estimated', 'deny', 'doubt']);
const DOCUMENTS = new Set(['document']);
const STATES = new Set(['state', 'union', 'alliance', 'group', 'capital', 'organisation', 'armed group']);
const INNER = /^(?:flat|appos|nmod|compound|amod|name|det|nummod|case)$/u;

/** All citations of a sentence in the order of the text, and the memory after it. */
export function citationsOf(
  view: SentenceView,
  lexicon: Lexicon,
  memory: Memory,
): { readonly citations: readonly Citation[]; readonly memory: Memory } {
  const citations: Citation[] = [];
  let known = memory;
  for (const m of view.mentions.sources) known = seen(known, m);
  view.tree.tokens.forEach((token, i) => {
    for (const cue of lexicon.cues.get(token.lemma.toLowerCase()) ?? []) {
      if (!SPEECH.has(cue.kind)) continue;
      const one =
        cue.as === 'V' && isVerbal(token)
          ? byVerb(view, i, cue.kind, known, citations, lexicon)
          : cue.as === 'N' && (token.upos === 'NOUN' || token.upos === 'PROPN')
            ? byNoun(view, i, cue.kind, known)
            : cue.as === 'A'
              ? byAdposition(view, i, cue.kind, known)
              : null;
      if (!one || citations.some((c) => c.token === one.token)) continue;
      citations.push(one);
      known = remembered(known, one.by);
    }
  });
  return { citations, memory: known };
}

function seen(memory: Memory, m: SourceMention): Memory {
  const cited = citedOf(m);
  if (m.kind === 'person' || m.kind === 'official' || m.kind === 'leader')
    return { ...memory, people: [cited, ...memory.people].slice(0, 12) };
  return DOCUMENTS.has(m.kind) || STATES.has(m.kind) || m.kind === 'outlet' ? memory : { ...memory, body: cited };
}

function remembered(memory: Memory, by: Cited): Memory {
  const person = isPerson(by) ? by : memory.person;
  return { ...memory, last: by, person, body: isPerson(by) ? memory.body : by };
}

const isPerson = (c: { readonly kind: string }): boolean =>
  /person|official|researcher|leader|parliament/u.test(c.kind);

const citedOf = (m: SourceMention): Cited => ({
  name: m.name,
  kind: m.kind,
  state: m.state,
  text: m.text,
  start: m.start,
  end: m.end,
});

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
  const subject = subjectOf(tree, verb);
  const shared =
    subject === -1 ? before.findLast((c) => c.manner === 'verb' && isSharedWith(tree, verb, c.token)) : undefined;
  const place = subject === -1 && !shared ? placeOf(view, verb) : null;
  const by = shared?.by ?? (subject === -1 ? place : whoIs(view, subject, memory));
  if (!by) return null;
  if (!speaks(view, verb, subject, lexicon)) return null;
  const own = new Set(subject === -1 ? [] : subtreeOf(tree, subject, (c) => relationOf(tree, c) !== 'acl'));
  const root =
    /^(?:parataxis)$/u.test(relationOf(tree, verb)) && (tree.heads[verb] ?? -1) !== -1
      ? (tree.heads[verb] ?? verb)
      : verb;
  const under = new Set(subtreeOf(tree, root));
  return { by, manner: 'verb', cue, token: verb, covers: (t) => under.has(t) && !own.has(t), size: under.size };
}

const isSharedWith = (tree: Tree, verb: number, other: number): boolean =>
  relationOf(tree, verb) === 'conj' && tree.heads[verb] === other;

/** A verb of speech that has neither a clause, a quotation nor an object of news is none ("the state of Iran"). */
function speaks(view: SentenceView, verb: number, subject: number, _lexicon: Lexicon): boolean {
  const passive = view.tree.tokens[verb]?.deprel === 'amod';
  return !passive && subject !== verb;
}

/** The subject of a verb, through relative clauses and shared subjects; -1 where it has none. */
function subjectOf(tree: Tree, verb: number): number {
  const own = childrenBy(tree, verb, 'nsubj')[0];
  if (own !== undefined) {
    const token = tree.tokens[own];
    const relative =
      token?.feats.PronType?.includes('Rel') || /^(?:joka|who|which)$/u.test(token?.lemma.toLowerCase() ?? '');
    return relative && relationOf(tree, verb) === 'acl'
      ? (tree.heads[verb] ?? own)
      : tree.tokens[own]?.deprel === 'nsubj:pass'
        ? -1
        : own;
  }
  if (
    relationOf(tree, verb) === 'acl' &&
    tree.tokens[verb]?.feats.VerbForm === 'Part' &&
    tree.tokens[verb]?.feats.Tense === 'Pres'
  )
    return tree.heads[verb] ?? -1;
  if (relationOf(tree, verb) === 'xcomp') return childrenBy(tree, tree.heads[verb] ?? -1, 'nsubj')[0] ?? -1;
  return -1;
}

/** "Soulissa arvioidaan", "in Seoul it is believed": a capital or body as the place of an impersonal verb of speech. */
function placeOf(view: SentenceView, verb: number): Cited | null {
  const { tree } = view;
  for (const c of childrenBy(tree, verb, 'obl')) {
    const grammatical = tree.tokens[c]?.feats.Case;
    const by = childrenBy(tree, c, 'case').some((x) =>
      /^(?:by|taholta)$/u.test(tree.tokens[x]?.lemma.toLowerCase() ?? ''),
    );
    if (grammatical !== 'Ine' && grammatical !== 'Ade' && !by) continue;
    const m = mentionAt(view.mentions, tree, c);
    if (m && (by || m.kind !== 'state')) return citedOf(m);
  }
  return null;
}

/** "according to X", "X:n mukaan", "hänen mukaansa". */
function byAdposition(view: SentenceView, token: number, cue: CueKind, memory: Memory): Citation | null {
  const { tree } = view;
  const phrase = tree.heads[token] ?? -1;
  if (phrase === -1 || relationOf(tree, token) === 'advmod') return null;
  const by = whoIs(view, phrase, memory);
  if (!by) return null;
  const own = new Set(subtreeOf(tree, phrase));
  let host = tree.heads[phrase] ?? -1;
  for (
    let steps = 0;
    steps < 4 && host !== -1 && !isVerbal(tree.tokens[host]) && (tree.heads[host] ?? -1) !== -1;
    steps += 1
  )
    host = tree.heads[host] ?? -1;
  const first = Math.min(...own) <= 1;
  const under = new Set(first || host === -1 ? tree.tokens.map((_, i) => i) : subtreeOf(tree, host));
  return { by, manner: 'according', cue, token, covers: (t) => under.has(t) && !own.has(t), size: under.size };
}

/** "Seoul's estimate is", "NIS:n arviossa": a noun of speech with its owner. */
function byNoun(view: SentenceView, noun: number, cue: CueKind, memory: Memory): Citation | null {
  const { tree } = view;
  if (cue !== 'estimated' && cue !== 'claimed' && cue !== 'reported') return null;
  const owner = childrenBy(tree, noun, 'nmod', 'compound', 'amod')
    .map((c) => mentionAt(view.mentions, tree, c))
    .find((m) => m !== null && !DOCUMENTS.has(m.kind));
  if (!owner) return null;
  let host = tree.heads[noun] ?? -1;
  if (host === -1) host = noun;
  const under = new Set(subtreeOf(tree, host));
  void memory;
  return { by: citedOf(owner), manner: 'noun', cue, token: noun, covers: (t) => under.has(t), size: under.size };
}

/** Whom a phrase means: a source that it names, one it refers back to, or its own name. */
function whoIs(view: SentenceView, head: number, memory: Memory): Cited | null {
  const { tree } = view;
  const token = tree.tokens[head];
  if (!token) return null;
  const m = mentionAt(view.mentions, tree, head);
  if (m) {
    if (DOCUMENTS.has(m.kind)) return ownerOfDocument(view, head, m) ?? memory.body ?? memory.last ?? citedOf(m);
    return m.kind === 'person' && !/\s/u.test(m.text) ? (fullName(memory, m.text) ?? citedOf(m)) : citedOf(m);
  }
  if (token.upos === 'PRON') return pronoun(token.lemma.toLowerCase(), memory);
  if (token.upos === 'PROPN') {
    const full = fullName(memory, token.lemma) ?? fullName(memory, token.text);
    return (
      full ?? { name: token.lemma, kind: 'person', state: null, text: token.text, start: token.start, end: token.end }
    );
  }
  return null;
}

const fullName = (memory: Memory, surname: string): Cited | null =>
  memory.people.find((p) => p.name.split(/[\s(]+/u).some((part) => part === surname)) ?? null;

function pronoun(lemma: string, memory: Memory): Cited | null {
  if (/^(?:he|she|hän|his|her)$/u.test(lemma)) return memory.person ?? memory.people[0] ?? null;
  if (/^(?:it|se|they|he|its|their)$/u.test(lemma)) return memory.body ?? memory.last;
  return null;
}

/** The body whose report or estimate it is: in its own phrase, or by a participle or preposition. */
function ownerOfDocument(view: SentenceView, head: number, document: SourceMention): Cited | null {
  const inside = new Set(subtreeOf(view.tree, head));
  const owner = view.mentions.sources.find((s) => s !== document && inside.has(s.headToken) && !DOCUMENTS.has(s.kind));
  return owner ? citedOf(owner) : document.state !== null ? citedOf(document) : null;
}

/** The source mention that a phrase's head belongs to, or that stands in the head's own modifiers. */
export function mentionAt(mentions: Mentions, tree: Tree, head: number): SourceMention | null {
  const at = mentions.sources.filter((m) => head >= m.first && head < m.last);
  if (at.length > 0) return at[0] ?? null;
  const open = [...childrenOf(tree, head)];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    const here = next;
    if (!INNER.test(relationOf(tree, here))) continue;
    const m = mentions.sources.find((s) => here >= s.first && here < s.last);
    if (m) return m;
    open.push(...childrenOf(tree, here));
  }
  return null;
}
