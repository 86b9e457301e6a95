// People who have gone through a training: "17 000 ukrainalaista on valmistunut Britannian koulutuksesta", "opissa on käynyt",
// "1,600 Ukrainians have completed the course". What enters: a sentence's named things and predications. What leaves: for each word
// of training that stands under a verb of going through one, with people under that verb too, the training given to so many.
import type { Lexicon } from '../predication/lexicon.ts';
import type { Argument, Predication } from '../predication/predication.ts';
import { childrenBy, lemmaOf, subtreeOf } from '../predication/tree.ts';
import type { SentenceView } from './frame.ts';
import type { Thing } from './things.ts';

/** The trainings that people of a sentence have gone through. */
export const coursesOf = (
  view: SentenceView,
  named: readonly Thing[],
  predications: readonly Predication[],
  lexicon: Lexicon,
): readonly Thing[] =>
  predications.flatMap((course) => {
    if (course.sense !== 'train' || course.entry.wordClass !== 'N') return [];
    const verb = view.tree.heads[course.trigger] ?? -1;
    if (verb === -1 || lexicon.markers.get(lemmaOf(view.tree, verb)) !== 'goes-through') return [];
    const people = peopleUnder(view, verb, named);
    if (!people || people.quantity === null) return [];
    return [{ ...people, code: 'training', mention: null, by: trainingOf(view, course, people) }];
  });

/** The people who are the subject or object of a verb, by their own words. */
const peopleUnder = (view: SentenceView, verb: number, named: readonly Thing[]): Thing | undefined =>
  childrenBy(view.tree, verb, 'nsubj', 'obj')
    .flatMap((c) =>
      named.filter((t) => t.code.startsWith('personnel') && (t.headToken === c || t.quantity?.headToken === c)),
    )
    .at(0);

/** The training with those people as whom it is given to. */
function trainingOf({ tree }: SentenceView, course: Predication, people: Thing): Predication {
  const trainee: Argument = {
    role: 'trainee',
    head: people.headToken,
    tokens: subtreeOf(tree, people.headToken),
    found: 'relation',
    marked: false,
  };
  const own = course.args.filter((a) => a.role === 'giver' && a.found === 'relation');
  return { ...course, args: [...own, trainee] };
}
