// Lemmas from learned rules. A rule says how a form becomes its lemma: whether to lower the case, how many characters to cut
// from the end, what to add. Rules are found by tag and the form's ending, the longest known ending first; a whole form is
// the longest ending of all and so an exception. Only endings that change the answer of a shorter one are kept.
import type { GoldSentence } from './conllu.ts';
import { compositeTag } from './tagset.ts';

/** Key: tag, blank, ending ('^' before a whole form); value: 'l' (lower) or 'k' (keep), characters cut, characters added. */
export type Lemmatiser = { readonly rules: ReadonlyMap<string, string> };

export const NO_RULES: Lemmatiser = { rules: new Map() };

const LONGEST = 6;

/** Keys from the shortest ending to the whole form, for the whole tag or for its UPOS. */
function keysOf(form: string, tag: string): string[] {
  const lower = form.toLowerCase();
  const keys = [`${tag} `];
  for (let n = 1; n <= LONGEST && n < lower.length; n++) keys.push(`${tag} ${lower.slice(-n)}`);
  keys.push(`${tag} ^${lower}`);
  return keys;
}

function ruleOf(form: string, lemma: string): string {
  const lowered = lemma === lemma.toLowerCase();
  const from = lowered ? form.toLowerCase() : form;
  let same = 0;
  while (same < from.length && same < lemma.length && from[same] === lemma[same]) same++;
  return `${lowered ? 'l' : 'k'}${from.length - same} ${lemma.slice(same)}`;
}

function applyRule(form: string, rule: string): string {
  const from = rule.startsWith('l') ? form.toLowerCase() : form;
  const blank = rule.indexOf(' ');
  const cut = Number(rule.slice(1, blank));
  const lemma = cut > from.length ? from : from.slice(0, from.length - cut) + rule.slice(blank + 1);
  return lemma === '' ? form : lemma;
}

function longestRule(rules: ReadonlyMap<string, string>, form: string, tag: string): string | undefined {
  for (const key of keysOf(form, tag).reverse()) {
    const rule = rules.get(key);
    if (rule !== undefined) return rule;
  }
  return undefined;
}

/** The lemma of a form that carries a composite tag; the form itself where no rule is known. */
export function applyLemmatiser(lemmatiser: Lemmatiser, form: string, tag: string): string {
  const short = form.length > 100 ? form.slice(-100) : form;
  const rule = longestRule(lemmatiser.rules, short, tag) ?? longestRule(lemmatiser.rules, short, tag.split('|', 1)[0]!);
  return rule === undefined ? form : applyRule(form, rule);
}

type Counts = Map<string, Map<string, number>>;

function countRules(sentences: readonly GoldSentence[], chosen: ReadonlySet<string>): Counts {
  const counts: Counts = new Map();
  for (const token of sentences.flatMap((sentence) => sentence.tokens)) {
    if (token.lemma === '_' || token.feats.Typo || token.deprel === 'goeswith') continue;
    const rule = ruleOf(token.form, token.lemma);
    const tags = new Set([compositeTag(token.upos, token.feats, chosen), token.upos]);
    for (const key of [...tags].flatMap((tag) => keysOf(token.form, tag))) {
      const rules = counts.get(key) ?? new Map<string, number>();
      counts.set(key, rules.set(rule, (rules.get(rule) ?? 0) + 1));
    }
  }
  return counts;
}

/** Rules learned from gold lemmas. */
export function trainLemmatiser(sentences: readonly GoldSentence[], chosen: ReadonlySet<string>): Lemmatiser {
  const counts = countRules(sentences, chosen);
  const rules = new Map<string, string>();
  const shorter = (key: string): string | undefined => {
    const blank = key.indexOf(' ');
    const tag = key.slice(0, blank);
    for (let ending = key.slice(blank + 1); ending !== ''; ) {
      ending = ending.startsWith('^') ? ending.slice(1).slice(-LONGEST) : ending.slice(1);
      const rule = rules.get(`${tag} ${ending}`);
      if (rule !== undefined) return rule;
    }
    return undefined;
  };
  for (const key of [...counts.keys()].sort((a, b) => a.length - b.length || (a < b ? -1 : 1))) {
    const [rule, n] = [...counts.get(key)!].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]!;
    const whole = key.includes(' ^');
    if (rule !== shorter(key) && (n >= 2 || whole)) rules.set(key, rule);
  }
  return { rules };
}
