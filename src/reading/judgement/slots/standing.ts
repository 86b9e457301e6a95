// Where a draft stands among the sentences and drafts of its passage: what the choosers of slots look at.
import type { Draft, Passage, SentenceView } from '../../frames/frame.ts';
import type { Predication } from '../../predication/predication.ts';
import { childrenBy, lemmaOf } from '../../predication/tree.ts';
import { type Place, placeIn } from '../anchor.ts';
import type { Feature } from '../feature.ts';

export type Standing = {
  readonly passage: Passage;
  readonly draft: Draft;
  readonly view: SentenceView;
  /** Token that the draft is about. */
  readonly at: number;
  readonly main: Predication | null;
  /** Up to two sentences before, the nearest last. */
  readonly before: readonly SentenceView[];
  /** The draft before it in the text that has a date, within three sentences. */
  readonly last: Draft | null;
  readonly lastSentence: number;
  /** Whether the sentence before has a draft of the same frame. */
  readonly sameBefore: boolean;
  readonly sameParagraph: boolean;
  /** How the sentence begins: a pronoun, a connective, a party, else its word class. */
  readonly begins: string;
  /** How many drafts have a slot that begins at the offset. */
  readonly usedBy: (start: number) => number;
  readonly told: Told;
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

/** The smallest of the steps that is not below `n`, else "more". */
export const bucket = (n: number, ...steps: readonly number[]): string => String(steps.find((s) => n <= s) ?? 'more');

export type Surroundings = {
  readonly passage: Passage;
  /** All drafts in the order of the text. */
  readonly drafts: readonly Draft[];
  /** Where each stands among them, and in which sentence. */
  readonly placed: ReadonlyMap<Draft, { readonly order: number; readonly sentence: number }>;
  readonly uses: ReadonlyMap<number, number>;
  readonly told: Told;
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
  return { passage, drafts: ordered, placed, uses, told: { here: new Map(), after: new Map() } };
}

/** How a draft stands; null where its quote is in no sentence. */
export function standingOf(
  around: Surroundings,
  draft: Draft,
  place: Place | null = placeIn(around.passage, draft),
): Standing | null {
  const { passage, drafts, placed, uses, told } = around;
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
  const previous = passage.sentences[view.index - 1];
  const first = view.tree.tokens[0];
  return {
    passage,
    draft,
    view,
    at,
    main,
    before: passage.sentences.slice(Math.max(0, view.index - 2), view.index),
    last,
    lastSentence,
    sameBefore,
    sameParagraph: previous
      ? !passage.document.text.slice(previous.sentence.end, view.sentence.start).includes('\n')
      : false,
    begins:
      first?.upos === 'PRON' || first?.upos === 'DET' || first?.upos === 'ADV'
        ? first.lemma.toLowerCase()
        : (first?.upos ?? ''),
    usedBy: (start) => uses.get(start) ?? 0,
    told,
  };
}

/** Auxiliaries and tense of the trigger: "will:Fut", "have:Past". */
export function tenseOf({ view: { tree }, main, at }: Standing): string {
  const trigger = main?.trigger ?? at;
  const aux = childrenBy(tree, trigger, 'aux').map((c) => lemmaOf(tree, c));
  const { VerbForm, Tense } = tree.tokens[trigger]?.feats ?? {};
  return `${aux.join('+')}:${Tense ?? VerbForm ?? ''}`;
}
