// Sides that act as their forces do: "Wagner left", "Burundi is pulling out", "Azerbaijan retook Shusha". What enters: a sentence, its
// predications of moving people. What leaves: the parties that stand for their people there, as things.
import type { PartyMention } from '../mentions/mention.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import type { SentenceView } from './frame.ts';
import { thingOf } from './people-counts.ts';
import type { Thing } from './things.ts';

/** Predications of moving or keeping people; of those that take or hold anything, the ones that take or hold a place. */
export const movesOf = (view: SentenceView): readonly Predication[] =>
  view.predications.filter((p) => p.entry.family === 'deployment' && (p.sense !== 'hold-land' || isPlaceHeld(view, p)));

/** Tokens of a phrase in which the place that is held may stand. */
const PHRASE = 5;

/** "took Goma", "hold strips of Tigray": an object that is a place, or has one in it. */
const isPlaceHeld = (view: SentenceView, p: Predication): boolean =>
  p.args.some(
    (a) =>
      a.role === 'place' &&
      a.found === 'relation' &&
      (view.mentions.places.some((x) => a.tokens.slice(0, PHRASE).includes(x.headToken)) ||
        view.mentions.items.some((x) => x.code.startsWith('territory') && a.tokens.includes(x.headToken))),
  );

/** The groups and states whose people a verb of going, leaving or taking land is about, though it names the side alone. */
export const sidesActing = (
  view: SentenceView,
  moves: readonly Predication[],
  known: boolean,
  lexicon: Lexicon,
): readonly Thing[] =>
  view.mentions.parties
    .filter(
      (m) =>
        ((isGroup(m) || isFighters(view, m, lexicon)) && acts(view, moves, m.headToken)) ||
        takesLand(view, m, moves) ||
        (known && isState(m) && goesAlone(view, moves, m)),
    )
    .map((m) => thingOf(m, null));

const isState = (m: PartyMention): boolean => m.id?.length === 2 && (m.manner === 'name' || m.manner === 'capital');

/** Whether a thing is a state by its name, which stands for its people. */
export const isSideAlone = (view: SentenceView, thing: Thing): boolean =>
  thing.mention === null && view.mentions.parties.some((m) => m.headToken === thing.headToken && isState(m));

/** What a state does only with its people, in a passage that speaks of people: it pulls out, moves in, leaves a place. */
const goesAlone = (view: SentenceView, moves: readonly Predication[], m: PartyMention): boolean =>
  moves.some(
    (p) =>
      p.entry.wordClass === 'V' &&
      p.voice === 'active' &&
      (p.sense === 'withdraw' || (p.sense === 'move' && /\p{L} (?:in|out|back|maihin)$/u.test(p.entry.lemma))) &&
      p.args.some((a) => a.role === 'people' && a.head === m.headToken) &&
      p.args.every((a) => a.head === m.headToken || isSpot(view, a.head)),
  );

/** A state, a place, or a word for neither a thing nor a pact. */
const isSpot = (view: SentenceView, token: number): boolean =>
  view.mentions.parties.some((m) => m.headToken === token) ||
  view.mentions.places.some((m) => m.headToken === token) ||
  view.mentions.items.some((m) => m.code.startsWith('territory') && token >= m.first && token < m.last) ||
  view.mentions.dates.some((m) => token >= m.first && token < m.last);

/** An armed group by its name goes and comes as its people do. */
const isGroup = (m: PartyMention): boolean => {
  const id = m.group ?? m.id;
  return id !== null && id.length > 2 && !/^(?:EU|NATO|UN|G7|G20|NORDIC|BRICS|IAEA)$/u.test(id) && m.manner === 'name';
};

/** "the rebels", "kapinalliset": a description of an armed group by those who fight for it. */
const isFighters = ({ tree }: SentenceView, m: PartyMention, lexicon: Lexicon): boolean =>
  m.manner === 'description' && FIGHTERS.has(lexicon.markers.get(tree.bases[m.headToken]?.lower ?? '') ?? '');

const FIGHTERS: ReadonlySet<string> = new Set(['fighters', 'helped']);

/** Subject of a verb of moving away or going somewhere, not of one that moves others. */
const acts = (view: SentenceView, moves: readonly Predication[], token: number): boolean =>
  moves.some(
    (p) =>
      p.entry.wordClass === 'V' &&
      (p.sense !== 'station' || p.args.some((a) => a.role === 'place' && a.marked)) &&
      p.args.some((a) => a.role === 'people' && (a.head === token || isNamedBy(view, a.head, token))) &&
      !p.args.some((a) => a.role === 'agent' && a.head !== token),
  );

/** "palkkasotilasjärjestö Wagner": a name that is part of the word for what it is. */
const isNamedBy = ({ tree }: SentenceView, head: number, name: number): boolean =>
  tree.heads[name] === head && /^(?:flat|appos)/u.test(tree.tokens[name]?.deprel ?? '');

/** "Azerbaijan retook Shusha": a state as the subject of a verb whose object is a place or territory goes in with its people. */
const takesLand = (view: SentenceView, m: PartyMention, moves: readonly Predication[]): boolean =>
  m.id !== null &&
  m.manner !== 'demonym' &&
  moves.some(
    (p) =>
      (p.sense === 'take-land' || p.sense === 'hold-land') &&
      p.args.some((a) => a.role === 'people' && (a.head === m.headToken || a.tokens.includes(m.headToken))) &&
      p.args.some(
        (a) =>
          a.role === 'place' &&
          (view.mentions.places.some((x) => a.tokens.includes(x.headToken)) ||
            view.mentions.parties.some((x) => x !== m && a.head === x.headToken && x.manner === 'name') ||
            view.mentions.items.some((x) => x.code.startsWith('territory') && a.tokens.includes(x.headToken))),
      ),
  );
