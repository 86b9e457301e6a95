// Verbs with two objects, of which parsers make one ("sent Russia ballistic missiles", "offered Kyiv 14 tanks"). What enters:
// tokens as parsed. What leaves: the same tokens, whom something is given to hung on its verb as such, and the thing as object.
// Data: lexica/en/object-verbs.tsv.
import { type WordKinds, wordKinds } from '../../base/word-kinds.ts';
import type { Token } from '../../language/language.ts';
import { namesParty } from '../mentions/party-named.ts';

const kinds = (): WordKinds => wordKinds('lexica/en/object-verbs.tsv');

/** The same of all such verbs of a sentence. */
export function mendedTwoObjects(tokens: readonly Token[]): readonly Token[] {
  let out: Token[] | null = null;
  for (let at = 0; at + 2 < tokens.length; at += 1) {
    const verb = tokens[at] as Token;
    if (verb.upos !== 'VERB' || !kinds().is(verb.lemma.toLowerCase(), 'receiver first')) continue;
    const first = startBehind(tokens, at);
    const receiver = receiverFrom(tokens, at, first);
    const thing = receiver === -1 ? -1 : thingBehind(tokens, at, receiver);
    if (thing === -1) continue;
    out ??= [...tokens];
    // The words before the receiver that hung on the thing are the receiver's.
    for (let i = first; i < receiver; i += 1)
      if (tokens[i]?.head === thing) out[i] = { ...(tokens[i] as Token), head: receiver };
    out[receiver] = { ...(tokens[receiver] as Token), head: at, deprel: 'iobj' };
    out[thing] = { ...(tokens[thing] as Token), head: at, deprel: 'obj' };
  }
  return out ?? tokens;
}

/** Where the phrase behind a verb begins, adverbs and particles left out. */
function startBehind(tokens: readonly Token[], verb: number): number {
  let at = verb + 1;
  while (tokens[at]?.upos === 'ADV' && tokens[at]?.head === verb) at += 1;
  return at;
}

/** The head of the first phrase behind a verb if it is somebody: a name of a party, or a noun in the plural or with an owner. */
function receiverFrom(tokens: readonly Token[], verb: number, first: number): number {
  const start = /^(?:DET|PRON)$/u.test(tokens[first]?.upos ?? '') ? first + 1 : first;
  const name = nameFrom(tokens, start);
  if (name !== -1 || tokens[start]?.upos === 'PROPN') return name;
  let at = start;
  while (tokens[at]?.upos === 'ADJ') at += 1;
  const noun = tokens[at];
  if (noun?.upos !== 'NOUN' || noun.feats.Case !== undefined) return -1;
  const object = noun.deprel === 'obj' && noun.head === verb && start > first;
  const plural = noun.deprel === 'compound' && noun.feats.Number === 'Plur';
  return object || plural ? at : -1;
}

/** The last token of the name of a party that begins at one; -1 where none does. */
function nameFrom(tokens: readonly Token[], start: number): number {
  for (let last = Math.min(start + 2, tokens.length - 2); last >= start; last -= 1) {
    const words = tokens.slice(start, last + 1);
    if (tokens[last]?.upos !== 'PROPN') continue;
    if (words.some((t) => !/^\p{Lu}/u.test(t.text) || t.feats.Case !== undefined)) continue;
    if (namesParty(words.map((t) => t.text).join(' '), 'en', edgesOf(words))) return last;
  }
  return -1;
}

/** The last word of a name joined with spaces: it has to be part of what is named. */
function edgesOf(words: readonly Token[]): { readonly start: number; readonly end: number } {
  const end = words.reduce((sum, t) => sum + t.text.length + 1, -1);
  return { start: end - (words.at(-1)?.text.length ?? 0), end };
}

/** What stands as the thing right behind a receiver, in one of the ways in which it is parsed amiss; -1 where nothing does. */
function thingBehind(tokens: readonly Token[], verb: number, receiver: number): number {
  const of = tokens[receiver] as Token;
  const inThing = /^(?:compound|nmod|amod|det|flat)/u.test(of.deprel) && of.head > receiver;
  if (inThing) return tokens[of.head]?.head === verb && isObject(tokens[of.head]) ? of.head : -1;
  if (of.head !== verb || !/^i?obj$/u.test(of.deprel)) return -1;
  for (let i = receiver + 1; i < tokens.length; i += 1) {
    const { upos, head, deprel } = tokens[i] as Token;
    if (/^(?:PUNCT|CCONJ|SCONJ|ADP|VERB|AUX|PART)$/u.test(upos) && tokens[i]?.text !== '-') return -1;
    if (upos !== 'NOUN' && upos !== 'SYM') continue;
    if (head === receiver && /^(?:obj|appos|conj|flat|dep|nmod)/u.test(deprel)) return i;
    const apart = (head === verb && deprel === 'obl:unmarked') || (i === receiver + 1 && deprel === 'advmod');
    if (apart) return of.upos === 'PROPN' && !isTime(tokens[i]?.lemma ?? '') ? i : -1;
  }
  return -1;
}

/** What stands without a preposition and is no thing: "paid Iran last week". */
const isTime = (word: string): boolean => /^\p{Lu}/u.test(word) || kinds().is(word, 'time');

/** "tempted the islands with loans": what somebody is provided with hangs on the verb, not on whom it is given to. */
export function mendedProviding(tokens: readonly Token[]): readonly Token[] {
  let out: Token[] | null = null;
  tokens.forEach((t, i) => {
    if (t.text !== 'with' || t.deprel !== 'case') return;
    const thing = tokens[t.head];
    const whom = thing && tokens[thing.head];
    const verb = whom && tokens[whom.head];
    if (
      !thing ||
      whom?.upos !== 'PROPN' ||
      !/^(?:nmod|obl)/u.test(thing.deprel) ||
      !/^(?:obj|xcomp)$/u.test(whom.deprel)
    )
      return;
    if (
      verb?.upos !== 'VERB' ||
      !kinds().is(verb.lemma, 'provided with') ||
      whom.head >= thing.head ||
      i < thing.head - 6
    )
      return;
    out ??= [...tokens];
    out[t.head] = { ...thing, head: whom.head, deprel: 'obl' };
    out[thing.head] = { ...whom, deprel: 'obj' };
  });
  return out ?? tokens;
}

const isObject = (token: Token | undefined): boolean => token?.deprel === 'obj';

/** "keeps Moscow supplied with shells": whom a participle under "keep" seems to have as subject is what is acted upon. */
export function mendedKept(tokens: readonly Token[]): readonly Token[] {
  let out: Token[] | null = null;
  for (let at = 2; at < tokens.length; at += 1) {
    const act = tokens[at] as Token;
    if (act.upos !== 'VERB' || !/^[xc]comp/u.test(act.deprel) || act.feats.Tense !== 'Past') continue;
    if (tokens[act.head]?.lemma !== 'keep' || act.head > at) continue;
    if (tokens.some((t) => t.head === at && /^(?:aux|mark|obj|expl)/u.test(t.deprel))) continue;
    const whom = tokens.findIndex((t, i) => t.head === at && t.deprel.startsWith('nsubj') && i > act.head && i < at);
    if (whom === -1) continue;
    out ??= [...tokens];
    out[whom] = { ...(tokens[whom] as Token), deprel: 'obj' };
  }
  return out ?? tokens;
}
