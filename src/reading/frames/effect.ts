// Effects: stated consequences: something weakens, eases, enables, prevents, increases a variable (data/variables.tsv).
// The sign says which way the variable goes; the cause is the subject, or the sentence before where that is only "this".
import { attributionAt, citingVerbs } from '../discourse/attribution.ts';
import { type VariableMention, variablesIn } from '../mentions/variables.ts';
import { isFalling } from '../predication/falling.ts';
import { lexiconOf } from '../predication/lexicon.ts';
import { argumentsOf, type Predication } from '../predication/predication.ts';
import { childrenBy, lemmaOf, subtreeOf } from '../predication/tree.ts';
import { whenOf, whereOf } from '../slots/circumstance.ts';
import { modalityOf } from '../slots/modality.ts';
import { fillOf, type PartyFill, partiesInRole, partySlot } from '../slots/party.ts';
import { quantitySlot } from '../slots/quantity.ts';
import { quoteOf } from '../slots/quote.ts';
import { causeOf } from './effect-cause.ts';
import { toldIn } from './effect-phrases.ts';
import { ACTION, actorOf, changedIn, isWide, makerOf, OF_ITSELF, openChange, signOf } from './effect-variable.ts';
import type { Draft, Frame, Passage, SentenceView } from './frame.ts';
import { overlaps } from './position-slots.ts';
import { clauseStretch } from './stretch.ts';

export const effect: Frame = { name: 'effect', read };

function read(passage: Passage): readonly Draft[] {
  return passage.sentences.flatMap((view) => {
    const changes = view.predications.filter((p) => p.entry.family === 'effect' && p.sense !== 'make');
    const variables = changes.length === 0 ? [] : variablesIn(view.tree, passage.language, 'effect');
    const drafts = changes.flatMap((p) => draftOf(passage, view, p, variables));
    const own = drafts.filter((draft) => !drafts.some((other) => isWithin(draft, other)));
    const told = toldIn(passage, view).filter((t) => !own.some((d) => overlaps(d.quote, t.quote)));
    return [...own, ...told.filter((t, i) => !told.slice(0, i).some((d) => overlaps(d.quote, t.quote)))];
  });
}

/** "helps it to modernise its air defence": what helps and what is done are one effect, told by the wider words. */
const isWithin = (a: Draft, b: Draft): boolean =>
  a.item?.code === b.item?.code &&
  a.sign === b.sign &&
  a.quote.start >= b.quote.start &&
  a.quote.end <= b.quote.end &&
  a.quote.end - a.quote.start < b.quote.end - b.quote.start;

function draftOf(
  passage: Passage,
  view: SentenceView,
  p: Predication,
  variables: readonly VariableMention[],
): readonly Draft[] {
  const known = changedIn(view, p, variables);
  const changed = known ?? openChange(view, p);
  if (!changed || !concerns(view, p) || isReckoning(passage, view, p) || (known && !isCaused(passage, view, p, known)))
    return [];
  const { first, last } = clauseStretch(view.tree, p.trigger);
  const cited = attributionAt(passage, view, p.trigger);
  const when = whenOf(view, p, citingVerbs(passage, view));
  const maker = p.entry.wordClass === 'A' ? (makerOf(view, p) ?? p) : p;
  const from = partiesInRole(view, passage.discourse, maker, 'cause')[0] ?? null;
  const feels = whoFeels(passage, view, p, changed, from?.id ?? null);
  return [
    {
      frame: 'effect',
      rule: known ? `effect.${p.sense}` : `effect.open-${p.sense}`,
      from: partySlot(from),
      to: partySlot(feels),
      item: { code: changed.variable.label, text: null, start: null, end: null },
      quantity: extentOf(view, p),
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
      cause: causeOf(passage, view, maker, feels?.id ?? null),
      quote: quoteOf(view, first, last),
    },
  ];
}

/** "Seoul laski määriä", "vienti laski 10 prosenttia": where the verb of lowering is also one of counting, whoever is cited counts, and what has no object falls. */
const isReckoning = ({ language }: Passage, { tree, mentions }: SentenceView, p: Predication): boolean =>
  p.sense === 'lower' &&
  lexiconOf(language).cues.has(lemmaOf(tree, p.trigger)) &&
  (isFalling(tree, p.trigger, lexiconOf(language)) ||
    argumentsOf(p, 'cause').some(({ head }) => mentions.sources.some((m) => head >= m.first && head < m.last)));

/** "cut revenues by 40 per cent": a share in the clause says how far it goes. */
function extentOf(view: SentenceView, p: Predication): Draft['quantity'] {
  const own = new Set(subtreeOf(view.tree, p.trigger));
  const q = view.mentions.quantities.find((m) => m.unit === 'percent' && !m.measureOnly && own.has(m.headToken));
  return q ? quantitySlot(q, 'share') : null;
}

/** Whether the sentence is about states at all: it names a party, or "this", "which" brings it about. */
const concerns = (view: SentenceView, p: Predication): boolean =>
  view.mentions.parties.length > 0 ||
  argumentsOf(p, 'cause').some((a) => /^(?:PRON|DET)$/u.test(view.tree.tokens[a.head]?.upos ?? ''));

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
