// At whom a stance is aimed that answers something: "Moscow called the decision unfriendly" is aimed at who decided, "Baku
// rejected the charge" at who charged. What enters: a sentence, the words of the stance, who takes it. What leaves: whoever
// did or said last what its noun calls back to, in the clauses before. Data: lexica/LANG/answered.tsv. Pure.
import { wordKinds } from '../../base/word-kinds.ts';
import type { LanguageCode } from '../../language/language.ts';
import { speakerBefore } from '../discourse/attribution.ts';
import type { PartyMention } from '../mentions/mention.ts';
import { createOwnNote } from '../notes.ts';
import { relationOf, subtreeOf, textOf } from '../predication/tree.ts';
import type { PartyFill } from '../slots/party.ts';
import type { Passage, SentenceView } from './frame.ts';

/** What a noun calls back to. */
type Kind = 'said' | 'done';

/** The words of a stance, its sense, and who takes it. */
export type Answer = {
  readonly sense: string;
  readonly first: number;
  readonly last: number;
  readonly holders: ReadonlySet<string>;
};

/** Stances that judge what was done right before; of others ("demands a decision") the doing lies ahead or is the holder's own. */
const JUDGING: ReadonlySet<string> = new Set(['call', 'condemn', 'thank', 'welcome']);

/** Whom a stance answers; null where its words call nothing back, or nobody but its holder did anything before. */
export function answeredBy(passage: Passage, view: SentenceView, answer: Answer): PartyFill | null {
  const kind = calledBack(passage, view, answer);
  if (kind === null || (kind === 'done' && !JUDGING.has(answer.sense))) return null;
  const id = (kind === 'said' ? whoSaid(passage, view, answer) : null) ?? whoActed(passage, view, answer);
  return id === null ? null : { id, mention: null, known: 'implied', rule: 'position.answered' };
}

/** What the words of a stance call back to: its first noun that does so and names nobody. */
function calledBack({ language }: Passage, view: SentenceView, { first, last }: Answer): Kind | null {
  for (let i = first; i < last; i += 1) {
    const kind = view.tree.tokens[i]?.upos === 'NOUN' ? kindOf(view, i, language) : undefined;
    if (kind !== undefined && isCalledBack(view, i)) return kind;
  }
  return null;
}

/** By the word itself or the last part of a compound. */
function kindOf({ tree }: SentenceView, i: number, language: LanguageCode): Kind | undefined {
  const nouns = wordKinds(`lexica/${language}/answered.tsv`);
  const kind = nouns.of(tree.lemmas[i] ?? '') ?? nouns.of(tree.tokens[i]?.parts?.at(-1)?.toLowerCase() ?? '');
  return kind as Kind | undefined;
}

/** Neither new ("a step") nor of somebody whom its phrase names. */
function isCalledBack({ tree, mentions }: SentenceView, i: number): boolean {
  const phrase = subtreeOf(tree, i);
  const isNew = phrase.some((t) => relationOf(tree, t) === 'det' && /^an?$/iu.test(textOf(tree, t)));
  return !isNew && !mentions.parties.some((m) => phrase.includes(m.headToken));
}

/** Who was cited last before. */
function whoSaid(passage: Passage, view: SentenceView, { first, holders }: Answer): string | null {
  const state = speakerBefore(passage, view, first)?.state ?? null;
  return state !== null && !holders.has(state) ? state : null;
}

/** Who did anything last, in the sentence of the stance or the one before; where that is the holder, nobody is answered. */
function whoActed({ sentences, discourse }: Passage, view: SentenceView, { first, holders }: Answer): string | null {
  const own = actorsOf(view).findLast((m) => m.last <= first && !holders.has(discourse.idOf(m) ?? ''));
  const before = sentences[view.index - 1];
  const actor = own ?? (before && actorsOf(before).findLast((m) => discourse.idOf(m) !== null));
  const id = actor ? discourse.idOf(actor) : null;
  return id === null || holders.has(id) ? null : id;
}

const notes = createOwnNote<readonly PartyMention[]>();

/** The parties that are subjects of a sentence's verbs, or that its subjects belong to. */
const actorsOf = (view: SentenceView): readonly PartyMention[] =>
  notes.of(view.tree) ??
  notes.keep(
    view.tree,
    view.mentions.parties.filter(({ headToken }) => isActor(view, headToken)),
  );

function isActor({ tree }: SentenceView, token: number): boolean {
  if (relationOf(tree, token) === 'nsubj') return true;
  const head = tree.heads[token] ?? -1;
  return head !== -1 && OWNING.test(relationOf(tree, token)) && relationOf(tree, head) === 'nsubj';
}

const OWNING = /^(?:nmod|compound|amod|flat)$/u;
