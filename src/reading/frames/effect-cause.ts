// What brings an effect about. What enters: the predication of the effect in its passage. What leaves: the cause's words:
// its subject's, those of the clause or sentence that "this", "which", "mikä" point back to, else what the clause names as
// its reason ("because of", "without", "thanks to"); with its variable and change where that statement is an effect itself.
import type { CauseSlot } from '../claim.ts';
import { variablesIn } from '../mentions/variables.ts';
import { lexiconOf } from '../predication/lexicon.ts';
import { type Argument, argumentsOf, type Predication } from '../predication/predication.ts';
import { childrenBy, lemmaOf, relationOf, subtreeOf } from '../predication/tree.ts';
import { quoteOf } from '../slots/quote.ts';
import { causeVariable } from './cause-variable.ts';
import { changedBy, signOf } from './effect-variable.ts';
import type { Passage, SentenceView } from './frame.ts';

/** The cause of the effect that `p` states and the state `feels` feels; null where the text names none. */
export function causeOf(passage: Passage, view: SentenceView, p: Predication, feels: string | null): CauseSlot | null {
  const condition = conditionOf(view, p.trigger);
  if (condition !== -1) return phraseOf(passage, view, condition);
  const subject = subjectOf(view, p) ?? subjectAbove(view, p);
  if (!subject) return reasonOf(passage, view, p.trigger);

  if (!pointsBack(view, subject.head)) {
    const [first, last] = [firstOf(view, subject), lastOf(subject)];
    const words = wordsOf(passage, view, first, last);
    if (words === null || words.variable !== null) return words;
    return { ...words, ...causeVariable(passage, view, { head: subject.head, first, last, feels }) };
  }
  const before = passage.sentences[view.index - 1];
  if (isInner(view, p, subject.head)) return wordsOf(passage, view, clauseStart(view, subject.head), subject.head);
  return before ? statedIn(passage, before) : null;
}

/** The phrase that brings it about; what stands in the partitive is its object, whatever the parser says. */
const subjectOf = (view: SentenceView, p: Predication): Argument | undefined =>
  argumentsOf(p, 'cause').find((a) => !isExtent(view, a.head) && view.tree.tokens[a.head]?.feats.Case !== 'Par');

/** "auttaa … ja heikentää …": the subject of the verb that it is joined to, which has its own before both. */
function subjectAbove(view: SentenceView, p: Predication): Argument | undefined {
  const { tree, predications } = view;
  if (relationOf(tree, p.trigger) !== 'conj') return undefined;
  const joined = predications.find((other) => other.trigger === tree.heads[p.trigger]);
  const subject = joined && subjectOf(view, joined);
  return subject && subject.head < joined.trigger && joined.trigger < p.trigger ? subject : undefined;
}

type Phrase = { readonly head: number; readonly tokens: readonly number[] };

/** "Kremlille annettava tuki": a participle right before the phrase that agrees with its head belongs to it, with its own words. */
function firstOf({ tree }: SentenceView, { head, tokens }: Phrase): number {
  const first = tokens[0] ?? head;
  const participle = tree.tokens[first - 1]?.feats;
  const { Case, Number: number } = tree.tokens[head]?.feats ?? {};
  if (!Case || participle?.VerbForm !== 'Part' || participle.Case !== Case || participle.Number !== number)
    return first;
  let from = first - 1;
  while (from > 0 && tree.heads[from - 1] === first - 1) from -= 1;
  return from;
}

const lastOf = ({ head, tokens }: Phrase): number => (tokens.at(-1) ?? head) + 1;

/** "was cut by 40 per cent" says how far, not by what. */
const isExtent = (view: SentenceView, head: number): boolean =>
  view.mentions.quantities.some((q) => head >= q.first && head < q.last && q.unit !== 'count');

/** "this", "which", "it", "they", "mikä", "tämä", and "the move", "the step": what has been said. */
const pointsBack = (view: SentenceView, head: number): boolean =>
  /^(?:PRON|DET)$/u.test(view.tree.tokens[head]?.upos ?? '') ||
  /^(?:this|that|which|it|they|tämä|se|mikä|joka)$/u.test(lemmaOf(view.tree, head));

/** Tokens that may stand before a pronoun that begins its sentence. */
const OPENING = 3;

/** A relative or later pronoun points back within its own sentence. */
const isInner = (view: SentenceView, p: Predication, head: number): boolean =>
  relationOf(view.tree, p.trigger) === 'acl' || head > OPENING;

/** The beginning of the statement before a pronoun: behind the last full break of the sentence. */
function clauseStart(view: SentenceView, before: number): number {
  for (let i = before - 2; i > 0; i -= 1) if (/^[;:–—]$/u.test(view.tree.tokens[i]?.text ?? '')) return i + 1;
  return 0;
}

/** "because of the delay", "thanks to the radars", "without Patriots": a phrase that a word of reason marks. */
function reasonOf(passage: Passage, view: SentenceView, trigger: number): CauseSlot | null {
  const { markers } = lexiconOf(passage.language);
  const { tree } = view;
  const isReason = (i: number): boolean =>
    markers.get(lemmaOf(tree, i)) === 'cause' || /^(?:without|ilman)$/u.test(lemmaOf(tree, i));
  const under = new Set(subtreeOf(tree, trigger));
  const phrase = tree.tokens.findIndex(
    (_, i) => childrenBy(tree, i, 'case', 'mark', 'advmod').some(isReason) && (under.has(i) || i < trigger),
  );
  if (phrase === -1) return null;
  return phraseOf(passage, view, phrase);
}

const CONDITION = /^(?:if|unless|without|jos|ellei|ilman)$/u;

/**
 * "If the money stops, Ukraine will run short of shells", "without Patriots the cities lie open": the head of what must be so, before
 * a verb that does nothing to anything else, so that its subject is what feels it; -1 where there is none.
 */
function conditionOf({ tree }: SentenceView, trigger: number): number {
  if (childrenBy(tree, trigger, 'obj').length > 0) return -1;
  const before = childrenBy(tree, trigger, 'advcl', 'obl').filter((i) => i < trigger);
  return before.find((i) => childrenBy(tree, i, 'mark', 'case').some((m) => CONDITION.test(lemmaOf(tree, m)))) ?? -1;
}

/** The words of a token with all that hangs on it. */
function phraseOf(passage: Passage, view: SentenceView, head: number): CauseSlot | null {
  const tokens = subtreeOf(view.tree, head);
  return wordsOf(passage, view, tokens[0] ?? head, (tokens.at(-1) ?? head) + 1);
}

function wordsOf(passage: Passage, view: SentenceView, first: number, last: number): CauseSlot | null {
  const { start, end } = quoteOf(view, first, Math.max(first + 1, last));
  return {
    text: passage.document.text.slice(start, end).replace(/[\s,;:–—]+$/u, ''),
    ...changeIn(passage, view, last),
  };
}

/** Of a cause in the same sentence: the effect that is stated before it ends. */
function changeIn(passage: Passage, view: SentenceView, before: number): Pick<CauseSlot, 'variable' | 'change'> {
  const variables = variablesIn(view.tree, passage.language, 'effect');
  for (const p of view.predications) {
    if (p.entry.family !== 'effect' || p.trigger >= before - 1) continue;
    const changed = changedBy(view, p, variables);
    if (changed && changed.token < before)
      return { variable: changed.variable.code, change: signOf(p.sense, changed.variable) };
  }
  return { variable: null, change: null };
}

/** A sentence as a cause; where it states an effect, with that variable and its change. */
function statedIn(passage: Passage, before: SentenceView): CauseSlot {
  const text = passage.document.text.slice(before.sentence.start, before.sentence.end).trim();
  return { text, ...changeIn(passage, before, before.tree.tokens.length + 1) };
}
