// Places that fall: "Goma fell to the rebels in January", "El Fasher kaatui". What enters: a passage and its drafts of deployments.
// What leaves: a draft for each place that a verb of falling has as its subject, by those to whom it falls, else by those of whom
// the passage has told that they go there, else by the armed group of that state that it names; nothing where there is none.
import { attributionAt, attributionOf, citingVerbs } from '../discourse/attribution.ts';
import type { PartyMention, PlaceMention } from '../mentions/mention.ts';
import { markersOf } from '../predication/candidates.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import { childrenBy } from '../predication/tree.ts';
import { whenOf } from '../slots/circumstance.ts';
import { isToGo, modalityOf } from '../slots/modality.ts';
import { fillOf, type PartyFill, partySlot } from '../slots/party.ts';
import { quoteOf } from '../slots/quote.ts';
import { homeOf } from './deployment-grounds.ts';
import type { Draft, Passage, SentenceView } from './frame.ts';
import { SOLDIERS } from './people-counts.ts';

/** The places that fall in a passage, as people who enter them. */
export const fallsIn = (passage: Passage, drafts: readonly Draft[], lexicon: Lexicon): readonly Draft[] =>
  passage.sentences.flatMap((view) =>
    view.mentions.places.length === 0
      ? []
      : uniqueTriggers(view.predications)
          .filter((p) => lexicon.markers.get(p.entry.lemma) === 'falls' && p.entry.wordClass === 'V')
          .flatMap((p) => {
            const place = fallen(view, p);
            return place?.state ? (fallOf(passage, view, p, place, drafts) ?? []) : [];
          }),
  );

const uniqueTriggers = (predications: readonly Predication[]): readonly Predication[] =>
  predications.filter((p, i) => predications.findIndex((o) => o.trigger === p.trigger) === i);

/** The place that is the verb's subject. */
const fallen = ({ tree, mentions }: SentenceView, p: Predication): PlaceMention | undefined => {
  const [subject = -1] = childrenBy(tree, p.trigger, 'nsubj');
  return mentions.places.find((m) => subject >= m.first && subject < m.last);
};

/** Cases and adpositions of those to whom a place falls. */
const TAKERS: ReadonlySet<string> = new Set(['to', 'All']);

function fallOf(
  passage: Passage,
  view: SentenceView,
  p: Predication,
  place: PlaceMention,
  drafts: readonly Draft[],
): Draft | null {
  const by = takerOf(passage, view, p, place, drafts);
  if (by === null || by.id === place.state) return null;
  const when = whenOf(view, p, citingVerbs(passage, view));
  return {
    frame: 'deployment',
    rule: 'deployment.fall',
    from: partySlot(by),
    to: { id: place.state as string, text: null, start: null, end: null, known: 'implied', rule: 'deployment.place' },
    item: { code: SOLDIERS, text: place.text, start: place.start, end: place.end },
    quantity: null,
    when,
    where: { name: place.name, text: place.text, start: place.start, end: place.end, known: 'stated' },
    source: attributionOf(passage, view, p),
    modality: modalityOf(p, {
      attribution: attributionAt(passage, view, p.trigger),
      when: when?.edtf ?? null,
      published: passage.document.published,
      about: by.id,
      present: isToGo(view, p),
    }),
    quote: quoteOf(view, Math.min(place.first, p.trigger), Math.max(place.last, p.trigger + 1)),
  };
}

function takerOf(
  passage: Passage,
  view: SentenceView,
  p: Predication,
  { state, start }: PlaceMention,
  drafts: readonly Draft[],
): PartyFill | null {
  const named = view.mentions.parties.find(
    (m) => m.first > p.trigger && markersOf(view.tree, m.headToken).some((x) => TAKERS.has(x)),
  );
  if (named) return fillOf(passage.discourse, named);
  const told = drafts.findLast(
    (d) => d.quote.start < start && d.frame === 'deployment' && d.to?.id === state && d.from?.id.length !== 2,
  );
  const id = told?.from?.id ?? groupOf(passage, state);
  return id ? { id, mention: null, known: 'implied', rule: 'discourse.deployment' } : null;
}

/** The armed group of a state that the passage names first. */
const groupOf = ({ sentences }: Passage, state: string | null): string | null =>
  sentences
    .flatMap((v): readonly PartyMention[] => v.mentions.parties)
    .find((m) => m.id !== null && m.id.length !== 2 && homeOf(m.id) === state)?.id ?? null;
