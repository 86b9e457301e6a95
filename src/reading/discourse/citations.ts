// Whom a sentence cites, and for which of its words. What enters: an analysed sentence, the language's cues, and what the
// passage has cited so far. What leaves: citations (a source, how it is cited, the tokens that it answers for), and the
// memory for the next sentence. A party that only acts in the sentence is never cited. Pure but for the memory it returns.
import type { Mentions, SentenceView } from '../frames/frame.ts';
import type { SourceMention } from '../mentions/mention.ts';
import { partyName } from '../mentions/party-names.ts';
import { isPassive } from '../predication/candidates.ts';
import type { CueEntry, Lexicon } from '../predication/lexicon.ts';
import type { CueKind, Predication } from '../predication/predication.ts';
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
  /** Tokens of the phrase that names the source. */
  readonly within: (token: number) => boolean;
  /** Size of what is covered: the nearest citation covers least. */
  readonly size: number;
};

/** What later sentences may refer back to: the one cited last, the last person, the last body or document. */
export type Memory = {
  readonly last: Cited | null;
  readonly person: Cited | null;
  readonly body: Cited | null;
  /** Bodies with names of their own, the last one first. */
  readonly bodies: readonly Cited[];
  /** Whose report or statement was named last. */
  readonly author: Cited | null;
  readonly people: readonly Cited[];
};

export const NO_MEMORY: Memory = { last: null, person: null, body: null, bodies: [], author: null, people: [] };

const SPEECH: ReadonlySet<CueKind> = new Set(['said', 'reported', 'claimed', 'estimated', 'deny', 'doubt', 'planned']);
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
  for (const m of view.mentions.sources) known = seen(view, known, m);
  view.tree.tokens.forEach((token, i) => {
    const author = authorOf(view, i, lexicon);
    if (author) known = { ...known, author };
    for (const cue of cuesAt(view.tree, i, lexicon)) {
      if (!SPEECH.has(cue.kind)) continue;
      const one =
        (cue.as === 'V' || (cue.as === 'D' && hasPaper(view, i))) && isVerbal(token)
          ? byVerb(view, i, cue.kind, known, citations, lexicon)
          : cue.as === 'V' && token.upos === 'NOUN'
            ? byMistaken(view, i, cue.kind)
            : cue.as === 'N' && (token.upos === 'NOUN' || token.upos === 'PROPN')
              ? byNoun(view, i, cue.kind)
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

/** Whose report, estimate or statement a noun is, by its last part too ("esikoisraportti"). */
function authorOf(view: SentenceView, token: number, lexicon: Lexicon): Cited | null {
  const t = view.tree.tokens[token];
  if (t?.upos !== 'NOUN') return null;
  const words = [t.lemma.toLowerCase(), t.parts?.at(-1)?.toLowerCase() ?? ''];
  if (!words.some((w) => lexicon.cues.get(w)?.some((c) => c.as === 'N' && c.kind === 'reported'))) return null;
  const owner = view.mentions.sources.find((m) => m.last === token && !STATES.has(m.kind) && !DOCUMENTS.has(m.kind));
  return owner && !isCommon(owner) ? citedOf(owner) : null;
}

/** Cues of a word, also of a verb with the preposition of one of its phrases ("put … at"). */
function cuesAt(tree: Tree, token: number, lexicon: Lexicon): readonly CueEntry[] {
  const lemma = tree.tokens[token]?.lemma.toLowerCase() ?? '';
  const text = tree.tokens[token]?.text.toLowerCase() ?? '';
  const own =
    lexicon.cues.get(lemma) ?? (relationOf(tree, token) === 'case' ? lexicon.cues.get(text) : undefined) ?? [];
  if (own.length > 0 || !isVerbal(tree.tokens[token])) return own;
  for (const c of childrenBy(tree, token, 'obl'))
    for (const x of childrenBy(tree, c, 'case')) {
      const phrasal = lexicon.cues.get(`${lemma} ${tree.tokens[x]?.lemma.toLowerCase() ?? ''}`);
      if (phrasal) return phrasal;
    }
  return [];
}

function seen(view: SentenceView, memory: Memory, m: SourceMention): Memory {
  if (DOCUMENTS.has(m.kind)) {
    const author = ownerOfDocument(view, m.headToken, m);
    return author ? { ...memory, author } : memory;
  }
  const cited = citedOf(m);
  if (m.kind === 'person' || m.kind === 'official' || m.kind === 'leader')
    return { ...memory, people: [cited, ...memory.people].slice(0, 12) };
  if (STATES.has(m.kind) || m.kind === 'outlet' || !isProminent(view, m)) return memory;
  if (isCommon(m)) return memory;
  return { ...memory, body: cited, bodies: [cited, ...memory.bodies].slice(0, 8) };
}

/** A common noun ("agency", "researchers") without a state or a name of its own. */
const isCommon = (m: { readonly name: string; readonly state: string | null }): boolean =>
  m.state === null && /^\p{Ll}/u.test(m.name);

/** Not in a place's case or behind a preposition: whom "it" and "its report" may mean. */
function isProminent(view: SentenceView, m: SourceMention): boolean {
  const grammatical = view.tree.tokens[m.headToken]?.feats.Case ?? 'Nom';
  return /^(?:Nom|Gen|Par|Acc)$/u.test(grammatical) && childrenBy(view.tree, m.headToken, 'case').length === 0;
}

function remembered(memory: Memory, by: Cited): Memory {
  const person = isPerson(by) ? by : memory.person;
  return { ...memory, last: by, person, body: isPerson(by) ? memory.body : by };
}

const isPerson = (c: { readonly kind: string }): boolean =>
  /person|official|researcher|leader|parliament/u.test(c.kind);

/** A capital speaks for its state. */
const citedOf = (m: SourceMention): Cited => ({
  name: m.kind === 'capital' && m.state !== null ? stateName(m.state, m.text, m.name) : m.name,
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
  const beside = besideVerb(view, verb, memory);
  const parsed = subjectOf(tree, verb);
  const subject = beside && view.mentions.sources.some((m) => m.last === verb) ? -1 : parsed;
  const shared =
    subject === -1 ? before.findLast((c) => c.manner === 'verb' && isSharedWith(tree, verb, c.token)) : undefined;
  const place = subject === -1 && !shared && !beside ? placeOf(view, verb) : null;
  const by = shared?.by ?? (subject === -1 ? (place ?? beside) : whoIs(view, subject, memory));
  if (!by) return null;
  if (cue === 'planned' && !isPerson(by)) return null;
  if (!speaks(view, verb, subject, lexicon, isPerson(by))) return null;
  const own = new Set(subject === -1 ? [] : subtreeOf(tree, subject, (c) => relationOf(tree, c) !== 'acl'));
  const root = isTrailing(tree, verb) ? (tree.heads[verb] ?? verb) : verb;
  const under = new Set(subtreeOf(tree, root));
  const apart = (c: number): boolean =>
    /^(?:parataxis|conj)$/u.test(relationOf(tree, c)) && !sameStretch(tree, verb, c);
  const below = new Set(subtreeOf(tree, verb, (c) => !apart(c)));
  const covers = (t: number): boolean => under.has(t) && !own.has(t) && (below.has(t) || sameStretch(tree, verb, t));
  return { by, manner: 'verb', cue, token: verb, covers, within: (t) => own.has(t), size: under.size };
}

/** "satellite pictures show", "a tally by X shows": the subject of a verb of showing is a paper or picture. */
function hasPaper(view: SentenceView, verb: number): boolean {
  const subject = subjectOf(view.tree, verb);
  const m = subject === -1 ? null : mentionAt(view.mentions, view.tree, subject);
  return m !== null && DOCUMENTS.has(m.kind);
}

/** "X estimates that …", "Moscow denies that …": a verb that the tagger took for a noun, between its subject and "that". */
function byMistaken(view: SentenceView, token: number, cue: CueKind): Citation | null {
  const { tree } = view;
  const subject = view.mentions.sources.find((m) => m.last === token);
  const next = tree.tokens[token + 1];
  if (!subject || next?.text.toLowerCase() !== 'that') return null;
  return {
    by: citedOf(subject),
    manner: 'verb',
    cue,
    token,
    covers: (t) => t > token && sameStretch(tree, token, t),
    within: (t) => t >= subject.first && t < subject.last,
    size: tree.tokens.length - token,
  };
}

/** No semicolon or other mark of a new statement stands between. */
export function sameStretch(tree: Tree, a: number, b: number): boolean {
  const [from, to] = a < b ? [a, b] : [b, a];
  for (let i = from; i < to; i += 1) if (tree.tokens[i]?.text === ';') return false;
  return true;
}

/** "…, reckons X", "X said": the source that stands right beside a verb of speech whose subject the parser missed. */
function besideVerb(view: SentenceView, verb: number, memory: Memory): Cited | null {
  const { tokens } = view.tree;
  const after = view.mentions.sources.find((m) => m.first === verb + 1);
  const before = view.mentions.sources.findLast((m) => m.last <= verb && verb - m.last <= 2);
  const free = before && tokens.slice(before.last, verb).every((t) => /^(?:AUX|ADV|PART)$/u.test(t.upos));
  const grammatical = (m: SourceMention): string => tokens[m.headToken]?.feats.Case ?? 'Nom';
  if (free && before && grammatical(before) === 'Nom' && finite(view.tree, verb)) return meantBy(view, before, memory);
  return after && grammatical(after) === 'Nom' && finite(view.tree, verb) ? meantBy(view, after, memory) : null;
}

/** A verb form that can say: finite, or an English past form that the tagger took for a bare participle. */
const finite = (tree: Tree, verb: number): boolean =>
  childrenBy(tree, verb, 'aux').length === 0 &&
  tree.tokens[verb]?.feats.VerbForm !== 'Inf' &&
  (tree.tokens[verb]?.feats.VerbForm === 'Fin'
    ? tree.tokens[verb]?.feats.Voice !== 'Pass'
    : tree.tokens[verb]?.feats.Case === undefined && tree.tokens[verb]?.feats.Tense === 'Past');

const isSharedWith = (tree: Tree, verb: number, other: number): boolean =>
  relationOf(tree, verb) === 'conj' && tree.heads[verb] === other;

/** A verb that may also give or act ("myöntää", "add") speaks only where it has a clause. */
function speaks(view: SentenceView, verb: number, subject: number, lexicon: Lexicon, speaker: boolean): boolean {
  const { tree } = view;
  if (tree.tokens[verb]?.deprel === 'amod' || subject === verb) return false;
  const lemma = tree.tokens[verb]?.lemma.toLowerCase() ?? '';
  const acts = (lexicon.triggers.get(lemma) ?? []).some((e) => e.family === 'transfer' || e.family === 'deployment');
  if (!acts || (speaker && childrenBy(tree, verb, 'obj').length > 0)) return true;
  return relationOf(tree, verb) === 'parataxis' || childrenBy(tree, verb, 'ccomp', 'parataxis').length > 0;
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
      : tree.tokens[own]?.deprel === 'nsubj:pass' && isPassive(tree, verb) && childrenBy(tree, verb, 'aux').length > 0
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
  if (!isPassive(tree, verb)) return null;
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

/** "…, X said": a verb of speech with its own subject behind what it says, whatever relation the parser gives it. */
export function isTrailing(tree: Tree, verb: number): boolean {
  const head = tree.heads[verb] ?? -1;
  if (head === -1) return false;
  if (relationOf(tree, verb) === 'parataxis') return true;
  if (head > verb || !/^(?:ccomp|conj|advcl|dep|appos|obj)$/u.test(relationOf(tree, verb))) return false;
  const own = childrenOf(tree, verb);
  if (own.some((c) => /^(?:mark|cc|ccomp|obj)$/u.test(relationOf(tree, c)))) return false;
  const subject = own.find((c) => relationOf(tree, c) === 'nsubj');
  const first = Math.min(verb, subject ?? verb);
  return (
    subject !== undefined && [1, 2, 3, 4].some((k) => tree.tokens[first - k]?.upos === 'PUNCT' && first - k > head)
  );
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
  if (phrase === -1 || relationOf(tree, token) === 'advmod') return null;
  const adjacent =
    view.mentions.sources.find((m) => m.last === token) ??
    (/^(?:according)$/iu.test(tree.tokens[token]?.text ?? '')
      ? view.mentions.sources.find((m) => m.first > token && m.first - token <= AFTER && unbroken(tree, token, m.first))
      : undefined);
  const by = adjacent ? whoIs(view, adjacent.headToken, memory) : whoIs(view, phrase, memory);
  const end = tree.tokens[token]?.start ?? 0;
  if (!by || (!adjacent && phrase < token && by.end < end && by.start >= view.sentence.start && end - by.end > GAP))
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

const range = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first }, (_, i) => first + i);

/** "Seoul's estimate is", "NIS:n arviossa": a noun of speech with its owner. */
function byNoun(view: SentenceView, noun: number, cue: CueKind): Citation | null {
  const { tree } = view;
  if (cue !== 'estimated' && cue !== 'claimed' && cue !== 'reported') return null;
  const owner = childrenBy(tree, noun, 'nmod', 'compound', 'amod')
    .map((c) => mentionAt(view.mentions, tree, c))
    .find((m) => m !== null && !DOCUMENTS.has(m.kind));
  if (!owner) return null;
  let host = tree.heads[noun] ?? -1;
  if (host === -1) host = noun;
  const under = new Set(subtreeOf(tree, host));
  return {
    by: citedOf(owner),
    manner: 'noun',
    cue,
    token: noun,
    covers: (t) => under.has(t) && sameStretch(tree, noun, t),
    within: () => false,
    size: under.size,
  };
}

/** Whom a phrase means: a source that it names, one it refers back to, or its own name. */
function whoIs(view: SentenceView, head: number, memory: Memory): Cited | null {
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
  if (token.upos === 'PRON') return pronoun(token.lemma.toLowerCase(), memory);
  if (token.upos === 'PROPN') {
    const full = fullName(memory, token.lemma) ?? fullName(memory, token.text);
    return (
      full ?? { name: token.lemma, kind: 'person', state: null, text: token.text, start: token.start, end: token.end }
    );
  }
  return null;
}

/** "the prime minister", "presidentti": one role without a state is the official whom the text named last. */
function roleHolder(view: SentenceView, m: SourceMention, memory: Memory): Cited | null {
  if (m.kind !== 'official' || m.state !== null || /\s\S+\s/u.test(m.text)) return null;
  const token = view.tree.tokens[m.headToken];
  if (token?.feats.Number === 'Plur' || token?.upos === 'PROPN') return null;
  const definite = childrenBy(view.tree, m.headToken, 'det').some((c) =>
    /^the$/iu.test(view.tree.tokens[c]?.text ?? ''),
  );
  const titled = token?.feats.Case !== undefined;
  return definite || titled ? (memory.people.find((p) => p.state !== null) ?? null) : null;
}

/** Papers that somebody writes, unlike pictures and records that speak for themselves. */
const isReport = (m: SourceMention): boolean => /^(?:report|statement|estimate|calculation|study|joint)/u.test(m.name);

/** Whom a mention means: the official or body that its common noun stands for, else itself. */
const meantBy = (view: SentenceView, m: SourceMention, memory: Memory): Cited =>
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
  const kinds = isCommon(m) && !/\p{L}\s\p{L}+\s\p{L}/u.test(m.text) ? KINDS[m.kind] : undefined;
  const known = [...(memory.last ? [memory.last] : []), ...(memory.author ? [memory.author] : []), ...memory.bodies];
  return kinds ? (known.find((b) => !isCommon(b) && kinds.test(b.kind)) ?? null) : null;
}

const fullName = (memory: Memory, surname: string): Cited | null =>
  memory.people.find((p) => p.name.split(/[\s(]+/u).some((part) => part === surname)) ?? null;

function pronoun(lemma: string, memory: Memory): Cited | null {
  if (/^(?:he|she|hän|his|her)$/u.test(lemma)) return memory.person ?? memory.people[0] ?? null;
  if (/^(?:it|se|they|he|its|their)$/u.test(lemma)) return memory.body ?? memory.last;
  return null;
}

/** "NIS:n raportti" stands before, "the report by X", "estimates that X drew up" behind with a word that says so. */
function isOwner(view: SentenceView, s: SourceMention, document: SourceMention): boolean {
  const { tokens } = view.tree;
  if (s.last <= document.first) {
    const grammatical = tokens[s.headToken]?.feats.Case;
    return (
      document.first - s.last <= 3 && (grammatical === undefined || grammatical === 'Gen' || grammatical === 'Nom')
    );
  }
  const before = tokens.slice(document.last, s.first);
  return before.length <= 5 && before.some((t) => /^(?:by|of|from|that)$/u.test(t.text.toLowerCase()));
}

/** The body whose report or estimate it is: in its own phrase, or by a participle or preposition. */
function ownerOfDocument(view: SentenceView, head: number, document: SourceMention): Cited | null {
  const inside = new Set(subtreeOf(view.tree, head));
  const owner = view.mentions.sources.find(
    (s) =>
      s !== document &&
      !DOCUMENTS.has(s.kind) &&
      (inside.has(s.headToken) || s.last === document.first) &&
      isOwner(view, s, document),
  );
  return owner ? citedOf(owner) : document.state !== null ? citedOf(document) : null;
}

/** "Soul" is "South Korea (Soul)", "Washington" is "United States". */
const stateName = (id: string, text: string, name: string): string => {
  const state = partyName(id);
  return name === text || !name.includes('(') ? state : `${state} (${text})`;
};

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

/** The source in the place of a stance's holder: its subject, or the place where an impersonal one is held. */
export function citedParty(view: SentenceView, p: Predication): Cited | null {
  const subject = subjectOf(view.tree, p.trigger);
  const m = subject === -1 ? null : mentionAt(view.mentions, view.tree, subject);
  if (m) return citedOf(m);
  return placeOf(view, p.trigger);
}
