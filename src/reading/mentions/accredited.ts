// Organisations at which somebody is only posted: in "the US mission to the United Nations", "an envoy to NATO", "Russia's UN
// ambassador" and "Israelin YK-lähettiläs" the organisation neither gives, receives nor says anything. What enters: a
// sentence, one mention of it, the nouns of posting. What leaves: whether the mention is such a post. Judged by the order of
// words: such phrases are short, and parses of them err.
import type { Sentence, Token } from '../../language/language.ts';
import type { PartyMention, SourceMention } from './mention.ts';

/** Whether the mention is an organisation behind a noun of posting and its adposition, or before one that a state has. */
export function isPost(
  { tokens }: Sentence,
  mention: PartyMention | SourceMention,
  postings: ReadonlySet<string>,
): boolean {
  const id = mention.type === 'party' ? mention.id : mention.state;
  if (id !== null && id.length <= 2 && id !== 'UN' && id !== 'EU') return false;
  return isBehind(tokens, mention, postings) || isBefore(tokens, mention, postings);
}

function isBehind(tokens: readonly Token[], { first }: PartyMention | SourceMention, postings: ReadonlySet<string>) {
  let at = first - 1;
  while (tokens[at]?.upos === 'DET') at -= 1;
  if (tokens[at]?.upos !== 'ADP' || tokens[at]?.text.toLowerCase() !== 'to') return false;
  const noun = tokens[at - 1];
  return noun !== undefined && postings.has(noun.lemma.toLowerCase());
}

/** "Russia's UN ambassador", "Israelin YK-lähettiläs": an owner right before, the noun right behind or in the same word. */
function isBefore(
  tokens: readonly Token[],
  { first, last }: PartyMention | SourceMention,
  postings: ReadonlySet<string>,
): boolean {
  const own = tokens[last - 1];
  const hyphen = own?.lemma.lastIndexOf('-') ?? -1;
  const noun = hyphen > 0 ? own?.lemma.slice(hyphen + 1) : tokens[last]?.lemma;
  if (noun === undefined || !postings.has(noun.toLowerCase())) return false;
  let at = first - 1;
  if (tokens[at]?.upos === 'ADJ' && tokens[at]?.text.toLowerCase() === tokens[at]?.text) at -= 1;
  const owner = tokens[at];
  return owner !== undefined && (owner.feats.Case === 'Gen' || POSSESSIVE.has(owner.text));
}

const POSSESSIVE: ReadonlySet<string> = new Set(["'s", '’s', "'", '’']);
