// Armed groups that stand for a state: always, or where the passage calls them that state's ("the Russian mercenary group
// Wagner"). What enters: the views of a passage, data/serving-groups.tsv. What leaves: the same views; mentions of such a group
// have the state's id and keep the group's own.
import { dataTable } from '../base/data.ts';
import type { SentenceView } from './frames/frame.ts';
import type { PartyMention } from './mentions/mention.ts';

type Serving = { readonly state: string; readonly always: boolean };

const SERVING: ReadonlyMap<string, Serving> = new Map(
  dataTable('serving-groups.tsv').map(({ group = '', state = '', when = '' }) => [
    group,
    { state, always: when === 'always' },
  ]),
);

/** Tokens between a group and the word for its state, at most. */
const NEAR = 3;

/** The views, with groups as their states where they stand for them. */
export function asServing(views: readonly SentenceView[]): readonly SentenceView[] {
  const groups = new Set<string>();
  for (const { mentions } of views)
    for (const { id } of mentions.parties) if (id !== null && SERVING.has(id)) groups.add(id);
  const meant = [...groups].filter((id) => SERVING.get(id)?.always || views.some((view) => isCalled(view, id)));
  if (meant.length === 0) return views;
  const named = (m: PartyMention): PartyMention => {
    const state = m.id !== null && meant.includes(m.id) ? SERVING.get(m.id)?.state : undefined;
    return state === undefined || m.id === null ? m : { ...m, id: state, group: m.id };
  };
  return views.map((view) =>
    view.mentions.parties.some((m) => m.id !== null && meant.includes(m.id))
      ? { ...view, mentions: { ...view.mentions, parties: view.mentions.parties.map(named) } }
      : view,
  );
}

/** Whether a sentence names the state in the group's own phrase, before it or as what it is. */
function isCalled({ mentions, tree }: SentenceView, group: string): boolean {
  const state = SERVING.get(group)?.state;
  const states = mentions.parties.filter((m) => m.id === state && m.manner !== 'pronoun');
  const between = (from: number, to: number, allowed: RegExp): boolean =>
    to >= from && to - from <= NEAR && tree.tokens.slice(from, to).every((t) => allowed.test(t.upos));
  return mentions.parties.some(
    (m) =>
      m.id === group &&
      states.some(
        (s) =>
          between(s.last, m.first, /^(?:ADJ|NOUN|PROPN|PART)$/u) || between(m.last, s.first, /^(?:PUNCT|DET|AUX)$/u),
      ),
  );
}
