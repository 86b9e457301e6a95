// Sides that stand right beside one thing of several: "Canada offered five billion, Japan three", "Germany: 14 tanks; Poland:
// 30", "shells from North Korea and drones from Iran". What enters: a thing in its sentence with its predications. What
// leaves: the party beside it as giver or receiver, which holds for this thing whatever the verb's own sides are.
import { dataTable } from '../../base/data.ts';
import type { PartyMention } from '../mentions/mention.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import { lemmaOf } from '../predication/tree.ts';
import { listedWith, type PartyFill } from '../slots/party.ts';
import type { Direction, Side } from './direction.ts';
import type { Passage, SentenceView } from './frame.ts';
import type { Thing } from './things.ts';

/** What stands beside a thing; a side that nothing gives is absent. */
export type Beside = { readonly from?: Side; readonly to?: Side };

/** Tokens between a party and its thing, at most. */
const NEAR = 4;

type Place = {
  readonly passage: Passage;
  readonly view: SentenceView;
  readonly start: number;
  readonly end: number;
  readonly main: Predication | undefined;
  readonly lexicon: Lexicon;
  readonly speaks: (m: PartyMention) => boolean;
};

/** The sides that stand right beside a thing. */
export function besideOf(
  passage: Passage,
  view: SentenceView,
  thing: Thing,
  main: Predication | undefined,
  lexicon: Lexicon,
  speaks: (m: PartyMention) => boolean,
): Beside {
  const q = thing.quantity;
  const own = Math.min(thing.first, q && !thing.shared && thing.first - q.last <= 6 ? q.first : thing.first);
  const at: Place = {
    passage,
    view,
    start: pairedStart(view, own),
    end: Math.max(thing.last, q && !thing.shared && q.first - thing.last <= 2 ? q.last : thing.last),
    main,
    lexicon,
    speaks,
  };
  return { ...gapOf(at), ...markedBefore(at), ...markedBehind(at) };
}

/** "Iranilta tutkia ja drooneja": where the first of two that a conjunction joins begins, else the thing's own start. */
function pairedStart({ tree, mentions }: SentenceView, start: number): number {
  if (tree.tokens[start - 1]?.upos !== 'CCONJ') return start;
  const first = mentions.items.find((m) => m.last === start - 1);
  if (!first) return start;
  return mentions.quantities.find((q) => q.last === first.first)?.first ?? first.first;
}

function sideOf({ passage }: Place, strength: 'strong' | 'weak', ...parties: readonly PartyMention[]): Side | null {
  const fills = parties.flatMap((mention): readonly PartyFill[] => {
    const id = mention.id === null ? null : passage.discourse.idOf(mention);
    return id === null ? [] : [{ id, mention, known: 'stated' }];
  });
  return fills.length === 0 ? null : { fills, strength };
}

/** Words that may stand between a bare party and its thing. */
const BETWEEN = /^(?:DET|ADV|ADJ|ADP|NOUN|PRON)$/u;

/** A bare party right before a later thing does what the subject of the verb does; before a colon it gives. */
function gapOf(at: Place): Beside {
  const { view, start, main, speaks } = at;
  const { tokens } = view.tree;
  const m = view.mentions.parties.findLast((x) => x.last <= start && start - x.last <= NEAR && !isEach(at, x));
  const alike = m ? alikeIn(at, m) : null;
  if (!m || speaks(m) || !(alike || isBare(view, m))) return {};
  const between = tokens.slice(m.last, start);
  const colon = between[0]?.text === ':';
  if (between.slice(colon ? 1 : 0).some((t) => !BETWEEN.test(t.upos))) return {};
  const first = tokens[m.first - 1]?.upos === 'DET' ? m.first - 2 : m.first - 1;
  if (first >= 0 && !/^(?:CCONJ|PUNCT)$/u.test(tokens[first]?.upos ?? '')) return {};
  if (colon) {
    const side = sideOf(at, 'strong', m);
    return side && isList(view) ? { from: side } : {};
  }
  if (!main || main.trigger > start || m.first <= main.trigger + 2 || first < 0) return {};
  const side = sideOf(at, 'strong', ...(alike ? [m] : listTo(view, m)));
  if (!side) return {};
  if (alike) return { [alike]: side };
  return TAKING.has(main.sense) && main.entry.wordClass === 'V' ? { to: side } : { from: side };
}

/** "luovutti Ukrainalle 300 vankia ja Ukraina 250": who got the things before gives these to whoever gave those. */
export function givenBack(beside: Side, to: Side, giving: Side): Direction | null {
  const [own, receiver] = [beside.fills[0], to.fills[0]];
  const giver = giving.fills.find((f) => f.id !== own?.id);
  return own && giver && beside.fills.length === 1 && receiver?.id === own.id
    ? { from: beside, to: { fills: [giver], strength: 'strong' } }
    : null;
}

/** "Latvia ja Norja kumpikin 30 miljoonaa": words for each of those who stand before. */
const isEach = ({ view, lexicon }: Place, m: PartyMention): boolean =>
  m.id === null && lexicon.markers.get(lemmaOf(view.tree, m.headToken)) === 'either';

/** "Italia ja Espanja miljardin": the parties listed before one, with it. */
function listTo(view: SentenceView, m: PartyMention): readonly PartyMention[] {
  const listed = listedWith(view, m).filter((x) => x.last <= m.last);
  return listed.length === 0 ? [m] : listed;
}

/**
 * "asked Berlin for missiles, Rome for howitzers", "kieltänyt Saksaa viemästä ammuksia, Tanskaa ajoneuvoja", "Ranskan osuus oli sata miljoonaa, Saksan 96": a party that is to its
 * thing as an earlier one is to the verb's, by the preposition behind it or by a case that only objects have, is on the
 * same side; null where none is.
 */
function alikeIn({ view, start, main }: Place, m: PartyMention): Way | null {
  if (!main || main.trigger > m.first) return null;
  const { tokens } = view.tree;
  const behind = tokens[m.last];
  const own = tokens[m.last - 1]?.feats.Case;
  const isObject = own === 'Par' || (own === 'Gen' && main.entry.wordClass === 'N' && m.last === start);
  if (!isObject && (behind?.upos !== 'ADP' || m.last >= start)) return null;
  const isLike = (x: PartyMention): boolean =>
    x.last < m.first &&
    (isObject
      ? tokens[x.last - 1]?.feats.Case === own
      : x.first > main.trigger && tokens[x.last]?.lemma === behind?.lemma);
  const alike = view.mentions.parties.filter(isLike);
  const role = main.args.find(
    (a) => /^(?:giver|receiver)$/u.test(a.role) && alike.some((x) => a.tokens.includes(x.headToken)),
  )?.role;
  if (role === 'giver') return 'from';
  if (role === 'receiver' && !isObject) return 'to';
  return alike.length > 0 && !isObject && main.sense === 'ask' && behind?.lemma === 'for' ? 'from' : null;
}

/** Senses whose subject receives. */
const TAKING: ReadonlySet<string> = new Set(['receive', 'ask']);

/** No case other than the nominative marks it, and no mark of possession; a name in its base form is bare, whatever the tagger says. */
function isBare({ tree }: SentenceView, m: PartyMention): boolean {
  const grammatical = tree.tokens[m.last - 1]?.feats.Case;
  if (grammatical === undefined) return tree.tokens[m.last]?.upos !== 'PART';
  return grammatical === 'Nom' || baseNames().has(m.text);
}

let names: ReadonlySet<string> | undefined;

/** Names of parties in languages of cases, some of which look like genitives or partitives ("Iran", "Libanon", "Latvia"). */
function baseNames(): ReadonlySet<string> {
  names ??= new Set(
    dataTable('parties.tsv')
      .flatMap((row) => [row.fi ?? '', ...(row.fi_aliases ?? '').split('|')])
      .filter((name) => name !== ''),
  );
  return names;
}

/** Whether colons and semicolons, or commas, part a list of parties with their things. */
const isList = (view: SentenceView): boolean =>
  view.tree.tokens.filter((t) => t.text === ':').length > 1 || view.mentions.quantities.length > 1;

const FROM: ReadonlySet<string> = new Set(['from', 'Ela', 'Abl']);

/** Senses of verbs in whose passive "by" names the giver. */
const GIVING: ReadonlySet<string> = new Set(['give', 'equip', 'pay', 'train']);

type Way = 'from' | 'to';

/** The way that a party's own preposition or case marks it with. */
function wayOf({ view, lexicon, main }: Place, m: PartyMention): { readonly way: Way; readonly first: number } | null {
  const { tokens } = view.tree;
  const own = tokens[m.last - 1]?.feats.Case;
  if (own !== undefined) {
    if (!/^(?:Ela|Abl|All|Ill)$/u.test(own)) return null;
    return { way: FROM.has(own) ? 'from' : 'to', first: m.first };
  }
  const first = /^(?:DET|ADJ)$/u.test(tokens[m.first - 1]?.upos ?? '') ? m.first - 2 : m.first - 1;
  const word = tokens[first];
  if (word?.upos !== 'ADP' || tokens[m.last]?.upos === 'PART') return null;
  const marker = word.lemma.toLowerCase();
  if (FROM.has(marker) || (marker === 'by' && main?.voice === 'passive' && GIVING.has(main.sense)))
    return { way: 'from', first };
  return (marker === 'to' || marker === 'for') && lexicon.receiverMarkers.has(marker) ? { way: 'to', first } : null;
}

/** "Patriots from Germany, a battery from Italy": one of several things, right behind each of which stands whom it comes from. */
export function isFromEach(view: SentenceView, thing: Thing, things: readonly Thing[]): boolean {
  const isFrom = ({ last }: Thing): boolean =>
    FROM.has(lemmaOf(view.tree, last)) && view.mentions.parties.some((m) => m.first > last && m.first - last <= 2);
  return isFrom(thing) && things.filter(isFrom).length > 1;
}

/** "from Oslo eight launchers", "ja Madridista kymmenen vaunua": a marked party that opens a thing's own part of a list. */
function markedBefore(at: Place): Beside {
  const { view, start, speaks } = at;
  const { tokens } = view.tree;
  const m = view.mentions.parties.findLast((x) => x.last <= start && start - x.last <= 3);
  if (!m || speaks(m)) return {};
  const marked = wayOf(at, m);
  if (!marked || tokens.slice(m.last, start).some((t) => !BETWEEN.test(t.upos))) return {};
  if (marked.first > 0 && !/^(?:CCONJ|PUNCT)$/u.test(tokens[marked.first - 1]?.upos ?? '')) return {};
  const side = sideOf(at, 'strong', m);
  return side ? { [marked.way]: side } : {};
}

/** "Leopards from Germany, Abrams from America": a marked party right behind a thing, where others have their own. */
function markedBehind(at: Place): Beside {
  const { view, end, speaks } = at;
  const m = view.mentions.parties.find((x) => x.first >= end && x.first - end <= 2);
  if (!m || speaks(m)) return {};
  const marked = wayOf(at, m);
  if (!marked || marked.first !== end) return {};
  const side = sideOf(at, 'strong', ...listBehind(view, m));
  return side ? { [marked.way]: side } : {};
}

/** "drones from Turkey and China": the parties listed with one, unless things stand behind the next that come from it. */
function listBehind(view: SentenceView, m: PartyMention): readonly PartyMention[] {
  const listed = listedWith(view, m).filter((x) => x.first >= m.first);
  const end = listed.at(-1)?.last ?? -1;
  const isOpen = [...view.mentions.items, ...view.mentions.quantities].some(
    (x) => x.first >= end && x.first - end <= 2,
  );
  return listed.length === 0 || isOpen ? [m] : listed;
}
