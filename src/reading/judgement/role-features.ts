// What speaks for a party on one side of a draft. What enters: a draft where it stands, a party as its sentence sees it. What
// leaves: features, or the sums of their weights. They tell of structure (mention-features.ts), of what the rules chose and
// how, and, where the sentence does not state both sides, of what is publicly known of the party; never which party it is or
// which goods go, so that a reversed statement reads reversed.
import type { PartySlot } from '../claim.ts';
import type { Draft } from '../frames/frame.ts';
import { type Anchored, classOf, isOther, placeOf } from './anchor.ts';
import { type Feature, featureNamed, kindOf, nameOf, UNNAMED } from './feature.ts';
import { besideOf, tellMention, triggeredBy } from './mention-features.ts';
import type { Ground, Seen } from './parties-named.ts';
import { addBundle, addSheet, bundled, type Scale, type Side, type Sums, weighed } from './scale.ts';
import { leaveFirst, listFrom, newSheet, type Sheet, sumOn, tell, tellAll } from './sheet.ts';

/** Features of a party, or of none, on a side of the draft. */
export function sideFeatures(ground: Ground, a: Anchored, side: Side, seen: Seen): readonly Feature[] {
  sheet.count = 0;
  tellParty(sheet, ground, a, seen);
  tellSide(sheet, a, side, seen.id, usesOf(a, seen.id));
  return listFrom(sheet);
}

const sheet = newSheet();

const none = kindOf('none');

/** Of what sense a draft is: a stance of its own rule, else that of its trigger. */
const senseAt = ({ draft, main }: Anchored): string =>
  draft.frame === 'position' ? draft.rule.slice('position.'.length) : (main?.sense ?? 'bare');

/** Whether the sentence does not state both sides: then what is publicly known counts; a stated reversal stays reversed. */
export const isOpen = ({ from, to }: Draft): boolean => from?.known !== 'stated' || to?.known !== 'stated';

/** What is to say of a party, or of none, whichever side it is on; nothing is said twice. */
function tellParty(found: Sheet, ground: Ground, a: Anchored, { id, named, told, known }: Seen): void {
  const begun = found.count;
  for (const n of named) {
    tellMention(found, a, n);
    tellAll(found, besideOf(a, n).features);
    if (a.main) tellAll(found, triggeredBy(ground, a, n, a.main).features);
  }
  if (id === null) tell(found, none(senseAt(a)));
  tellAll(found, told.features);
  if (isOpen(a.draft)) {
    tellMake(found, a, id);
    tellAll(found, known.features);
  }
  if (named.length > 1) leaveFirst(found, begun);
}

const MADE = featureNamed('made');
const MADE_BY_OTHERS = featureNamed('made:other');

/** Whether a party makes what a draft is about, where its words name a make. */
function tellMake(found: Sheet, { makers }: Anchored, id: string | null): void {
  if (makers.length > 0 && id !== null) tell(found, makers.includes(id) ? MADE : MADE_BY_OTHERS);
}

/** The sums of what is to say of a party (`tellParty`); most of it is bundles that are already added up. */
export function weighParty(into: Sums, ground: Ground, a: Anchored, seen: Seen, scale: Scale): void {
  into.from = 0;
  into.to = 0;
  sheet.count = 0;
  const { id, named, told, known } = seen;
  if (named.length > 1) tellParty(sheet, ground, a, seen);
  else {
    const n = named[0];
    if (n) {
      tellMention(sheet, a, n);
      addBundle(into, besideOf(a, n), scale);
      if (a.main) addBundle(into, triggeredBy(ground, a, n, a.main), scale);
    }
    if (id === null) tell(sheet, none(senseAt(a)));
    addBundle(into, told, scale);
    if (isOpen(a.draft)) {
      tellMake(sheet, a, id);
      addBundle(into, known, scale);
    }
  }
  addSheet(into, sheet, scale);
}

/** Drafts that have a party on a side: stated there, and not stated. */
export type Uses = { statedFrom: number; impliedFrom: number; statedTo: number; impliedTo: number };

export const noUses = (): Uses => ({ statedFrom: 0, impliedFrom: 0, statedTo: 0, impliedTo: 0 });

/** Counts a side of another draft. */
export function countUse(uses: Uses, side: Side, { known }: PartySlot): void {
  if (side === 'from')
    if (known === 'stated') uses.statedFrom += 1;
    else uses.impliedFrom += 1;
  else if (known === 'stated') uses.statedTo += 1;
  else uses.impliedTo += 1;
}

/** How often the others have a party on either side; undefined where none has. */
function usesOf({ fellows, draft }: Anchored, id: string | null): Uses | undefined {
  let uses: Uses | undefined;
  for (const d of fellows)
    if (isOther(d, draft))
      for (const side of ['from', 'to'] as const)
        if (d[side] && d[side].id === id) {
          uses ??= noUses();
          countUse(uses, side, d[side]);
        }
  return uses;
}

const AS_RULED = featureNamed('rule');
const rule = kindOf('rule');
const left = kindOf('left');
const how = kindOf('', '');

/** The name of how the rules know a side. */
export const howOf = (slot: PartySlot | null): string =>
  nameOf(slot ? how(slot.known, slot.rule ?? 'words') : how('none'));

const ruled = (slot: PartySlot | null): Feature => (slot ? rule(slot.known, slot.rule ?? 'words') : rule('none'));

const isAsRuled = (slot: PartySlot | null, id: string | null): boolean => (slot === null ? null : slot.id) === id;

/** What is to say of a party, or of none, only on that side; `uses`: those that the other drafts make of it. */
function tellSide(found: Sheet, a: Anchored, side: Side, id: string | null, uses: Uses | undefined): void {
  const slot = a.draft[side];
  if (isAsRuled(slot, id)) {
    tell(found, AS_RULED);
    tell(found, ruled(slot));
  } else if (id === null) tell(found, slot ? left(slot.known, slot.rule ?? 'words') : left('none'));
  if (id === null) return;
  tellPrior(found, a, id);
  if (uses) addPassageFeatures(found, a, side, id, uses);
  else tellAll(found, UNUSED.features);
}

/** The sum of what is to say only on that side (`tellSide`). */
export function weighSide(a: Anchored, side: Side, id: string | null, uses: Uses | undefined, scale: Scale): number {
  if (id !== null && !uses && !a.prior && !isAsRuled(a.draft[side], id)) return weighed(UNUSED, scale)[side];
  sheet.count = 0;
  tellSide(sheet, a, side, id, uses);
  return sumOn(sheet, scale[side]);
}

const priorFrom = kindOf('prior-from');
const priorTo = kindOf('prior-to');
const ELSEWHERE = featureNamed('prior:neither');
/** Characters up to which a draft of another frame is near. */
const PRIOR_NEAR = 200;

/** Whether the party has a side in the last draft of another frame: whose deed a stance is about. */
function tellPrior(found: Sheet, { draft, prior }: Anchored, id: string): void {
  if (!prior) return;
  const reach = draft.quote.start - prior.quote.start < PRIOR_NEAR ? 'near' : 'far';
  const [gives, gets] = [prior.from?.id === id, prior.to?.id === id];
  if (gives) tell(found, priorFrom(prior.frame, reach));
  if (gets) tell(found, priorTo(prior.frame, reach));
  if (!gives && !gets) tell(found, ELSEWHERE);
}

const upTo = (name: string, most: number): readonly Feature[] =>
  Array.from({ length: most + 1 }, (_, n) => featureNamed(`${name}:${n}`));
const same = upTo('same', 3);
const turned = upTo('turned', 3);
const sameImplied = upTo('same-implied', 2);
const turnedImplied = upTo('turned-implied', 2);
const at = (counts: readonly Feature[], n: number): Feature => counts[Math.min(n, counts.length - 1)] ?? UNNAMED;
const UNUSED = bundled([at(same, 0), at(turned, 0), at(sameImplied, 0), at(turnedImplied, 0)]);

/** How the rules have used the party in the other drafts of the passage. */
function addPassageFeatures(found: Sheet, a: Anchored, side: Side, id: string, uses: Uses): void {
  addNeighbourFeatures(found, last, a.draft, a.before, side, id);
  addNeighbourFeatures(found, next, a.draft, a.after, side, id);
  const { statedFrom, impliedFrom, statedTo, impliedTo } = uses;
  const isGiver = side === 'from';
  tell(found, at(same, isGiver ? statedFrom : statedTo));
  tell(found, at(turned, isGiver ? statedTo : statedFrom));
  tell(found, at(sameImplied, isGiver ? impliedFrom : impliedTo));
  tell(found, at(turnedImplied, isGiver ? impliedTo : impliedFrom));
}

const KNOWN: readonly PartySlot['known'][] = ['stated', 'implied', 'derived'];
const LIKE = ['kind', 'other'] as const;

/** Features of what a neighbour has on a side: by how it is known, near and then far; and by whether it is of the same kind. */
const neighbourFeatures = (name: string) => ({
  known: KNOWN.flatMap((known) => ['near', 'far'].map((reach) => featureNamed(`${name}:${known}:${reach}`))),
  like: LIKE.map((like) => featureNamed(`${name}:${like}`)),
});
const neighbour = (name: string) => ({
  same: neighbourFeatures(`${name}:same`),
  turned: neighbourFeatures(`${name}:turned`),
});
const last = neighbour('last');
const next = neighbour('next');

/** What the draft right before or after has on the side. */
function addNeighbourFeatures(
  found: Sheet,
  names: typeof last,
  draft: Draft,
  other: Draft | undefined,
  side: Side,
  id: string,
): void {
  if (!other) return;
  const opposite = other[side === 'from' ? 'to' : 'from'];
  const slot = other[side]?.id === id ? other[side] : null;
  const back = opposite?.id === id ? opposite : null;
  if (!slot && !back) return;
  const far = Math.abs(placeOf(other) - placeOf(draft)) < NEAR ? 0 : 1;
  const unlike = classOf(other) === classOf(draft) ? 0 : 1;
  if (slot) tellNeighbour(found, names.same, slot, far, unlike);
  if (back) tellNeighbour(found, names.turned, back, far, unlike);
}

function tellNeighbour(
  found: Sheet,
  { known, like }: ReturnType<typeof neighbourFeatures>,
  slot: PartySlot,
  far: number,
  unlike: number,
): void {
  tell(found, known[KNOWN.indexOf(slot.known) * 2 + far] ?? UNNAMED);
  tell(found, like[unlike] ?? UNNAMED);
}

/** Characters between two drafts of one list or clause, at most. */
const NEAR = 80;
