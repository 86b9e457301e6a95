// Where a report ends without another one: a sentence about other states and other things is the publisher's own. What enters: a
// draft where it stands, the sentence before that cites someone. What leaves: whether the draft is no longer of that report.
import type { SentenceView } from '../../frames/frame.ts';
import type { Standing } from './standing.ts';

const classOf = (code: string): string => code.split('.', 1)[0] ?? code;

/** Classes that one report tells of together: arms and what is given to arm. */
const ARMS = /^(?:aid|ammunition|container|drone|equipment|missile|money|training|weapon)$/u;

/** What a thing is of: within a paragraph all arms are one. */
const realmOf = (thing: string): string => (ARMS.test(thing) ? 'arms' : thing);

const partiesOf = (views: readonly SentenceView[]): ReadonlySet<string> =>
  new Set(views.flatMap(({ mentions }) => mentions.parties.flatMap(({ id }) => (id === null ? [] : [id]))));

const thingsOf = (views: readonly SentenceView[]): readonly string[] =>
  views.flatMap(({ mentions }) => mentions.items.map(({ code }) => classOf(code)));

/** The sentences of a report: from the one that cites to the end of its paragraph, or to the draft's own. */
function reported(
  { passage, view }: Standing,
  cites: SentenceView,
): { views: readonly SentenceView[]; apart: boolean } {
  const { sentences, document } = passage;
  const views = [cites];
  for (let i = cites.index + 1; i <= view.index; i += 1) {
    const [last, next] = [sentences[i - 1] as SentenceView, sentences[i] as SentenceView];
    if (document.text.slice(last.sentence.end, next.sentence.start).includes('\n')) return { views, apart: true };
    if (i < view.index) views.push(next);
  }
  return { views, apart: false };
}

/** "Hänen mukaansa", "it said", "Iran saisi": a sentence with a pronoun for someone, or told at second hand, goes on. */
const goesOn = ({ tree }: SentenceView): boolean =>
  tree.tokens.some(
    ({ upos, feats, lemma }) =>
      feats.Mood === 'Cnd' || (upos === 'PRON' && (feats.Person === '3' || /^(?:hän|he|she|they|it)$/u.test(lemma))),
  );

/** True where the draft's sentence names its states, one of them new, and things of which the report before has not spoken. */
export function isAnotherMatter(s: Standing, cites: SentenceView): boolean {
  if (cites.index >= s.view.index || goesOn(s.view)) return false;
  const { from, to } = s.draft;
  if (!from?.id || !to?.id) return false;
  const states = [from.id, to.id];
  const own = partiesOf([s.view]);
  if (!states.every((id) => own.has(id))) return false;
  const { views, apart } = reported(s, cites);
  const before = partiesOf(views);
  if (states.every((id) => before.has(id))) return false;
  const sort = apart ? (thing: string): string => thing : realmOf;
  const told = new Set(thingsOf(views).map(sort));
  const things = thingsOf([s.view]);
  return told.size > 0 && things.length > 0 && things.every((thing) => !told.has(sort(thing)));
}
