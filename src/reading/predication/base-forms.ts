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
    if (isGerund(sentence.tokens, i)) {
      const base = forms.get(texts[i]?.low.lower ?? '');
      if (base === undefined) continue;
      tokens ??= [...sentence.tokens];
      tokens[i] = { ...token, upos: 'VERB', lemma: base, feats: { VerbForm: 'Ger' } };
      asAuxiliary(tokens, i);
      continue;
    }
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

/**
 * "of financing the rebels", "is funding, arming and training them": a noun in -ing that has an object, or that is joined with
 * a verb of its form, is that verb.
 */
function isGerund(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token?.upos !== 'NOUN' || !token.text.endsWith('ing') || token.text.length < SHORTEST) return false;
  for (let i = index + 1; i < Math.min(tokens.length, index + REACH); i += 1) {
    const t = tokens[i] as Token;
    if (t.head !== index) continue;
    if (t.deprel === 'obj') return true;
    if (t.deprel === 'conj' && t.upos === 'VERB' && t.text.endsWith('ing')) return true;
  }
  return false;
}

/** Letters of such a noun, and tokens between it and what shows it to be a verb, at least and at most. */
const SHORTEST = 6;
const REACH = 6;

/** The copula of what turns out to be a verb is its auxiliary. */
function asAuxiliary(tokens: Token[], verb: number): void {
  for (let i = Math.max(0, verb - 3); i < verb; i += 1) {
    const t = tokens[i] as Token;
    if (t.head === verb && t.deprel === 'cop') tokens[i] = { ...t, deprel: 'aux' };
  }
}

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
