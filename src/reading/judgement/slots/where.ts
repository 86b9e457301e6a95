// Where a claim happened: which of the places near it, or none. What enters: a draft where it stands. What leaves: choices,
// the rules' own first.
import type { WhereSlot } from '../../claim.ts';
import { citingVerbs } from '../../discourse/attribution.ts';
import type { PlaceMention } from '../../mentions/mention.ts';
import { markersOf } from '../../predication/candidates.ts';
import { relationOf } from '../../predication/tree.ts';
import { whereSlot } from '../../slots/circumstance.ts';
import { type Feature, kindOf } from '../feature.ts';
import type { Choice } from './chooser.ts';
import { bucket, once, type Standing } from './standing.ts';

const of = (template: string): ReturnType<typeof kindOf> => kindOf(template, '=');
const place = of('place');
const NONE = place('none');
const ELSEWHERE = place('elsewhere');
const noneRule = of('none:rule');
const nonePlaces = of('none:places');
const noneTrigger = of('none:trigger');

export function whereChoices(s: Standing): readonly Choice<WhereSlot | null>[] {
  const { draft, view } = s;
  const own = draft.where;
  const here = view.mentions.places;
  const before = s.before.flatMap((v) => v.mentions.places).slice(-3);
  if (own === null && here.length === 0 && before.length === 0) return [{ value: () => null, features: [] }];
  const choices: (Choice<WhereSlot | null> & { readonly start: number | undefined })[] = [];
  for (const m of here) choices.push({ start: m.start, value: () => whereSlot(m), features: placed(s, m, 'same') });
  for (const m of before)
    choices.push({
      start: m.start,
      value: () => ({ ...whereSlot(m), known: 'implied' }),
      features: placed(s, m, 'before'),
    });
  const none: Choice<WhereSlot | null> = {
    none: true,
    value: () => null,
    features: [
      NONE,
      noneRule(own === null),
      nonePlaces(Math.min(3, here.length), Math.min(2, before.length), own === null),
      noneTrigger(s.main?.sense ?? ''),
    ],
  };
  if (own === null) return [none, ...choices];
  const ours = choices.find((c) => c.start === own.start) ?? { value: () => own, features: [ELSEWHERE] };
  return [ours, ...choices.filter((c) => c !== ours), none];
}

const rule = of('rule');
const ruleGave = of('rule-gave');
const state = of('state');
const seat = of('seat');
const used = of('used');
const earlier = of('earlier');

function placed(s: Standing, m: PlaceMention, where: 'same' | 'before'): readonly Feature[] {
  const { draft, view } = s;
  const here = where === 'same';
  const found = [
    ...(here ? ofPlaceHere(s, m) : ofPlaceBefore(s, m)),
    rule(draft.where?.start === m.start),
    ruleGave(draft.where !== null),
    state(stateOf(s, m)),
  ];
  if (here) addSameSentence(found, s, m);
  else found.push(earlier(view.mentions.places.length > 0, s.sameParagraph, s.sameBefore));
  return found;
}

const ofPlaceHere = (s: Standing, m: PlaceMention): readonly Feature[] =>
  once(s.told.here, m, () => [
    place('same'),
    seat('same', isSeat(s, m)),
    used('same', bucket(s.usedBy(m.start), 0, 1, 2)),
    ...markersOf(s.view.tree, m.headToken).map((x) => marker(x)),
    as(relationOf(s.view.tree, m.headToken)),
  ]);

const ofPlaceBefore = (s: Standing, m: PlaceMention): readonly Feature[] =>
  once(s.told.after, m, () => [
    place('before'),
    seat('before', false),
    used('before', bucket(s.usedBy(m.start), 0, 1, 2)),
  ]);

/** Whose place it is: the giver's, the receiver's, another's. */
function stateOf({ draft }: Standing, m: PlaceMention): string {
  if (m.state === null) return 'unknown';
  return m.state === draft.from?.id ? 'from' : m.state === draft.to?.id ? 'to' : 'other';
}

const isSeat = ({ view }: Standing, m: PlaceMention): boolean =>
  view.mentions.parties.some((o) => o.start < m.end && m.start < o.end);

const held = of('held');
const speech = of('speech');
const side = of('side');
const quoted = of('quoted');
const marker = of('marker');
const markerHeld = of('marker:held');
const as = of('as');

function addSameSentence(found: Feature[], s: Standing, m: PlaceMention): void {
  const { view, main, at } = s;
  const { tree } = view;
  const trigger = main?.trigger ?? at;
  const verbs = citingVerbs(s.passage, view);
  let [isHeld, isSaid] = [m.headToken === trigger, false];
  for (let above = tree.heads[m.headToken] ?? -1; above !== -1; above = tree.heads[above] ?? -1) {
    isHeld ||= above === trigger;
    isSaid ||= verbs.includes(above);
  }
  const inClause = main ? m.first >= main.clause.first && m.last <= main.clause.last : false;
  found.push(
    held(isHeld, inClause),
    speech(isSaid, isHeld),
    side(m.first >= trigger, bucket(Math.abs(m.headToken - trigger), 2, 5, 10, 18)),
    quoted(m.start >= s.draft.quote.start && m.end <= s.draft.quote.end),
  );
  for (const x of markersOf(tree, m.headToken)) found.push(markerHeld(x, isHeld));
}
