// Where a claim happened: which of the places near it, or none. What enters: a draft where it stands. What leaves: choices,
// the rules' own first.
import type { WhereSlot } from '../../claim.ts';
import { citingVerbs } from '../../discourse/attribution.ts';
import type { PlaceMention } from '../../mentions/mention.ts';
import { markersOf } from '../../predication/candidates.ts';
import { ancestorsOf, relationOf } from '../../predication/tree.ts';
import { whereSlot } from '../../slots/circumstance.ts';
import type { Choice, Tell } from './chooser.ts';
import { bucket, type Standing } from './standing.ts';

export function whereChoices(s: Standing): readonly Choice<WhereSlot | null>[] {
  const { draft, view } = s;
  const own = draft.where;
  const here = view.mentions.places;
  const before = s.before.flatMap((v) => v.mentions.places).slice(-3);
  const none: Choice<WhereSlot | null> = {
    value: null,
    features: (tell) => {
      tell('place', 'none');
      tell('none:rule', own === null);
      tell('none:places', `${Math.min(3, here.length)}:${Math.min(2, before.length)}:${own === null}`);
      tell('none:trigger', s.main?.sense ?? '');
    },
  };
  const placed = (m: PlaceMention, place: 'same' | 'before'): Choice<WhereSlot | null> => ({
    value: place === 'same' ? whereSlot(m) : { ...whereSlot(m), known: 'implied' },
    features: (tell) => {
      const same = own?.start === m.start;
      tell('place', place);
      tell('rule', same);
      tell('rule-gave', own !== null);
      tell('state', stateOf(s, m));
      tell('seat', `${place}:${isSeat(s, m)}`);
      tell('used', `${place}:${bucket(s.usedBy(m.start), 0, 1, 2)}`);
      if (place === 'same') sameSentence(tell, s, m);
      else tell('earlier', `${view.mentions.places.length > 0}:${s.sameParagraph}:${s.sameBefore}`);
    },
  });
  const choices = [...here.map((m) => placed(m, 'same')), ...before.map((m) => placed(m, 'before')), none];
  const at = choices.findIndex((c) => (own === null ? c === none : c.value?.start === own.start));
  const first: Choice<WhereSlot | null> | undefined =
    at === -1 ? { value: own, features: (tell) => tell('place', 'elsewhere') } : choices[at];
  return first ? [first, ...choices.filter((c) => c !== first)] : choices;
}

/** Whose place it is: the giver's, the receiver's, another's. */
function stateOf({ draft }: Standing, m: PlaceMention): string {
  if (m.state === null) return 'unknown';
  return m.state === draft.from?.id ? 'from' : m.state === draft.to?.id ? 'to' : 'other';
}

const isSeat = ({ view }: Standing, m: PlaceMention): boolean =>
  view.mentions.parties.some((o) => o.start < m.end && m.start < o.end);

function sameSentence(tell: Tell, s: Standing, m: PlaceMention): void {
  const { view, main, at } = s;
  const { tree } = view;
  const trigger = main?.trigger ?? at;
  const above = ancestorsOf(tree, m.headToken);
  const speech = citingVerbs(s.passage, view);
  const held = above.includes(trigger) || m.headToken === trigger;
  const inClause = main ? m.first >= main.clause.first && m.last <= main.clause.last : false;
  tell('held', `${held}:${inClause}`);
  tell('speech', `${above.some((a) => speech.includes(a))}:${held}`);
  tell('side', `${m.first >= trigger}:${bucket(Math.abs(m.headToken - trigger), 2, 5, 10, 18)}`);
  tell('quoted', m.start >= s.draft.quote.start && m.end <= s.draft.quote.end);
  for (const marker of markersOf(tree, m.headToken)) {
    tell('marker', marker);
    tell('marker:held', `${marker}:${held}`);
  }
  tell('as', relationOf(tree, m.headToken));
}
