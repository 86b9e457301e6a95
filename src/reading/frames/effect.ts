// Effects: stated consequences: something weakens, eases, enables, prevents, increases a variable (data/variables.tsv).
// The sign says which way the variable goes; the cause is the subject, or the sentence before where that is only "this".
import type { CauseSlot } from '../claim.ts';
import { attributionAt, citingVerbs } from '../discourse/attribution.ts';
import { type Variable, type VariableMention, variablesIn } from '../mentions/variables.ts';
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
    const changes = view.predications.filter((p) => p.entry.family === 'effect');
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
  const changed = changedBy(p, variables) ?? changedNear(p, variables);
  if (!changed) return [];
  const { first, last } = clauseStretch(view.tree, p.trigger);
  const cited = attributionAt(passage, view, p.trigger);
  const when = whenOf(view, p, citingVerbs(passage, view));
  const from = partiesInRole(view, passage.discourse, p, 'cause')[0] ?? null;
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
      modality: modalityOf(p, {
        attribution: cited,
        when: when?.edtf ?? null,
        published: passage.document.published,
        about: from?.id ?? null,
      }),
      sign: signOf(p.sense, changed.variable),
      cause: causeOf(passage, view, p),
      quote: quoteOf(view, first, last),
    },
  ];
}

/** The variable in the verb's object (or in the subject of a verb that says the change of its own). */
function changedBy(p: Predication, variables: readonly VariableMention[]): VariableMention | null {
  const args = argumentsOf(p, 'changed');
  for (const a of args) {
    const inside = variables.filter((v) => a.tokens.includes(v.token));
    const own = inside.find((v) => v.token === a.head) ?? inside.find((v) => !isWide(v)) ?? inside[0];
    if (own && !isWide(own)) return own;
  }
  return null;
}

/** A word such as "war" says what changes only where nothing nearer does. */
const isWide = (v: VariableMention): boolean => v.variable.code === 'war.duration';

/** Tokens behind the verb within which a variable is what it changes, where the parser hangs it elsewhere. */
const NEAR = 4;

const changedNear = (p: Predication, variables: readonly VariableMention[]): VariableMention | null =>
  argumentsOf(p, 'changed').length === 0 && p.voice === 'active'
    ? null
    : ([...variables]
        .sort((a, b) => Number(isWide(a)) - Number(isWide(b)))
        .find((v) => v.token > p.trigger && v.token - p.trigger <= NEAR) ?? null);

function signOf(sense: string, variable: Variable): Sign {
  if (sense === 'ease') return BURDENS.test(variable.code) ? '-' : '+';
  return sense === 'lower' || sense === 'prevent' ? '-' : '+';
}

/** The state that feels it: whose variable it is, a party in the object, else the one that the clause above is about. */
function whoFeels(
  passage: Passage,
  view: SentenceView,
  p: Predication,
  changed: VariableMention,
  cause: string | null,
): PartyFill | null {
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
    const changed = p.entry.family === 'effect' ? changedBy(p, variables) : null;
    if (changed) return { text: said, variable: changed.variable.code, change: signOf(p.sense, changed.variable) };
  }
  return { text: said, variable: null, change: null };
}
