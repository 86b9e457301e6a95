// Deployments: people sent, moved, stationed, fighting, withdrawn; own weapons that stand abroad too. Anchored in people:
// each mention of soldiers, engineers, workers is read with the predications it stands in.
import type { WhereSlot } from '../claim.ts';
import { attributionAt, attributionOf, citingVerbs } from '../discourse/attribution.ts';
import type { QuantityMention } from '../mentions/mention.ts';
import { isBreakaway } from '../mentions/party-names.ts';
import { type Lexicon, lexiconOf } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import { depthBelow, relationOf } from '../predication/tree.ts';
import { basisOf } from '../slots/basis.ts';
import { whenBegun } from '../slots/begun.ts';
import { whenOf, whereMeant, whereOf } from '../slots/circumstance.ts';
import { isToGo, modalityOf } from '../slots/modality.ts';
import { type PartyFill, partySlot } from '../slots/party.ts';
import { oneOf, quantitySlot } from '../slots/quantity.ts';
import { quoteOf } from '../slots/quote.ts';
import { denialsIn } from './denials.ts';
import { atHome, isAtSea } from './deployment-grounds.ts';
import { listedWith } from './deployment-lists.ts';
import { hostOf, impliedHost, impliedOwner, markedParty, ORIGIN, ownerOf, senderOf } from './deployment-parties.ts';
import { clauseOwner } from './deployment-subjects.ts';
import { fallsIn } from './fallen-places.ts';
import type { Draft, Frame, Passage, SentenceView } from './frame.ts';
import { peopleOf } from './people.ts';
import { PEOPLE_ROLES } from './people-counts.ts';
import { isPartOf } from './people-parts.ts';
import { NEAR } from './people-places.ts';
import { isThere, presence, standsAt, told } from './people-presence.ts';
import { isSideAlone, movesOf } from './people-sides.ts';
import { ownWords } from './quotes.ts';
import { sides, withoutRepeats } from './repeats.ts';
import type { Thing } from './things.ts';
import { tollsOf } from './tolls.ts';

export const deployment: Frame = { name: 'deployment', read };

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
  'possess',
  'take-land',
  'hold-land',
]);

type Placed = { readonly view: SentenceView; readonly thing: Thing; readonly main: Predication };

function read(passage: Passage): readonly Draft[] {
  const lexicon = lexiconOf(passage.language);
  const known = passage.sentences.some((v) => v.mentions.items.some((m) => m.code.startsWith('personnel')));
  let last: string | null = null;
  const placed = passage.sentences.flatMap((view) => {
    const people = peopleOf(view, lexicon, known, last);
    last = view.mentions.items.at(-1)?.code ?? last;
    const here = placePeople(view, people, lexicon);
    return here.filter(
      (p) => p.thing.by === undefined || p.thing.again === true || !here.some((o) => o !== p && o.main === p.main),
    );
  });
  const memory: Memory = { from: null, to: null };
  const drafts = placed.flatMap((p, i) => draftOf(passage, p, placed[i - 1], lexicon, memory));
  const all = [...drafts, ...fallsIn(passage, drafts, lexicon)];
  return withoutRepeats([...all, ...denialsIn(passage, all)], isBare, (d) => sides(d, d.modality, d.rule));
}

/** A mention without a number, date or place. */
const isBare = (d: Draft): boolean => d.quantity === null && d.when === null && d.where === null;

function placePeople(view: SentenceView, people: readonly Thing[], lexicon: Lexicon): readonly Placed[] {
  const tolls = tollsOf(view, lexicon);
  const dead = new Set(tolls.map((t) => t.quantity));
  const fallen = new Set(tolls.filter((t) => t.p.entry.wordClass === 'V').map((t) => t.quantity));
  const captive = new Set(tolls.filter((t) => t.p.sense === 'capture').map((t) => t.victims?.headToken));
  const moves = movesOf(view);
  const predications = view.predications.filter(
    (p) => SENSES.has(p.sense) && (p.sense !== 'hold-land' || moves.includes(p)),
  );
  return people.flatMap((thing) => {
    const over = predications
      .filter((p) =>
        p.args.some(
          (a) =>
            PEOPLE_ROLES.has(a.role) &&
            a.tokens.includes(thing.headToken) &&
            depthBelow(view.tree, thing.headToken, a.head) <= 3,
        ),
      )
      .sort((a, b) => rankOf(view, a, thing) - rankOf(view, b, thing));
    const main =
      thing.by ??
      over.find((p) => p.sense === 'possess' && isThere(view, thing) && p.args.some((a) => a.role === 'agent')) ??
      over.find((p) => isSomewhere(view, p) && (p.sense !== 'possess' || standsAt(view, thing))) ??
      (standsAt(view, thing) ? presence(view, thing) : undefined) ??
      nearest(view, thing, predications) ??
      told(view, thing, lexicon);
    const stays =
      thing.code === 'personnel.civilian' &&
      (main?.entry.wordClass !== 'V' || thing.quantity === null || main.sense === 'station');
    const toll = main && isTaken(main, thing) ? fallen : dead;
    const counted = stays || (thing.quantity !== null && toll.has(thing.quantity)) || captive.has(thing.headToken);
    const given = KEPT.test(thing.code) && main?.entry.family !== 'deployment';
    return main && !counted && !given && !isVictim(view, thing, over.length > 0) ? [{ view, thing, main }] : [];
  });
}

/** "2,000 of the wounded were sent home": those of the losses whom a verb takes elsewhere go there. */
const isTaken = (p: Predication, thing: Thing): boolean =>
  (p.sense === 'move' || p.sense === 'withdraw') &&
  p.entry.wordClass === 'V' &&
  p.args.some((a) => a.role === 'people' && isHeadOf(thing, a.head));

/** Those who merely "are" something are no deployment; those who are somewhere, or with somebody, are. */
function isSomewhere(view: SentenceView, p: Predication): boolean {
  if (p.sense !== 'station' || view.tree.tokens[p.trigger]?.upos !== 'AUX') return true;
  return p.args.some((a) => (a.role === 'place' || a.role === 'host') && a.tokens.length > 0);
}

/** Tokens between people and the trigger nearest to them, at most. */
const FAR = 12;

/** Without a relation, the nearest trigger that moves or keeps people; counted people only. */
function nearest(view: SentenceView, thing: Thing, predications: readonly Predication[]): Predication | undefined {
  if (thing.quantity === null) return undefined;
  const fitting = predications.filter((p) => p.entry.family === 'deployment' && isSomewhere(view, p));
  const away = (p: Predication): number =>
    Math.abs(p.trigger - thing.headToken) + (view.tree.tokens[p.trigger]?.upos === 'AUX' ? 4 : 0);
  return fitting.filter((p) => away(p) <= FAR).toSorted((a, b) => away(a) - away(b))[0];
}

/** People who are killed or taken in their own clause are casualties, not a deployment. */
function isVictim(view: SentenceView, thing: Thing, related: boolean): boolean {
  const tolls = view.predications.filter((p) => p.entry.family === 'casualties');
  const acting = view.predications.some(
    (p) =>
      p.entry.family === 'deployment' &&
      p.form === 'participle' &&
      p.args.some((a) => a.role === 'people' && a.head === thing.headToken),
  );
  if (!acting && tolls.some((p) => p.args.some((a) => a.role === 'victim' && a.head === thing.headToken))) return true;
  return !related && tolls.some((p) => Math.abs(p.trigger - thing.headToken) < 4);
}

/** Where a verb may be of going and of leaving ("pull out"), it is of leaving. */
const LEAST = 0.01;

/** Verbs of their own before nouns of their own, before verbs of which they are only a part. */
const rankOf = (view: SentenceView, p: Predication, thing: Thing): number =>
  (p.form === 'noun' ? 10 : 0) +
  (p.args.some((a) => PEOPLE_ROLES.has(a.role) && (isHeadOf(thing, a.head) || isBodyOf(view, thing, a.head)))
    ? 0
    : 15) +
  (p.entry.family === 'deployment' ? 0 : 5) +
  (p.sense === 'withdraw' ? 0 : LEAST) +
  Math.abs(p.trigger - thing.headToken) / 10;

/** "12 000 sotilaan osasto siirtyi": the body that they make up does what they do. */
const isBodyOf = ({ predications }: SentenceView, thing: Thing, head: number): boolean =>
  predications.some(
    (p) =>
      p.trigger === head &&
      p.form === 'noun' &&
      p.sense === 'station' &&
      p.args.some((a) => a.head === thing.headToken),
  );

const isHeadOf = (thing: Thing, head: number): boolean =>
  head === thing.headToken || (thing.quantity !== null && head >= thing.quantity.first && head < thing.quantity.last);

/** Whose people the passage has told of last, and where it has said that they are. */
type Memory = { from: PartyFill | null; to: PartyFill | null };

const again = (fill: PartyFill | null): PartyFill | null =>
  fill && { id: fill.id, mention: null, known: 'implied', rule: 'discourse.deployment' };

/** "retook Nagorno-Karabakh": a breakaway region that is taken is land, and no state that is entered. */
const isLandTaken = ({ predications }: SentenceView, { trigger }: Predication, { id }: PartyFill): boolean =>
  isBreakaway(id) && predications.some((p) => p.trigger === trigger && p.sense === 'take-land');

/** Known from the words, or from a place of the words; not from what is known of the parties. */
const isSaid = (fill: PartyFill | null): boolean =>
  fill !== null && (fill.known === 'stated' || fill.rule === 'deployment.place');

/** The host as the words say, else the one that the passage has named for the same people, else `fill`. */
function hostAgain(memory: Memory, from: PartyFill | null, fill: PartyFill | null): PartyFill | null {
  const same = memory.to !== null && memory.from?.id === from?.id && memory.to.id !== from?.id;
  return same && !isSaid(fill) ? again(memory.to) : fill;
}

/** "Burundi is pulling out": of a side that acts without a word for its people, the host of the people named last. */
const hostThere = (memory: Memory, view: SentenceView, thing: Thing, from: PartyFill | null): PartyFill | null =>
  memory.to !== null && memory.to.id !== from?.id && isSideAlone(view, thing) ? again(memory.to) : null;

function draftOf(
  passage: Passage,
  placed: Placed,
  before: Placed | undefined,
  lexicon: Lexicon,
  memory: Memory,
): readonly Draft[] {
  const { view, thing, main } = placed;
  const from =
    ownerOf(passage, view, thing) ??
    (isPartOf(thing) && !main.args.some((a) => a.role === 'agent') ? again(memory.from) : null) ??
    senderOf(passage, view, main, lexicon) ??
    markedParty(passage, view, main, ORIGIN) ??
    clauseOwner(passage, view, thing, main, lexicon) ??
    again(memory.from) ??
    impliedOwner(passage);
  const told = hostOf(passage, view, main, lexicon, from, thing);
  const host = hostAgain(memory, from, told ?? hostThere(memory, view, thing, from) ?? impliedHost(passage, from));
  const entered =
    host !== null && (isLandTaken(view, main, host) || (!isSaid(host) && isAtSea(view, main, thing))) ? null : host;
  const to = atHome(entered, from);
  if (isSaid(to)) memory.to = to;
  else if (from?.id !== memory.from?.id) memory.to = null;
  if (from?.known === 'stated' || from?.rule === 'discourse.pronoun') memory.from = from;
  if (!from && !to) return [];
  const sends = main.args.some((a) => a.role === 'agent') && from?.known === 'stated';
  if (!sends && isVague(view, thing, main, to)) return [];
  const source = attributionOf(passage, view, main);
  const follows = before?.view === view && before.main === main;
  const [first, last] = ownWords(thing);
  const where = whereOf(view, main) ?? whereMeant(passage, view, main);
  const quote = follows
    ? quoteOf(view, first, last)
    : quoteOf(view, Math.min(first, main.trigger), Math.max(last, main.trigger + 1, endOfPlace(view, main, where)));
  const when = whenBegun(passage, view, main, whenOf(view, main, citingVerbs(passage, view)));
  const amount =
    thing.quantity ??
    (KEPT.test(thing.code) ? oneOf(view, thing) : null) ??
    (isGround(main) ? groundOf(view, main) : null);
  const modality = modalityOf(main, {
    attribution: attributionAt(passage, view, main.trigger),
    when: when?.edtf ?? null,
    published: passage.document.published,
    about: from?.id ?? null,
    present: isToGo(view, main),
  });
  const { language } = passage;
  const clause = { language, view, p: main, frame: 'deployment', when: when?.edtf ?? null, modality } as const;
  const draft: Draft = {
    frame: 'deployment',
    rule: `deployment.${main.sense}`,
    from: partySlot(from),
    to: partySlot(to),
    item: { code: thing.code, text: thing.text, start: thing.start, end: thing.end },
    quantity: amount ? quantitySlot(amount, basisOf({ ...clause, quantity: amount }), thing.shared) : null,
    when,
    where,
    source,
    modality,
    quote,
  };
  return [draft, ...listedWith(passage, view, draft, from, to)];
}

/** "who were in training at bases in the Far East": being says nothing without its place, up to whose phrase's end it is quoted. */
function endOfPlace({ tree, mentions }: SentenceView, p: Predication, where: WhereSlot | null): number {
  if (relationOf(tree, p.trigger) !== 'cop') return 0;
  const m = mentions.places.find((x) => x.start === where?.start && x.first > p.trigger && x.last <= p.clause.last);
  if (!m) return 0;
  const head = tree.heads[m.headToken] ?? -1;
  const isOf = head >= m.last && head < p.clause.last && relationOf(tree, m.headToken).startsWith('nmod');
  return isOf ? head + 1 : m.last;
}

const KEPT = /^(?:weapon|missile)\b/u;

const isGround = (p: Predication): boolean =>
  p.entry.wordClass === 'V' && (p.sense === 'move' || p.sense === 'take-land' || p.sense === 'withdraw');

/** "retook 8,000 square kilometres", "advanced by 10km": how much ground people without a number have gone over. */
const groundOf = (view: SentenceView, p: Predication): QuantityMention | null =>
  view.mentions.quantities.find(
    (q) =>
      /kilomet|mile/u.test(q.unit) && q.first > p.trigger && q.first - p.trigger <= NEAR && q.last <= p.clause.last,
  ) ?? null;

/** People without a number who go or are nowhere in particular, where only the passage's topic would say to whom. */
function isVague(view: SentenceView, thing: Thing, p: Predication, to: PartyFill | null): boolean {
  if (thing.quantity !== null || p.entry.wordClass === 'N' || p.sense === 'withdraw') return false;
  if (to !== null && to.rule !== 'discourse.topic') return false;
  return whereOf(view, p) === null && !p.args.some((a) => a.role === 'place' || a.role === 'host');
}
