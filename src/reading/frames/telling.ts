// Which of the predications over a thing tells of it, and in which sense. What enters: a thing, the predications that it stands
// in. What leaves: the same, the one that tells of it first.
import type { Lexicon } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import { partiesOfArgument } from '../slots/party.ts';
import type { Passage, SentenceView } from './frame.ts';
import type { Thing } from './things.ts';

/** "took delivery of three boats": of a noun over a thing the verb with which it is one trigger, in the sense of that. */
function takenIn(
  standing: readonly Predication[],
  all: readonly Predication[],
  { triggers }: Lexicon,
): Predication | undefined {
  const noun = standing.find((p) => p.entry.wordClass === 'N');
  return (
    noun &&
    all.find((p) => {
      const phrase = isTheme(p, noun) && triggers.get(`${p.entry.lemma} ${noun.entry.lemma}`);
      return phrase && phrase[0]?.sense === p.sense;
    })
  );
}

const isTheme = (p: Predication, noun: Predication): boolean =>
  noun.entry.wordClass === 'N' && p.args.some((a) => a.role === 'theme' && a.head === noun.trigger);

/**
 * A verb may give or receive ("buy", "hankkia"): the sense whose sides the sentence fills comes first; where they fill
 * alike, receiving does, for such verbs give only with a receiver of their own.
 */
export function bySense(
  passage: Passage,
  view: SentenceView,
  thing: Thing,
  standing: readonly Predication[],
  all: readonly Predication[],
  lexicon: Lexicon,
): readonly Predication[] {
  const main = standing[0];
  const taken = takenIn(standing, all, lexicon);
  if (taken) return [taken, ...standing.filter((p) => p.trigger !== taken.trigger && !isTheme(taken, p))];
  if (!main || main.entry.wordClass === 'N' || main.sense === 'join') return standing;
  const noun = standing.find((p) => p.entry.wordClass === 'N');
  if (noun && lexicon.markers.get(main.entry.lemma) === 'light' && main.args.some((a) => a.head === noun.trigger))
    return [noun, ...standing.filter((p) => p !== noun && p !== main)];
  const senses = all.filter((p) => p.trigger === main.trigger);
  if (senses.length < 2) return standing;
  const filled = (p: Predication): number =>
    ['giver', 'receiver'].filter((role) =>
      p.args.some(
        (a) =>
          a.role === role &&
          a.head !== thing.headToken &&
          partiesOfArgument(view, passage.discourse, a, a.marked).length > 0,
      ),
    ).length +
    (p.sense === 'receive' ? 0.5 : 0) +
    (standing.includes(p) ? 0.2 : 0);
  const best = [...senses].sort((a, b) => filled(b) - filled(a))[0] ?? main;
  return [best, ...standing.filter((p) => p.trigger !== best.trigger)];
}

/**
 * "is looking for the missiles that Iran has provided to Russia": of a thing with a clause of its own that names both sides, that
 * clause tells the flow where the verb over it does not; the sides of two verbs are never mixed.
 */
export function wholeFirst(
  passage: Passage,
  view: SentenceView,
  thing: Thing,
  standing: readonly Predication[],
): readonly Predication[] {
  if (standing.length < 2 || isWhole(passage, view, thing, standing[0])) return standing;
  const whole = standing.find(
    (p) =>
      p.args.some((a) => a.role === 'theme' && a.found === 'antecedent' && a.head === thing.headToken) &&
      isWhole(passage, view, thing, p),
  );
  return whole ? [whole] : standing;
}

/** Whether relations name a giver and another receiver. */
function isWhole(passage: Passage, view: SentenceView, thing: Thing, p: Predication | undefined): boolean {
  const named = (role: string): readonly string[] =>
    (p?.args ?? [])
      .filter((a) => a.role === role && a.head !== thing.headToken && a.found !== 'antecedent')
      .flatMap((a) => partiesOfArgument(view, passage.discourse, a, a.marked).map((f) => f.id));
  const givers = named('giver');
  return named('receiver').some((to) => givers.some((from) => from !== to));
}
