// Whom a predication is attributed to. What enters: the passage's citations. What leaves: the nearest source that answers
// for a token, with the chain behind it, or null where the passage speaks in its own voice. An attribution runs on over
// the sentences of its paragraph until another one, or a stance in the text's own voice, ends it.

import type { SourceSlot } from '../claim.ts';
import type { Passage, SentenceView } from '../frames/frame.ts';
import type { SourceMention } from '../mentions/mention.ts';
import { createOwnNote } from '../notes.ts';
import { lexiconOf } from '../predication/lexicon.ts';
import type { CueKind, Predication } from '../predication/predication.ts';
import { childBy, lemmaOf, relationOf } from '../predication/tree.ts';
import type { Citation } from './citation.ts';
import { citationsOf } from './citations.ts';
import { inFull } from './full-names.ts';
import { type Cited, citedOf, isPerson, type Memory, NO_MEMORY } from './memory.ts';
import { sameStretch } from './speech.ts';
import { meantBy, whoIs } from './who.ts';

/** A source with what modality needs to know of it. */
export type Attribution = {
  readonly slot: SourceSlot;
  readonly by: Cited;
  /** What the word of saying makes of it. */
  readonly cue: CueKind;
  readonly manner: Citation['manner'] | 'running';
};

type Read = {
  readonly citations: readonly Citation[];
  /** Tokens of the verbs that cite someone. */
  readonly verbs: readonly number[];
  readonly running: Citation | null;
  readonly memory: Memory;
  /** Whom the passage cites for what stands at a token; filled as it is asked for. */
  readonly byToken: Map<number, Attribution | null>;
};

const readings = createOwnNote<readonly Read[]>();

/** The citations of a passage, a list for each sentence, read once. */
function readingOf(passage: Passage): readonly Read[] {
  const done = readings.of(passage.discourse);
  if (done) return done;
  const lexicon = lexiconOf(passage.language);
  let memory: Memory = { ...NO_MEMORY, published: passage.document.published };
  let running: Citation | null = null;
  const list = passage.sentences.map((view, i): Read => {
    if (startsParagraph(passage, i)) running = null;
    const read = citationsOf(view, lexicon, memory);
    memory = read.memory;
    const before = running;
    running = read.citations.findLast((c) => runsOn(c)) ?? (read.citations.length > 0 ? null : running);
    const verbs = read.citations.flatMap((c) => (c.manner === 'verb' ? [c.token] : []));
    const citations = read.citations.map((c) => inFull(c, view, passage.document.text));
    return { citations, verbs, running: before, memory, byToken: new Map() };
  });
  return readings.keep(passage.discourse, list);
}

/** What a service's or institute's report is cited for goes on; what a person, an outlet or a state says does not. */
const runsOn = (c: Citation): boolean =>
  c.manner === 'according' && /intelligence|institute|military|body|monitor|researcher|organisation/u.test(c.by.kind);

function startsParagraph(passage: Passage, i: number): boolean {
  const [before, view] = [passage.sentences[i - 1], passage.sentences[i]];
  return !before || !view || passage.document.text.slice(before.sentence.end, view.sentence.start).includes('\n');
}

/** Citations that answer for a token, the nearest first: those that cover it by the tree; else the nearest of its stretch, for trees are often wrong. */
function nearest(citations: readonly Citation[], view: SentenceView, token: number): readonly Citation[] {
  const covering = citations.filter((c) => c.covers(token)).sort((a, b) => a.size - b.size);
  if (covering.length > 0) return covering;
  const away = (c: Citation): number => Math.abs(c.token - token);
  return citations
    .filter((c) => sameStretch(view.tree, c.token, token) && !c.within(token) && !isSubordinate(view, c, token))
    .sort((a, b) => away(a) - away(b))
    .slice(0, 1);
}

/** "…, koska medioissa väitetään": who is cited in a clause of reason or concession answers for nothing before it. */
function isSubordinate({ tree }: SentenceView, { manner, token: verb }: Citation, token: number): boolean {
  if (manner !== 'verb' || relationOf(tree, verb) !== 'advcl') return false;
  const mark = childBy(tree, verb, 'mark');
  return mark !== -1 && token < mark && !/^(?:as|kuten|like)$/u.test(lemmaOf(tree, mark));
}

/** Whom a mention of a sentence means: the holder of an office, the body that a common noun stands for, else itself. */
export function citedIn(passage: Passage, view: SentenceView, m: SourceMention): Cited {
  const { memory } = readingOf(passage)[view.index] ?? {};
  return memory ? meantBy(view, m, memory) : citedOf(m);
}

/** All citations of a sentence. */
export const citationsIn = (passage: Passage, view: SentenceView): readonly Citation[] =>
  readingOf(passage)[view.index]?.citations ?? [];

/** Sentences before a pronoun in which the person that it means may be cited. */
const BACK = 2;

/** The person whom the passage has cited last before a token, in its sentence or in those right before. */
export function speakerBefore(passage: Passage, view: SentenceView, token: number): Cited | null {
  for (let i = view.index; i >= Math.max(0, view.index - BACK); i -= 1) {
    const { citations = [] } = readingOf(passage)[i] ?? {};
    const last = citations.findLast(
      (c) => (i < view.index || c.token < token) && c.manner === 'verb' && isPerson(c.by),
    );
    if (last) return last.by;
  }
  return null;
}

/** The person whom a personal pronoun at a token means: cited shortly before, else named last before its sentence. */
export function personAt(passage: Passage, view: SentenceView, token: number): Cited | null {
  const memory = readingOf(passage)[view.index - 1]?.memory;
  return speakerBefore(passage, view, token) ?? (memory ? whoIs(view, token, memory) : null);
}

/** Tokens of the verbs of speech that cite someone in a sentence: a date that one of them takes is when something was said. */
export const citingVerbs = (passage: Passage, view: SentenceView): readonly number[] =>
  readingOf(passage)[view.index]?.verbs ?? [];

/** Whom the passage cites for what stands at the token. */
export function attributionAt(passage: Passage, view: SentenceView, token: number): Attribution | null {
  const read = readingOf(passage)[view.index];
  if (!read) return null;
  let known = read.byToken.get(token);
  if (known === undefined) {
    known = findAttribution(read, view, token);
    read.byToken.set(token, known);
  }
  return known;
}

function findAttribution({ citations, running }: Read, view: SentenceView, token: number): Attribution | null {
  const [first, ...rest] = nearest(citations, view, token);
  if (first)
    return {
      slot: chainSlot([first.by, ...rest.map((c) => c.by)]),
      by: first.by,
      cue: first.cue,
      manner: first.manner,
    };
  if (!running || citations.length > 0 || namesActor(view)) return null;
  const { by, cue } = running;
  return { slot: { ...chainSlot([by]), known: 'implied' }, by, cue, manner: 'running' };
}

/** A sentence that begins with a named party as its subject speaks of it anew. */
const namesActor = (view: SentenceView): boolean =>
  view.mentions.parties.some((m) => m.id !== null && m.first <= 2 && relationOf(view.tree, m.headToken) === 'nsubj');

/** The attribution that covers a predication. */
export const attributionFor = (passage: Passage, view: SentenceView, p: Predication): Attribution | null =>
  attributionAt(passage, view, p.trigger);

/** The source of what a predication says. */
export const attributionOf = (passage: Passage, view: SentenceView, p: Predication): SourceSlot | null =>
  attributionAt(passage, view, p.trigger)?.slot ?? null;

/** The slot of a chain, the one that is said to know first. */
export function chainSlot(chain: readonly Cited[]): SourceSlot {
  const [origin] = chain;
  if (!origin) throw new RangeError('a chain of sources without a source');
  const named = chain.filter((c, i) => chain.findIndex((d) => d.name === c.name) === i);
  return {
    text: origin.text,
    start: origin.start,
    end: origin.end,
    chain: named.map((c) => ({ name: c.name, kind: c.kind })),
    origin: origin.name,
    known: 'stated',
  };
}
