// Whom a passage has named and cited so far: what its pronouns, roles and reports may refer back to. What enters: source
// mentions and citations in the order of the text. What leaves: the memory for the next one. Pure.

import type { SentenceView } from '../frames/frame.ts';
import type { SourceMention } from '../mentions/mention.ts';
import { partyName } from '../mentions/party-names.ts';
import { STATES } from '../mentions/sources.ts';
import type { CueEntry, Lexicon } from '../predication/lexicon.ts';
import { childrenBy, subtreeOf } from '../predication/tree.ts';
import type { Lower } from '../spelling.ts';

/** Kinds of papers and pictures. */
export const DOCUMENTS: ReadonlySet<string> = new Set(['document']);

/** Whom a citation names. `state` is the party that the source speaks for, where it is one's. */
export type Cited = {
  readonly name: string;
  readonly kind: string;
  readonly state: string | null;
  readonly text: string;
  readonly start: number;
  readonly end: number;
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
  /** When the text was published: who holds which office. */
  readonly published: string | null;
};

export const NO_MEMORY: Memory = {
  last: null,
  person: null,
  body: null,
  bodies: [],
  author: null,
  people: [],
  published: null,
};

export function seen(view: SentenceView, memory: Memory, m: SourceMention): Memory {
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
export const isCommon = (m: { readonly name: string; readonly state: string | null }): boolean =>
  m.state === null && /^\p{Ll}/u.test(m.name);

/** Not in a place's case or behind a preposition: whom "it" and "its report" may mean. */
function isProminent(view: SentenceView, m: SourceMention): boolean {
  const grammatical = view.tree.tokens[m.headToken]?.feats.Case ?? 'Nom';
  return /^(?:Nom|Gen|Par|Acc)$/u.test(grammatical) && childrenBy(view.tree, m.headToken, 'case').length === 0;
}

export function remembered(memory: Memory, by: Cited): Memory {
  const person = isPerson(by) ? by : memory.person;
  return { ...memory, last: by, person, body: isPerson(by) ? memory.body : by };
}

export const isPerson = (c: { readonly kind: string }): boolean =>
  /person|official|researcher|leader|parliament/u.test(c.kind);

/** A capital speaks for its state. */
export const citedOf = (m: SourceMention): Cited => ({
  name: m.kind === 'capital' && m.state !== null ? stateName(m.state, m.text, m.name) : m.name,
  kind: m.kind,
  state: m.state,
  text: m.text,
  start: m.start,
  end: m.end,
});

/** Whose report, estimate or statement a noun is, by its last part too ("esikoisraportti"). */
export function authorOf(view: SentenceView, token: number, lexicon: Lexicon): Cited | null {
  const t = view.tree.tokens[token];
  if (t?.upos !== 'NOUN') return null;
  const own = lexicon.cuesOf(view.tree.bases[token] as Lower);
  if (!isReport(own)) {
    const last = t.parts?.at(-1)?.toLowerCase();
    if (last === undefined || !isReport(lexicon.cues.get(last) ?? [])) return null;
  }
  const owner = view.mentions.sources.find((m) => m.last === token && !STATES.has(m.kind) && !DOCUMENTS.has(m.kind));
  return owner && !isCommon(owner) ? citedOf(owner) : null;
}

const isReport = (cues: readonly CueEntry[]): boolean => cues.some((c) => c.as === 'N' && c.kind === 'reported');

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
export function ownerOfDocument(view: SentenceView, head: number, document: SourceMention): Cited | null {
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
