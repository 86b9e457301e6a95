// Transfers: goods, money, technology, training, guarantees that one party gives, sells, promises, asks for or refuses
// another. Anchored in things: each thing is read with the predications that it stands in.
import type { ItemSlot } from '../claim.ts';
import { attributionAt, citingVerbs } from '../discourse/attribution.ts';
import { makersOf } from '../discourse/makes.ts';
import { isSpeaker } from '../discourse/speakers.ts';
import type { QuantityMention } from '../mentions/mention.ts';
import { createOwnNote } from '../notes.ts';
import { type Lexicon, lexiconOf, MARKER, MARKER_BEHIND } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import { marksIn, type Tree } from '../predication/tree.ts';
import { basisOf } from '../slots/basis.ts';
import { whenBegun } from '../slots/begun.ts';
import { dateBehind, isPerfect, whenOf, whenSlot, whereOf } from '../slots/circumstance.ts';
import { isGoingOn, isPresentAct, modalityBeside, modalityOf } from '../slots/modality.ts';
import { type PartyFill, partySlot } from '../slots/party.ts';
import { quantitySlot } from '../slots/quantity.ts';
import { quoteOf } from '../slots/quote.ts';
import type { Lower } from '../spelling.ts';
import { GENERIC, isBulleted, isHardware } from './admitting.ts';
import { clauseAround, isActToCome } from './bare-clause.ts';
import { denialsIn } from './denials.ts';
import type { Direction } from './direction.ts';
import type { Spot } from './flow-nearness.ts';
import { completeDirection, type Flows, flowOf, flowsOf } from './flows.ts';
import type { Draft, Frame, Passage, SentenceView } from './frame.ts';
import { isLacking } from './lacking.ts';
import { type ListHead, listHead } from './list-heads.ts';
import { bothWays } from './mutual.ts';
import { onePiece } from './one-piece.ts';
import { type Placed, placeThings } from './placing.ts';
import { PRISONER, withoutMediator } from './prisoners.ts';
import { ownWords } from './quotes.ts';
import { refusalsIn } from './refusals.ts';
import { isRelief } from './relief.ts';
import { sides, withoutEchoes, withoutRepeats } from './repeats.ts';
import { isFired } from './sent-against.ts';
import { aidOf } from './sums.ts';
import type { Thing } from './things.ts';
import { traineesOf } from './trainees.ts';

export const transfer: Frame = { name: 'transfer', read };

function read(passage: Passage): readonly Draft[] {
  const lexicon = lexiconOf(passage.language);
  const { placed, flows } = placedIn(passage, lexicon);
  const drafts = placed.flatMap((p, i) => draftsOf(passage, p, flows, placed[i - 1], lexicon));
  const denials = denialsIn(passage, drafts);
  const own = drafts.filter((d) => !denials.some((denial) => isBareIn(denial, d)));
  const all = [...own, ...denials, ...refusalsIn(passage, drafts)];
  return withoutEchoes(withoutRepeats(all, isBare, (d) => sides(d, d.modality)));
}

/** "denies the transfers": the noun of giving names no thing of its own, and the denial says which were told. */
const isBareIn = (denial: Draft, { modality, quote }: Draft): boolean =>
  modality === 'denied' && quote.start >= denial.quote.start && quote.end <= denial.quote.end;

/** The things of a passage that are given, and the flows that their sentences state. */
export function placedIn(
  passage: Passage,
  lexicon: Lexicon,
): { readonly placed: readonly Placed[]; readonly flows: Flows } {
  // Each code once, the one named last at the end.
  const codes: string[] = [];
  const spoken: string[] = [];
  let counted: Thing | null = null;
  const placed = passage.sentences.flatMap((view) => {
    const here = placeThings(passage, view, lexicon, { given: codes, spoken, counted });
    counted = here.findLast(({ thing }) => thing.quantity !== null)?.thing ?? counted;
    for (const { thing } of here) if (thing.mention !== null || REMEMBERED.has(thing.code)) remember(codes, thing.code);
    for (const m of view.mentions.items) if (isHardware(m.code)) remember(spoken, m.code);
    return here;
  });
  const flows = flowsOf(
    placed.map(({ view, direction, thing }) => flowOf(direction, thing.code, view.index, thing.start)),
  );
  return { placed, flows };
}

function remember(codes: string[], code: string): void {
  const at = codes.indexOf(code);
  if (at !== -1) codes.splice(at, 1);
  codes.push(code);
}

/** Codes that later things go on with though no word of an item says them. */
const REMEMBERED: ReadonlySet<string> = new Set(['money.loan', PRISONER]);

/** Where a placed thing stands among the flows. */
export function spotOf(passage: Passage, { view, thing, predications, direction }: Placed, lexicon: Lexicon): Spot {
  const main = predications[0] ?? null;
  const isOthers = isGiverOfOthers(passage, view, main, direction);
  return {
    sentence: view.index,
    at: thing.start,
    code: thing.code,
    back: main !== null && (hasReturn(view, main, lexicon) || isRepaid(view, thing, main, lexicon)),
    makers: makersOf(view, passage.document.text, thing.start, thing.end),
    acting: actingIn(passage, view, lexicon, main).filter(({ id }) => !isOthers(id)),
  };
}

/** "43 were given by Norway, 12 by Spain": who gives the verb's own things gets nothing of those that another gives. */
function isGiverOfOthers(
  { discourse }: Passage,
  view: SentenceView,
  main: Predication | null,
  { from }: Direction,
): (id: string) => boolean {
  if (from.strength !== 'strong' || !main) return () => false;
  const givers = main.args
    .filter((a) => a.role === 'giver')
    .flatMap((a) => view.mentions.parties.filter((m) => m.headToken === a.head).map((m) => discourse.idOf(m)));
  return (id) => givers.includes(id) && !from.fills.some((f) => f.id === id);
}

/** The parties that a sentence names, those left out that only speak. */
export const actingIn = (
  passage: Passage,
  view: SentenceView,
  lexicon: Lexicon,
  main: Predication | null,
): readonly { readonly id: string; readonly start: number }[] =>
  view.mentions.parties.flatMap((m) => {
    const id = isSpeaker(view, lexicon, m, main?.trigger ?? -1) ? null : passage.discourse.idOf(m);
    return id === null ? [] : [{ id, start: m.start }];
  });

/** A mention of a kind of things, or none by a word of their own, without a number or a date. */
const isBare = (d: Draft): boolean =>
  d.quantity === null && d.when === null && (d.item?.text === null || GENERIC.has(d.item?.code ?? ''));

function draftsOf(
  passage: Passage,
  placed: Placed,
  flows: Flows,
  before: Placed | undefined,
  lexicon: Lexicon,
): readonly Draft[] {
  const { view, thing: given } = placed;
  const main = placed.predications[0] ?? null;
  const completed = completeDirection(passage, spotOf(passage, placed, lexicon), placed.direction, flows);
  const direction = given.code === PRISONER ? withoutMediator(passage, completed) : completed;
  const thing = {
    ...given,
    code: given.mention === null ? aidOf(given.code, main ?? undefined, direction) : given.code,
  };
  const counted =
    thing.quantity ?? (main === null ? null : (onePiece(view, thing, lexicon) ?? traineesOf(view, thing, main)));
  const quantity = main?.negated && counted !== null && isOne(counted) ? null : counted;
  const context = main ?? (before?.view === view ? (before.predications[0] ?? null) : null);
  const head = context === null ? listHead(passage, view) : null;
  const cited =
    attributionAt(passage, view, context?.trigger ?? thing.headToken) ??
    (head && attributionAt(passage, head.view, head.p.trigger));
  const source = cited?.slot ?? null;
  const follows = before?.view === view && (before.predications[0] ?? null) === main;
  const dated = follows ? dateBehind(view, thing) : null;
  const when = dated ? whenSlot(dated) : context === null ? whenListed(passage, head) : whenIn(passage, view, context);
  const quote =
    main === null || follows
      ? quoteOf(view, ...ownWords(thing))
      : quoteOf(view, ...clauseWords(thing, main, placed.direction));
  if (isGuess(placed, direction) || (main !== null && isFired(view, main, thing.code))) return [];
  const around = context === null ? (clauseAround(view, thing.headToken, lexicon) ?? head?.p ?? null) : null;
  const modality =
    context === null && isLacking(view, thing)
      ? 'denied'
      : context === null
        ? modalityBeside(around, {
            attribution: cited,
            present: isActToCome(around === head?.p ? head.view : view, around),
            about: direction.from.fills[0]?.id ?? null,
            aboutTo: direction.to.fills[0]?.id ?? null,
          })
        : modalityOf(context, {
            attribution: cited,
            when: when?.edtf ?? null,
            published: passage.document.published,
            about: direction.from.fills[0]?.id ?? null,
            aboutTo: direction.to.fills[0]?.id ?? null,
            present:
              (quantity?.per ?? null) === null &&
              isPresentAct(view.tree, context) &&
              (quantity !== null || when !== null || !isGoingOn(view.tree, context, thing.headToken)),
          });
  // Sanctions that are kept are a stance.
  if (modality === 'denied' && main !== null && isRelief(main)) return [];
  return (bothWays(placed, direction, lexicon) ?? pairs(direction)).map(([from, to]) => ({
    frame: 'transfer',
    rule: `transfer.${main?.sense ?? 'list'}`,
    from: partySlot(from),
    to: partySlot(to),
    item: itemSlot(thing),
    quantity: quantity
      ? quantitySlot(
          quantity,
          head && when === null && isPerfect(head.view, head.p)
            ? 'total'
            : basisOf({
                language: passage.language,
                view,
                quantity,
                p: context,
                frame: 'transfer',
                when: when?.edtf ?? null,
                modality,
              }),
          thing.shared,
        )
      : null,
    when,
    where: context === null ? null : whereOf(view, context),
    source,
    modality,
    quote: furtherQuote(view, direction, from, to) ?? quote,
  }));
}

const whenIn = (passage: Passage, view: SentenceView, p: Predication): Draft['when'] =>
  whenBegun(passage, view, p, whenOf(view, p, citingVerbs(passage, view)));

/** When what is listed happened or is to: as the sentence over the list has it. */
function whenListed(passage: Passage, head: ListHead | null): Draft['when'] {
  const when = head && whenIn(passage, head.view, head.p);
  return when ? { ...when, known: 'implied' } : null;
}

/** The own words of a giver or receiver that stands further down a list of such, within what the sentence says of them all. */
function furtherQuote(
  view: SentenceView,
  d: Direction,
  from: PartyFill | null,
  to: PartyFill | null,
): Draft['quote'] | null {
  const further = [from, to].find((f) => f?.mention && f !== d.from.fills[0] && f !== d.to.fills[0]);
  return further?.mention ? quoteOf(view, further.mention.first, further.mention.last) : null;
}

/** A bare thing that no relation puts under a verb, between parties that only other sentences name, is colour. */
const isGuess = ({ view, thing, related }: Placed, d: Direction): boolean =>
  !related &&
  !isBulleted(view, thing) &&
  thing.quantity === null &&
  [...d.from.fills, ...d.to.fills].every((f) => f.known === 'implied' && f.rule === 'discourse.flow');

/** "not one missile has come", "has not sent a tank": the one that there is not counts nothing. */
const isOne = ({ low, high, unit, approx }: QuantityMention): boolean =>
  unit === 'count' && low === '1' && high === '1' && !approx;

/** The item's own words; a sum or a bare count has none. */
const itemSlot = (t: Thing): ItemSlot =>
  t.mention === null
    ? { code: t.code, text: null, start: null, end: null }
    : { code: t.code, text: t.text, start: t.start, end: t.end };

/** A claim for each giver and receiver that acts on its own; nobody gives to itself. */
function pairs(d: Direction): readonly (readonly [PartyFill | null, PartyFill | null])[] {
  const from = d.from.fills.length > 0 ? d.from.fills : [null];
  const to = d.to.fills.length > 0 ? d.to.fills : [null];
  return from.flatMap((f) => to.map((t) => [f, t] as const)).filter(([f, t]) => f?.id !== t?.id);
}

/** Whether words of return stand in the sentence up to the end of the clause ("in return", "the other way"). */
const hasReturn = ({ tree }: SentenceView, p: Predication, lexicon: Lexicon): boolean =>
  returnIn(tree, lexicon) < p.clause.last;

/** "the loan is to be repaid", "laina maksetaan takaisin": money that goes back. */
function isRepaid(
  { tree }: SentenceView,
  { code }: Thing,
  { entry, trigger }: Predication,
  { markers }: Lexicon,
): boolean {
  if (!code.startsWith('money')) return false;
  if (markers.get(entry.lemma) === 'repays') return true;
  return [1, 2, 3].some((n) => markers.get(`${entry.lemma} ${tree.lemmas[trigger + n] ?? ''}`) === 'repays');
}

const returns = createOwnNote<number>();

/** Where the first words of return end in a sentence; past all tokens where there are none. */
function returnIn(tree: Tree, lexicon: Lexicon): number {
  const known = returns.of(tree);
  if (known !== undefined) return known;
  const marks = marksIn(tree, lexicon);
  let found = Number.POSITIVE_INFINITY;
  for (let i = 0; i < marks.length && found > i; i += 1)
    if (((marks[i] ?? 0) & (MARKER | MARKER_BEHIND)) !== 0 && isReturn(tree, i, lexicon)) found = i;
  return returns.keep(tree, found);
}

const isReturn = ({ bases, lemmas }: Tree, i: number, { markerOf, markerBehind }: Lexicon): boolean =>
  markerOf(bases[i] as Lower) === 'return' || markerBehind(bases[i] as Lower).get(lemmas[i - 1] ?? '') === 'return';

/** From the first of giver, trigger and thing to the last of them, within the clause. */
function clauseWords(thing: Thing, p: Predication, d: Direction): [number, number] {
  const [first, last] = ownWords(thing);
  const stated = [...d.from.fills, ...d.to.fills]
    .flatMap((f) => (f.mention ? [f.mention] : []))
    .filter((m) => m.first >= p.clause.first && m.last <= p.clause.last);
  return [
    Math.min(first, p.trigger, ...stated.map((m) => m.first)),
    Math.max(last, p.trigger + 1, ...stated.map((m) => m.last)),
  ];
}
