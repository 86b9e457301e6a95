// Prisoners who change hands. What enters: a sentence's things, what the passage has named. What leaves: soldiers and others
// who are swapped, freed or handed over as prisoners; their direction: home, to those whose people they are; and both ways
// where two parties give the same number up.
import { kindOf } from '../discourse/bearers.ts';
import { areOpposed, knownFlow } from '../discourse/exchanges.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import type { PartyFill } from '../slots/party.ts';
import type { Lower } from '../spelling.ts';
import { homeOf } from './deployment-grounds.ts';
import { type Direction, NONE, type Side } from './direction.ts';
import type { Passage, SentenceView } from './frame.ts';
import type { Thing } from './things.ts';

export const PRISONER = 'personnel.prisoner';
const RELEASING: ReadonlySet<string> = new Set(['give', 'trade', 'flow', 'receive']);

/** People of a sentence about an exchange, counted and given or traded, are prisoners. */
export function asPrisoner(
  view: SentenceView,
  thing: Thing,
  things: readonly Thing[],
  predications: readonly Predication[],
  before: readonly string[],
  lexicon: Lexicon,
): Thing {
  if (thing.quantity === null || !/^personnel\.(?:soldier|civilian)$/u.test(thing.code)) return thing;
  const swap = view.predications.some(
    (p) =>
      p.sense === 'trade' &&
      (lexicon.markers.get(p.entry.lemma) !== 'return' || p.args.some((a) => a.tokens.includes(thing.headToken))),
  );
  const told = before.includes(PRISONER) && !isSent(view, thing);
  const freed = predications.some(
    (p) =>
      lexicon.markers.get(p.entry.lemma) === 'frees' &&
      p.args.some((a) => a.role === 'theme' && a.tokens.includes(thing.headToken)),
  );
  if (!swap && !told && !freed && !things.some((t) => t.code === PRISONER) && !ofCaptivity(view, lexicon)) return thing;
  const given = predications.some(
    (p) => RELEASING.has(p.sense) && p.args.some((a) => a.role === 'theme' && a.tokens.includes(thing.headToken)),
  );
  return given ? { ...thing, code: PRISONER } : thing;
}

/** "a third of the troops sent to X": people who are sent are no prisoners, though the text has named some before. */
const isSent = (view: SentenceView, { headToken }: Thing): boolean =>
  view.predications.some(
    (p) => p.sense === 'move' && p.args.some((a) => a.role === 'people' && a.tokens.includes(headToken)),
  );

/** "ottivat vangiksi": what somebody is made, not who changes hands. */
export const isMadeOf = ({ tree }: SentenceView, { code, headToken }: Thing): boolean =>
  code === PRISONER && tree.tokens[headToken]?.feats.Case === 'Tra';

/** "got 95 soldiers back from captivity". */
const ofCaptivity = ({ tree }: SentenceView, lexicon: Lexicon): boolean =>
  tree.bases.some((word) => lexicon.markerOf(word as Lower) === 'captivity');

/**
 * Who changes hands as a hostage has been held by an armed group, whoever frees, gets or only counts them: where the sentence
 * names no other captor, it is the group of the passage that gives such people up, to those whose they are.
 */
function fromCaptors(
  { discourse }: Passage,
  { tree }: SentenceView,
  thing: Thing,
  d: Direction,
  lexicon: Lexicon,
): Direction {
  const isStated = ({ fills }: Side): boolean => fills.some((f) => f.known === 'stated');
  if (lexicon.markerOf(tree.bases[thing.headToken] as Lower) !== 'hostage' || isStated(d.from)) return d;
  for (const id of discourse.topic) {
    const home = kindOf(id) === 'armed-group' ? knownFlow(discourse, PRISONER, { from: id }) : null;
    if (home) return { from: known(id), to: isStated(d.to) && d.to.fills[0]?.id !== id ? d.to : known(home.to) };
  }
  return d;
}

const known = (id: string): Side => ({
  fills: [{ id, mention: null, known: 'implied', rule: 'discourse.exchange' }],
  strength: 'weak',
});

/**
 * "freed through Emirati mediation": of two between whom prisoners change hands, who fights neither only helps; the enemy of the
 * other one that the passage names stands in its place.
 */
export function withoutMediator({ discourse }: Passage, d: Direction): Direction {
  const [from, to] = [d.from.fills[0], d.to.fills[0]];
  if (!from || !to || d.from.fills.length + d.to.fills.length > 2 || areOpposed(from.id, to.id)) return d;
  const enemyOf = (id: string): string | undefined => discourse.topic.find((x) => areOpposed(id, x));
  // "Palestinian prisoners": the people of those whom the other one fights.
  const isOfEnemy = (id: string, other: string): boolean => homeOf(enemyOf(other) ?? '') === id;
  if (isOfEnemy(from.id, to.id) || isOfEnemy(to.id, from.id)) return d;
  const [enemyOfTo, enemyOfFrom] = [enemyOf(to.id), enemyOf(from.id)];
  if (enemyOfTo !== undefined && enemyOfFrom === undefined) return { from: known(enemyOfTo), to: d.to };
  if (enemyOfFrom !== undefined && enemyOfTo === undefined) return { from: d.from, to: known(enemyOfFrom) };
  return d;
}

/** "Palestinian prisoners": those whose people they are get them back, whoever is said to hold or free them. */
export function homeward(
  passage: Passage,
  view: SentenceView,
  thing: Thing,
  d: Direction,
  lexicon: Lexicon,
): Direction {
  if (thing.code !== PRISONER) return d;
  const m = view.mentions.parties.find(
    (x) =>
      x.id !== null &&
      (x.manner === 'demonym' || x.manner === 'compound') &&
      (view.tree.heads[x.headToken] === thing.headToken || (x.first >= thing.first && x.last <= thing.last)),
  );
  const id = m ? passage.discourse.idOf(m) : null;
  if (!m || id === null) return fromCaptors(passage, view, thing, d, lexicon);
  const home: PartyFill = { id, mention: m, known: 'stated' };
  const givers = d.from.fills.filter((f) => f.id !== id);
  return {
    from: givers.length > 0 ? { ...d.from, fills: givers } : NONE,
    to: { fills: [home], strength: 'strong' },
  };
}
