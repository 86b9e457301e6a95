// Those who come home in an exchange of prisoners, told as any people who move: "84 Ukrainians came home, as many Russians went
// the other way". What enters: all drafts of a passage. What leaves: the same drafts; deployments of people by a word of coming
// home or free (lexica/LANG/homecomings.tsv), near a sentence that tells of prisoners, are transfers of prisoners to those whose
// people they are; and what each of two sides frees goes both ways.
import { dataTable } from '../../base/data.ts';
import type { LanguageCode } from '../../language/language.ts';
import { areOpposed } from '../discourse/exchanges.ts';
import { isVerbal, lemmaOf } from '../predication/tree.ts';
import { basisOf } from '../slots/basis.ts';
import { quantitySlot } from '../slots/quantity.ts';
import { quoteOf } from '../slots/quote.ts';
import { isBoth } from './both.ts';
import type { Draft, Passage, SentenceView } from './frame.ts';
import { PRISONER } from './prisoners.ts';

/** Sentences from one that tells of prisoners to one that goes on about them, at most. */
const REACH = 3;
/** Tokens from a verb to the word that makes it one of coming home, at most. */
const NEAR = 5;

const tables = new Map<LanguageCode, ReadonlyMap<string, ReadonlySet<string>>>();

function wordsOf(language: LanguageCode): ReadonlyMap<string, ReadonlySet<string>> {
  let table = tables.get(language);
  if (!table) {
    const rows = dataTable(`lexica/${language}/homecomings.tsv`);
    const byVerb = Map.groupBy(rows, (row) => row.verb ?? '');
    table = new Map([...byVerb].map(([verb, list]) => [verb, new Set(list.map((row) => row.with ?? ''))]));
    tables.set(language, table);
  }
  return table;
}

/** The drafts, with those of swapped people as what they are. */
export function swapped(passage: Passage, drafts: readonly Draft[]): readonly Draft[] {
  const nouns = wordsOf(passage.language).get('');
  const told = passage.sentences.flatMap((v) => (tellsOf(v, nouns) ? [v.index] : []));
  if (told.length === 0) return drafts;
  const pair = pairOf(passage, drafts, told);
  if (pair === null) return drafts;
  const freed = drafts.filter((d) => d.frame === 'transfer' && d.item?.code === PRISONER);
  const home = homeOf(drafts, freed);
  const barter = drafts.find((d) => freed.includes(d) && d.quantity === null && d.rule === 'transfer.trade');
  const counted = barter ? countedIn(passage, barter, pair) : [];
  if (counted.length > 0)
    return [...drafts.filter((d) => !freed.includes(d) || !counted.some((c) => isSameWay(c, d))), ...counted];
  return drafts.flatMap((d): readonly Draft[] => {
    if (d.frame === 'transfer') return d.item?.code === PRISONER ? bothWays(passage, d, pair, drafts) : [d];
    const view = d.frame === 'deployment' && isPeople(d) ? viewOf(passage, d) : null;
    if (view === null || !told.some((i) => Math.abs(i - view.index) <= REACH) || !isHomecoming(passage, view, d))
      return [d];
    if (freed.some((o) => overlaps(o, d) || isSameNumber(o, d))) return [];
    const one = asFreed(passage, view, d, pair, home);
    return one === null ? [d] : bothWays(passage, one, pair, drafts);
  });
}

const tellsOf = ({ mentions, tree }: SentenceView, nouns: ReadonlySet<string> | undefined): boolean =>
  mentions.items.some((m) => m.code === PRISONER) || tree.lemmas.some((word) => nouns?.has(word));

type Pair = readonly [string, string];

/**
 * Who exchange prisoners: the sides of a transfer of such, else the two parties that a sentence about prisoners names first, else
 * enemies of whom the passage is about.
 */
function pairOf(passage: Passage, drafts: readonly Draft[], told: readonly number[]): Pair | null {
  for (const d of drafts)
    if (d.frame === 'transfer' && d.item?.code === PRISONER && d.from && d.to) return [d.from.id, d.to.id];
  for (const i of told) {
    const [a, b] = [...new Set((passage.sentences[i]?.mentions.parties ?? []).flatMap((m) => m.id ?? []))];
    if (a !== undefined && b !== undefined) return [a, b];
  }
  const { topic } = passage.discourse;
  for (const a of topic) {
    const b = topic.find((id) => areOpposed(a, id));
    if (b !== undefined) return [a, b];
  }
  return null;
}

const isPeople = ({ item, quantity }: Draft): boolean =>
  quantity !== null &&
  quantity.unit === 'count' &&
  /^personnel\.(?:soldier|civilian|official)$/u.test(item?.code ?? '');

const viewOf = ({ sentences }: Passage, d: Draft): SentenceView | null =>
  sentences.findLast((v) => v.sentence.start <= d.quote.start) ?? null;

/** Whether a verb in or right behind the draft's words is one of coming home. */
function isHomecoming({ language }: Passage, { tree }: SentenceView, { quote }: Draft): boolean {
  const words = wordsOf(language);
  const isNear = (verb: number, beside: ReadonlySet<string>): boolean => {
    if (beside.has('')) return true;
    for (let i = Math.max(0, verb - NEAR); i <= verb + NEAR; i += 1)
      if (i !== verb && beside.has(lemmaOf(tree, i))) return true;
    return false;
  };
  return tree.tokens.some((t, i) => {
    if (t.end <= quote.start || t.start >= quote.end || !isVerbal(t)) return false;
    const beside = words.get(lemmaOf(tree, i));
    return beside !== undefined && isNear(i, beside);
  });
}

/** Whose people the passage tells of first as coming home: those of whom it does not say whose they are are theirs. */
function homeOf(drafts: readonly Draft[], freed: readonly Draft[]): string | null {
  const told = drafts.filter((d) => d.frame === 'deployment' && isPeople(d) && d.from?.known === 'stated');
  const first = [
    ...told.map((d) => [d.quote.start, d.from?.id] as const),
    ...freed.map((d) => [d.quote.start, d.to?.id] as const),
  ];
  return first.sort((a, b) => a[0] - b[0])[0]?.[1] ?? null;
}

/** The people of a draft as prisoners, to those whose they are; null where they are of neither side. */
function asFreed(passage: Passage, view: SentenceView, d: Draft, pair: Pair, home: string | null): Draft | null {
  const own = d.from?.known === 'stated' ? d.from.id : (home ?? d.from?.id);
  if (own === undefined || !pair.includes(own)) return null;
  const [a, b] = pair;
  const giver = own === a ? b : a;
  return {
    ...d,
    frame: 'transfer',
    rule: 'transfer.freed',
    item: d.item && { ...d.item, code: PRISONER },
    from: sideOf(giver),
    to: own === d.from?.id ? d.from : sideOf(own),
    quantity: basedAnew(passage, view, d),
  };
}

/** "32 Armenians for two Azerbaijanis": counted people of both sides in a sentence about an exchange. */
function countedIn(passage: Passage, barter: Draft, [a, b]: Pair): readonly Draft[] {
  const view = viewOf(passage, barter);
  const found = (view?.mentions.quantities ?? []).flatMap((q): readonly Draft[] => {
    const m = view?.mentions.parties.find((x) => x.manner === 'demonym' && x.first === q.last);
    if (!view || q.unit !== 'count' || !m?.id || (m.id !== a && m.id !== b)) return [];
    const quantity = quantitySlot(q, 'increment', false);
    return [
      {
        ...barter,
        from: sideOf(m.id === a ? b : a),
        to: sideOf(m.id),
        quantity,
        quote: quoteOf(view, q.first, m.last),
      },
    ];
  });
  return new Set(found.map((d) => d.to?.id)).size === 2 ? found : [];
}

const isSameWay = (a: Draft, b: Draft): boolean =>
  b.quantity === null && a.from?.id === b.from?.id && a.to?.id === b.to?.id;

const sideOf = (id: string): Draft['from'] => ({
  id,
  text: null,
  start: null,
  end: null,
  known: 'implied',
  rule: 'discourse.exchange',
});

function basedAnew(passage: Passage, view: SentenceView, d: Draft): Draft['quantity'] {
  const quantity = view.mentions.quantities.find((q) => q.start === d.quantity?.start);
  if (!quantity || !d.quantity) return d.quantity;
  const p = view.predications.find((x) => {
    const t = view.tree.tokens[x.trigger];
    return t !== undefined && t.start >= d.quote.start && t.start < d.quote.end;
  });
  const told = { language: passage.language, view, quantity, p: p ?? null, when: d.when?.edtf ?? null };
  return { ...d.quantity, basis: basisOf({ ...told, frame: 'transfer', modality: d.modality }) };
}

/** "Each side freed 95": what both sides of an exchange do is told once for each way. */
function bothWays(passage: Passage, d: Draft, pair: Pair, drafts: readonly Draft[]): readonly Draft[] {
  const view = viewOf(passage, d);
  if (view === null || d.quantity === null || !d.from || !d.to || !pair.includes(d.from.id) || !pair.includes(d.to.id))
    return [d];
  const isOfBoth = view.mentions.parties.some(
    (m) => isBoth(passage, m) && m.end > d.quote.start - FAR && m.start < d.quote.end + FAR,
  );
  const back = { ...d, from: d.to, to: d.from };
  const isTold = drafts.some(
    (o) => o.frame === 'transfer' && o.from?.id === back.from.id && o.to?.id === back.to.id && overlaps(o, d),
  );
  return isOfBoth && !isTold ? [d, back] : [d];
}

/** Letters between the words of a number and those of both sides, at most. */
const FAR = 40;

const isSameNumber = (a: Draft, b: Draft): boolean =>
  a.quantity?.start != null && a.quantity.start === b.quantity?.start;

const overlaps = (a: Draft, b: Draft): boolean => a.quote.start < b.quote.end && b.quote.start < a.quote.end;
