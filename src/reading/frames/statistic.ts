// Statistics: a number about a state that no one gives to another: exports, production, stocks, budgets, prices, what is
// fired or made, shares. Anchored in numbers: each is read with the variable (data/variables.tsv) or the verb of use and
// making (family `statistic`) that it stands with.
import type { WhenSlot } from '../claim.ts';
import { type Attribution, attributionAt } from '../discourse/attribution.ts';
import { sameStretch } from '../discourse/speech.ts';
import { itemLabel } from '../mentions/item-labels.ts';
import type { DateMention, ItemMention, QuantityMention } from '../mentions/mention.ts';
import type { VariableMention } from '../mentions/variables.ts';
import { lexiconOf } from '../predication/lexicon.ts';
import { argumentsOf, type Predication } from '../predication/predication.ts';
import { conjunctsOf } from '../predication/tree.ts';
import { whenSlot } from '../slots/circumstance.ts';
import { boasted, modalityBeside } from '../slots/modality.ts';
import { type PartyFill, partySlot } from '../slots/party.ts';
import { isMoney, quantitySlot } from '../slots/quantity.ts';
import { quoteOf } from '../slots/quote.ts';
import { clauseAround } from './bare-clause.ts';
import { isCompared } from './counting.ts';
import { figureAgain, type Told } from './figure-again.ts';
import { type Anchor, areaOf, figureOf, isOfNumber, type Last, ratioOf, versus } from './figure-anchors.ts';
import { wordedFigure } from './figure-words.ts';
import { figuresIn } from './figures.ts';
import type { Draft, Frame, Passage, SentenceView } from './frame.ts';
import { lastsOf, looseFigure } from './loose-figures.ts';
import { firedOf } from './sent-against.ts';
import { aboutWhom, type Before, DOWNS } from './statistic-owner.ts';
import { usesIn } from './use-bare.ts';
import { resultOf, verbAt, verbBefore, verbBehind } from './used-words.ts';

export const statistic: Frame = { name: 'statistic', read };

function read(passage: Passage): readonly Draft[] {
  let before: Before | null = null;
  let told: Told | null = null;
  return passage.sentences.flatMap((view) => {
    if (view.mentions.quantities.length === 0) return usesIn(passage, view, []);
    const variables = figuresIn(view, passage.language);
    const lexicon = lexiconOf(passage.language);
    let last: Last | null = null;
    const figures = view.mentions.quantities.flatMap((q) => {
      if (q.unit !== 'percent' && isCompared(view.tree, q)) return [];
      const lasting = lastsOf(view, q, lexicon) ?? areaOf(view, q);
      if (q.measureOnly && q.unit !== 'ratio' && !lasting) return [];
      const anchor: Anchor | null =
        lasting ??
        ratioOf(q) ??
        figureAgain(view, q, told, lexicon) ??
        usedOrMade(view, q, false) ??
        firedOf(view, q) ??
        ofVariable(view, q, variables) ??
        byWords(passage, view, q) ??
        usedOrMade(view, q, true) ??
        shareOf(view, q) ??
        figureOf(view, q, lexicon) ??
        versus(view, q, last, lexicon) ??
        looseFigure(view, q, lexicon) ??
        wordedFigure(passage, view, q, last, lexicon);
      last = anchor ? { anchor, quantity: q } : last;
      const draft = anchor ? draftOf(passage, view, q, anchor, before) : null;
      if (draft?.from) before = { id: draft.from.id, sentence: view.index };
      if (draft && anchor) told = { anchor, quantity: q, sentence: view.index };
      return draft ?? [];
    });
    return [...figures, ...usesIn(passage, view, figures)];
  });
}

/**
 * "fires 10,000 rounds a day", "3 million made a year": the number counts a thing that is used or made; `anything` allows
 * what is no item ("hit 40 targets").
 */
function usedOrMade(view: SentenceView, q: QuantityMention, anything: boolean): Anchor | null {
  const thing = view.mentions.items.find((m) => isCounted(q, m));
  const head = thing?.headToken ?? q.counted ?? q.headToken;
  if (thing === undefined && (isMoney(q) || q.unit === 'percent' || (q.counted !== null && !anything))) return null;
  const p = view.predications.find(
    (x) =>
      x.entry.family === 'statistic' &&
      (x.trigger === q.counted ||
        (thing && ARMS.test(thing.code) ? x.args : argumentsOf(x, 'theme')).some(
          (a) => isOfNumber(q, a.head) || conjunctsOf(view.tree, a.head).includes(head) || a.head === head,
        )),
  );
  if (!p || (thing && !ARMS.test(thing.code) && p.sense !== 'use')) return null;
  // "pudota" drops bombs and falls to a number.
  if (!thing && view.predications.some((x) => x.trigger === p.trigger && x.sense === 'reach')) return null;
  if (thing?.code.startsWith('personnel') || (q.counted !== null && !thing && !isActed(view, p))) return null;
  const label = `${thing ? itemLabel(thing.code) : 'number'} ${resultOf(p.sense, p.entry.lemma)}`;
  const further =
    p.trigger !== q.counted && !argumentsOf(p, 'theme').some((a) => a.head === head || isOfNumber(q, a.head));
  return { token: p.trigger, label, rule: `statistic.${p.sense}`, p, basis: q.per ? 'rate' : 'total', further };
}

/** Whether somebody is said to do it: a verb with who does it, or a noun of doing that is counted itself. */
const isActed = (view: SentenceView, p: Predication): boolean =>
  p.entry.wordClass === 'N' ||
  argumentsOf(p, 'agent').some((a) => view.mentions.parties.some((m) => a.tokens.includes(m.headToken)));

const ARMS = /^(?:ammunition|missile|drone|weapon)/u;

/** Where the tree gives no verb: the one right beside a number of arms, or beside a bare one where arms are spoken of. */
function byWords(passage: Passage, view: SentenceView, q: QuantityMention): Anchor | null {
  if (isMoney(q) || q.unit !== 'count') return null;
  const lexicon = lexiconOf(passage.language);
  const thing = view.mentions.items.find((m) => isCounted(q, m));
  const spoken = [view, passage.sentences[view.index - 1]].flatMap((v) => v?.mentions.items ?? []);
  const arms = thing ?? spoken.findLast((m) => ARMS.test(m.code));
  if (!arms || !ARMS.test(arms.code)) return null;
  const word =
    (thing || q.per || q.counted === null ? verbBefore(view, q, lexicon) : null) ?? verbBehind(view, q, lexicon);
  if (!word) return null;
  const label = `${itemLabel(arms.code)} ${resultOf(word.sense, verbAt(view, word.token))}`;
  return { token: word.token, label, rule: `statistic.${word.sense}`, p: null, basis: q.per ? 'rate' : 'total' };
}

const isCounted = (q: QuantityMention, m: ItemMention): boolean =>
  (q.counted !== null && q.counted >= m.first && q.counted < m.last) || (q.last >= m.first - 1 && q.last <= m.first);

/** Tokens between a number and the variable that it is of, at most. */
const REACH = 12;

/** "exports were 315 million": a number that measures the variable, with no thing of its own. */
function ofVariable(view: SentenceView, q: QuantityMention, variables: readonly VariableMention[]): Anchor | null {
  const thing = !isMoney(q) && view.mentions.items.some((m) => isCounted(q, m) && !m.code.startsWith('money'));
  const away = (v: VariableMention): number => (v.token < q.first ? q.first - v.token : v.token - q.last + 1);
  const near = variables
    .filter(
      (v) =>
        (v.variable.code !== 'share.part' || q.unit === 'percent') &&
        (v.variable.code !== 'traffic.voyages' || q.counted === v.token) &&
        (v.variable.code !== 'stock.fleet' || v.token < q.first) &&
        (!thing || q.unit === 'percent' || measuresThings(v, q)) &&
        away(v) <= REACH &&
        sameStretch(view.tree, v.token, q.headToken) &&
        !movesBetween(view, v.token, q) &&
        !newClause(view, v.token, q),
    )
    .sort((a, b) => away(a) - away(b))[0];
  if (!near) return null;
  return {
    token: near.token,
    label: near.variable.label,
    rule: `statistic.${near.variable.code}`,
    p: null,
    basis: near.variable.code.startsWith('stock')
      ? 'stock'
      : near.variable.code === 'output.capacity'
        ? 'capacity'
        : 'total',
  };
}

/** What is made, and what a stock named before its number holds, is counted in things. */
const measuresThings = (v: VariableMention, q: QuantityMention): boolean =>
  /^(?:output|strength)/u.test(v.variable.code) || (v.variable.code.startsWith('stock') && v.token < q.first);

/** "Half of the missiles missed", "60 per cent of its losses": a share that no verb of giving has. */
function shareOf(view: SentenceView, q: QuantityMention): Anchor | null {
  if (q.unit !== 'percent') return null;
  const given = view.predications.some(
    (p) =>
      (p.entry.family === 'transfer' || p.entry.family === 'casualties') &&
      (p.sense !== 'flow' || hasThing(view, p)) &&
      (p.entry.family === 'casualties' || p.args.some((a) => a.role === 'receiver' && isNamed(view, a.tokens))) &&
      (Math.abs(p.trigger - q.headToken) <= NEAR_GIVING || p.args.some((a) => a.tokens.includes(q.headToken))),
  );
  const thing = view.mentions.items.find((m) => m.first >= q.last && m.first - q.last <= 6);
  const label = thing ? `share of ${itemLabel(thing.code)}` : 'share';
  const rule = given ? 'statistic.share-given' : 'statistic.share';
  return { token: thing?.headToken ?? q.headToken, label, rule, p: null, basis: 'share' };
}

const isNamed = (view: SentenceView, tokens: readonly number[]): boolean =>
  view.mentions.parties.some((m) => tokens.includes(m.headToken));

/** Things go somewhere; plants that run at a percentage do not. */
const hasThing = (view: SentenceView, p: Predication): boolean =>
  view.mentions.items.some((m) => argumentsOf(p, 'theme').some((a) => a.tokens.includes(m.headToken)));

/** Tokens between a share and a verb of giving within which the share is given. */
const NEAR_GIVING = 6;

/** A variable behind a comma belongs to what follows. */
const newClause = (view: SentenceView, variable: number, q: QuantityMention): boolean =>
  variable >= q.last && view.tree.tokens.slice(q.last, variable).some((t) => t.text === ',' || t.upos === 'CCONJ');

/** A verb of giving between them gives the number, not the variable. */
const movesBetween = (view: SentenceView, variable: number, q: QuantityMention): boolean => {
  const [from, to] = variable < q.first ? [variable, q.first] : [q.last, variable];
  return view.predications.some(
    (p) =>
      p.trigger > from &&
      p.trigger < to &&
      (p.entry.family === 'transfer' || p.entry.family === 'deployment') &&
      p.form !== 'noun' &&
      !p.args.some((a) => a.tokens.includes(variable)) &&
      view.tree.tokens[p.trigger]?.upos === 'VERB',
  );
};

function draftOf(
  passage: Passage,
  view: SentenceView,
  q: QuantityMention,
  anchor: Anchor,
  before: Before | null,
): Draft | null {
  const owner = aboutWhom(passage, view, anchor, before);
  if (!owner) return null;
  const when = whenNear(view, anchor.token, q);
  const cited = attributionAt(passage, view, anchor.token) ?? attributionAt(passage, view, q.headToken);
  const edges = edgesOf(view, q, anchor, owner);
  return {
    frame: 'statistic',
    rule: anchor.rule,
    from: partySlot(owner),
    to: null,
    item: { code: anchor.label, text: null, start: null, end: null },
    quantity: quantitySlot(q, anchor.basis),
    when,
    where: null,
    source: cited?.slot ?? null,
    modality: modalityAt(passage, view, q, anchor, { cited, when, owner }),
    quote: quoteOf(view, Math.min(...edges), Math.max(...edges)),
  };
}

/** Tokens that the quote spans: the number, what it is anchored in, whose it is; never past another number. */
function edgesOf(view: SentenceView, q: QuantityMention, anchor: Anchor, owner: PartyFill): readonly number[] {
  const counted = q.counted !== null && q.counted - q.last < NEAR_GIVING ? q.counted + 1 : q.last;
  const edges = [q.first, Math.max(q.last, counted)];
  if (anchor.further || hasNumberBetween(view, anchor.token, q)) return edges;
  edges.push(anchor.token, anchor.token + 1);
  const named = owner.mention;
  const away = named ? Math.abs(named.first - anchor.token) : 0;
  if (named && away <= 6 && !hasNumberBetween(view, named.first, q) && !hasComma(view, q.last, named.first))
    edges.push(named.first, named.last);
  return edges;
}

const hasNumberBetween = (view: SentenceView, token: number, q: QuantityMention): boolean =>
  view.mentions.quantities.some(
    (x) => x !== q && !x.measureOnly && x.first > Math.min(token, q.first) && x.first < Math.max(token, q.first),
  );

const hasComma = ({ tree }: SentenceView, from: number, to: number): boolean =>
  tree.texts.slice(from, to).includes(',');

function modalityAt(
  passage: Passage,
  view: SentenceView,
  q: QuantityMention,
  anchor: Anchor,
  {
    cited,
    when,
    owner,
  }: { readonly cited: Attribution | null; readonly when: WhenSlot | null; readonly owner: PartyFill },
): Draft['modality'] {
  const lexicon = lexiconOf(passage.language);
  const clause = anchor.p ?? clauseAround(view, q.headToken, lexicon);
  const told = modalityBeside(clause, {
    attribution: cited,
    when: when?.edtf ?? null,
    published: passage.document.published,
    about: owner.id,
  });
  const isSuccess = anchor.p !== null && DOWNS.has(lexicon.markers.get(anchor.p.entry.lemma) ?? '');
  return reckoned(anchor, isSuccess && cited ? boasted(told, cited) : told);
}

/** For how long a stock would last is reckoned, not seen. */
const reckoned = (anchor: Anchor, told: Draft['modality']): Draft['modality'] =>
  told === 'asserted' && /last/u.test(anchor.rule) ? 'hypothetical' : told;

/** The date nearest to the number in its stretch. */
function whenNear(view: SentenceView, anchor: number, q: QuantityMention): WhenSlot | null {
  const away = (d: DateMention): number =>
    Math.min(Math.abs(d.headToken - anchor), Math.abs(d.headToken - q.headToken));
  const dates = view.mentions.dates.filter(
    (d) => d.edtf !== null && away(d) <= 8 && sameStretch(view.tree, d.headToken, q.headToken),
  );
  const nearest = dates.sort((a, b) => away(a) - away(b))[0];
  return nearest ? whenSlot(nearest) : null;
}
