// Transfers: goods, money, technology, training, guarantees that one party gives, sells, promises, asks for or refuses
// another. Anchored in things: each thing is read with the predications that it stands in.
import type { Basis, ItemSlot, WhenSlot } from '../claim.ts';
import { attributionAt, citingVerbs } from '../discourse/attribution.ts';
import { markersOf } from '../predication/candidates.ts';
import { type Lexicon, lexiconOf, receiverMarkers } from '../predication/lexicon.ts';
import type { Argument, Predication } from '../predication/predication.ts';
import { ancestorsOf, relationOf } from '../predication/tree.ts';
import { isPerfect, whenOf, whereOf } from '../slots/circumstance.ts';
import { isPresentAct, modalityBeside, modalityOf } from '../slots/modality.ts';
import { type PartyFill, partiesOfArgument, partySlot } from '../slots/party.ts';
import { quantitySlot } from '../slots/quantity.ts';
import { quoteOf } from '../slots/quote.ts';
import { figuresIn } from './figures.ts';
import { completeDirection, type Direction, directionOf, type Flows, flowOf, flowsOf } from './flows.ts';
import type { Draft, Frame, Passage, SentenceView } from './frame.ts';
import { ownWords } from './quotes.ts';
import { listAround, type Thing, thingsOf } from './things.ts';

export const transfer: Frame = { name: 'transfer', read };

/** A thing with the predications it stands in, the one that fits best first. */
export type Placed = {
  readonly view: SentenceView;
  readonly thing: Thing;
  readonly predications: readonly Predication[];
  readonly direction: Direction;
  /** Whether relations, not nearness, put the thing into its predication. */
  readonly related: boolean;
};

const isPerson = (code: string): boolean => code.startsWith('personnel') && code !== 'personnel.prisoner';

function read(passage: Passage): readonly Draft[] {
  const lexicon = lexiconOf(passage.language);
  let code: string | null = null;
  const placed = passage.sentences.flatMap((view) => {
    const here = placeThings(passage, view, lexicon, code);
    code = here.findLast((p) => p.thing.mention !== null)?.thing.code ?? code;
    return here;
  });
  const flows = flowsOf(
    placed.map(({ view, direction, thing }) => flowOf(direction, thing.code, view.index, thing.start)),
  );
  return withoutRepeats(placed.flatMap((p, i) => draftsOf(passage, p, flows, placed[i - 1], lexicon)));
}

/** Drops a bare mention (no number, no date) of what the passage claims with one, or has claimed just so. */
function withoutRepeats(drafts: readonly Draft[]): readonly Draft[] {
  const bare = (d: Draft): boolean => d.quantity === null && d.when === null && GENERIC.has(d.item?.code ?? '');
  const same = (a: Draft, b: Draft): boolean =>
    a.from?.id === b.from?.id && a.to?.id === b.to?.id && a.item?.code === b.item?.code && a.modality === b.modality;
  return drafts.filter((d, i) => !bare(d) || !drafts.some((e, j) => i !== j && same(d, e) && (!bare(e) || j < i)));
}

function placeThings(passage: Passage, view: SentenceView, lexicon: Lexicon, before: string | null): readonly Placed[] {
  const predications = view.predications.filter((p) => p.entry.family === 'transfer');
  const figures = figuresIn(view, passage.language).map((v) => v.token);
  const named = thingsOf(view, lexicon);
  const things = [...named, ...ellipsesOf(view, named, predications, before), ...trainedOf(view, named, predications)]
    .filter((t) => !isPerson(t.code))
    .sort((a, b) => a.start - b.start);
  return things.flatMap((thing) => {
    if (isContents(view, thing, things) || isState(view, thing) || isFigure(view, thing, figures, lexicon)) return [];
    const direct = thing.by ? [thing.by] : predicationsOver(view, thing, predications);
    const related = direct.length > 0;
    if (!related && !standsAlone(thing) && listAround(view, things, thing).length < 2) return [];
    const standing = bySense(
      passage,
      view,
      thing,
      related ? direct : nearestPredication(view, thing, predications),
      predications,
    );
    if (isMere(view, thing, standing)) return [];
    if (standing.length === 0 && !isListed(view, thing, things)) return [];
    const direction = directionOf(passage, view, thing, standing, lexicon);
    return [{ view, thing, predications: standing, direction, related }];
  });
}

/** "Britain trained 5,000 Ukrainian recruits": people who are trained are the count of a training given. */
function trainedOf(
  view: SentenceView,
  named: readonly Thing[],
  predications: readonly Predication[],
): readonly Thing[] {
  return predications.flatMap((p) => {
    if (p.sense !== 'train' || p.entry.wordClass !== 'V') return [];
    const trainee = p.args.find((a) => a.role === 'trainee');
    if (!trainee) return [];
    const people = named.find((t) => t.code.startsWith('personnel') && trainee.tokens.includes(t.headToken));
    const quantity = people?.quantity ?? view.mentions.quantities.find((q) => q.counted === trainee.head) ?? null;
    const token = view.tree.tokens[trainee.head];
    if (!token) return [];
    const { start, end, text } = token;
    const at = people ?? { start, end, text, first: trainee.head, last: trainee.head + 1, headToken: trainee.head };
    return [{ ...at, code: 'training', mention: null, quantity, shared: false, by: p }];
  });
}

/** "in training" is where people are, not what is given. */
const isState = (view: SentenceView, thing: Thing): boolean =>
  thing.code === 'training' && markersOf(view.tree, thing.headToken).some((m) => m === 'Ine' || m === 'in');

/** Tokens between a sum and the variable that it is of, at most. */
const BESIDE = 8;

/** A state's own revenue, price or budget is a statistic's. */
const isFigure = (view: SentenceView, thing: Thing, figures: readonly number[], lexicon: Lexicon): boolean =>
  thing.code.startsWith('money') &&
  thing.code !== 'money.loan' &&
  !goesTo(view, thing, lexicon) &&
  figures.some((f) =>
    thing.mention === null ? Math.abs(f - thing.headToken) <= BESIDE : f >= thing.first && f < thing.last,
  );

/** Whether a party right before a sum is marked as its receiver. */
function goesTo(view: SentenceView, thing: Thing, lexicon: Lexicon): boolean {
  const markers = receiverMarkers(lexicon);
  const start = Math.min(thing.first, thing.quantity?.first ?? thing.first);
  const party = view.mentions.parties.findLast((m) => m.last <= start && start - m.last <= 2);
  return (
    party !== undefined &&
    view.tree.tokens
      .slice(party.first, party.last)
      .some((_, i) => markersOf(view.tree, party.first + i).some((x) => markers.has(x)))
  );
}

/**
 * "Denmark has promised 19 jets, Norway six": a count without a noun, given or right after a party, is one of the things
 * named last.
 */
function ellipsesOf(
  view: SentenceView,
  named: readonly Thing[],
  predications: readonly Predication[],
  before: string | null,
): readonly Thing[] {
  const { tokens } = view.tree;
  return view.mentions.quantities.flatMap((q) => {
    if (q.measureOnly || (q.unit !== 'count' && q.unit !== 'percent') || named.some((t) => t.quantity === q)) return [];
    if (q.counted !== null && tokens[q.counted]?.upos !== 'PRON' && !(q.counted >= q.first && q.counted < q.last))
      return [];
    const given = predications.some((p) =>
      p.args.some((a) => a.role === 'theme' && (a.head === q.headToken || a.head === q.counted)),
    );
    const gap = view.mentions.parties.some((m) => m.last <= q.first && q.first - m.last <= 1 && m.id !== null);
    const code = named.findLast((t) => t.last <= q.first && t.mention !== null)?.code ?? before;
    if (code === null || isPerson(code) || !(given || (gap && predications.length > 0))) return [];
    const { start, end, first, last, headToken, text } = q;
    return [{ start, end, first, last, headToken, text, code, mention: null, quantity: q, shared: false }];
  });
}

/**
 * A verb may give or receive ("buy", "hankkia"): the sense whose sides the sentence fills comes first; where they fill
 * alike, receiving does, for such verbs give only with a receiver of their own.
 */
function bySense(
  passage: Passage,
  view: SentenceView,
  thing: Thing,
  standing: readonly Predication[],
  all: readonly Predication[],
): readonly Predication[] {
  const main = standing[0];
  if (!main || main.entry.wordClass === 'N') return standing;
  const senses = all.filter((p) => p.trigger === main.trigger);
  if (senses.length < 2) return standing;
  const filled = (p: Predication): number =>
    ['giver', 'receiver'].filter((role) =>
      p.args.some(
        (a) =>
          a.role === role &&
          a.head !== thing.headToken &&
          partiesOfArgument(view, passage.discourse, a, a.marked).length > 0,
      ),
    ).length +
    (p.sense === 'receive' ? 0.5 : 0) +
    (standing.includes(p) ? 0.2 : 0);
  const best = [...senses].sort((a, b) => filled(b) - filled(a))[0] ?? main;
  return [best, ...standing.filter((p) => p.trigger !== best.trigger)];
}

/** What a container is said to hold ("16 containers of munitions") is no thing of its own. */
function isContents(view: SentenceView, thing: Thing, things: readonly Thing[]): boolean {
  const before = things.findLast((t) => t.last <= thing.first && t.code.startsWith('container'));
  if (!before || thing.quantity !== null || thing.first - before.last > 8) return false;
  const between = view.tree.tokens.slice(before.last, thing.first);
  return (
    between.every((t) => /^(?:ADP|ADJ|CCONJ|NOUN|DET)$/u.test(t.upos) || t.text === ',') &&
    !between.some((t) => t.text === '(')
  );
}

/** Places where things are made, not things that are given. */
const PLACES = new Set(['technology.production', 'territory']);
/** Names of wide classes, which stand in many a sentence that gives nothing. */
const GENERIC = new Set(['aid', 'money', 'goods', 'technology', 'equipment', 'technology.production', 'territory']);

/** Whether a thing may be read by nearness alone: counted, or named closely enough. */
function standsAlone(thing: Thing): boolean {
  if (PLACES.has(thing.code)) return false;
  return thing.quantity !== null || !GENERIC.has(thing.code);
}

/**
 * A wide class without a number ("support", "the package", "training") is a claim only where a verb gives or takes it;
 * as the subject of another verb it is what the sentence talks about.
 */
function isMere(view: SentenceView, thing: Thing, standing: readonly Predication[]): boolean {
  if (
    thing.quantity !== null ||
    !(GENERIC.has(thing.code) || thing.code.startsWith('aid') || thing.code === 'training')
  )
    return false;
  const verb = standing.find((p) => p.entry.wordClass === 'V');
  if (verb && verb.form !== 'participle') return false;
  const head = view.tree.heads[thing.headToken] ?? -1;
  return head !== -1 && !view.predications.some((p) => p.trigger === head && p.entry.family === 'transfer');
}

/** Without any trigger a thing counts only where it is counted, or one of a list in which things are. */
function isListed(view: SentenceView, thing: Thing, things: readonly Thing[]): boolean {
  if (view.predications.some((p) => p.entry.family === 'statistic' && Math.abs(p.trigger - thing.headToken) < 6))
    return false;
  return thing.quantity !== null || things.filter((t) => t.quantity !== null).length > 1;
}

/**
 * Where no relation says so, the thing belongs to the nearest trigger of its stretch (between semicolons and colons), those
 * before it first, else to the sentence's main trigger; unless another kind of predication is about it (fired, produced).
 */
function nearestPredication(
  view: SentenceView,
  thing: Thing,
  predications: readonly Predication[],
): readonly Predication[] {
  const other = view.predications.some(
    (p) => p.entry.family === 'statistic' && p.args.some((a) => a.role === 'theme' && a.head === thing.headToken),
  );
  if (other) return [];
  const busy = (p: Predication): number =>
    isModifier(view, p) || p.args.some((a) => a.role === 'theme' && a.found === 'antecedent') ? 15 : 0;
  const stretch = (index: number): number =>
    view.tree.tokens.findLastIndex((t, i) => i <= index && /^[;:]$/u.test(t.text));
  const own = stretch(thing.first);
  const away = (p: Predication): number =>
    busy(p) +
    (p.trigger < thing.first ? thing.first - p.trigger : (p.trigger - thing.last) * 2) +
    (p.form === 'noun' ? 6 : 0) +
    (stretch(p.trigger) === own ? 0 : busy(p) > 0 ? 1000 : 30);
  const nearest = [...predications].sort((a, b) => away(a) - away(b))[0];
  return nearest && away(nearest) < 1000 ? [nearest] : [];
}

const FOUND: readonly Argument['found'][] = ['relation', 'antecedent', 'shared', 'control', 'carrier', 'proximity'];

/** Predications whose theme holds the thing, the most direct first. */
export function predicationsOver(
  view: SentenceView,
  thing: Thing,
  predications: readonly Predication[],
): readonly Predication[] {
  const ranked: { readonly p: Predication; readonly rank: number }[] = [];
  for (const p of predications) {
    const own = p.trigger >= thing.first && p.trigger < thing.last;
    const theme = p.args.filter(
      (a) => a.role === 'theme' && a.tokens.includes(thing.headToken) && !isNested(view, thing, a.head),
    );
    if (own) ranked.push({ p, rank: 20 });
    else if (theme[0] && !acrossList(view, p, thing))
      ranked.push({ p, rank: FOUND.indexOf(theme[0].found) + (p.form === 'noun' ? 10 : 0) });
  }
  return ranked
    .sort(
      (a, b) => a.rank - b.rank || Math.abs(a.p.trigger - thing.headToken) - Math.abs(b.p.trigger - thing.headToken),
    )
    .map((r) => r.p);
}

const isModifier = (view: SentenceView, p: Predication): boolean =>
  /^(?:acl|amod)/u.test(view.tree.tokens[p.trigger]?.deprel ?? '');

/** A clause or participle that modifies one member of a list says nothing of the members beyond its semicolon. */
function acrossList(view: SentenceView, p: Predication, thing: Thing): boolean {
  if (!isModifier(view, p)) return false;
  const [from, to] = p.trigger < thing.first ? [p.trigger, thing.first] : [thing.last, p.trigger];
  return view.tree.tokens.slice(from, to).some((t) => t.text === ';');
}

/** "rockets for launchers", "equipment for making missiles": the second is what the first is for, not what is given. */
function isNested(view: SentenceView, thing: Thing, head: number): boolean {
  const path = [thing.headToken, ...ancestorsOf(view.tree, thing.headToken)];
  const upTo = path.indexOf(head);
  return path.slice(0, upTo === -1 ? 0 : upTo).some((i) => {
    const inItem = view.mentions.items.some((m) => {
      const above = view.tree.heads[i] ?? -1;
      return above >= m.first && above < m.last && !(i >= m.first && i < m.last);
    });
    return (
      inItem &&
      ['nmod', 'acl', 'advcl', 'obl', 'compound'].includes(relationOf(view.tree, i)) &&
      !/^(?:including|such|like)$/u.test('')
    );
  });
}

function draftsOf(
  passage: Passage,
  placed: Placed,
  flows: Flows,
  before: Placed | undefined,
  lexicon: Lexicon,
): readonly Draft[] {
  const { view, thing } = placed;
  const main = placed.predications[0] ?? null;
  if (main === null && flows.gives.size + flows.receives.size === 0) return [];
  const back = main !== null && hasReturn(view, main, lexicon);
  const direction = completeDirection(
    passage,
    { sentence: view.index, at: thing.start, code: thing.code, back },
    placed.direction,
    flows,
  );
  const context = main ?? (before?.view === view ? (before.predications[0] ?? null) : null);
  const cited = attributionAt(passage, view, context?.trigger ?? thing.headToken);
  const source = cited?.slot ?? null;
  const when = context === null ? null : whenOf(view, context, citingVerbs(passage, view));
  const follows = before?.view === view && (before.predications[0] ?? null) === main;
  const quote =
    main === null || follows
      ? quoteOf(view, ...ownWords(thing))
      : quoteOf(view, ...clauseWords(thing, main, placed.direction));
  return pairs(direction).map(([from, to]) => ({
    frame: 'transfer',
    rule: `transfer.${main?.sense ?? 'list'}`,
    from: partySlot(from),
    to: partySlot(to),
    item: itemSlot(thing),
    quantity: thing.quantity
      ? quantitySlot(thing.quantity, context === null ? 'increment' : basisOf(context, view, when), thing.shared)
      : null,
    when,
    where: context === null ? null : whereOf(view, context),
    source,
    modality:
      context === null
        ? modalityBeside(null, {
            attribution: cited,
            about: direction.from.fills[0]?.id ?? null,
            aboutTo: direction.to.fills[0]?.id ?? null,
          })
        : modalityOf(context, {
            attribution: cited,
            when: when?.edtf ?? null,
            published: passage.document.published,
            about: direction.from.fills[0]?.id ?? null,
            aboutTo: direction.to.fills[0]?.id ?? null,
            present: isPresentAct(view.tree, context),
          }),
    quote,
  }));
}

/** The item's own words; a sum or a bare count has none. */
const itemSlot = (t: Thing): ItemSlot =>
  t.mention === null
    ? { code: t.code, text: null, start: null, end: null }
    : { code: t.code, text: t.text, start: t.start, end: t.end };

/** A claim for each giver and receiver that acts on its own. */
function pairs(d: Direction): readonly (readonly [PartyFill | null, PartyFill | null])[] {
  const from = d.from.fills.length > 0 ? d.from.fills : [null];
  const to = d.to.fills.length > 0 ? d.to.fills : [null];
  return from.flatMap((f) => to.map((t) => [f, t] as const)).filter(([f, t]) => f !== null || t !== null);
}

/** What has been given so far is a total, what is given in one go, in a window or is yet to come an increment. */
function basisOf(p: Predication, view: SentenceView, when: WhenSlot | null): Basis {
  const open = when?.edtf.endsWith('/..') === true;
  if (when !== null && !open) return 'increment';
  return open || isPerfect(view, p) ? 'total' : 'increment';
}

function hasReturn(view: SentenceView, p: Predication, lexicon: Lexicon): boolean {
  return view.tree.tokens.slice(0, p.clause.last).some((t) => lexicon.markers.get(t.lemma.toLowerCase()) === 'return');
}

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
