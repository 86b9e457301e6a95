// Trains the choosers of slots (src/reading/judgement/slots): log-linear models over the choices of a slot, by the same
// AdaGrad as the roles. A margin, and how far to lean towards filling the slot, are taken where cross-validation over passages
// gains over the rules; a slot without one stays the rules'. What counts is the share that is right of the slots that are
// filled or should be: an empty slot earns nothing.
import type { Draft } from '../../src/reading/frames/frame.ts';
import type { Feature } from '../../src/reading/judgement/feature.ts';
import { listFrom, newSheet } from '../../src/reading/judgement/sheet.ts';
import { type Choice, namesFor } from '../../src/reading/judgement/slots/chooser.ts';
import { CHOICES, CHOSEN, type Chosen } from '../../src/reading/judgement/slots/decide.ts';
import { standingOf, surroundingsOf } from '../../src/reading/judgement/slots/standing.ts';
import { type Example, type Gold, matchesOf } from './corpus.ts';
import { fitChoices } from './fit.ts';

export type Choosing = {
  readonly features: readonly (readonly string[])[];
  readonly right: ReadonlySet<number>;
  /** The choice that leaves the slot empty, and whether it should be. */
  readonly none: number;
  readonly empty: boolean;
};

const MARGINS = [0, 0.2, 0.4, 0.7, 1, 1.5];
/** No further: what is filled against the odds is wrong in texts that training has not seen. */
const LEANS = [0, 0.3, 0.6];
const SETTINGS = { least: 4, rounds: 14, rate: 0.2, pull: 3, blind: 0 };

/** What is to be chosen for the drafts that are gold claims. */
export function choosingsOf(example: Example, drafts: readonly Draft[], slot: Chosen): readonly Choosing[] {
  const around = surroundingsOf(example.passage, drafts);
  return matchesOf({ ...example, drafts }).flatMap(({ draft, gold }): readonly Choosing[] => {
    const own = drafts[draft];
    const standing = own ? standingOf(around, own) : null;
    if (!standing) return [];
    const choices = CHOICES[slot](standing);
    const right = new Set(choices.flatMap((c, i) => (isRight(slot, c.value(), gold) ? [i] : [])));
    if (choices.length === 0) return [];
    return [
      {
        features: choices.map((c) => namesFor(own?.frame ?? '', featuresOf(c))),
        right,
        none: choices.findIndex((c) => c.none),
        empty: gold[slot] === null,
      },
    ];
  });
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

/** Fits a chooser of each slot; `partOf` tells the part of an example for cross-validation. Prints what it gains. */
export function fitSlots(
  examples: readonly { readonly example: Example; readonly drafts: readonly Draft[]; readonly part: number }[],
  parts: number,
): Readonly<Record<Chosen, Fitted>> {
  const fitted = CHOSEN.map((slot) => {
    const asked = examples.map(({ example, drafts, part }) => ({ part, list: choosingsOf(example, drafts, slot) }));
    const fit = (keep: (part: number) => boolean): ReadonlyMap<string, number> =>
      fitChoices(
        asked
          .filter((x) => keep(x.part))
          .flatMap((x) => x.list.filter((c) => c.right.size > 0 && c.right.size < c.features.length)),
        SETTINGS,
      );
    const models = Array.from({ length: parts }, (_, i) => fit((p) => p !== i));
    const all = asked.flatMap((x) => x.list.map((c) => ({ c, model: models[x.part] ?? new Map() })));
    const shareAt = (margin: number, lean: number): number => {
      const told = all.map(({ c, model }) => ({ c, at: chosen(c, model, margin, lean) }));
      const filled = told.filter(({ c, at }) => at !== c.none);
      const right = filled.filter(({ c, at }) => c.right.has(at)).length;
      return right / Math.max(1, told.filter(({ c, at }) => at !== c.none || !c.empty).length);
    };
    const rules = shareAt(Number.POSITIVE_INFINITY, 0);
    const scored = MARGINS.flatMap((margin) => LEANS.map((lean) => ({ margin, lean, share: shareAt(margin, lean) })));
    const best = scored.reduce((a, b) => (b.share > a.share ? b : a));
    const weights = fit(() => true);
    const percent = (share: number): string => (100 * share).toFixed(1);
    console.log(
      `slot   ${slot.padEnd(11)} of ${all.length} right where filled or due by rules ${percent(rules)}, chosen at margin 0 ${LEANS.map((lean) => `lean ${lean}: ${percent(shareAt(0, lean))}`).join('  ')}; best ${percent(best.share)} at ${best.margin}, lean ${best.lean}`,
    );
    return [slot, { weights, margin: best.share > rules ? best.margin : null, lean: best.lean }] as const;
  });
  return Object.fromEntries(fitted) as unknown as Readonly<Record<Chosen, Fitted>>;
}

function chosen(
  { features, none }: Choosing,
  weights: ReadonlyMap<string, number>,
  margin: number,
  lean: number,
): number {
  const scores = features.map(
    (names, i) => names.reduce((sum, f) => sum + (weights.get(f) ?? 0), 0) - (i === none ? lean : 0),
  );
  let best = 0;
  scores.forEach((s, i) => {
    if (s > (scores[best] ?? 0) && s > (scores[0] ?? 0) + margin) best = i;
  });
  return best;
}
