// The corpus as the judgement learns from it: passages read by the rules alone, gold claims, and which draft is which
// gold claim's. Reads ../shared/corpus beside the checkout and bench/corpus.
import { type CorpusPassage, type GoldClaim, hasSet, readSet } from '../../bench/corpora.ts';
import { createDocument } from '../../src/document/document.ts';
import { openLanguage } from '../../src/language/languages.ts';
import type { Draft, Passage } from '../../src/reading/frames/frame.ts';
import { NUMBER_CLASSES } from '../../src/reading/judgement/numbers.ts';
import type { QuantityMention } from '../../src/reading/mentions/mention.ts';
import { passageOf } from '../../src/reading/passage.ts';
import { draftsOf } from '../../src/reading/read.ts';

/** Passages that nothing learns from and no rule was made by (bench/corpus/README.md): what is learnt is judged on them. */
export const isKeptApart = ({ text }: Pick<Example, 'text'>): boolean => /^own-(?:en-z|fi-r)-/u.test(text.id);

/** The corpus beside the checkout; without it the judgement would learn from too little. */
export const hasCorpus = (): boolean => hasSet('shared');

export type Gold = GoldClaim;
type NumberClass = (typeof NUMBER_CLASSES)[number];
export type Example = {
  readonly text: CorpusPassage;
  readonly passage: Passage;
  readonly drafts: readonly Draft[];
  readonly gold: readonly Gold[];
  /** How often it counts where weights are learnt: see SHARED. */
  readonly weight: number;
};

/**
 * The few shared passages have gold by other hands than the many of bench/corpus: where their hands would read a thing otherwise,
 * theirs is the gold that reading is held to.
 */
const SHARED = 4;

/** All passages with the rules' drafts and their gold. */
export function readCorpus(): readonly Example[] {
  const weighed = (set: 'shared' | 'own', weight: number) => readSet(set).map((text) => ({ text, weight }));
  return [...weighed('shared', SHARED), ...weighed('own', 1)].map(({ text, weight }) => {
    const document = createDocument(text.text, { language: text.lang, published: text.published });
    const { passage } = passageOf(document, openLanguage(text.lang));
    return { text, passage, drafts: draftsOf(passage).drafts, gold: text.gold, weight };
  });
}

/** A gold claim that no draft is, as a draft whose sides are open: more to learn roles from. */
export function openDraft({ text, passage }: Example, g: Gold): Draft | null {
  const start = text.text.indexOf(g.quote);
  const end = start + g.quote.length;
  const view = passage.sentences.find((v) => v.sentence.start <= start && start < v.sentence.end);
  const itemClass = g.item?.split('.')[0];
  const within = (m: { readonly start: number; readonly end: number }): boolean => m.start >= start && m.end <= end;
  const item = view?.mentions.items.find((m) => within(m) && m.code.split('.')[0] === itemClass);
  if (start === -1 || !view) return null;
  return {
    frame: g.frame as Draft['frame'],
    rule: `${g.frame}.open`,
    from: null,
    to: null,
    item: item ? { code: item.code, text: item.text, start: item.start, end: item.end } : null,
    quantity: null,
    when: null,
    where: null,
    source: null,
    modality: 'asserted',
    quote: { start, end },
  };
}

export type Match = { readonly draft: number; readonly gold: Gold; readonly core: boolean };

/** Pairs each gold claim with one draft at most, those that agree in most slots first. */
export function matchesOf({ text, drafts, gold }: Pick<Example, 'text' | 'drafts' | 'gold'>): readonly Match[] {
  const pairs = gold.flatMap((g, i) => {
    const start = text.text.indexOf(g.quote);
    return drafts.flatMap((d, draft) => {
      if (d.frame !== g.frame || !isSameQuote(d, start, start + g.quote.length)) return [];
      const [number, sides, item] = [isSameNumber(d, g), areSameSides(d, g), isSameItem(d, g)];
      const weight = 4 * Number(number) + 3 * Number(sides) + 3 * Number(item);
      return [{ i, draft, gold: g, weight, core: number && sides && item }];
    });
  });
  pairs.sort((a, b) => b.weight - a.weight || a.i - b.i || a.draft - b.draft);
  const [golds, used] = [new Set<number>(), new Set<number>()];
  return pairs.filter(({ i, draft }) => {
    if (golds.has(i) || used.has(draft)) return false;
    golds.add(i);
    used.add(draft);
    return true;
  });
}

function isSameQuote({ quote }: Draft, start: number, end: number): boolean {
  const shared = Math.min(quote.end, end) - Math.max(quote.start, start);
  const own = quote.end - quote.start;
  return shared >= Math.min(own, end - start) / 2 && own <= 2 * (end - start) + 80;
}

const EITHER_ORDER: ReadonlySet<string> = new Set(['meeting', 'agreement']);

/** Whether a pair of parties is the gold's; sides that the gold leaves open are not judged. */
export function isGoldPair(from: string | null, to: string | null, g: Gold): boolean {
  const fits = (a: string | null, b: string | null): boolean =>
    (g.from === null || g.from === a) && (g.to === null || g.to === b);
  return fits(from, to) || (EITHER_ORDER.has(g.frame) && fits(to, from));
}

const areSameSides = (d: Draft, g: Gold): boolean => isGoldPair(d.from?.id ?? null, d.to?.id ?? null, g);

/** Classes between which a careful reader may waver. */
const ALIKE: readonly (readonly string[])[] = [
  ['weapon', 'equipment', 'aid'],
  ['weapon', 'missile'],
  ['weapon', 'drone'],
  ['money', 'aid'],
  ['container', 'ammunition'],
  ['goods', 'equipment', 'food'],
];

function isSameItem(d: Draft, g: Gold): boolean {
  if (g.item === null || !['transfer', 'deployment', 'casualties'].includes(g.frame)) return true;
  const [a, b] = [d.item?.code, g.item].map((code) => code?.split('.')[0] ?? '');
  return a === b || ALIKE.some((kin) => kin.includes(a ?? '') && kin.includes(b ?? ''));
}

/** The frame in which gold claims a number of the text; none where it does not, or in a frame of another kind. */
export function classInGold({ text, gold }: Pick<Example, 'text' | 'gold'>, q: QuantityMention): NumberClass {
  const found = gold.find((g) => {
    const start = text.text.indexOf(g.quote);
    return q.start >= start && q.end <= start + g.quote.length && isNumber(q, g.quantity);
  });
  return NUMBER_CLASSES.find((c) => c === found?.frame) ?? 'none';
}

const isNumber = (q: Pick<QuantityMention, 'low' | 'high'>, g: Gold['quantity']): boolean =>
  g !== null && ((isNear(q.low, g.low) && isNear(q.high, g.high)) || isNear(q.low ?? q.high, g.low ?? g.high));

const isNear = (a: string | null, b: number | null): boolean =>
  a === null || b === null ? a === b : Math.abs(Number(a) - b) <= 0.005 * Math.abs(b);

function isSameNumber(d: Draft, g: Gold): boolean {
  const q = d.quantity;
  if (q === null || g.quantity === null) return q === null && g.quantity === null;
  return (
    isNear(q.low, g.quantity.low) &&
    isNear(q.high, g.quantity.high) &&
    q.unit.toLowerCase() === g.quantity.unit.toLowerCase()
  );
}
