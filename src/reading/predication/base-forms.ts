// Base forms that an analyser missed ("welcom" for "welcomed"): the lexicon's own words in their regular forms. What enters:
// a sentence, the language's lexicon. What leaves: the sentence, its verbs known by the lexicon's base form where their own
// is none of its words. Pure; each form of the lexicon is made once.
import { dataTable } from '../../base/data.ts';
import type { Sentence, Token } from '../../language/language.ts';
import { type Spelling, spelledOf } from '../spelling.ts';
import { CUE, type Lexicon, WHOLE } from './lexicon.ts';

const kept = new WeakMap<Lexicon, ReadonlyMap<string, string>>();

/** The sentence with the base forms that the lexicon knows; the same object where nothing changes. */
export function withBaseForms(sentence: Sentence, lexicon: Lexicon): Sentence {
  const forms = formsOf(lexicon);
  if (forms.size === 0) return sentence;
  const { texts, lemmas } = spelledOf(sentence);
  let tokens: Token[] | undefined;
  for (let i = 0; i < sentence.tokens.length; i += 1) {
    const token = sentence.tokens[i] as Token;
    if (!isVerbForm(token) || (lexicon.marksOf((lemmas[i] as Spelling).low) & (WHOLE | CUE)) !== 0) continue;
    const known = forms.get(texts[i]?.low.lower ?? '');
    if (known === undefined) continue;
    tokens ??= [...sentence.tokens];
    tokens[i] = { ...token, lemma: known };
  }
  return tokens ? { ...sentence, tokens } : sentence;
}

/** A verb, or a participle that the tagger took for an adjective. */
const isVerbForm = ({ upos, text }: Token): boolean => upos === 'VERB' || (upos === 'ADJ' && text.endsWith('ed'));

/** Regular forms of the lexicon's verbs of one word, each with its base form; what has two base forms keeps the first. */
function formsOf(lexicon: Lexicon): ReadonlyMap<string, string> {
  const known = kept.get(lexicon);
  if (known) return known;
  const endings = dataTable(`lexica/${lexicon.language}/verb-endings.tsv`).map((row): Ending => {
    const form = row.form ?? '';
    return { base: row.base ?? '', form: form.replace('+', ''), doubled: form.startsWith('+') };
  });
  const forms = new Map<string, string>();
  for (const lemma of endings.length === 0 ? [] : verbsOf(lexicon))
    for (const form of regularForms(lemma, endings)) if (!forms.has(form)) forms.set(form, lemma);
  kept.set(lexicon, forms);
  return forms;
}

type Ending = { readonly base: string; readonly form: string; readonly doubled: boolean };

function regularForms(lemma: string, endings: readonly Ending[]): readonly string[] {
  const last = lemma.at(-1) ?? '';
  return endings.flatMap(({ base, form, doubled }) => {
    if (!lemma.endsWith(base)) return [];
    if (doubled) return /[aeiou][bdgklmnprtz]$/u.test(lemma) ? [lemma + last + form] : [];
    return [lemma.slice(0, lemma.length - base.length) + form];
  });
}

const verbsOf = (lexicon: Lexicon): ReadonlySet<string> =>
  new Set(
    [
      ...[...lexicon.triggers]
        .filter(([, entries]) => entries.some((e) => e.wordClass === 'V'))
        .map(([lemma]) => lemma),
      ...[...lexicon.cues].filter(([, entries]) => entries.some((e) => e.as === 'V')).map(([lemma]) => lemma),
    ]
      .map((lemma) => lemma.split(' ')[0] ?? '')
      .filter((lemma) => lemma.length > 2),
  );
