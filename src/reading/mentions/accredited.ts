// Organisations at which somebody is only posted: in "the US mission to the United Nations" and "an envoy to NATO" the
// organisation neither gives, receives nor says anything. What enters: a sentence, one mention of it, the nouns of posting.
// What leaves: whether the mention is such a post. Judged by the order of words: such phrases are short, and parses of them err.
import type { Sentence } from '../../language/language.ts';
import type { PartyMention, SourceMention } from './mention.ts';

/** Whether the mention is an organisation behind a noun of posting and its adposition. */
export function isPost(
  { tokens }: Sentence,
  mention: PartyMention | SourceMention,
  postings: ReadonlySet<string>,
): boolean {
  const id = mention.type === 'party' ? mention.id : mention.state;
  if (id !== null && id.length <= 2 && id !== 'UN' && id !== 'EU') return false;
  let at = mention.first - 1;
  while (tokens[at]?.upos === 'DET') at -= 1;
  if (tokens[at]?.upos !== 'ADP' || tokens[at]?.text.toLowerCase() !== 'to') return false;
  const noun = tokens[at - 1];
  return noun !== undefined && postings.has(noun.lemma.toLowerCase());
}
