// What an effect changes, and which way. What enters: a predication of the family `effect`, the variables of its sentence.
// What leaves: the variable (of data/variables.tsv, what a party can do, or the object's own words) and the sign.
import type { PartyMention } from '../mentions/mention.ts';
import type { Variable, VariableMention } from '../mentions/variables.ts';
import { type Argument, argumentsOf, type Predication } from '../predication/predication.ts';
import { childrenBy, lemmaOf, relationOf, textOf } from '../predication/tree.ts';
import type { SentenceView } from './frame.ts';

export type Sign = '+' | '-';

/** Variables that are a burden: to ease them is to lessen them, to bear them is nothing else. */
const BURDENS = /^(?:pressure|risk|dependence|war\.losses)/u;

/** Senses that say less, harder or not at all. */
const LESS: ReadonlySet<string> = new Set(['lower', 'prevent', 'forfeit', 'wane', 'blow']);

/** Which way a sense takes a variable. */
export function signOf(sense: string, variable: Variable): Sign {
  if (sense === 'ease') return BURDENS.test(variable.code) ? '-' : '+';
  return LESS.has(sense) ? '-' : '+';
}

/** Senses of a change of its own accord: an effect only where the sentence says what has brought it about. */
export const OF_ITSELF: ReadonlySet<string> = new Set(['wax', 'wane', 'forfeit', 'gain']);

/** What changes: the variable in the object, right behind, in the chain above; else what a party can do. */
export const changedIn = (
  view: SentenceView,
  p: Predication,
  variables: readonly VariableMention[],
): VariableMention | null =>
  p.entry.wordClass === 'A'
    ? madeSo(view, p, variables)
    : (changedBy(view, p, variables) ??
      changedNear(view, p, variables) ??
      changedAbove(view, p, variables) ??
      acting(view, p));

/** The variable in the verb's object (or in the subject of a verb that says the change of its own). */
export function changedBy(
  view: SentenceView,
  p: Predication,
  variables: readonly VariableMention[],
): VariableMention | null {
  const inside = argumentsOf(p, 'changed').flatMap((a) => {
    const own = variables.filter((v) => a.tokens.includes(v.token));
    const kept = OF_ITSELF.has(p.sense) ? own : own.filter((v) => relationOf(view.tree, v.token) !== 'nsubj');
    return kept.map((v) => ({ v, isHead: v.token === a.head }));
  });
  const narrow = inside.filter((x) => !isWide(x.v));
  const found = narrow.find((x) => x.isHead) ?? narrow[0] ?? inside.find((x) => x.isHead);
  return found?.v ?? null;
}

/** A word such as "war" says what changes only where nothing nearer does. */
export const isWide = (v: VariableMention): boolean => v.variable.code === 'war.duration';

/** Tokens behind the verb within which a variable is what it changes, where the parser hangs it elsewhere. */
const NEAR = 4;

function changedNear(
  view: SentenceView,
  p: Predication,
  variables: readonly VariableMention[],
): VariableMention | null {
  const args = argumentsOf(p, 'changed');
  if ((args.length === 0 && p.voice === 'active') || p.sense === 'wax' || p.sense === 'wane') return null;
  const isWho = (head: number): boolean =>
    view.tree.tokens[head]?.upos === 'PRON' || view.mentions.parties.some((m) => m.headToken === head);
  if (args.length > 0 && args.every((a) => isWho(a.head))) return null;
  const near = variables.filter(
    (v) => v.token > p.trigger && v.token - p.trigger <= NEAR && relationOf(view.tree, v.token) !== 'nsubj',
  );
  return near.find((v) => !isWide(v)) ?? near[0] ?? null;
}

/** "tarkkuutta on saatu parannettua": the object stands with the verb that the trigger hangs on. */
function changedAbove(
  view: SentenceView,
  p: Predication,
  variables: readonly VariableMention[],
): VariableMention | null {
  const [above] = p.containers;
  if (above === undefined || p.form !== 'nonfinite' || argumentsOf(p, 'changed').length > 0) return null;
  const objects = childrenBy(view.tree, above, 'obj');
  return variables.find((v) => objects.includes(v.token)) ?? null;
}

/** What a party can do, where no variable is named: "lets Kyiv strike", "estää Teherania myymästä". */
export const ACTION: Variable = { code: 'freedom.action', label: 'ability to act', kind: 'effect' };

/** Tokens from the verb to what the party can do, at most. */
const SPAN = 8;

/** A thing enables or prevents a party's doing something; what a party lets another do is its stance. */
function acting(view: SentenceView, p: Predication): VariableMention | null {
  if (!ACTING.has(p.sense)) return null;
  if (isPartysOwn(view, p) || p.voice === 'passive' || argumentsOf(p, 'cause').length === 0) return null;
  const clause = argumentsOf(p, 'changed').map((a) => a.head);
  const deed = view.tree.tokens.findIndex(
    (t, i) =>
      i > p.trigger + 1 &&
      i - p.trigger <= SPAN &&
      t.upos === 'VERB' &&
      (t.feats.VerbForm === 'Inf' || clause.includes(i) || view.tree.heads[i] === p.trigger),
  );
  return actorOf(view, p, deed) ? { token: deed, variable: ACTION } : null;
}

const isPartysOwn = (view: SentenceView, p: Predication): boolean =>
  argumentsOf(p, 'cause').some((a) => view.mentions.parties.some((m) => m.id !== null && m.headToken === a.head));

/** The party between the verb and what it is to do. */
export const actorOf = (view: SentenceView, p: Predication, deed: number): PartyMention | null =>
  view.mentions.parties.find((m) => m.first > p.trigger && m.last <= deed && m.manner !== 'pronoun') ?? null;

const ACTING: ReadonlySet<string> = new Set(['enable', 'ease', 'prevent', 'raise']);

/** "makes the trade costlier": what stands between the verb of making and the word of how it becomes. */
function madeSo(view: SentenceView, p: Predication, variables: readonly VariableMention[]): VariableMention | null {
  const made = makerOf(view, p);
  if (!made) return null;
  return variables.find((v) => v.token > made.trigger && v.token < p.trigger) ?? null;
}

/** Tokens from a verb of making to the word of how it becomes, at most. */
const MADE = 10;

/** "made", "left", "became": the verb that makes something so. */
export const makerOf = (view: SentenceView, p: Predication): Predication | null =>
  view.predications
    .filter((m) => m.sense === 'make' && m.trigger < p.trigger && p.trigger - m.trigger <= MADE)
    .at(-1) ?? null;

/** Senses whose object may be anything: what changes is then called by its own words. */
const OPEN: ReadonlySet<string> = new Set(['raise', 'lower', 'ease', 'enable', 'prevent', 'change', 'boon', 'blow']);

/** What changes where a thing does a state good or harm: "emboldens Pyongyang", "deprives Russia of cash". */
const POSITION: Variable = { code: 'other', label: 'position', kind: 'open' };

/** What changes by its own words, where it is no variable of the tables and a thing or a statement changes it. */
export function openChange(view: SentenceView, p: Predication): VariableMention | null {
  const { tree } = view;
  if (p.entry.wordClass === 'A') {
    const made = makerOf(view, p);
    const [own] = made ? [...childrenBy(tree, made.trigger, 'obj', 'nsubj')].reverse() : [];
    return own === undefined ? null : { token: own, variable: named(view, own) };
  }
  if (!OPEN.has(p.sense) || p.form === 'participle' || isSomebodys(view, p) || isSaying(view, p)) return null;
  if (p.entry.wordClass === 'N')
    return argumentsOf(p, 'cause').length + argumentsOf(p, 'feels').length > 0
      ? { token: p.trigger, variable: named(view, p.trigger) }
      : null;
  if (argumentsOf(p, 'cause').length === 0) return null;
  const objects = argumentsOf(p, 'changed');
  const party = objects.find((a) => view.mentions.parties.some((m) => m.id !== null && m.headToken === a.head));
  if (party) return { token: party.head, variable: POSITION };
  const object = objects.find((a) => isChangeable(view, a));
  return object ? { token: object.head, variable: named(view, object.head) } : null;
}

/** "let slip", "let it be known", "changed hands": set phrases that bring nothing about. */
const isSaying = ({ tree }: SentenceView, p: Predication): boolean =>
  (lemmaOf(tree, p.trigger) === 'let' && /^(?:slip|it|on|off|known)$/u.test(textOf(tree, p.trigger + 1))) ||
  (lemmaOf(tree, p.trigger) === 'change' && textOf(tree, p.trigger + 1) === 'hands');

/** What a state, its people or "he", "we" do is no effect of a thing. */
const isSomebodys = (view: SentenceView, p: Predication): boolean =>
  isPartysOwn(view, p) ||
  argumentsOf(p, 'cause').some((a) => /^(?:he|she|we|i|you|who|hän|me|minä|joka)$/u.test(lemmaOf(view.tree, a.head)));

const isChangeable = (view: SentenceView, { head }: Argument): boolean =>
  /^(?:NOUN|PROPN|VERB|PRON)$/u.test(view.tree.tokens[head]?.upos ?? '') &&
  ![...view.mentions.dates, ...view.mentions.sources].some((m) => head >= m.first && head < m.last);

/** Words of a thing that its name takes, at most. */
const WORDS = 4;

function named(view: SentenceView, token: number): Variable {
  const { tree } = view;
  const own = [...childrenBy(tree, token, 'compound', 'amod'), token].filter((i) => i <= token).slice(-WORDS);
  // A form that its place in the sentence asks for is no name.
  const word = (i: number): string =>
    (tree.tokens[i]?.feats.Case ?? 'Nom') === 'Nom' ? (tree.tokens[i]?.text ?? '') : lemmaOf(tree, i);
  const label = own.map(word).join(' ');
  return { code: 'other', label, kind: 'open' };
}
