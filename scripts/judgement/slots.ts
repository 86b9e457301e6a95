// Trains the choosers of slots (src/reading/judgement/slots): log-linear models over the choices of a slot, by the same
// AdaGrad as the roles. How far to lean towards filling the slot is taken where cross-validation over passages
// gains over the rules; a slot without one stays the rules'. What counts is the share that is right of the slots that are
// filled or should be: an empty slot earns nothing.
import { attributionAt, citingVerbs } from '../../src/reading/discourse/attribution.ts';
import type { Draft, Passage } from '../../src/reading/frames/frame.ts';
import { placeIn } from '../../src/reading/judgement/anchor.ts';
import type { Feature } from '../../src/reading/judgement/feature.ts';
import { listFrom, newSheet } from '../../src/reading/judgement/sheet.ts';
import { type Choice, namesFor } from '../../src/reading/judgement/slots/chooser.ts';
import { CLASSED, type Classed } from '../../src/reading/judgement/slots/classes.ts';
import { CHOICES, CHOSEN, type Chosen, filled } from '../../src/reading/judgement/slots/decide.ts';
import {
  type Standing,
  type Surroundings,
  standingOf,
  surroundingsOf,
} from '../../src/reading/judgement/slots/standing.ts';
import { isPerfect, whenOf, whereOf } from '../../src/reading/slots/circumstance.ts';
import { modalityBeside } from '../../src/reading/slots/modality.ts';
import { basisByTime, quantitySlot } from '../../src/reading/slots/quantity.ts';
import { fitClasses } from './classes.ts';
import { type Example, type Gold, matchesOf, openDraft } from './corpus.ts';
import { fitChoices } from './fit.ts';

/** A draft that is a gold claim, where it stands, with what has been decided of it so far. */
export type Matched = {
  readonly gold: Gold;
  readonly part: number;
  readonly standing: Standing;
  /** Made from gold where no draft is the claim: learnt from, never counted. */
  readonly open: boolean;
  readonly weight: number;
};

export type Choosing = {
  readonly choices: readonly Choice<unknown>[];
  readonly features: readonly (readonly string[])[];
  readonly right: ReadonlySet<number>;
  /** The choice that leaves the slot empty, and whether it should be. */
  readonly none: number;
  readonly empty: boolean;
  readonly weight: number;
};

/** What these folds say for the rules' own filler counts less, as with sides. */
const TRUST = 0.7;
const OF_RULES = /\|(?:rule=|rule-gave=|none:rule=|last)/u;
/** No further: what is filled against the odds is wrong in texts that training has not seen. */
const LEANS = [0, 0.3, 0.6];
/** A place that is wrongly given costs half: see EXTRA. */
const LEANS_WHERE = [...LEANS, 0.9, 1.2];
const NEAR = { least: 4, rounds: 14, rate: 0.2, pull: 12, blind: 0 };
const SETTINGS = {
  when: NEAR,
  where: NEAR,
  source: { ...NEAR, pull: 6 },
};
/**
 * What a filler costs where gold has none, beside one that is missing or wrong: gold leaves a place open where the state says
 * enough, though the text names it.
 */
const EXTRA = { when: 1, where: 0.5, source: 1 };

/** The drafts that are gold claims where they stand, and the other gold claims as what the rules would make of them there. */
export function matchedOf(example: Example, drafts: readonly Draft[], part: number): readonly Matched[] {
  const matches = matchesOf({ ...example, drafts });
  const missed = example.gold.filter((g) => !matches.some((m) => m.gold === g));
  const opened = missed.flatMap((gold) => {
    const draft = openDraft(example, gold);
    return draft ? [{ gold, draft: slotsByRule(example.passage, draft, gold) }] : [];
  });
  const placed = (around: Surroundings, draft: Draft | undefined, gold: Gold, open: boolean): readonly Matched[] => {
    const standing = draft ? standingOf(around, draft) : null;
    return standing ? [{ gold, part, standing, open, weight: example.weight }] : [];
  };
  const around = surroundingsOf(example.passage, drafts);
  const all = surroundingsOf(example.passage, [...drafts, ...opened.map((o) => o.draft)]);
  return [
    ...matches.flatMap(({ draft, gold }) => placed(around, drafts[draft], gold, false)),
    ...opened.flatMap(({ draft, gold }) => placed(all, draft, gold, true)),
  ];
}

/** A gold claim's draft with the slots that the rules would fill where it stands. */
function slotsByRule(passage: Passage, open: Draft, gold: Gold): Draft {
  const place = placeIn(passage, open);
  if (!place) return open;
  const { view, main, at } = place;
  const side = (id: string | null): Draft['from'] =>
    id === null ? null : { id, text: null, start: null, end: null, known: 'stated' };
  const cited = attributionAt(passage, view, main?.trigger ?? at);
  const when = main ? whenOf(view, main, citingVerbs(passage, view)) : null;
  const context = {
    attribution: cited,
    when: when?.edtf ?? null,
    published: passage.document.published,
    about: gold.from,
    aboutTo: gold.to,
  };
  const { quantity } = gold;
  const number = quantity
    ? view.mentions.quantities.find(
        (q) =>
          q.start >= open.quote.start &&
          q.end <= open.quote.end &&
          Number(q.low ?? q.high) === (quantity.low ?? quantity.high),
      )
    : undefined;
  return {
    ...open,
    rule: `${open.frame}.${main?.sense ?? 'open'}`,
    from: side(gold.from),
    to: side(gold.to),
    quantity: number
      ? quantitySlot(number, basisByTime(when) ?? (main && isPerfect(view, main) ? 'total' : 'increment'))
      : null,
    when,
    where: main ? whereOf(view, main) : null,
    source: cited?.slot ?? null,
    modality: modalityBeside(main, context),
  };
}

/** What is to be chosen of a slot; null where nothing is, or gold has nothing of the kind. */
export function choosingOf({ standing, gold, weight }: Matched, slot: Chosen): Choosing | null {
  const choices = CHOICES[slot](standing);
  if (choices.length === 0) return null;
  return {
    choices,
    features: choices.map((c) => namesFor(standing.draft.frame, featuresOf(c))),
    right: new Set(choices.flatMap((c, i) => (isRight(slot, c.value(), gold) ? [i] : []))),
    none: choices.findIndex((c) => c.none),
    empty: gold[slot] === null,
    weight,
  };
}

function featuresOf(choice: Choice<unknown>): readonly Feature[] {
  const sheet = newSheet();
  choice.tell(sheet);
  return listFrom(sheet);
}

/** What the fillers of the slots have. */
type Named = {
  readonly edtf?: string;
  readonly name?: string;
  readonly origin?: string;
  readonly text?: string | null;
};

function isRight(slot: Chosen, value: unknown, gold: Gold): boolean {
  const named = value as (Named & { readonly chain?: readonly { readonly name: string }[] }) | null;
  switch (slot) {
    case 'when':
      return isSameDate(named?.edtf ?? null, gold.when);
    case 'where':
      return gold.where === null ? named === null : named !== null && shareWord(named.name ?? '', gold.where);
    case 'source':
      return gold.source === null
        ? named === null
        : named !== null &&
            shareWord(
              [named.text, named.origin, ...(named.chain ?? []).map((c) => c.name)].filter(Boolean).join(' '),
              gold.source,
            );
  }
}

function isSameDate(read: string | null, gold: string | null): boolean {
  const [a, b] = [read, gold].map((x) => x?.replace(/[?~%]/gu, '') ?? null);
  return a === b || (!!a && !!b && (a.startsWith(b) || b.startsWith(a)));
}

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .toLowerCase()
      .normalize('NFKD')
      .match(/[\p{L}\p{N}]{2,}/gu) ?? [],
  );

function shareWord(a: string, b: string): boolean {
  const words = wordsOf(b);
  return [...wordsOf(a)].some((w) => words.has(w));
}

export type Fitted = {
  readonly weights: ReadonlyMap<string, number>;
  readonly margin: number | null;
  readonly lean: number;
};

/**
 * Fits a chooser of each slot, one after another, each on what those before it have decided in cross-validation over parts.
 * Prints what each gains.
 */
export function fitSlots(
  examples: readonly { readonly example: Example; readonly drafts: readonly Draft[]; readonly part: number }[],
  parts: number,
): Readonly<Record<Chosen | Classed, Fitted>> {
  let matched: readonly Matched[] = examples.flatMap(({ example, drafts, part }) => matchedOf(example, drafts, part));
  const fitted = CHOSEN.map((slot) => {
    const { result, after } = fitSlot(slot, matched, parts);
    matched = after;
    return [slot, result] as const;
  });
  const classed = CLASSED.map((slot) => {
    const { result, after } = fitClasses(slot, matched, parts);
    matched = after;
    return [slot, result] as const;
  });
  return Object.fromEntries([...fitted, ...classed]) as unknown as Readonly<Record<Chosen | Classed, Fitted>>;
}

export function fitSlot(
  slot: Chosen,
  matched: readonly Matched[],
  parts: number,
): { readonly result: Fitted; readonly after: readonly Matched[] } {
  const asked = matched.map((m) => ({ m, c: choosingOf(m, slot) }));
  const fit = (keep: (part: number) => boolean): ReadonlyMap<string, number> => {
    const learnt = fitChoices(
      asked.flatMap(({ m, c }) =>
        c && keep(m.part) && c.right.size > 0 && c.right.size < c.features.length ? [c] : [],
      ),
      SETTINGS[slot],
    );
    return new Map([...learnt].map(([f, w]) => [f, OF_RULES.test(f) ? TRUST * w : w]));
  };
  const models = Array.from({ length: parts }, (_, i) => fit((p) => p !== i));
  const modelOf = (m: Matched): ReadonlyMap<string, number> => models[m.part] ?? new Map();
  const shareAt = (margin: number, lean: number): number => {
    const told = asked.flatMap(({ m, c }) => (c && !m.open ? [{ c, at: chosen(c, modelOf(m), margin, lean) }] : []));
    const right = told.filter(({ c, at }) => at !== c.none && c.right.has(at)).length;
    const extra = told.filter(({ c, at }) => at !== c.none && c.empty).length;
    return right / Math.max(1, told.filter(({ c }) => !c.empty).length + EXTRA[slot] * extra);
  };
  const rules = shareAt(Number.POSITIVE_INFINITY, 0);
  const leans = asked.some(({ c }) => c !== null && c.none !== -1) ? (slot === 'where' ? LEANS_WHERE : LEANS) : [0];
  // Another filler need not gain more than nothing: on texts that the rules were not made on they are right far less often.
  const scored = leans.map((lean) => ({ margin: 0, lean, share: shareAt(0, lean) }));
  const best = scored.reduce((a, b) => (b.share > a.share ? b : a));
  const percent = (share: number): string => (100 * share).toFixed(1);
  console.log(
    `slot   ${slot.padEnd(11)} of ${asked.filter(({ m, c }) => c && !m.open).length} right where filled or due by rules ${percent(rules)}, chosen at margin 0 ${leans.map((lean) => `lean ${lean}: ${percent(shareAt(0, lean))}`).join('  ')}; best ${percent(best.share)} at ${best.margin}, lean ${best.lean}`,
  );
  const margin = best.share > rules ? best.margin : null;
  const after = asked.map(({ m, c }): Matched => {
    const at = c === null || margin === null ? 0 : chosen(c, modelOf(m), margin, best.lean);
    if (!c || at === 0) return m;
    return { ...m, standing: { ...m.standing, draft: filled(m.standing.draft, slot, c.choices[at]?.value()) } };
  });
  return { result: { weights: fit(() => true), margin, lean: best.lean }, after };
}

export function chosen(
  { choices, features, none }: Choosing,
  weights: ReadonlyMap<string, number>,
  margin: number,
  lean: number,
): number {
  const scores = features.map(
    (names, i) =>
      names.reduce((sum, f) => sum + (weights.get(f) ?? 0), 0) - (i === none ? lean : 0) - (choices[i]?.toll ?? 0),
  );
  let best = 0;
  scores.forEach((s, i) => {
    if (s > (scores[best] ?? 0) && s > (scores[0] ?? 0) + margin) best = i;
  });
  return best;
}
