// People: whom a sentence says are sent, moved or stationed. What enters: a sentence. What leaves: its people as things:
// mentions of soldiers and workers, nationals by a bare demonym ("the Ukrainians"), and counts that stand alone where
// people would ("11,000 have gone to Russia"). Those who are only a toll (dead, wounded) are left to casualties.
import type { PartyMention, QuantityMention } from '../mentions/mention.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import type { SentenceView } from './frame.ts';
import { type Thing, thingsOf } from './things.ts';

export const SOLDIERS = 'personnel.soldier';

const isPeopleCode = (code: string): boolean =>
  code.startsWith('personnel') && code !== 'personnel.prisoner' && code !== 'personnel.civilian';

/** Roles in which people who go somewhere stand. */
export const PEOPLE_ROLES: ReadonlySet<string> = new Set(['people', 'theme']);

/** The people of a sentence, in the order of the text; `before` is the item that the passage named last, `known` whether it names people. */
export function peopleOf(
  view: SentenceView,
  lexicon: Lexicon,
  known: boolean,
  before: string | null,
): readonly Thing[] {
  const all = thingsOf(view, lexicon).filter((t) => isPeopleCode(t.code) && !isToll(view, t));
  const named = all.filter((t) => !isUnitOf(t, all));
  const moves = view.predications.filter((p) => p.entry.family === 'deployment');
  const demonyms = view.mentions.parties
    .filter(
      (m) =>
        m.manner === 'demonym' && isNominal(view, m) && fills(moves, m.headToken) && !named.some((t) => overlaps(t, m)),
    )
    .map((m) => thingOf(m, view.mentions.quantities.find((q) => q.counted === m.headToken) ?? null));
  const counts = view.mentions.quantities
    .filter((q) => isBareCount(view, q) && fills(moves, q.headToken) && !named.some((t) => t.quantity === q))
    .filter((q) =>
      (view.mentions.items.findLast((m) => m.last <= q.first)?.code ?? before ?? '').startsWith('personnel'),
    )
    .map((q) => thingOf(q, q));
  const pronouns = known ? pronounsOf(view, moves, named) : [];
  return [...named, ...demonyms, ...counts, ...pronouns].sort((a, b) => a.start - b.start);
}

const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
  a.start < b.end && b.start < a.end;

const isNominal = (view: SentenceView, m: PartyMention): boolean => {
  const token = view.tree.tokens[m.headToken];
  return (
    (token?.upos === 'NOUN' || token?.upos === 'PROPN') &&
    (!/^(?:amod|compound|nmod)/u.test(token.deprel) || (token.feats.Number === 'Plur' && token.deprel === 'nmod'))
  );
};

const isBareCount = (view: SentenceView, q: QuantityMention): boolean =>
  q.unit === 'count' &&
  !q.measureOnly &&
  (q.counted === null || view.mentions.parties.some((m) => m.id === null && m.headToken === q.counted));

const fills = (moves: readonly Predication[], token: number): boolean =>
  moves.some((p) =>
    p.args.some((a) => PEOPLE_ROLES.has(a.role) && (a.head === token || a.tokens.slice(0, 4).includes(token))),
  );

/** "a contingent of 3,000 soldiers", "3 000 sotilaan osasto": the unit is named by those who are in it. */
const isUnitOf = (t: Thing, all: readonly Thing[]): boolean =>
  t.quantity === null &&
  all.some(
    (o) =>
      o !== t &&
      o.quantity !== null &&
      (o.last <= t.first ? t.first - o.last <= 1 : o.first - t.last <= 4 && (o.quantity?.first ?? 0) >= t.last),
  );

/** The dead and wounded are no deployment, unless they are moved. */
function isToll(view: SentenceView, t: Thing): boolean {
  return view.predications.some(
    (p) => p.entry.family === 'casualties' && p.entry.wordClass !== 'V' && p.trigger >= t.first && p.trigger < t.last,
  );
}

/** Tokens after a trigger in which its place may stand. */
const NEAR = 8;

/** "they were moved to Kursk": pronouns of people, and people that a further clause takes elsewhere, with a place. */
function pronounsOf(view: SentenceView, moves: readonly Predication[], named: readonly Thing[]): readonly Thing[] {
  return moves.flatMap((p) => {
    const placed = view.mentions.places.some(
      (m) => m.first >= p.clause.first && m.first <= Math.max(p.clause.last, p.trigger + NEAR),
    );
    if (!placed || p.form === 'noun') return [];
    return view.tree.tokens.flatMap((token, i) => {
      if (token.upos !== 'PRON' || token.feats.Number === 'Sing' || i < p.clause.first || i >= p.clause.last) return [];
      const stands = p.args.some(
        (a) =>
          PEOPLE_ROLES.has(a.role) &&
          ((a.head === i && !/Rel|Int/u.test(token.feats.PronType ?? '')) ||
            (a.found === 'antecedent' &&
              Math.abs(i - p.trigger) < 6 &&
              named.some((t) => a.tokens.includes(t.headToken)))),
      );
      if (!stands) return [];
      const { start, end, text } = token;
      const at = { start, end, first: i, last: i + 1, headToken: i, text };
      return [{ ...at, code: SOLDIERS, mention: null, quantity: null, shared: false, by: p }];
    });
  });
}

function thingOf(at: PartyMention | QuantityMention, quantity: QuantityMention | null): Thing {
  const { start, end, first, last, headToken, text } = at;
  return { start, end, first, last, headToken, text, code: SOLDIERS, mention: null, quantity, shared: false };
}
