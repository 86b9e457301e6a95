// Which things of a sentence stand in which predications. What enters: a sentence of a passage. What leaves: each thing that
// may be given, with the predications over it (by relation, else by nearness) and the direction that they state.
import type { Token } from '../../language/language.ts';
import { isRelative } from '../predication/candidates.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import type { Argument, Predication } from '../predication/predication.ts';
import { COLON, punctuationOf, SEMICOLON, signAt } from '../predication/punctuation.ts';
import { ancestorsOf, isVerbal, lemmaOf, relationOf } from '../predication/tree.ts';
import {
  isBulleted,
  isContents,
  isElsewhere,
  isFigure,
  isHardware,
  isKind,
  isListed,
  isMeans,
  isMere,
  isOpened,
  isPerson,
  isState,
  standsAlone,
} from './admitting.ts';
import { isKept } from './assets-kept.ts';
import { assurancesOf } from './assuring.ts';
import { isBill } from './billed.ts';
import { deniedToSides, givenToSides } from './both-sides.ts';
import { asAircraft, isCarrier } from './carried.ts';
import { isPermittedRate } from './ceilings.ts';
import { isCountedBehind, partOfLot } from './contents.ts';
import { againstOf } from './counters.ts';
import { GUARANTEE } from './defences.ts';
import { type Direction, directionOf } from './direction.ts';
import { type ToldCodes, unnamedThings } from './ellipses.ts';
import { isEvidence } from './evidence.ts';
import { figuresIn } from './figures.ts';
import type { Passage, SentenceView } from './frame.ts';
import { isFromEach } from './gapping.ts';
import { joinedOf } from './joining.ts';
import { isLacking } from './lacking.ts';
import { isNotGiven } from './not-given.ts';
import { withOrigins } from './origins.ts';
import { asPrisoner, homeward, isMadeOf } from './prisoners.ts';
import { isRelief, reliefOf } from './relief.ts';
import { isRestrained } from './restrained.ts';
import { isService, servedOf } from './services.ts';
import { echoedOf } from './so-do-they.ts';
import { codeOfSum, isLending } from './sums.ts';
import { isTalkedOf } from './talked-of.ts';
import { bySense, wholeFirst } from './telling.ts';
import { listAround, type Thing, thingsOf } from './things.ts';
import { isMade, knowledgeIn } from './verb-things.ts';

/** A thing with the predications it stands in, the one that fits best first. */
export type Placed = {
  readonly view: SentenceView;
  readonly thing: Thing;
  readonly predications: readonly Predication[];
  readonly direction: Direction;
  /** Whether relations, not nearness, put the thing into its predication. */
  readonly related: boolean;
  /** Whether it is one of a list of counted things between semicolons. */
  readonly listed: boolean;
};

/** The things of a sentence that are given; `told` are the codes of those that the passage has named. */
export function placeThings(
  passage: Passage,
  view: SentenceView,
  lexicon: Lexicon,
  told: ToldCodes,
): readonly Placed[] {
  const before = told.given;
  const all = view.predications.filter(
    (p) =>
      p.entry.family === 'transfer' &&
      !isCalled(view, p) &&
      !isRated(view, p, lexicon) &&
      !isNotGiven(view, p, lexicon),
  );
  const served = servedOf(view, thingsOf(view, lexicon), all, lexicon);
  const relieved = reliefOf(view, all, lexicon);
  const predications = all
    .filter((p) => !isRelief(p) && (!isService(p, lexicon) || served.some((t) => t.by === p)))
    .map((p) => deniedToSides(view, p, lexicon));
  const own = thingsOf(view, lexicon).filter((t) => !served.some((x) => x.headToken === t.headToken));
  const named = withOrigins(view, own, lexicon);
  const unnamed = unnamedThings(view, named, predications, lexicon, told);
  const promised = unnamed.some((t) => t.by?.sense === GUARANTEE);
  const things = [
    ...named.filter((t) => !(promised && t.quantity === null && t.code.startsWith('aid')) && !isTraded(t, unnamed)),
    ...unnamed,
    ...served,
    ...relieved,
    ...assurancesOf(view, lexicon),
    ...joinedOf(view, named, lexicon, before),
    ...echoedOf(passage, view, named, lexicon, before),
    ...givenToSides(view, named, predications, lexicon, before),
  ]
    .map((t) => asAircraft(asPrisoner(view, t, named, predications, before, lexicon), predications, lexicon))
    .filter(
      (t, _, all) =>
        !isBill(view, t, all, lexicon) &&
        !isCountedBehind(view, t, all) &&
        !isPerson(t.code) &&
        !isMadeOf(view, t) &&
        !isCarrier(t, all, predications),
    )
    .sort((a, b) => a.start - b.start);
  if (things.length === 0) return [];
  const sums = things.some((t) => t.code.startsWith('money'));
  const figures = sums ? figuresBeside(passage, view) : [];
  return things.flatMap((thing) => {
    if (isContents(view, thing, things) || isState(view, thing) || isFigure(view, thing, figures, lexicon)) return [];
    if (isEvidence(passage, view, thing) || isKept(view, thing, lexicon)) return [];
    if (isKind(view, thing) || isDoneTo(view, thing, lexicon) || isMade(view, thing, predications, lexicon)) return [];
    const direct = directOver(view, thing, predications, lexicon);
    const related = direct.length > 0;
    if (!related && !standsAlone(thing) && listAround(view, things, thing).length < 2 && !isLacking(view, thing))
      return [];
    if (!related && (isElsewhere(view, thing) || isTalkedOf(view, thing, lexicon))) return [];
    const standing = wholeFirst(
      passage,
      view,
      thing,
      bySense(
        passage,
        view,
        thing,
        related ? direct : nearestPredication(view, thing, predications, lexicon),
        predications,
        lexicon,
      ),
    );
    if (isMere(view, thing, standing, lexicon) || isMeans(view, thing, standing[0], lexicon)) return [];
    if (standing[0] && isRestrained(view, standing[0].trigger, lexicon)) return [];
    if (isPermittedRate(view, thing, lexicon)) return [];
    const direction = homeward(passage, view, thing, directionOf(passage, view, thing, standing, lexicon), lexicon);
    if (
      standing.length === 0 &&
      !(
        isListed(view, thing, things) ||
        isOpened(view, thing, things) ||
        isBulleted(view, thing) ||
        isHeadline(view, direction) ||
        (isHardware(thing.code) && isFromEach(view, thing, things)) ||
        (direction.to.strength === 'strong' && isLacking(view, thing))
      )
    )
      return [];
    const code =
      thing.code === 'money' && (thing.mention === null || isLending(standing[0], lexicon))
        ? codeOfSum(view, thing, named, standing[0], before, lexicon)
        : (knowledgeIn(view, thing, lexicon) ?? thing.code);
    const meant = code === thing.code ? thing : { ...thing, code };
    return [{ view, thing: meant, predications: standing, direction, related, listed: isEntry(view, thing, things) }];
  });
}

/** A bare sum that another thing without a word of its own has: what exports came to. */
const isTraded = (t: Thing, unnamed: readonly Thing[]): boolean =>
  t.mention === null && t.quantity !== null && unnamed.some((u) => u.code === 'goods' && u.quantity === t.quantity);

/** "called them a bribe": what they are called follows, so that nobody calls for them. */
const isCalled = (view: SentenceView, { sense, trigger }: Predication): boolean =>
  sense === 'ask' &&
  view.predications.some((o) => o.trigger === trigger && o.sense === 'call' && o.args.some((a) => a.role === 'as'));

/** "put the guns sent so far at 62": who puts a number on things only says how many there are. */
const isRated = ({ tree }: SentenceView, { entry, trigger }: Predication, { cues }: Lexicon): boolean => {
  if (entry.wordClass !== 'V' || !cues.has(`${entry.lemma} at`)) return false;
  for (let i = trigger + 1; i <= trigger + RATED && tree.tokens[i]?.upos !== 'PUNCT'; i += 1)
    if (lemmaOf(tree, i) === 'at' && tree.tokens[i + 1]?.upos === 'NUM') return true;
  return false;
};

/** Tokens between a verb and the number that it puts on things, at most. */
const RATED = 14;

/** Words of figures that a sum may be of: not a party's share of what is given, nor a word of what is given ("budget support"). */
function figuresBeside(passage: Passage, view: SentenceView): readonly number[] {
  const grants = view.mentions.items.filter((m) => m.code === 'money.grant');
  return figuresIn(view, passage.language)
    .filter((v) => v.variable.code !== 'share.part' && !grants.some((m) => v.token >= m.first && v.token < m.last))
    .map((v) => v.token);
}

/** The predications that relations put a thing in; else that of the lot which it is said to be part of. */
function directOver(
  view: SentenceView,
  thing: Thing,
  predications: readonly Predication[],
  lexicon: Lexicon,
): readonly Predication[] {
  if (thing.by) return [thing.by];
  const over = predicationsOver(view, thing, predications);
  const part =
    over.length === 0 ? (partOfLot(view, thing, lexicon) ?? againstOf(view, thing, predications, lexicon)) : null;
  return part === null ? over : [part];
}

/** "New drones from Turkey for Mali": a sentence without a finite verb that marks from whom its things come or to whom they go. */
const isHeadline = (view: SentenceView, { from, to }: Direction): boolean =>
  (from.strength === 'strong' || to.strength === 'strong') &&
  !view.tree.tokens.some((t) => isVerbal(t) && t.feats.VerbForm === 'Fin');

/** Whether a thing is counted and, with others that are, stands between semicolons. */
const isEntry = (view: SentenceView, thing: Thing, things: readonly Thing[]): boolean =>
  thing.quantity !== null &&
  (punctuationOf(view.tree).any & SEMICOLON) !== 0 &&
  things.filter((t) => t.quantity !== null).length > 2 &&
  view.tree.tokens.filter((t) => t.text === ';').length > 1;

/**
 * Where no relation says so, the thing belongs to the nearest trigger of its stretch (between semicolons and colons), those
 * before it first, else to the sentence's main trigger; unless another kind of predication is about it (fired, produced).
 */
function nearestPredication(
  view: SentenceView,
  thing: Thing,
  predications: readonly Predication[],
  lexicon: Lexicon,
): readonly Predication[] {
  const other = view.predications.some(
    (p) =>
      p.entry.family === 'statistic' &&
      !(p.trigger >= thing.first && p.trigger < thing.last) &&
      p.args.some((a) => a.role === 'theme' && (a.head === thing.headToken || a.head === thing.quantity?.headToken)),
  );
  if (other) return [];
  const busy = (p: Predication): number =>
    isModifier(view, p) || p.args.some((a) => a.role === 'theme' && a.found === 'antecedent') ? 15 : 0;
  const stretch = (index: number): number => stretchStart(view, index);
  const own = stretch(thing.first);
  const away = (p: Predication): number =>
    busy(p) +
    (p.trigger < thing.first ? thing.first - p.trigger : (p.trigger - thing.last) * 2) +
    (p.form === 'noun' ? 6 : 0) +
    (stretch(p.trigger) === own ? 0 : busy(p) > 0 ? 1000 : 30);
  let nearest: Predication | null = null;
  let least = FARTHEST;
  for (const p of predications) {
    if (ROLES.has(p.sense) || isOnlySaid(p, lexicon)) continue;
    const distance = away(p);
    if (distance < least && !acrossList(view, p, thing)) [nearest, least] = [p, distance];
  }
  return nearest === null ? [] : [nearest];
}

/** "were seized, Denmark announced": a verb of giving that is one of speech, too, and has nothing that is given, only says. */
const isOnlySaid = ({ entry, args, trigger, clause }: Predication, { cues }: Lexicon): boolean =>
  entry.wordClass === 'V' &&
  !args.some((a) => a.role === 'theme') &&
  trigger > clause.first &&
  (cues.get(entry.lemma) ?? []).some((c) => c.as === 'V' && c.kind === 'said');

/** Senses of what somebody is ("its main supplier"): they hold of their own things only. */
const ROLES: ReadonlySet<string> = new Set(['supplier', 'buyer']);

/** From here on a trigger is no thing's nearest. */
const FARTHEST = 1000;

/** The last semicolon or colon up to a token; -1 where there is none. */
function stretchStart({ tree }: SentenceView, index: number): number {
  const signs = punctuationOf(tree);
  if ((signs.any & PARTING) === 0) return -1;
  let at = Math.min(index, tree.tokens.length - 1);
  while (at >= 0 && (signAt(signs, at) & PARTING) === 0) at -= 1;
  return at;
}

const PARTING = SEMICOLON | COLON;

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
    .filter(({ p }) => !ranked.some((r) => r.p !== p && isCarriedOut(view, p, r.p)))
    .sort(
      (a, b) => a.rank - b.rank || Math.abs(a.p.trigger - thing.headToken) - Math.abs(b.p.trigger - thing.headToken),
    )
    .map((r) => r.p);
}

/** "shells that Egypt wanted to ship": what is wanted or asked for is the infinitive's, whose verb has the parties. */
const isCarriedOut = ({ tree }: SentenceView, wish: Predication, act: Predication): boolean =>
  wish.sense === 'ask' && tree.heads[act.trigger] === wish.trigger && relationOf(tree, act.trigger) === 'xcomp';

function isModifier(view: SentenceView, p: Predication): boolean {
  const deprel = view.tree.tokens[p.trigger]?.deprel ?? '';
  return deprel.startsWith('acl') || deprel.startsWith('amod');
}

/**
 * A relative clause or participle that modifies one member of a list says nothing of the members beyond its semicolon or
 * colon ("four guns; the tanks that X has promised; ten boats").
 */
function acrossList(view: SentenceView, p: Predication, thing: Thing): boolean {
  const signs = punctuationOf(view.tree);
  if ((signs.any & PARTING) === 0) return false;
  const behind = p.trigger < thing.first;
  const [from, to] = behind ? [p.trigger, thing.first] : [thing.last, p.trigger];
  const parting = behind && !isModifier(view, p) ? PARTING : SEMICOLON;
  for (let i = from; i < to; i += 1)
    if ((signAt(signs, i) & parting) !== 0) return isModifier(view, p) || inRelative(view, p.trigger);
  return false;
}

/** Whether a relative pronoun stands right after a noun before the token, in its own stretch. */
function inRelative(view: SentenceView, index: number): boolean {
  const { tokens } = view.tree;
  const signs = punctuationOf(view.tree);
  for (let i = index - 1; i > 0 && (signAt(signs, i) & PARTING) === 0; i -= 1) {
    const before = tokens[i - 1]?.text === ',' ? i - 2 : i - 1;
    const named = view.mentions.items.some((m) => before >= m.first && before < m.last);
    if (
      isRelative(tokens[i]) ? named || /^(?:NOUN|PROPN)$/u.test(tokens[before]?.upos ?? '') : isLink(tokens[i]) && named
    )
      return true;
  }
  return false;
}

/** A word that may join a relative clause to its noun, though the tagger takes it for a conjunction. */
const isLink = (token: Token | undefined): boolean => token?.upos === 'SCONJ' && token.deprel === 'mark';

const NESTING = new Set(['nmod', 'acl', 'advcl', 'obl', 'compound']);

/** "rockets for launchers", "equipment for making missiles": the second is what the first is for, not what is given. */
function isNested(view: SentenceView, thing: Thing, head: number): boolean {
  const path = [thing.headToken, ...ancestorsOf(view.tree, thing.headToken)];
  const upTo = path.indexOf(head);
  return path.slice(0, upTo === -1 ? 0 : upTo).some((i) => {
    if (!NESTING.has(relationOf(view.tree, i))) return false;
    const above = view.tree.heads[i] ?? -1;
    return view.mentions.items.some((m) => above >= m.first && above < m.last && !(i >= m.first && i < m.last));
  });
}

/** "jatkaa miinojen etsimistä": things that something other than giving is done to. */
const isDoneTo = ({ tree }: SentenceView, { headToken }: Thing, { markers }: Lexicon): boolean =>
  tree.tokens[headToken]?.deprel === 'nmod:gobj' &&
  /^(?:no-gift|developing)$/u.test(markers.get(lemmaOf(tree, tree.heads[headToken] ?? -1)) ?? '');
