// Effects: stated consequences: something weakens, eases, enables, prevents, increases a variable (data/variables.tsv).
// The sign says which way the variable goes; the cause is the subject, or the sentence before where that is only "this".
import type { CauseSlot } from '../claim.ts';
import { attributionAt, citingVerbs } from '../discourse/attribution.ts';
import type { PartyMention } from '../mentions/mention.ts';
import { type Variable, type VariableMention, variablesIn } from '../mentions/variables.ts';
import { lexiconOf } from '../predication/lexicon.ts';
import { argumentsOf, type Predication } from '../predication/predication.ts';
import { childrenBy, relationOf, subtreeOf } from '../predication/tree.ts';
import { whenOf, whereOf } from '../slots/circumstance.ts';
import { modalityOf } from '../slots/modality.ts';
import { fillOf, type PartyFill, partiesInRole, partySlot } from '../slots/party.ts';
import { quoteOf } from '../slots/quote.ts';
import type { Draft, Frame, Passage, SentenceView } from './frame.ts';
import { clauseStretch } from './stretch.ts';

export const effect: Frame = { name: 'effect', read };

type Sign = '+' | '-';

/** Variables that are a burden: to ease them is to lessen them, to bear them is nothing else. */
const BURDENS = /^(?:pressure|risk|dependence|war\.losses)/u;

function read(passage: Passage): readonly Draft[] {
  return passage.sentences.flatMap((view) => {
    const changes = view.predications.filter((p) => p.entry.family === 'effect' && p.sense !== 'make');
    if (changes.length === 0) return [];
    const variables = variablesIn(view.tree, passage.language, 'effect');
    return changes.flatMap((p) => draftOf(passage, view, p, variables));
  });
}

function draftOf(
  passage: Passage,
  view: SentenceView,
  p: Predication,
  variables: readonly VariableMention[],
): readonly Draft[] {
  const changed = changedIn(view, p, variables);
  if (!changed || !concerns(view, p) || !isCaused(passage, view, p, changed)) return [];
  const { first, last } = clauseStretch(view.tree, p.trigger);
  const cited = attributionAt(passage, view, p.trigger);
  const when = whenOf(view, p, citingVerbs(passage, view));
  const maker = p.entry.wordClass === 'A' ? (makerOf(view, p) ?? p) : p;
  const from = partiesInRole(view, passage.discourse, maker, 'cause')[0] ?? null;
  return [
    {
      frame: 'effect',
      rule: `effect.${p.sense}`,
      from: partySlot(from),
      to: partySlot(whoFeels(passage, view, p, changed, from?.id ?? null)),
      item: { code: changed.variable.label, text: null, start: null, end: null },
      quantity: null,
      when,
      where: whereOf(view, p),
      source: cited?.slot ?? null,
      modality: isNone(view, p)
        ? 'denied'
        : modalityOf(p, {
            attribution: cited,
            when: when?.edtf ?? null,
            published: passage.document.published,
            about: from?.id ?? null,
          }),
      sign: signOf(p.sense, changed.variable),
      cause: causeOf(passage, view, maker),
      quote: quoteOf(view, first, last),
    },
  ];
}

/** Whether the sentence is about states at all: it names a party, or "this", "which" brings it about. */
const concerns = (view: SentenceView, p: Predication): boolean =>
  view.mentions.parties.length > 0 ||
  argumentsOf(p, 'cause').some((a) => /^(?:PRON|DET)$/u.test(view.tree.tokens[a.head]?.upos ?? ''));

/** Senses of a change of its own accord: an effect only where the sentence says what has brought it about. */
const OF_ITSELF: ReadonlySet<string> = new Set(['wax', 'wane', 'forfeit', 'gain']);

function isCaused(passage: Passage, view: SentenceView, p: Predication, changed: VariableMention): boolean {
  if (!OF_ITSELF.has(p.sense)) return true;
  if (changed.variable.kind !== 'effect' || isWide(changed)) return false;
  if (p.sense === 'forfeit' || p.sense === 'gain') return true;
  const { markers } = lexiconOf(passage.language);
  return view.tree.lemmas.some((lemma) => markers.get(lemma) === 'cause');
}

/** "None of this will upset the balance": a negative pronoun as what brings it about. */
const isNone = (view: SentenceView, p: Predication): boolean =>
  argumentsOf(p, 'cause').some((a) =>
    /^(?:none|nothing|neither)$/u.test(view.tree.tokens[a.head]?.lemma.toLowerCase() ?? ''),
  );

/** What changes: the variable in the object, right behind, in the chain above; else what a party can do. */
const changedIn = (
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
function changedBy(view: SentenceView, p: Predication, variables: readonly VariableMention[]): VariableMention | null {
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
const isWide = (v: VariableMention): boolean => v.variable.code === 'war.duration';

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
const ACTION: Variable = { code: 'freedom.action', label: 'ability to act', kind: 'effect' };

/** Tokens from the verb to what the party can do, at most. */
const SPAN = 8;

/** A thing enables or prevents a party's doing something; what a party lets another do is its stance. */
function acting(view: SentenceView, p: Predication): VariableMention | null {
  if (!ACTING.has(p.sense)) return null;
  const { parties } = view.mentions;
  const byParty = argumentsOf(p, 'cause').some((a) => parties.some((m) => m.id !== null && m.headToken === a.head));
  if (byParty || p.voice === 'passive' || argumentsOf(p, 'cause').length === 0) return null;
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

/** The party between the verb and what it is to do. */
const actorOf = (view: SentenceView, p: Predication, deed: number): PartyMention | null =>
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

const makerOf = (view: SentenceView, p: Predication): Predication | null =>
  view.predications
    .filter((m) => m.sense === 'make' && m.trigger < p.trigger && p.trigger - m.trigger <= MADE)
    .at(-1) ?? null;

/** Senses that say less, harder or not at all. */
const LESS: ReadonlySet<string> = new Set(['lower', 'prevent', 'forfeit', 'wane']);

function signOf(sense: string, variable: Variable): Sign {
  if (sense === 'ease') return BURDENS.test(variable.code) ? '-' : '+';
  return LESS.has(sense) ? '-' : '+';
}

/** The state that feels it: whose variable it is, a party in the object, else the one that the clause above is about. */
function whoFeels(
  passage: Passage,
  view: SentenceView,
  p: Predication,
  changed: VariableMention,
  cause: string | null,
): PartyFill | null {
  const actor = changed.variable === ACTION ? actorOf(view, p, changed.token) : null;
  if (actor) return fillOf(passage.discourse, actor);
  const feels = partiesInRole(view, passage.discourse, p, 'feels')[0];
  if (feels) return feels;
  const phrase = new Set(subtreeOf(view.tree, changed.token));
  const object = new Set(argumentsOf(p, 'changed').flatMap((a) => a.tokens));
  for (const inside of [phrase, object]) {
    const m = view.mentions.parties.find((x) => inside.has(x.headToken) && x.id !== cause);
    const fill = m ? fillOf(passage.discourse, m) : null;
    if (fill) return fill;
  }
  const threatened = changed.variable.code.startsWith('risk') ? lastBefore(passage, view, p) : null;
  if (threatened) return threatened;
  const above = p.containers.flatMap((c) => childrenBy(view.tree, c, 'nsubj'));
  const subject = view.mentions.parties.find((m) => above.includes(m.headToken));
  const fill = subject ? fillOf(passage.discourse, subject) : null;
  if (fill) return fill;
  const place = view.mentions.places.find((m) => m.state !== null);
  if (place?.state) return { id: place.state, mention: null, known: 'implied', rule: 'effect.place' };
  const other = passage.discourse.topic.find((id) => id !== cause);
  return other === undefined ? null : { id: other, mention: null, known: 'implied', rule: 'discourse.topic' };
}

/** "This reduces the risk": for the party that the statement before names last, against whom what it says was aimed. */
function lastBefore(passage: Passage, view: SentenceView, p: Predication): PartyFill | null {
  const subject = argumentsOf(p, 'cause')[0];
  const before = passage.sentences[view.index - 1];
  if (!before || !subject || view.tree.tokens[subject.head]?.upos !== 'PRON') return null;
  const last = before.mentions.parties.at(-1);
  const id = last ? passage.discourse.idOf(last) : null;
  return id === null ? null : { id, mention: null, known: 'implied', rule: 'discourse.before' };
}

/** What brings it about: the subject's words; of "this", "mikä" the statement before. */
function causeOf(passage: Passage, view: SentenceView, p: Predication): CauseSlot | null {
  const subject = argumentsOf(p, 'cause')[0];
  const { text } = passage.document;
  if (!subject) return null;
  const token = view.tree.tokens[subject.head];
  if (token?.upos !== 'PRON' && token?.upos !== 'DET') {
    const { start, end } = quoteOf(
      view,
      subject.tokens[0] ?? subject.head,
      (subject.tokens.at(-1) ?? subject.head) + 1,
    );
    return { text: text.slice(start, end), variable: null, change: null };
  }
  const before = passage.sentences[view.index - 1];
  const relative = relationOf(view.tree, p.trigger) === 'acl' || subject.head > 3;
  if (relative) {
    const { start, end } = quoteOf(view, 0, subject.head);
    return { text: text.slice(start, end), variable: null, change: null };
  }
  return before ? statedBefore(passage, before) : null;
}

/** The sentence before as a cause; where it states an effect, with that variable and its change. */
function statedBefore(passage: Passage, before: SentenceView): CauseSlot {
  const variables = variablesIn(before.tree, passage.language, 'effect');
  const said = passage.document.text.slice(before.sentence.start, before.sentence.end).trim();
  for (const p of before.predications) {
    const changed = p.entry.family === 'effect' ? changedBy(before, p, variables) : null;
    if (changed) return { text: said, variable: changed.variable.code, change: signOf(p.sense, changed.variable) };
  }
  return { text: said, variable: null, change: null };
}
