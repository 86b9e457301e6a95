// Sentences in which the tagger has seen no verb. What enters: a sentence's tags, and those that each word might have. What
// leaves: the tags with the verb found, where one word alone can be it.

const FINITE = /^(?:VERB|AUX)\|.*VerbForm=Fin/u;
const TOLD = /^(?:VERB|AUX)\|Mood=(?:Ind|Cnd)\|.*Person=3\|.*VerbForm=Fin/u;
/** Below this many words a sentence is a heading or an answer, which need no verb. */
const SENTENCE = 5;
/** A word with more candidates is not known at all. */
const KNOWN = 16;

export const hasFiniteForm = (tag: string): boolean => FINITE.test(tag);

/**
 * Tags of a sentence in which no word is a finite verb: where one word alone might be, and a mark closes the sentence, it is
 * ("Vienti tuo maalle tuloja": "tuo" is a pronoun, too). Else the same tags.
 */
export function withVerb(tags: readonly string[], candidates: (word: number) => readonly string[]): readonly string[] {
  if (tags.length < SENTENCE || tags.at(-1) !== 'PUNCT' || tags.some(hasFiniteForm)) return tags;
  const verbs = tags.flatMap((_, i) => {
    const known = i === 0 ? [] : candidates(i);
    const tag = known.length > KNOWN ? undefined : known.find((candidate) => TOLD.test(candidate));
    return tag ? [{ i, tag }] : [];
  });
  const [only] = verbs;
  return only && verbs.length === 1 ? tags.with(only.i, only.tag) : tags;
}
