// Where a draft stands among the sentences and drafts of its passage: what the choosers of slots look at.
import { citationsIn } from '../../discourse/attribution.ts';
import type { Citation } from '../../discourse/citation.ts';
import type { Draft, Passage, SentenceView } from '../../frames/frame.ts';
import type { DateMention, PlaceMention, SourceMention } from '../../mentions/mention.ts';
import { type Lexicon, lexiconOf } from '../../predication/lexicon.ts';
import type { Predication } from '../../predication/predication.ts';
import { childrenBy, lemmaOf, relationOf } from '../../predication/tree.ts';
import { type Place, placeIn } from '../anchor.ts';
import { type Feature, kindOf, UNNAMED } from '../feature.ts';

/** What is the same for all drafts of a sentence. */
type Scene = {
  readonly view: SentenceView;
  /** Up to two sentences before, the nearest last. */
  readonly before: readonly SentenceView[];
  readonly sameParagraph: boolean;
  /** How the sentence begins: a pronoun, a connective, a party, else its word class. */
  readonly begins: string;
  /** Its words by token: features of those that mean something, else UNNAMED. */
  readonly contents: readonly Feature[];
  /** Its dates that are known, and the last of the sentences before; so with places. */
  readonly dates: readonly DateMention[];
  readonly datesBefore: readonly DatedBefore[];
  readonly placesBefore: readonly { readonly m: PlaceMention; readonly v: SentenceView }[];
  readonly citations: readonly Citation[];
  /** The last citations of the sentences before, and the first one of the passage. */
  readonly citationsBefore: readonly CitedBefore[];
  /** The first citation of the sentence after it. */
  readonly citationAfter: CitedBefore | null;
  /** Sources that it names and does not cite; so of the sentences before, each once, the nearest last. */
  readonly named: readonly SourceMention[];
  readonly namedBefore: readonly NamedBefore[];
};

export type CitedBefore = { readonly c: Citation; readonly v: SentenceView; readonly at: 'before' | 'lead' | 'after' };
export type DatedBefore = { readonly m: DateMention; readonly v: SentenceView };
export type NamedBefore = { readonly m: SourceMention; readonly v: SentenceView };

/** A draft beside another in the text, and whether it stands in its sentence. */
type Beside = { readonly draft: Draft; readonly here: boolean };

export type Standing = Scene & {
  readonly passage: Passage;
  readonly draft: Draft;
  /** Token that the draft is about. */
  readonly at: number;
  readonly main: Predication | null;
  /** The draft before it in the text that has a date, within three sentences. */
  readonly last: Draft | null;
  readonly lastSentence: number;
  /** Whether the sentence before has a draft of the same frame. */
  readonly sameBefore: boolean;
  /** How many drafts have a slot that begins at the offset. */
  readonly usedBy: (start: number) => number;
  readonly told: Told;
  readonly previous: Beside | null;
  readonly next: Beside | null;
};

/** What is to say of mentions and citations whichever draft asks: seen from their own sentence, and from those after. */
export type Told = { readonly here: ToldOf; readonly after: ToldOf };
type ToldOf = Map<object, readonly Feature[]>;

/** What `make` tells of one, told once. */
export function once(told: ToldOf, one: object, make: () => readonly Feature[]): readonly Feature[] {
  let found = told.get(one);
  if (!found) {
    found = make();
    told.set(one, found);
  }
  return found;
}

export type Surroundings = {
  readonly passage: Passage;
  /** All drafts in the order of the text. */
  readonly drafts: readonly Draft[];
  /** Where each stands among them, and in which sentence. */
  readonly placed: ReadonlyMap<Draft, { readonly order: number; readonly sentence: number }>;
  readonly usedBy: (start: number) => number;
  readonly told: Told;
  /** By sentence; filled as they are asked for. */
  readonly scenes: (Scene | undefined)[];
};

/** Gathers what standings share. */
export function surroundingsOf(passage: Passage, drafts: readonly Draft[]): Surroundings {
  const uses = new Map<number, number>();
  for (const d of drafts)
    for (const start of [d.when?.start, d.where?.start])
      if (start !== null && start !== undefined) uses.set(start, (uses.get(start) ?? 0) + 1);
  const ordered = [...drafts].sort((a, b) => a.quote.start - b.quote.start || a.quote.end - b.quote.end);
  const placed = new Map<Draft, { readonly order: number; readonly sentence: number }>();
  let at = 0;
  ordered.forEach((d, order) => {
    while (at + 1 < passage.sentences.length && (passage.sentences[at + 1]?.sentence.start ?? 0) <= d.quote.start)
      at += 1;
    placed.set(d, { order, sentence: at });
  });
  const usedBy = (start: number): number => uses.get(start) ?? 0;
  return { passage, drafts: ordered, placed, usedBy, told: { here: new Map(), after: new Map() }, scenes: [] };
}

const isDated = (d: DateMention): boolean => d.edtf !== null;

/** "Kreml yrittää": who tries something, or does what no word of the lexica tells of, says nothing by it. */
function isDoer({ tree, predications }: SentenceView, { cues, markers }: Lexicon, token: number): boolean {
  if (relationOf(tree, token) !== 'nsubj') return false;
  const verb = tree.heads[token] ?? -1;
  const lemma = lemmaOf(tree, verb);
  return markers.get(lemma) === 'tries' || (!cues.has(lemma) && !predications.some((p) => p.trigger === verb));
}

/** "Kremlille": who is given something tells nothing. */
const isReceiver = ({ tree }: SentenceView, token: number): boolean => tree.tokens[token]?.feats.Case === 'All';

/** Sentences before the draft's whose places may still be meant and whose citations may run on. */
const BACK = 5;

function citedBefore(passage: Passage, view: SentenceView, far: readonly SentenceView[]): readonly CitedBefore[] {
  const citedIn = (views: readonly SentenceView[], at: CitedBefore['at']): readonly CitedBefore[] =>
    views.flatMap((v) => citationsIn(passage, v).map((c) => ({ c, v, at })));
  const before = citedIn(far, 'before').slice(-3);
  const [lead] = citedIn(passage.sentences.slice(0, Math.min(2, view.index)), 'lead');
  return lead && !before.some((x) => x.c === lead.c) ? [...before, lead] : before;
}

/** Sentences before the last two in which a date may still be meant, beside those that open the text. */
const FAR = 12;

/** The last dates of the sentences right before, the last one of those before these, and the first of the text's opening. */
function datedBefore({ sentences }: Passage, { index }: SentenceView): readonly DatedBefore[] {
  const within = (from: number, to: number): readonly DatedBefore[] =>
    sentences
      .slice(Math.max(0, from), Math.max(0, to))
      .flatMap((v) => v.mentions.dates.filter(isDated).map((m) => ({ m, v })));
  const near = within(index - 2, index).slice(-3);
  const opening = within(0, Math.min(FAR, index - 2)).slice(0, 1);
  const last = within(index - 2 - FAR, index - 2).slice(-1);
  const far = last[0]?.m === opening[0]?.m ? last : [...opening, ...last];
  return [...far, ...near];
}

function citedAfter(passage: Passage, view: SentenceView): CitedBefore | null {
  const v = passage.sentences[view.index + 1];
  const [c] = v ? citationsIn(passage, v) : [];
  return v && c ? { c, v, at: 'after' } : null;
}

/** Sources that a sentence names and neither cites nor gives something to, nor lets do what says nothing. */
const namedIn = (passage: Passage, view: SentenceView): readonly SourceMention[] => {
  const citations = citationsIn(passage, view);
  return view.mentions.sources
    .filter((m) => !citations.some((c) => c.by.start === m.start) && !isReceiver(view, m.headToken))
    .filter((m) => !isDoer(view, lexiconOf(passage.language), m.headToken));
};

/** Sources that sentences before name: "The institute's new tally holds a surprise. Germany gave …" */
function namedBefore(passage: Passage, far: readonly SentenceView[]): readonly NamedBefore[] {
  const all = far.flatMap((v) => namedIn(passage, v).map((m) => ({ m, v })));
  return all.filter(({ m }, i) => !all.some((x, j) => j > i && x.m.name === m.name)).slice(-3);
}

const CONTENT: ReadonlySet<string> = new Set(['VERB', 'AUX', 'ADV', 'ADJ', 'NOUN', 'PART', 'SCONJ']);
const word = kindOf('word');

const contentsOf = ({ tree: { tokens, lemmas } }: SentenceView): readonly Feature[] =>
  tokens.map((t, i) => (CONTENT.has(t.upos) ? word(lemmas[i] ?? '') : UNNAMED));

function sceneOf({ passage, scenes }: Surroundings, view: SentenceView): Scene {
  const known = scenes[view.index];
  if (known) return known;
  const before = passage.sentences.slice(Math.max(0, view.index - 2), view.index);
  const far = passage.sentences.slice(Math.max(0, view.index - BACK), view.index);
  const previous = before.at(-1);
  const first = view.tree.tokens[0];
  const citations = citationsIn(passage, view);
  const scene: Scene = {
    view,
    before,
    sameParagraph: previous
      ? !passage.document.text.slice(previous.sentence.end, view.sentence.start).includes('\n')
      : false,
    begins:
      first?.upos === 'PRON' || first?.upos === 'DET' || first?.upos === 'ADV'
        ? first.lemma.toLowerCase()
        : (first?.upos ?? ''),
    contents: contentsOf(view),
    dates: view.mentions.dates.filter(isDated),
    datesBefore: datedBefore(passage, view),
    placesBefore: far.flatMap((v) => v.mentions.places.map((m) => ({ m, v }))).slice(-4),
    citations,
    citationsBefore: citedBefore(passage, view, far),
    citationAfter: citedAfter(passage, view),
    named: namedIn(passage, view).slice(0, 5),
    namedBefore: namedBefore(passage, far),
  };
  scenes[view.index] = scene;
  return scene;
}

/** How a draft stands; null where its quote is in no sentence. */
export function standingOf(
  around: Surroundings,
  draft: Draft,
  place: Place | null = placeIn(around.passage, draft),
): Standing | null {
  const { passage, drafts, placed, usedBy, told } = around;
  if (!place) return null;
  const { view, at, main } = place;
  let last: Draft | null = null;
  let lastSentence = 0;
  let sameBefore = false;
  for (let i = (placed.get(draft)?.order ?? 0) - 1; i >= 0; i -= 1) {
    const d = drafts[i];
    const sentence = (d && placed.get(d)?.sentence) ?? 0;
    if (!d || view.index - sentence > 3) break;
    if (d.when !== null && last === null) [last, lastSentence] = [d, sentence];
    if (d.frame === draft.frame && view.index - sentence === 1) sameBefore = true;
  }
  const beside = (step: number): Beside | null => {
    const d = drafts[(placed.get(draft)?.order ?? 0) + step];
    return d ? { draft: d, here: placed.get(d)?.sentence === view.index } : null;
  };
  const [previous, next] = [beside(-1), beside(1)];
  const scene = sceneOf(around, view);
  return { ...scene, passage, draft, at, main, last, lastSentence, sameBefore, usedBy, told, previous, next };
}

/** Auxiliaries and tense of the trigger: "will:Fut", "have:Past". */
export function tenseOf({ view: { tree }, main, at }: Standing): string {
  const trigger = main?.trigger ?? at;
  const aux = childrenBy(tree, trigger, 'aux').map((c) => lemmaOf(tree, c));
  const { VerbForm, Tense } = tree.tokens[trigger]?.feats ?? {};
  return `${aux.join('+')}:${Tense ?? VerbForm ?? ''}`;
}
