// What speaks for a draft being a claim at all, and for its being right as it stands. What enters: a draft where it
// stands, the passage's other drafts, how sure its roles are. What leaves: features: senses, and the words around it.
import type { PartySlot } from '../claim.ts';
import type { Draft, SentenceView } from '../frames/frame.ts';
import { lexiconOf } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import { relationOf } from '../predication/tree.ts';
import { classOf, type Place } from './anchor.ts';
import { type Feature, featureNamed, kindOf, nameOf, namesOf, stepsOf } from './feature.ts';
import { nearbyDrafts } from './nearby.ts';
import { actorsIn, type Ground } from './parties-named.ts';
import { listFrom, newSheet, type Sheet, tell, tellAll, tellOnce } from './sheet.ts';
import { stanceFeatures } from './stance-features.ts';
import { tellTriggerWords, tellWords } from './word-features.ts';

/**
 * A draft with where it stands, among the drafts of its passage; `sure` is the probability of its roles, `counted` that its
 * number is claimed in its frame (null where it has none).
 */
export type Asked = {
  readonly draft: Draft;
  readonly place: Place | null;
  readonly sure: number;
  readonly counted: number | null;
};

/** The names under which they are weighed: as they are, and again under the name of the draft's frame. */
export function claimFeatures(ground: Ground, asked: Asked, drafts: readonly Draft[]): readonly string[] {
  const found = newSheet();
  tellClaim(found, ground, asked, drafts);
  const names = namesOf(listFrom(found));
  return [...names, ...names.flatMap((f) => (OF_PASSAGE.test(f) ? [] : [`${asked.draft.frame}|${f}`]))];
}

/** What is the same for every frame. */
const OF_PASSAGE = /^(?:bias$|lang:)/u;

const BIAS = featureNamed('bias');
const lang = kindOf('lang');
const roles = kindOf('roles');
const odds = kindOf('odds');

/** Features of a draft among the drafts of its passage. */
export function tellClaim(
  found: Sheet,
  ground: Ground,
  { draft, place, sure, counted }: Asked,
  drafts: readonly Draft[],
): void {
  tell(found, BIAS);
  tell(found, lang(ground.passage.language));
  addSlotFeatures(found, draft);
  tell(found, roles(Math.floor(sure * 5)));
  if (counted !== null) tell(found, odds(Math.min(4, Math.floor(counted * 5))));
  if (place) {
    tell(found, length(lengthOf(place.view, draft)));
    tellAll(found, sentenceFeatures(ground, place.view));
    addPredicationFeatures(found, place);
    if (draft.frame === 'position')
      tellAll(found, stanceFeatures(place.view, draft, lexiconOf(ground.passage.language)));
  }
  addBeside(found, draft, drafts);
  tellAll(found, ground.tone);
}

const how = kindOf('', '');

/** How a side is known: by the judgement, or by which rule. */
function howOf(slot: PartySlot | null): string {
  if (slot === null) return 'none';
  const judged = slot.rule?.startsWith('judged') === true;
  return nameOf(judged ? how('judged', slot.known) : how(slot.known, slot.rule ?? 'words'));
}

const quantityKind = (unit: string): string =>
  unit === 'count' || unit === 'percent' ? unit : /^[A-Z]{3}$/.test(unit) ? 'money' : 'measure';

const rule = kindOf('rule');
const from = kindOf('from');
const to = kindOf('to');
const sides = kindOf('sides', ':', '>');
const modality = kindOf('modality');
const quantity = kindOf('quantity');
const basis = kindOf('basis');
const hedge = kindOf('hedge');
const item = kindOf('item');
const deep = kindOf('deep');
const SHARED = featureNamed('shared');
const SAME_SIDES = featureNamed('same-sides');
const [NO_ITEM, SOME_ITEM] = [item('none'), item('some')];
const [when, where, source] = [kindOf('when'), kindOf('where'), kindOf('source')];

function addSlotFeatures(found: Sheet, d: Draft): void {
  const [giver, receiver, q] = [howOf(d.from), howOf(d.to), d.quantity];
  tell(found, rule(d.rule));
  tell(found, from(giver));
  tell(found, to(receiver));
  tell(found, sides(giver, receiver));
  tell(found, modality(d.modality));
  tell(found, quantity(q ? quantityKind(q.unit) : 'none'));
  if (q) {
    tell(found, basis(q.basis));
    tell(found, hedge(q.approx, q.low === null, q.high === null));
  }
  if (q?.shared) tell(found, SHARED);
  if (d.from !== null && d.from.id === d.to?.id) tell(found, SAME_SIDES);
  if (d.frame === 'transfer' || d.frame === 'deployment' || d.frame === 'casualties') {
    const itemClass = classOf(d) ?? 'none';
    tell(found, item(itemClass));
    tell(found, item(itemClass, q ? 'counted' : 'bare'));
    tell(found, deep(d.item?.code.includes('.') === true));
  } else tell(found, d.item === null || d.item.code === 'none' ? NO_ITEM : SOME_ITEM);
  tell(found, when(d.when ? d.when.known : 'none'));
  tell(found, where(d.where ? d.where.known : 'none'));
  tell(found, source(d.source ? (d.source.known ?? 'stated') : 'none'));
}

const length = kindOf('length');
const lengths = stepsOf(2, 4, 8, 14, 24);

function lengthOf({ tree: { tokens } }: SentenceView, { quote }: Draft): string {
  let words = 0;
  for (let i = 0; i < tokens.length; i += 1) {
    const t = tokens[i];
    if (t === undefined || t.end > quote.end) break;
    if (t.start >= quote.start) words += 1;
  }
  return lengths(words);
}

const few = stepsOf(0, 1, 2);
const placesIn = stepsOf(0, 1, 3);
const sentence = kindOf('sentence');
const parties = kindOf('parties');
const numbers = kindOf('numbers');
const QUESTION = featureNamed('question');

/** What is the same for all drafts of a sentence: found once. */
function sentenceFeatures(ground: Ground, view: SentenceView): readonly Feature[] {
  const known = ground.ofSentence[view.index];
  if (known && known.length > 0) return known;
  let counted = 0;
  for (const q of view.mentions.quantities) if (!q.measureOnly) counted += 1;
  const found = [sentence(placesIn(view.index)), parties(few(actorsIn(ground, view.index))), numbers(few(counted))];
  if (view.tree.tokens.at(-1)?.text === '?') found.push(QUESTION);
  ground.ofSentence[view.index] = found;
  return found;
}

const as = kindOf('as');
const tag = kindOf('tag');
const trigger = kindOf('trigger');
const form = kindOf('form');
const heldAs = kindOf('held');
const away = kindOf('away');
const reaches = stepsOf(1, 3, 6, 12);
const under = kindOf('under');
const depth = kindOf('depth');
const cue = kindOf('cue');
const also = kindOf('also');
const NEGATED = featureNamed('negated');

function addPredicationFeatures(found: Sheet, { view, main, held, at }: Place): void {
  const { tree } = view;
  const token = tree.tokens[at];
  tell(found, as(relationOf(tree, at)));
  tell(found, tag(token?.upos ?? '', token?.feats.Number ?? ''));
  tellWords(found, tree, at);
  if (!main) {
    tell(found, trigger('none'));
    return;
  }
  tellTriggerWords(found, tree, main.trigger);
  const own = main.trigger === at;
  tell(found, trigger(main.sense, main.form));
  tell(found, form(main.form, main.voice));
  tell(found, held && !own ? heldAs(held.role, held.found) : heldAs(own ? 'own' : 'no'));
  tell(found, away(main.trigger < at ? 'before' : 'after', reaches(Math.abs(main.trigger - at))));
  tell(found, under(relationOf(tree, main.trigger)));
  tell(found, depth(few(main.containers.length)));
  for (const c of main.cues) tell(found, cue(c.kind, c.negated));
  if (main.negated) tell(found, NEGATED);
  for (const p of view.predications) if (p.trigger !== main.trigger && isHead(p, at)) tell(found, also(p.entry.family));
}

/** Whether a token is the head of an argument. */
function isHead({ args }: Predication, token: number): boolean {
  for (let i = 0; i < args.length; i += 1) if (args[i]?.head === token) return true;
  return false;
}

const over = kindOf('over');
const again = kindOf('again');
const againBare = kindOf('again-bare');
const drafted = kindOf('drafts');
const many = stepsOf(1, 2, 4, 8);

/** Other drafts on the same words, and those that say the same. */
function addBeside(found: Sheet, draft: Draft, drafts: readonly Draft[]): void {
  const { frame, quote, quantity } = draft;
  const [giver, receiver, itemClass] = [draft.from?.id, draft.to?.id, classOf(draft)];
  const begun = found.count;
  let [passed, same] = [false, 0];
  for (const d of nearbyDrafts(drafts, draft)) {
    if (d.frame === frame) same += 1;
    if (d === draft) {
      passed = true;
      continue;
    }
    if (d.quote.start < quote.end && quote.start < d.quote.end) tellOnce(found, over(d.frame), begun);
    if (d.frame !== frame || d.from?.id !== giver || d.to?.id !== receiver || classOf(d) !== itemClass) continue;
    const number = d.quantity?.low === quantity?.low && d.quantity?.high === quantity?.high;
    const place = passed ? 'after' : 'before';
    if (number) tellOnce(found, again(place), begun);
    else if (quantity === null) tellOnce(found, againBare(place), begun);
  }
  tell(found, drafted(many(same)));
}
