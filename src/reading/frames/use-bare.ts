// Use of arms that is told without a number: "X shot down Y's drones", "missiles which were then fired at towns". What
// enters: a sentence in its passage, the figures that its numbers gave. What leaves: drafts of the frame `statistic`.
import { dataTable } from '../../base/data.ts';
import { attributionAt } from '../discourse/attribution.ts';
import { itemLabel } from '../mentions/item-labels.ts';
import type { ItemMention } from '../mentions/mention.ts';
import type { Predication } from '../predication/predication.ts';
import { textOf } from '../predication/tree.ts';
import { whenOf } from '../slots/circumstance.ts';
import { modalityOf } from '../slots/modality.ts';
import { partySlot } from '../slots/party.ts';
import { quoteOf } from '../slots/quote.ts';
import type { Anchor } from './figure-anchors.ts';
import type { Draft, Passage, SentenceView } from './frame.ts';
import { aboutWhom } from './statistic-owner.ts';
import { clauseStretch } from './stretch.ts';
import { resultOf } from './used-words.ts';

const ARMS = /^(?:ammunition|missile|drone)/u;

/** Drafts of the arms that a sentence tells to be used, but where a figure tells it already. */
export function usesIn(passage: Passage, view: SentenceView, figures: readonly Draft[]): readonly Draft[] {
  return view.predications.flatMap((p) => {
    const arms = p.entry.family === 'statistic' && isAct(view, p) ? armsOf(view, p) : undefined;
    if (!arms) return [];
    const draft = draftOf(passage, view, p, arms);
    return draft && !figures.some((f) => f.quote.start < draft.quote.end && draft.quote.start < f.quote.end)
      ? [draft]
      : [];
  });
}

/** A verb of using arms that tells what was done: no infinitive, no participle before its noun. */
const isAct = ({ tree }: SentenceView, { entry, sense, trigger, form }: Predication): boolean =>
  sense === 'use' &&
  entry.wordClass === 'V' &&
  acts().has(entry.lemma) &&
  form === 'finite' &&
  tree.tokens[trigger]?.feats.VerbForm !== 'Inf' &&
  tree.tokens[trigger]?.feats.Case === undefined &&
  textOf(tree, trigger - 1) !== 'to';

let words: ReadonlySet<string> | undefined;

const acts = (): ReadonlySet<string> => {
  words ??= new Set(dataTable('lexica/use-acts.tsv').map((row) => row.lemma ?? ''));
  return words;
};

/** The arms among a verb's words that no number counts. */
const armsOf = ({ mentions }: SentenceView, p: Predication): ItemMention | undefined =>
  mentions.items.find(
    (m) =>
      ARMS.test(m.code) &&
      p.args.some((a) => a.head === m.headToken) &&
      !mentions.quantities.some((q) => q.counted === m.headToken || (q.last <= m.first && m.first - q.last <= 2)),
  );

function draftOf(passage: Passage, view: SentenceView, p: Predication, arms: ItemMention): Draft | null {
  const label = `${itemLabel(arms.code)} ${resultOf(p.sense, p.entry.lemma)}`;
  const anchor: Anchor = { token: p.trigger, label, rule: 'statistic.use-bare', p, basis: 'total' };
  const owner = aboutWhom(passage, view, anchor);
  if (!owner) return null;
  const { first, last } = clauseStretch(view.tree, p.trigger);
  return {
    frame: 'statistic',
    rule: anchor.rule,
    from: partySlot(owner),
    to: null,
    item: { code: label, text: null, start: null, end: null },
    quantity: null,
    when: whenOf(view, p),
    where: null,
    source: attributionAt(passage, view, p.trigger)?.slot ?? null,
    modality: modalityOf(p),
    quote: quoteOf(view, first, last),
  };
}
