// Words that a tagger took for others: "pyysi ohjuksia ja tutkia", "lupasi Kiovalle tukea", "purettiin Tobrukin satamassa", "lisää
// on luvassa". What enters: a sentence. What leaves: the sentence, such words of the language's table as what they are: always,
// or, where nouns look like infinitives, where they cannot be that: a verb of a kind that has an object has none here, and what
// governs it is no verb that would have it. Pure.
import { dataTable } from '../../base/data.ts';
import { byLanguage } from '../../language/codes.ts';
import type { LanguageCode, Sentence, Token, Upos } from '../../language/language.ts';

type Word = {
  readonly lemma: string;
  readonly upos: Upos;
  readonly feats: Token['feats'];
  /** False for what is a noun only where it cannot be an infinitive. */
  readonly always: boolean;
  /** Whether it is the word only as what a negation denies. */
  readonly negated: boolean;
};

const kept = byLanguage((): { words: ReadonlyMap<string, Word> | null } => ({ words: null }));

function wordsOf(language: LanguageCode): ReadonlyMap<string, Word> {
  const of = kept[language];
  of.words ??= new Map(
    dataTable(`lexica/${language}/homographs.tsv`).map((row): [string, Word] => [
      row.form ?? '',
      {
        lemma: row.lemma ?? '',
        upos: (row.upos ?? 'NOUN') as Upos,
        feats: row.case ? { Case: row.case, Number: row.number ?? '' } : {},
        always: row.always === 'yes',
        negated: row.always === 'negated',
      },
    ]),
  );
  return of.words;
}

/** The sentence with those words as what they are; the same object where nothing changes. */
export function withHomographs(sentence: Sentence, language: LanguageCode): Sentence {
  const words = wordsOf(language);
  if (words.size === 0) return sentence;
  let { tokens } = sentence;
  for (let at = 0; at < sentence.tokens.length; at += 1) {
    const token = sentence.tokens[at] as Token;
    const word = words.get(token.text) ?? (at === 0 ? words.get(token.text.toLowerCase()) : undefined);
    if (!word || word.lemma === token.lemma) continue;
    if (word.negated) tokens = asDenied(tokens, at, word);
    else if (word.always) tokens = asItIs(tokens, at, word);
    else if (token.feats.VerbForm === 'Inf') {
      const verb = governorOf(tokens, at);
      if (verb !== -1) tokens = asObject(tokens, at, word, verb);
    }
  }
  return tokens === sentence.tokens ? sentence : { ...sentence, tokens };
}

/** The verb whose object a word is, were it a noun; -1 where it is an infinitive after all. */
function governorOf(tokens: readonly Token[], at: number): number {
  const { deprel, head } = tokens[at] as Token;
  const counted = isCounted(tokens, at);
  if (tokens.some((t, i) => t.head === at && OWN.test(t.deprel) && !(counted && i === at - 1))) return -1;
  const above = tokens[head];
  if (!above) return -1;
  if (deprel === 'conj') return joinedTo(tokens, head);
  if (above.upos !== 'VERB' || !/^(?:xcomp|ccomp|obj|advcl)/u.test(deprel)) return -1;
  if (tokens.some((t, i) => t.head === head && i !== at && t.deprel.startsWith('obj'))) return -1;
  const sided = tokens.some((t, i) => t.head === head && i < at && SIDES.has(t.feats.Case ?? '') && isNominal(t));
  return sided || counted ? head : -1;
}

/** Relations of what only verbs have. */
const OWN = /^(?:obj|ccomp|xcomp|cop|aux|nsubj)/u;

/** Cases of whom something is given to or had from. */
const SIDES: ReadonlySet<string> = new Set(['All', 'Abl', 'Ill', 'Ela']);

const isNominal = ({ upos }: Token): boolean => upos === 'NOUN' || upos === 'PROPN' || upos === 'PRON';

/** Whether a number or a word for one stands right before, in the partitive as well ("muutamia tutkia"). */
const isCounted = (tokens: readonly Token[], at: number): boolean =>
  tokens[at - 1]?.feats.Case === 'Par' && /^(?:NUM|PRON|DET|ADJ)$/u.test(tokens[at - 1]?.upos ?? '');

/** The verb of what an infinitive would be listed with: no infinitive stands beside a noun or a finite verb. */
function joinedTo(tokens: readonly Token[], head: number): number {
  const above = tokens[head] as Token;
  if (above.upos === 'NOUN') return above.feats.Case === 'Par' ? above.head : -1;
  if (above.upos !== 'VERB' || above.feats.VerbForm === 'Inf') return -1;
  return tokens.some((t) => t.head === head && t.deprel === 'obj' && t.feats.Case === 'Par') ? head : -1;
}

/** The tokens with one as a noun, the object of a verb or listed with its object. */
function asObject(tokens: readonly Token[], at: number, word: Word, verb: number): readonly Token[] {
  const first = tokens.findIndex((t, i) => i < at && t.head === verb && t.deprel === 'obj');
  const [head, deprel] = first === -1 ? [verb, 'obj'] : [first, 'conj'];
  return asWord(tokens, at, word, { head, deprel });
}

/** The tokens with one as what it is; a noun is no clause of its own. */
function asItIs(tokens: readonly Token[], at: number, word: Word): readonly Token[] {
  const { head, deprel } = tokens[at] as Token;
  const clause = word.upos === 'NOUN' && /^(?:advcl|acl|xcomp|ccomp)/u.test(deprel);
  const under = tokens[head]?.upos === 'NOUN' ? 'nmod' : 'obl';
  return asWord(tokens, at, word, { head, deprel: clause ? under : deprel });
}

/** Tokens between a negation and what it denies, at most. */
const DENIES = 4;

/**
 * "ettei se aseista kapinallisia": the tokens with one as the verb of a clause that a negation denies and that has no other verb;
 * what the tagger took for the clause's head is its object.
 */
function asDenied(tokens: readonly Token[], at: number, word: Word): readonly Token[] {
  const no = tokens.findLastIndex((t, i) => i < at && at - i <= DENIES && t.feats.Polarity === 'Neg');
  const root = tokens[no]?.head ?? -1;
  const above = tokens[root];
  if (!above || root < at || VERBS.test(above.upos) || tokens.slice(no + 1, at).some((t) => VERBS.test(t.upos)))
    return tokens;
  const { head, deprel } = above;
  return tokens.map((t, i): Token => {
    if (i === at) return { ...t, upos: word.upos, lemma: word.lemma, feats: {}, head, deprel };
    if (i === root) return { ...t, head: at, deprel: 'obj' };
    return t.head === root && (i < at || t.deprel === 'punct')
      ? { ...t, head: at, deprel: t.deprel.startsWith('nsubj') ? 'nsubj' : t.deprel }
      : t;
  });
}

const VERBS = /^(?:VERB|AUX)$/u;

/** Relations of nouns for those of verbs. */
const OF_NOUN: ReadonlyMap<string, string> = new Map([
  ['obl', 'nmod'],
  ['obj', 'det'],
  ['nsubj', 'nmod:poss'],
]);

function asWord(
  tokens: readonly Token[],
  at: number,
  { upos, lemma, feats }: Word,
  place: Pick<Token, 'head' | 'deprel'>,
): readonly Token[] {
  return tokens.map((t, i): Token => {
    if (i === at) return { ...t, upos, lemma, ...place, feats };
    return t.head === at && upos === 'NOUN' ? { ...t, deprel: OF_NOUN.get(t.deprel) ?? t.deprel } : t;
  });
}
