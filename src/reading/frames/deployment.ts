// Deployments: people sent, moved, stationed, fighting, withdrawn; own weapons moved and kept are read as transfers' kin
// elsewhere. Anchored in people: each mention of soldiers, engineers, workers is read with the predications it stands in.
import type { Basis } from '../claim.ts';
import { attributionOf } from '../discourse/attribution.ts';
import { isSpeaker } from '../discourse/speakers.ts';
import type { PartyMention } from '../mentions/mention.ts';
import { type Lexicon, lexiconOf } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import { depthBelow, subtreeOf } from '../predication/tree.ts';
import { whenOf, whereOf } from '../slots/circumstance.ts';
import { modalityOf } from '../slots/modality.ts';
import { fillOf, type PartyFill, partiesInRole, partySlot } from '../slots/party.ts';
import { quantitySlot } from '../slots/quantity.ts';
import { quoteOf } from '../slots/quote.ts';
import type { Draft, Frame, Passage, SentenceView } from './frame.ts';
import { ownWords } from './quotes.ts';
import { type Thing, thingsOf } from './things.ts';

export const deployment: Frame = { name: 'deployment', read };

const isPeople = (t: Thing): boolean =>
  t.code.startsWith('personnel') && t.code !== 'personnel.prisoner' && t.code !== 'personnel.civilian';

/** Roles in which deployed people stand, sense by sense; goods' senses have them as themes. */
const PEOPLE_ROLES: ReadonlySet<string> = new Set(['people', 'theme']);
const SENSES: ReadonlySet<string> = new Set([
  'give',
  'receive',
  'flow',
  'ask',
  'station',
  'fight',
  'move',
  'withdraw',
  'recruit',
]);
/** Basis by sense: those who are somewhere are a stock, those who are sent at one time an increment. */
const BASIS: Readonly<Record<string, Basis>> = { station: 'stock', fight: 'stock' };

type Placed = { readonly view: SentenceView; readonly thing: Thing; readonly main: Predication };

function read(passage: Passage): readonly Draft[] {
  const lexicon = lexiconOf(passage.language);
  const placed = passage.sentences.flatMap((view) => peopleOf(view, lexicon));
  return placed.flatMap((p, i) => draftOf(passage, p, placed[i - 1], lexicon));
}

function peopleOf(view: SentenceView, lexicon: Lexicon): readonly Placed[] {
  const predications = view.predications.filter((p) => SENSES.has(p.sense));
  return thingsOf(view, lexicon)
    .filter(isPeople)
    .flatMap((thing) => {
      const over = predications
        .filter((p) =>
          p.args.some(
            (a) =>
              PEOPLE_ROLES.has(a.role) &&
              a.tokens.includes(thing.headToken) &&
              depthBelow(view.tree, thing.headToken, a.head) <= 3,
          ),
        )
        .sort((a, b) => rankOf(a, thing) - rankOf(b, thing));
      return over[0] ? [{ view, thing, main: over[0] }] : [];
    });
}

const rankOf = (p: Predication, thing: Thing): number =>
  (p.form === 'noun' ? 20 : 0) + (p.entry.family === 'deployment' ? 0 : 5) + Math.abs(p.trigger - thing.headToken) / 10;

function draftOf(passage: Passage, placed: Placed, before: Placed | undefined, lexicon: Lexicon): readonly Draft[] {
  const { view, thing, main } = placed;
  const from = ownerOf(passage, view, thing) ?? senderOf(passage, view, main, lexicon) ?? impliedOwner(passage);
  const to = hostOf(passage, view, main, lexicon, from) ?? impliedHost(passage, from);
  if (!from && !to) return [];
  const source = attributionOf(passage, view, main);
  const follows = before?.view === view && before.main === main;
  const [first, last] = ownWords(thing);
  const quote = follows
    ? quoteOf(view, first, last)
    : quoteOf(view, Math.min(first, main.trigger), Math.max(last, main.trigger + 1));
  const when = whenOf(view, main);
  const basis = BASIS[main.sense] ?? (when === null ? 'total' : 'increment');
  return [
    {
      frame: 'deployment',
      rule: `deployment.${main.sense}`,
      from: partySlot(from),
      to: partySlot(to),
      item: { code: thing.code, text: thing.text, start: thing.start, end: thing.end },
      quantity: thing.quantity ? quantitySlot(thing.quantity, basis, thing.shared) : null,
      when,
      where: whereOf(view, main),
      source,
      modality: modalityOf(main, source !== null),
      quote,
    },
  ];
}

/** Whose people: a party in their own phrase ("North Korean soldiers", "pohjoiskorealaista"). */
export function ownerOf(passage: Passage, view: SentenceView, thing: Thing): PartyFill | null {
  const inside = view.mentions.parties.filter((m) => m.start < thing.end && thing.start < m.end);
  const phrase = new Set(
    subtreeOf(
      view.tree,
      thing.headToken,
      (c) => !['acl', 'conj', 'nsubj', 'advcl'].includes(view.tree.tokens[c]?.deprel.split(':')[0] ?? ''),
    ),
  );
  const near = view.mentions.parties.filter((m) => phrase.has(m.headToken) && m.headToken <= thing.headToken);
  for (const m of [...inside, ...near]) {
    const fill = fillOf(passage.discourse, m);
    if (fill) return fill;
  }
  return null;
}

function senderOf(passage: Passage, view: SentenceView, p: Predication, lexicon: Lexicon): PartyFill | null {
  for (const role of ['giver', 'agent', 'people']) {
    const fill = partiesInRole(view, passage.discourse, p, role).find(
      (f) => !f.mention || !isSpeaker(view, lexicon, f.mention),
    );
    if (fill) return fill;
  }
  return null;
}

/** Where they go or whom they serve: a role's party, else the state of the place. */
function hostOf(
  passage: Passage,
  view: SentenceView,
  p: Predication,
  lexicon: Lexicon,
  from: PartyFill | null,
): PartyFill | null {
  const fits = (m: PartyMention | null, id: string): boolean =>
    id !== from?.id && (m === null || !isSpeaker(view, lexicon, m));
  for (const role of ['receiver', 'host', 'place', 'origin', 'enemy']) {
    const fill = partiesInRole(view, passage.discourse, p, role).find((f) => fits(f.mention, f.id));
    if (fill) return fill;
  }
  const place = view.mentions.places.find((m) => m.state !== null && m.state !== from?.id);
  return place?.state ? { id: place.state, mention: null, known: 'implied', rule: 'deployment.place' } : null;
}

const impliedOwner = (passage: Passage): PartyFill | null => {
  const [first] = passage.discourse.topic;
  return first === undefined ? null : { id: first, mention: null, known: 'implied', rule: 'discourse.topic' };
};

function impliedHost(passage: Passage, from: PartyFill | null): PartyFill | null {
  const [first, second] = passage.discourse.topic;
  const other = first === from?.id ? second : first;
  return other === undefined || from === null
    ? null
    : { id: other, mention: null, known: 'implied', rule: 'discourse.topic' };
}
