// A person by name who is killed or dies: one of that person's state. What enters: a sentence with its predications. What
// leaves: drafts of the frame `casualties` with a count of one, told by the name itself.
import { attributionAt, attributionOf, citingVerbs } from '../discourse/attribution.ts';
import type { PartyMention } from '../mentions/mention.ts';
import { argumentsOf, type Predication } from '../predication/predication.ts';
import { childrenBy } from '../predication/tree.ts';
import { whenOf, whereOf } from '../slots/circumstance.ts';
import { modalityOf } from '../slots/modality.ts';
import { fillOf, partySlot } from '../slots/party.ts';
import { basisByTime, oneCounted, quantitySlot } from '../slots/quantity.ts';
import { quoteOf } from '../slots/quote.ts';
import type { Draft, Passage, SentenceView } from './frame.ts';

/** Drafts of the people by name whom a sentence says to have been killed or to have died, but where a toll is read already. */
export function namedDead(passage: Passage, view: SentenceView, others: readonly Draft[]): readonly Draft[] {
  return view.predications.flatMap((p): readonly Draft[] => {
    if ((p.sense !== 'kill' && p.sense !== 'die') || p.negated) return [];
    const person = victimOf(view, p);
    const from = person ? fillOf(passage.discourse, person) : null;
    if (!person || !from || others.some((d) => d.quote.start <= person.start && person.end <= d.quote.end)) return [];
    const when = whenOf(view, p, citingVerbs(passage, view));
    const { text, start, end } = person;
    return [
      {
        frame: 'casualties',
        rule: 'casualties.named',
        from: partySlot(from),
        to: null,
        item: { code: 'personnel.official', text, start, end },
        quantity: quantitySlot(oneCounted(person, person.headToken), basisByTime(when) ?? 'increment'),
        when,
        where: whereOf(view, p),
        source: attributionOf(passage, view, p),
        modality: modalityOf(p, {
          attribution: attributionAt(passage, view, p.trigger),
          when: when?.edtf ?? null,
          published: passage.document.published,
          about: from.id,
        }),
        outcome: 'killed',
        quote: quoteOf(view, Math.min(person.first, p.trigger), Math.max(person.last, p.trigger + 1)),
      },
    ];
  });
}

/** Whoever is killed, dies, or whose death a noun names: a person by name, alone. */
function victimOf(view: SentenceView, p: Predication): PartyMention | null {
  const victims = argumentsOf(p, 'victim').filter((a) => a.found === 'relation');
  const person = view.mentions.parties.find(
    (m) =>
      (m.manner === 'leader' || m.manner === 'person') &&
      victims.some((a) => a.head >= m.first && a.head < m.last && childrenBy(view.tree, a.head, 'conj').length === 0),
  );
  return person && (p.entry.wordClass === 'V' || person.last <= p.trigger) ? person : null;
}
