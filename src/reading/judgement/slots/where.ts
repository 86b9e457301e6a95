// Where a claim happened: which of the places near it, or none. What enters: a draft where it stands. What leaves: choices,
// the rules' own first.
import type { WhereSlot } from '../../claim.ts';
import type { SentenceView } from '../../frames/frame.ts';
import type { PartyMention, PlaceMention } from '../../mentions/mention.ts';
import { partyName } from '../../mentions/party-names.ts';
import { markersOf } from '../../predication/candidates.ts';
import { relationOf, type Tree } from '../../predication/tree.ts';
import { whereSlot } from '../../slots/circumstance.ts';
import { type Feature, kindOf, stepsOf } from '../feature.ts';
import { type Sheet, tell, tellAll } from '../sheet.ts';
import { type Choice, EMPTY } from './chooser.ts';
import { once, type Standing } from './standing.ts';

const of = (template: string): ReturnType<typeof kindOf> => kindOf(template, '=');
const place = of('place');
const NONE = place('none');
const ELSEWHERE = place('elsewhere');
const noneRule = of('none:rule');
const nonePlaces = of('none:places');
const noneTrigger = of('none:trigger');
const noneItem = of('none:item');
const noneBefore = of('none:before');

export function whereChoices(s: Standing): readonly Choice<WhereSlot | null>[] {
  const { draft, view, placesBefore } = s;
  const own = draft.where;
  const here = view.mentions.places;
  const states = statesOf(s);
  if (own === null && here.length === 0 && placesBefore.length === 0 && states.length === 0) return [EMPTY];
  const choices: (Choice<WhereSlot | null> & { readonly start: number | undefined })[] = [];
  for (const m of here)
    choices.push({
      start: m.start,
      none: false,
      value: () => whereSlot(m),
      tell: (found) => tellPlace(found, s, m, true),
    });
  for (const { m, v } of placesBefore)
    choices.push({
      start: m.start,
      none: false,
      value: () => ({ ...whereSlot(m), known: 'implied' }),
      tell: (found) => {
        tellPlace(found, s, m, false);
        tellEarlier(found, s, m, v);
      },
    });
  for (const m of states)
    choices.push({ start: m.start, none: false, value: () => stateSlot(m), tell: (found) => tellState(found, s, m) });
  const none: Choice<WhereSlot | null> = { none: true, value: () => null, tell: (found) => tellNone(found, s) };
  if (own === null) return [none, ...choices];
  const ours = choices.find((c) => c.start === own.start) ?? {
    none: false,
    value: () => own,
    tell: (found) => tell(found, ELSEWHERE),
  };
  return [ours, ...choices.filter((c) => c !== ours), none];
}

function tellNone(found: Sheet, { draft, view, placesBefore, main, sameBefore }: Standing): void {
  const isOwn = draft.where === null;
  tell(found, NONE);
  tell(found, noneRule(isOwn));
  tell(found, nonePlaces(Math.min(3, view.mentions.places.length), Math.min(2, placesBefore.length), isOwn));
  tell(found, noneTrigger(main?.sense ?? ''));
  tell(found, noneItem(draft.item?.code ?? '', isOwn));
  tell(found, noneBefore(sameBefore, view.mentions.places.length === 0));
}

/** Whether a token is another, or hangs on it. */
function isAtOrBelow(tree: Tree, token: number, above: number): boolean {
  let at = token;
  while (at !== -1 && at !== above) at = tree.heads[at] ?? -1;
  return at !== -1;
}

/** States that the sentence names as places, neither giver nor receiver: "trained in Germany", "Puolassa". */
function statesOf({ view, draft, passage }: Standing): readonly PartyMention[] {
  return view.mentions.parties.filter((m) => {
    const id = passage.discourse.idOf(m);
    if (m.manner !== 'name' || id === null || !/^[A-Z]{2}$/u.test(id)) return false;
    if (id === draft.from?.id || id === draft.to?.id) return false;
    return markersOf(view.tree, m.headToken).some((x) => THERE.test(x));
  });
}

const THERE = /^(?:Ine|Ill|Ade|in|at|near|inside|across|over|through|to|into|around)$/u;

const stateSlot = (m: PartyMention): WhereSlot => ({
  name: partyName(m.id ?? ''),
  text: m.text,
  start: m.start,
  end: m.end,
  known: 'stated',
});

const STATE = place('state');
const stateMarker = of('state:marker');
const stateHeld = of('state:held');

function tellState(found: Sheet, s: Standing, m: PartyMention): void {
  const { tree } = s.view;
  const trigger = s.main?.trigger ?? s.at;
  const isHeld = m.headToken !== trigger && isAtOrBelow(tree, m.headToken, trigger);
  tell(found, STATE);
  for (const x of markersOf(tree, m.headToken)) tell(found, stateMarker(x, isHeld));
  tell(found, stateHeld(isHeld, s.draft.to === null));
}

const earlierLast = of('earlier:last');
const earlierDraft = of('earlier:draft');

/** A place of a sentence before: how far off, whether it is the last one, whether the draft before has it. */
function tellEarlier(found: Sheet, s: Standing, m: PlaceMention, v: SentenceView): void {
  const back = Math.min(4, s.view.index - v.index);
  const { previous } = s;
  tell(found, earlierLast(v.mentions.places.at(-1) === m, back));
  tell(found, earlierDraft(previous?.draft.where?.start === m.start, previous?.draft.frame === s.draft.frame));
}

const state = of('state');
const seat = of('seat');
const used = of('used');
const few = stepsOf(0, 1, 2);
const reaches = stepsOf(2, 5, 10, 18);

/** Features of a place of the draft's sentence (`here`) or of one before. */
function tellPlace(found: Sheet, s: Standing, m: PlaceMention, here: boolean): void {
  tellAll(found, here ? ofPlaceHere(s, m) : ofPlaceBefore(s, m));
  tell(found, state(stateOf(s, m)));
  if (here) addSameSentence(found, s, m);
}

const ofPlaceHere = (s: Standing, m: PlaceMention): readonly Feature[] =>
  once(s.told.here, m, () => [
    place('same'),
    seat('same', isSeat(s, m)),
    used('same', few(s.usedBy(m.start))),
    ...markersOf(s.view.tree, m.headToken).map((x) => marker(x)),
    as(relationOf(s.view.tree, m.headToken)),
  ]);

const ofPlaceBefore = (s: Standing, m: PlaceMention): readonly Feature[] =>
  once(s.told.after, m, () => [place('before'), seat('before', false), used('before', few(s.usedBy(m.start)))]);

/** Whose place it is: the giver's, the receiver's, another's. */
function stateOf({ draft }: Standing, m: PlaceMention): string {
  if (m.state === null) return 'unknown';
  return m.state === draft.from?.id ? 'from' : m.state === draft.to?.id ? 'to' : 'other';
}

const isSeat = ({ view }: Standing, m: PlaceMention): boolean =>
  view.mentions.parties.some((o) => o.start < m.end && m.start < o.end);

const side = of('side');
const quoted = of('quoted');
const marker = of('marker');
const markerHeld = of('marker:held');
const as = of('as');
const sense = of('sense');
const form = of('form');

function addSameSentence(found: Sheet, s: Standing, m: PlaceMention): void {
  const { view, main, at } = s;
  const { tree } = view;
  const trigger = main?.trigger ?? at;
  const isHeld = isAtOrBelow(tree, m.headToken, trigger);
  const inClause = main ? m.first >= main.clause.first && m.last <= main.clause.last : false;
  tell(found, side(m.first >= trigger, reaches(Math.abs(m.headToken - trigger))));
  tell(found, quoted(m.start >= s.draft.quote.start && m.end <= s.draft.quote.end));
  tell(found, sense(main?.sense ?? '', isHeld));
  tell(found, form(main?.form ?? '', inClause));
  for (const x of markersOf(tree, m.headToken)) tell(found, markerHeld(x, isHeld));
}
