// Irregular English verbs: the treebank shows few of them in each of their forms, and what it has not shown the tagger takes for
// a noun ("overran", "fought"). What enters: data/lexica/en/irregular-verbs.tsv. What leaves: the tags and the lemma of a form.
import { dataTable } from '../../base/data.ts';

type Irregular = { readonly lemmas: Set<string>; readonly tags: Set<string> };

const PAST = ['3', '1', '2'].flatMap((person) =>
  ['Sing', 'Plur'].map((number) => `VERB|Mood=Ind|Number=${number}|Person=${person}|Tense=Past|VerbForm=Fin`),
);
const PARTICIPLE = ['VERB|Tense=Past|VerbForm=Part', 'VERB|Tense=Past|VerbForm=Part|Voice=Pass'];
const PRESENT = ['VERB|VerbForm=Inf', 'VERB|Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin'];
const ALSO: Readonly<Record<string, readonly string[]>> = { NOUN: ['NOUN|Number=Sing'], ADJ: ['ADJ|Degree=Pos'] };

function readVerbs(): ReadonlyMap<string, Irregular> {
  const forms = new Map<string, Irregular>();
  const add = (form: string, lemma: string, tags: readonly string[]): void => {
    const known = forms.get(form) ?? { lemmas: new Set(), tags: new Set() };
    known.lemmas.add(lemma);
    for (const tag of tags) known.tags.add(tag);
    forms.set(form, known);
  };
  for (const { lemma = '', past = '', participle = '', also = '' } of dataTable('lexica/en/irregular-verbs.tsv')) {
    add(past, lemma, PAST);
    add(participle, lemma, [...PARTICIPLE, ...(ALSO[also] ?? [])]);
    if (lemma === past || lemma === participle) add(lemma, lemma, PRESENT);
  }
  return forms;
}

let verbs: ReadonlyMap<string, Irregular> | undefined;
const find = (form: string): Irregular | undefined => {
  verbs ??= readVerbs();
  return verbs.get(form);
};

/** Tags that an irregular past or participle may have, and whether it is a past and nothing else; null of a form that is neither. */
export function irregularTags(form: string): { readonly tags: readonly string[]; readonly past: boolean } | null {
  const tags = [...(find(form)?.tags ?? [])];
  return tags.length === 0 ? null : { tags, past: tags.length === PAST.length };
}

/** The verb of which a form with a past tag is; null where the form is none of these, or of two verbs ("lay"). */
export function irregularLemma(form: string, tag: string): string | null {
  const lemmas = tag.startsWith('VERB') && tag.includes('Tense=Past') ? find(form)?.lemmas : undefined;
  return lemmas?.size === 1 ? [...lemmas][0]! : null;
}
