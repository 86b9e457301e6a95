// The lexica of quantities of one language, read at first use: hedges, units, currencies, designators, fractions, basis words.
import { dataTable, type Row } from '../../base/data.ts';
import type { LanguageCode } from '../../language/language.ts';
import type { Basis, Per } from '../claim.ts';
import { createPhraseTable, type PhraseTable, phraseTable } from './lexicon.ts';
import { phrasesOfForm } from './phrase-forms.ts';

export type HedgeEffect = 'low' | 'high' | 'near' | 'about' | 'none';
/** `factor` of `unit` make one of what is written, whose own name is `written` where a mention is told in it ("gigawatt"). */
export type Unit = {
  readonly unit: string;
  readonly factor: string;
  readonly measure: boolean;
  readonly written?: string;
};
export type BasisHint = { readonly basis: Basis; readonly per: Per | null };

/** A hedge in two halves, "broke the … mark": what stands behind the amount, and what both together say. */
export type AroundHedge = { readonly after: PhraseTable<true>; readonly effect: HedgeEffect };

export type QuantityLexicon = {
  readonly hedgesBefore: PhraseTable<HedgeEffect>;
  readonly hedgesAfter: PhraseTable<HedgeEffect>;
  /** Hedges behind an amount that count only between commas or in brackets: "27 million, roughly,". */
  readonly hedgesAside: PhraseTable<HedgeEffect>;
  /** Hedges that count right behind the amount only: "12 miljardin rajan yli". */
  readonly hedgesTouching: PhraseTable<HedgeEffect>;
  /** Postpositions that govern the amount, right behind it or what it counts: "20 miljardin tienoilla", "tonniin saakka". */
  readonly hedgesGoverning: PhraseTable<HedgeEffect>;
  readonly hedgesAround: PhraseTable<AroundHedge>;
  readonly units: PhraseTable<Unit>;
  readonly designators: PhraseTable<{ readonly firm: boolean }>;
  /** Parts of a whole: "third", "kolmannes". */
  readonly fractions: PhraseTable<number>;
  readonly every: PhraseTable<number>;
  /** Multiples in one word; `compares`: only before what they compare with ("twice the", "double what"). */
  readonly multiples: PhraseTable<{ readonly times: string; readonly compares: boolean }>;
  readonly basisBefore: PhraseTable<BasisHint>;
  readonly basisAfter: PhraseTable<BasisHint>;
};

const lexica = new Map<LanguageCode, QuantityLexicon>();

const hint = (row: Readonly<Record<string, string>>): BasisHint => ({
  basis: row.basis as Basis,
  per: row.per ? (row.per as Per) : null,
});

/** The two halves of a hedge's form in the table are parted by this. */
const GAP = ' … ';

function aroundHedges(language: LanguageCode, effectOf: EffectOf): PhraseTable<AroundHedge> {
  const entries = dataTable(`lexica/${language}/hedges.tsv`)
    .filter((row) => row.position === 'around')
    .flatMap((row) => phrasesOfForm(row.form ?? '').map((form) => ({ ...row, form })))
    .map((row): [string, AroundHedge] => {
      const [before = '', behind = ''] = (row.form ?? '').split(GAP);
      return [before, { after: createPhraseTable(language, [[behind, true]]), effect: effectOf(row) }];
    });
  return createPhraseTable(language, entries, true);
}

/** What a row of hedges.tsv says of a number. */
export type EffectOf = (row: Row) => HedgeEffect;

const ownEffect: EffectOf = (row) => row.effect as HedgeEffect;

/** Opens a language's lexicon anew; `effectOf` may read a hedge otherwise than its table does. */
export function openQuantityLexicon(language: LanguageCode, effectOf: EffectOf = ownEffect): QuantityLexicon {
  const hedges = (positions: readonly string[], backwards: boolean): PhraseTable<HedgeEffect> =>
    phraseTable(
      language,
      'hedges',
      (row) => (positions.includes(row.position ?? '') ? effectOf(row) : undefined),
      backwards,
    );
  const basis = (position: string, backwards: boolean): PhraseTable<BasisHint> =>
    phraseTable(
      language,
      'basis',
      (row) => (row.position === position || row.position === 'near' ? hint(row) : undefined),
      backwards,
    );
  return {
    hedgesBefore: hedges(['before'], true),
    hedgesAfter: hedges(['after'], false),
    hedgesAside: hedges(['after', 'aside'], false),
    hedgesTouching: hedges(['touching'], false),
    hedgesGoverning: hedges(['governing'], false),
    hedgesAround: aroundHedges(language, effectOf),
    units: phraseTable(language, 'units', (row) => ({
      unit: row.unit ?? '',
      factor: row.factor || '1',
      measure: row.measure === 'yes',
      ...(row.written ? { written: row.written } : {}),
    })),
    designators: phraseTable(language, 'designators', (row) => ({ firm: row.firm === 'yes' }), true),
    fractions: phraseTable(language, 'fractions', (row) => Number(row.parts)),
    every: phraseTable(language, 'every', (row) => Number(row.parts)),
    multiples: phraseTable(language, 'multiples', (row) => ({
      times: row.times ?? '1',
      compares: row.compares === 'yes',
    })),
    basisBefore: basis('before', true),
    basisAfter: basis('after', false),
  };
}

/** The lexicon of a language as its tables have it. */
export function quantityLexicon(language: LanguageCode): QuantityLexicon {
  let lexicon = lexica.get(language);
  if (!lexicon) {
    lexicon = openQuantityLexicon(language);
    lexica.set(language, lexicon);
  }
  return lexicon;
}

let signs: ReadonlyMap<string, string> | null = null;

/** Currency by its sign or code in lower case: "$", "us$", "dkk". */
export function currencySign(sign: string): string | undefined {
  signs ??= new Map(dataTable('lexica/currency-signs.tsv').map((row) => [row.sign ?? '', row.unit ?? '']));
  return signs.get(sign);
}

export type CurrencyHint = { readonly unit: string; readonly prefix: string; readonly currency: string };

/** What settles an ambiguous currency: how the word starts that names its country. */
export const currencyHints = (): readonly CurrencyHint[] =>
  dataTable('lexica/currency-hints.tsv').map((row) => ({
    unit: row.unit ?? '',
    prefix: row.prefix ?? '',
    currency: row.currency ?? '',
  }));
