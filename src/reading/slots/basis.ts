// What a number is of: one part given or gone at one time, a sum to date, what there is at one time, what something could hold.
// What enters: a number without words beside it that settle its basis, the clause that it is told in, when that happened and how it
// is put. What leaves: the basis of the first test that holds (`TESTS`). The words are data (lexica/LANG/basis.tsv: clause, level, lot).
import { dataTable } from '../../base/data.ts';
import type { LanguageCode } from '../../language/codes.ts';
import type { Basis, Frame, Modality } from '../claim.ts';
import type { SentenceView } from '../frames/frame.ts';
import type { QuantityMention } from '../mentions/mention.ts';
import type { Predication } from '../predication/predication.ts';
import { ancestorsOf, childrenBy, isVerbal, lemmaOf, relationOf } from '../predication/tree.ts';
import { isPerfect } from './circumstance.ts';
import { isMoney } from './quantity.ts';

/** A number where it is told. */
export type Counted = {
  readonly language: LanguageCode;
  readonly view: SentenceView;
  readonly quantity: QuantityMention;
  /** The predication that it belongs to; null where none is. */
  readonly p: Predication | null;
  readonly frame: Frame;
  /** EDTF. */
  readonly when: string | null;
  readonly modality: Modality;
};

type Test = { readonly name: string; readonly basis: Basis; readonly holds: (c: Counted) => boolean };

const of =
  (...frames: readonly Frame[]): ((c: Counted) => boolean) =>
  (c) =>
    frames.includes(c.frame);
const isTransfer = of('transfer');
const isDeployment = of('deployment');
const isCasualties = of('casualties');

/** The tests in their order; the first that holds decides. */
const TESTS: readonly Test[] = [
  // "may have held several hundred thousand shells"
  { name: 'could hold', basis: 'capacity', holds: (c) => c.modality === 'hypothetical' && c.p?.sense === 'comprise' },
  // "are stationed", "are fighting in Kursk"
  { name: 'are there', basis: 'stock', holds: (c) => isDeployment(c) && STANDING.has(c.p?.sense ?? '') },
  // "its 25th drawdown since August 2021, valued at $400 million"
  { name: 'one lot', basis: 'increment', holds: (c) => isTransfer(c) && isOfLot(c) },
  // "brings the total to 18", "kohoaa 830 miljoonaan"
  { name: 'has come to', basis: 'total', holds: (c) => isTransfer(c) && !isWithin(c) && hasRisenTo(c) },
  // "by March" of what is planned: what is to come until then
  { name: 'to come by a day', basis: 'increment', holds: (c) => isTransfer(c) && isPlanned(c) && c.when !== null },
  // "have been killed", told on a day
  {
    name: 'dead up to now',
    basis: 'total',
    holds: (c) => isCasualties(c) && c.when?.includes('/') === false && isUpToNow(c),
  },
  // "since 2022", "by mid-January"
  { name: 'up to a day', basis: 'total', holds: isUpTo },
  // "in March", "last week", "on Friday"
  { name: 'within a window', basis: 'increment', holds: isWithin },
  // "in recent weeks", "so far" anywhere in the clause
  { name: 'words of a window', basis: 'increment', holds: (c) => isTransfer(c) && says(c, 'increment') },
  { name: 'words of a sum', basis: 'total', holds: (c) => isTransfer(c) && says(c, 'total') },
  // "…, killing four soldiers": one blow
  { name: 'one blow', basis: 'increment', holds: (c) => isCasualties(c) && isAccompanying(c) },
  { name: 'dead so far', basis: 'total', holds: isCasualties },
  // a sum that is promised is one promise
  { name: 'one promise', basis: 'increment', holds: (c) => isTransfer(c) && isPlanned(c) && isMoney(c.quantity) },
  // "wants 130", an estimate without a date
  {
    name: 'wished or estimated',
    basis: 'total',
    holds: (c) => isTransfer(c) && (c.modality === 'estimated' || c.p?.sense === 'ask'),
  },
  { name: 'given so far', basis: 'total', holds: (c) => isTransfer(c) && isDoneSoFar(c) },
  {
    name: 'gone so far',
    basis: 'total',
    holds: (c) => isDeployment(c) && !isPlannedBy(c) && (isPast(c) || isDoneSoFar(c)),
  },
  { name: 'at one time', basis: 'increment', holds: () => true },
];

/** The basis of a number that no words beside it settle. */
export const basisOf = (counted: Counted): Basis => TESTS.find((t) => t.holds(counted))?.basis ?? 'increment';

const STANDING: ReadonlySet<string> = new Set(['station', 'fight', 'presence', 'possess', 'told']);

const isPlanned = ({ modality }: Counted): boolean => modality === 'planned';
const isPlannedBy = ({ p }: Counted): boolean => p?.cues.some((c) => c.kind === 'planned') === true;
const isPast = ({ view, p }: Counted): boolean => p !== null && view.tree.tokens[p.trigger]?.feats.Tense === 'Past';
const isDoneSoFar = ({ view, p }: Counted): boolean => p !== null && isPerfect(view, p);

/** "have been killed": a present perfect. */
const isUpToNow = ({ view: { tree }, p }: Counted): boolean =>
  p !== null &&
  childrenBy(tree, p.trigger, 'aux').some(
    (a) => /^(?:have|olla)$/u.test(lemmaOf(tree, a)) && tree.tokens[a]?.feats.Tense === 'Pres',
  );

/** Up to or since a day. */
function isUpTo({ when }: Counted): boolean {
  return when !== null && (when.endsWith('/..') || when.startsWith('../'));
}

/** Within a window with two ends. */
function isWithin(c: Counted): boolean {
  return c.when !== null && !isUpTo(c);
}

/** "killing four soldiers": a participle beside what it comes with. */
function isAccompanying({ view: { tree }, p }: Counted): boolean {
  if (p === null) return false;
  const relation = relationOf(tree, p.trigger);
  if (relation !== 'advcl' && (relation !== 'acl' || tree.texts[p.trigger - 1] !== ',')) return false;
  const { VerbForm, Tense } = tree.tokens[p.trigger]?.feats ?? {};
  return (
    (VerbForm === 'Ger' || (VerbForm === 'Part' && Tense === 'Pres')) && childrenBy(tree, p.trigger, 'aux').length === 0
  );
}

type Words = {
  readonly lots: ReadonlySet<string>;
  readonly levels: ReadonlySet<string>;
  readonly clause: readonly (readonly [words: string, basis: Basis])[];
};

const tables = new Map<LanguageCode, Words>();

function wordsOf(language: LanguageCode): Words {
  const known = tables.get(language);
  if (known) return known;
  const rows = dataTable(`lexica/${language}/basis.tsv`);
  const forms = (position: string): ReadonlySet<string> =>
    new Set(rows.flatMap((row) => (row.position === position ? [row.form ?? ''] : [])));
  const clause = rows.flatMap((row) =>
    row.position === 'clause' ? [[` ${row.form} `, row.basis as Basis] as const] : [],
  );
  const made: Words = { lots: forms('lot'), levels: forms('level'), clause };
  tables.set(language, made);
  return made;
}

/** Whether words of the clause say it of the whole clause. */
function says({ language, view: { tree }, p }: Counted, basis: Basis): boolean {
  if (p === null) return false;
  const text = ` ${tree.texts.slice(p.clause.first, p.clause.last).join(' ')} `;
  return wordsOf(language).clause.some(([words, of]) => of === basis && text.includes(words));
}

/** The words above a number up to its verb, that one too; participles ("valued at") are none. */
function above({ view: { tree }, quantity }: Counted): readonly number[] {
  const chain = [quantity.headToken, ...ancestorsOf(tree, quantity.headToken)];
  const verb = chain.findIndex(
    (i) => isVerbal(tree.tokens[i]) && !/^(?:acl|amod)$/u.test(tree.tokens[i]?.deprel ?? ''),
  );
  return verb === -1 ? chain : chain.slice(0, verb + 1);
}

/** Whether the number is that of one lot: "a package of", "a loan worth", "the package is worth". */
function isOfLot(c: Counted): boolean {
  const { tree } = c.view;
  const { lots } = wordsOf(c.language);
  const own = c.p?.form === 'noun' ? [c.p.trigger] : [];
  const chain = above(c);
  const subjects = chain.slice(-1).flatMap((i) => (isVerbal(tree.tokens[i]) ? [] : childrenBy(tree, i, 'nsubj')));
  return [...chain, ...subjects, ...own].some(
    (i) => tree.tokens[i]?.feats.Number === 'Sing' && lots.has(lemmaOf(tree, i)),
  );
}

/** Whether the number's own verb tells what a sum has come to. */
function hasRisenTo(c: Counted): boolean {
  const verb = above(c).at(-1) ?? -1;
  if (verb === c.p?.trigger && c.p.sense !== 'flow') return false;
  return isVerbal(c.view.tree.tokens[verb]) && wordsOf(c.language).levels.has(lemmaOf(c.view.tree, verb));
}
