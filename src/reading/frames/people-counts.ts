// People without a word of their own: counts that stand alone where people would ("11,000 have gone to Russia", "another 200 are
// expected") and nobody ("denies having sent anybody"). What enters: a sentence, its predications of moving people, what the
// passage named last. What leaves: things, some with the predication that they stand in only.
import type { Token } from '../../language/language.ts';
import type { PartyMention, QuantityMention } from '../mentions/mention.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import type { Lower } from '../spelling.ts';
import type { SentenceView } from './frame.ts';
import { isGapObject } from './gap-objects.ts';
import { placeTokens } from './people-places.ts';
import type { Thing } from './things.ts';

export const SOLDIERS = 'personnel.soldier';

export const isPeopleCode = (code: string): boolean => code.startsWith('personnel') && code !== 'personnel.prisoner';

/** Roles in which people who go somewhere stand. */
export const PEOPLE_ROLES: ReadonlySet<string> = new Set(['people', 'theme']);

/** Senses of verbs that send people. */
const SENDING: ReadonlySet<string> = new Set(['give', 'move', 'station', 'ask']);

/** Counts that stand alone where people would, in a passage that named people last. */
export function countsOf(
  view: SentenceView,
  moves: readonly Predication[],
  named: readonly Thing[],
  before: string | null,
): readonly Thing[] {
  return view.mentions.quantities.flatMap((q) => {
    if (!isBareCount(view, q) || named.some((t) => t.quantity === q)) return [];
    const code = view.mentions.items.findLast((m) => m.last <= q.first)?.code ?? before ?? '';
    if (!isPeopleCode(code)) return [];
    const sent = view.predications.find((p) => SENDING.has(p.sense) && isGapObject(view, q, p));
    if (sent) return [{ ...thingOf(q, q), code: alive(code), by: sent }];
    const moved = fills(moves, q.headToken) || isBeside(view, q, moves);
    if (moved || isPlaced(view, q)) return [{ ...thingOf(q, q), code: moved ? SOLDIERS : alive(code) }];
    const by = view.predications.find((p) => isOwnVerb(view, q, p));
    return by ? [{ ...thingOf(q, q), code: alive(code), by }] : [];
  });
}

/** What people do who come or are to come, by the sense of a verb and the role in which they stand in it. */
const COMING: Readonly<Record<string, string>> = { recruit: 'agent', await: 'guest', join: 'giver', flow: 'theme' };

/** Tokens between a number and the verb right behind it, at most. */
const BEHIND = 4;

/** "20,000 have signed up", "another 200 are expected", "upwards of 50,000 may follow": a verb of coming or staying whose subject a number is. */
function isOwnVerb({ tree }: SentenceView, q: QuantityMention, p: Predication): boolean {
  if (p.entry.wordClass !== 'V' || tree.tokens[p.trigger]?.upos === 'AUX') return false;
  const role = COMING[p.sense];
  if (role !== undefined && p.args.some((a) => a.role === role && a.head === q.headToken)) return true;
  if (p.entry.family !== 'deployment' || p.trigger < q.last || p.trigger - q.last > BEHIND) return false;
  return (
    !p.args.some((a) => a.role === 'people' && a.head < p.trigger) &&
    tree.tokens.slice(q.last, p.trigger).every((t) => /^(?:AUX|ADV|PART|CCONJ)$/u.test(t.upos))
  );
}

/** The dead are counted as soldiers; who goes on in their place is none of them. */
const alive = (code: string): string => (code === 'personnel.civilian' ? SOLDIERS : code);

/** "and about 350 in Gabon": a number with the place where those whom it counts are right behind it. */
const isPlaced = (view: SentenceView, q: QuantityMention): boolean => placeTokens(view, q.last).length > 0;

/** "had been marched there some 9,000": a number right after a verb that moves people, where the parser gives it none. */
const isBeside = (view: SentenceView, q: QuantityMention, moves: readonly Predication[]): boolean =>
  moves.some(
    (p) =>
      p.entry.wordClass === 'V' &&
      p.sense === 'move' &&
      q.first > p.trigger &&
      q.first - p.trigger <= 2 &&
      !p.args.some((a) => a.role === 'people') &&
      view.tree.tokens.slice(p.trigger + 1, q.first).every((t) => t.upos === 'ADV'),
  );

/** "heitä on noin 2 000", "heistä 89 on rintamalla", "400 of them were in Goma": a number of those the passage speaks of, with a verb of being there. */
export function toldOf(view: SentenceView, moves: readonly Predication[]): readonly Thing[] {
  const { tokens } = view.tree;
  return view.mentions.quantities.flatMap((q) => {
    if (!isBareCount(view, q)) return [];
    const pronoun = isOfThem(view, q)
      ? q.last + 1
      : tokens.findLastIndex(
          (t, i) =>
            i < q.first + 4 &&
            q.first - i <= TOLD &&
            t.upos === 'PRON' &&
            t.feats.Number === 'Plur' &&
            (t.feats.Case === 'Par' || t.feats.Case === 'Ela'),
        );
    const by = moves.find((p) => p.sense === 'station' && Math.abs(p.trigger - q.first) <= TOLD);
    const broken = tokens.slice(Math.min(pronoun, q.first), Math.max(pronoun, q.first)).some((t) => t.text === ',');
    return pronoun === -1 || !by || broken ? [] : [{ ...thingOf(q, q), by }];
  });
}

function isOfThem({ tree }: SentenceView, q: QuantityMention): boolean {
  const [of, them] = [tree.tokens[q.last], tree.tokens[q.last + 1]];
  return of?.text === 'of' && them?.upos === 'PRON' && !/Rel|Int/u.test(them.feats.PronType ?? '');
}

/** Tokens between such a pronoun, its verb and its number, at most. */
const TOLD = 8;

/** "denies having sent anybody", "ei ole lähettänyt ketään": nobody, as the people of a verb that sends or brings people. */
export function nobodyIn(view: SentenceView, lexicon: Lexicon, moves: readonly Predication[]): readonly Thing[] {
  return moves.flatMap((p) => {
    if (p.entry.wordClass !== 'V' || p.sense === 'station' || p.sense === 'fight') return [];
    const seat = p.args.find((a) => a.role === 'people' && isNobody(view, a.head, lexicon));
    const token = view.tree.tokens[seat?.head ?? -1];
    return seat && token ? [{ ...thingAt(token, seat.head), by: p }] : [];
  });
}

function isNobody({ tree }: SentenceView, at: number, lexicon: Lexicon): boolean {
  if (lexicon.markerOf(tree.words[at] as Lower) === 'nobody') return true;
  return tree.tokens[at]?.text === 'one' && tree.tokens[at - 1]?.text.toLowerCase() === 'no';
}

/** Whether a number counts people of whom it says no more. */
export const isBareCount = (view: SentenceView, q: QuantityMention): boolean =>
  q.unit === 'count' &&
  !q.measureOnly &&
  (q.counted === null || view.mentions.parties.some((m) => m.id === null && m.headToken === q.counted));

/** Whether a token stands where the people of one of the verbs stand. */
export const fills = (moves: readonly Predication[], token: number): boolean =>
  moves.some((p) =>
    p.args.some((a) => PEOPLE_ROLES.has(a.role) && (a.head === token || a.tokens.slice(0, 4).includes(token))),
  );

/** People as a party or a number names them. */
export function thingOf(at: PartyMention | QuantityMention, quantity: QuantityMention | null): Thing {
  const { start, end, first, last, headToken, text } = at;
  return { start, end, first, last, headToken, text, code: SOLDIERS, mention: null, quantity, shared: false };
}

/** People as one word stands for them. */
export function thingAt({ start, end, text }: Token, at: number): Thing {
  return {
    start,
    end,
    first: at,
    last: at + 1,
    headToken: at,
    text,
    code: SOLDIERS,
    mention: null,
    quantity: null,
    shared: false,
  };
}
