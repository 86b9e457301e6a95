// Things that a verb names by itself: "arms and finances the rebels", "backs Kyiv", "helps Iran build a reactor". What enters:
// a sentence's named things and predications. What leaves: things without a word of their own, each in its predication.
import type { ItemMention, PartyMention } from '../mentions/mention.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import { depthBelow, isVerbal } from '../predication/tree.ts';
import type { Lower } from '../spelling.ts';
import { isPerson } from './admitting.ts';
import type { SentenceView } from './frame.ts';
import type { Thing } from './things.ts';

/** What is given by words that name it themselves. */
const NAMED_BY: ReadonlyMap<string, string> = new Map([
  ['arms', 'weapon'],
  ['finances', 'money'],
  ['aids', 'aid'],
  ['repays', 'money.payment'],
]);

/** Things that the verbs of a sentence name themselves, where no other word says what is given. */
export function verbThings(
  view: SentenceView,
  named: readonly Thing[],
  predications: readonly Predication[],
  lexicon: Lexicon,
): readonly Thing[] {
  return predications.flatMap((p) => {
    if (p.sense === 'pay') return [...repaid(view, named, p, lexicon), ...paidFor(view, named, p)];
    if (p.sense === 'supplier') return broughtBy(view, named, p, lexicon);
    if (p.sense !== 'equip' && (p.entry.wordClass !== 'V' || p.sense !== 'help')) return [];
    const made = p.sense === 'help' ? madeUnder(view, p, lexicon) : null;
    if (made !== null) return [thingAt(view, p.trigger, made, p)];
    const code = NAMED_BY.get(lexicon.markers.get(p.entry.lemma) ?? '');
    if (code === undefined) return [];
    const helped = p.args.filter((a) => a.role === 'receiver').flatMap((a) => a.tokens);
    const isParty =
      view.mentions.parties.some((m) => helped.includes(m.headToken) || isRightBehind(m, p)) ||
      (code !== 'aid' && p.args.some((a) => a.role === 'receiver' && isSomebody(view, a.head, lexicon)));
    const isOf = (t: Thing): boolean =>
      !isPerson(t.code) &&
      (p.args.some((a) => a.tokens.includes(t.headToken)) || (t.first > p.trigger && t.first - p.trigger <= 5));
    const isForAct = code === 'aid' && isOfAct(view, p);
    return !isParty || isForAct || named.some(isOf)
      ? []
      : [thingAt(view, p.trigger, kindOf(view, p, code, lexicon), p)];
  });
}

/** "arming anybody", "funding armed groups", "arms either side": who is armed or paid is somebody, though nobody is named. */
const isSomebody = ({ tree, mentions }: SentenceView, head: number, lexicon: Lexicon): boolean =>
  SOMEBODY.has(lexicon.markerOf(tree.bases[head] as Lower)) ||
  mentions.items.some((m) => isPerson(m.code) && head >= m.first && head < m.last);

/** Markers of words for nobody in particular and for parties without a name. */
const SOMEBODY: ReadonlySet<string> = new Set(['nobody', 'helped']);

/** "supports Kyiv diplomatically", "tukee sotilaallisesti": the aid that an adverb beside a verb of helping says. */
function kindOf({ tree }: SentenceView, p: Predication, code: string, lexicon: Lexicon): string {
  if (code !== 'aid') return code;
  const last = Math.min(tree.tokens.length, p.trigger + REACH);
  for (let i = Math.max(0, p.trigger - 2); i < last; i += 1) {
    const kind = tree.tokens[i]?.upos === 'ADV' ? KINDS.get(lexicon.markerOf(tree.bases[i] as Lower)) : undefined;
    if (kind !== undefined) return kind;
  }
  return code;
}

/** Kinds of aid by the markers of adverbs. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ['politically', 'assurance.diplomatic'],
  ['militarily', 'aid.military'],
  ['financially', 'aid.financial'],
]);

/** "the paymaster is the Emirates", "hankkeen rahoittajiin kuuluu Saksa": what somebody gives by what it is called. */
function broughtBy(view: SentenceView, named: readonly Thing[], p: Predication, lexicon: Lexicon): readonly Thing[] {
  const code = NAMED_BY.get(lexicon.markers.get(p.entry.lemma) ?? '');
  const givers = p.args.filter((a) => a.role === 'giver').flatMap((a) => a.tokens);
  const isParty = view.mentions.parties.some((m) => givers.includes(m.headToken));
  const isOf = (t: Thing): boolean => p.args.some((a) => a.role === 'theme' && a.tokens.includes(t.headToken));
  return code === undefined || !isParty || named.some(isOf) ? [] : [thingAt(view, p.trigger, code, p)];
}

/** "Berlin will pay for long-range weapons": a payment without its sum, for a thing. */
function paidFor(view: SentenceView, named: readonly Thing[], p: Predication): readonly Thing[] {
  if (p.entry.wordClass !== 'V') return [];
  const isOf = (t: Thing, role: string): boolean =>
    p.args.some((a) => a.role === role && a.tokens.includes(t.headToken));
  const isPaid = named.some((t) => t.code.startsWith('money') || isOf(t, 'theme') || isOf(t, 'means'));
  const bought = named.filter((t) => isOf(t, 'price-of'));
  return isPaid || bought.length === 0 || bought.some((t) => isForOther(view, t))
    ? []
    : [thingAt(view, p.trigger, 'money.payment', p)];
}

/** "paid for ten howitzers for Ukraine": what is paid for is another's, so that the thing is what is given. */
const isForOther = ({ tree, mentions }: SentenceView, t: Thing): boolean =>
  /^(?:for|in)$/u.test(tree.lemmas[t.last] ?? '') &&
  mentions.parties.some((m) => m.first > t.last && m.first - t.last <= 2);

/** "will have to repay", "maksaa sen takaisin": a payment back without its sum. */
function repaid(view: SentenceView, named: readonly Thing[], p: Predication, lexicon: Lexicon): readonly Thing[] {
  const code = NAMED_BY.get(lexicon.markers.get(p.entry.lemma) ?? '');
  if (code === undefined || p.entry.wordClass !== 'V') return [];
  const own = named.some((t) => p.args.some((a) => a.role === 'theme' && a.tokens.includes(t.headToken)));
  return own ? [] : [thingAt(view, p.trigger, code, p)];
}

/** "denies arming the rebels": a party behind such a verb or beside such a noun, though the parser hangs it on another word. */
const isRightBehind = (m: PartyMention, p: Predication): boolean =>
  p.sense === 'equip' &&
  (p.entry.wordClass === 'N' ? m.last === p.trigger : m.first > p.trigger && m.first - p.trigger <= BEHIND);

/** Tokens between a verb of arming and those who are armed, at most. */
const BEHIND = 3;

/** "helps the North put satellites up": an act that somebody is helped with is no aid by itself. */
const isOfAct = ({ tree }: SentenceView, p: Predication): boolean => {
  const behind = tree.tokens.slice(p.trigger + 1, p.trigger + REACH);
  const end = behind.findIndex((t) => t.upos === 'PUNCT' || t.upos === 'CCONJ');
  return behind.slice(0, end === -1 ? behind.length : end).some((t) => t.upos === 'VERB');
};

function thingAt(view: SentenceView, token: number, code: string, by: Predication): Thing {
  const { start = 0, end = 0, text = '' } = view.tree.tokens[token] ?? {};
  const at = { start, end, text, first: token, last: token + 1, headToken: token };
  return { ...at, code, mention: null, quantity: null, shared: false, by };
}

/** Tokens between a verb of helping and the verb of what it helps to make, and between that and its object, at most. */
const REACH = 8;

/** Knowledge that goes with the making of things of a class. */
const KNOWLEDGE: readonly (readonly [RegExp, string])[] = [
  [/^technology\.satellite/u, 'technology.satellite'],
  [/^(?:missile|technology\.missile|ammunition\.rocket)/u, 'technology.missile'],
  [/^(?:weapon\.nuclear|technology\.nuclear|energy\.nuclear)/u, 'technology.nuclear'],
  [/./u, 'technology.production'],
];

/** The verb of making that a verb of helping governs; -1 where nothing is made. */
function makingUnder({ tree }: SentenceView, p: Predication, lexicon: Lexicon): number {
  const last = Math.min(tree.tokens.length, p.trigger + REACH);
  for (let i = p.trigger + 1; i < last; i += 1)
    if (
      isVerbal(tree.tokens[i]) &&
      lexicon.markerOf(tree.bases[i] as Lower) === 'makes' &&
      depthBelow(tree, i, p.trigger) !== -1
    )
      return i;
  return -1;
}

/** "auttaa Irania voimalan rakentamisessa": the thing right before the noun of making in which somebody is helped. */
function inMaking({ tree, mentions }: SentenceView, p: Predication, lexicon: Lexicon): ItemMention | undefined {
  const last = Math.min(tree.tokens.length, p.trigger + REACH);
  for (let i = p.trigger + 1; i < last; i += 1)
    if (
      tree.tokens[i]?.feats.Case === 'Ine' &&
      tree.heads[i] === p.trigger &&
      /^(?:making|developing)$/u.test(lexicon.markerOf(tree.bases[i] as Lower))
    )
      return mentions.items.find((m) => m.last === i && m.first > p.trigger);
  return undefined;
}

/** "helps Iran build missiles": what is given by helping to make something; null where nothing is made. */
function madeUnder(view: SentenceView, p: Predication, lexicon: Lexicon): string | null {
  const making = makingUnder(view, p, lexicon);
  const item =
    making === -1
      ? inMaking(view, p, lexicon)
      : view.mentions.items.find((m) => m.first > making && m.first - making <= REACH);
  return item ? (KNOWLEDGE.find(([kind]) => kind.test(item.code))?.[1] ?? null) : null;
}

/** "apua satelliittien laukaisuun", "help in building reactors": the knowledge that aid to make something is; null where it is other aid. */
export function knowledgeIn({ tree, mentions }: SentenceView, aid: Thing, lexicon: Lexicon): string | null {
  if (aid.code !== 'aid' || aid.mention === null || aid.quantity !== null) return null;
  const behind = tree.tokens.slice(aid.last, aid.last + REACH);
  const end = behind.findIndex((t) => /^(?:PUNCT|CCONJ|AUX)$/u.test(t.upos));
  const last = aid.last + (end === -1 ? behind.length : end);
  const item = mentions.items.find((m) => m.first >= aid.last && m.first < last);
  if (!item) return null;
  for (let i = aid.last; i < last; i += 1)
    if (/^(?:makes|making|developing)$/u.test(lexicon.markerOf(tree.bases[i] as Lower)))
      return KNOWLEDGE.find(([kind]) => kind.test(item.code))?.[1] ?? null;
  return null;
}

/** Whether a thing is only what somebody is helped to make. */
export const isMade = (
  view: SentenceView,
  thing: Thing,
  predications: readonly Predication[],
  lexicon: Lexicon,
): boolean =>
  thing.mention !== null &&
  predications.some((p) => {
    if (p.sense !== 'help' || p.entry.wordClass !== 'V') return false;
    const making = makingUnder(view, p, lexicon);
    return making === -1
      ? inMaking(view, p, lexicon) === thing.mention
      : thing.first > making && thing.first - making <= REACH;
  });
