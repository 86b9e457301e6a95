// When a claim happened: which of the dates near it, or none. What enters: a draft where it stands. What leaves: choices,
// the rules' own first: the dates of its sentence and of the two before, the date that the draft before it has, none.
import type { WhenSlot } from '../../claim.ts';
import { citingVerbs } from '../../discourse/attribution.ts';
import type { SentenceView } from '../../frames/frame.ts';
import type { DateMention } from '../../mentions/mention.ts';
import { isVerbal, lemmaOf, relationOf, type Tree } from '../../predication/tree.ts';
import { type Feature, kindOf } from '../feature.ts';
import type { Choice } from './chooser.ts';
import { bucket, once, type Standing, tenseOf } from './standing.ts';

const of = (template: string): ReturnType<typeof kindOf> => kindOf(template, '=');
const place = of('place');
const ruleGave = of('rule-gave');
const dates = of('dates');
const modality = of('modality');
const NONE = place('none');

export function whenChoices(s: Standing): readonly Choice<WhenSlot | null>[] {
  const { draft, view } = s;
  const own = draft.when;
  const isDated = (d: DateMention): boolean => d.edtf !== null;
  const here = view.mentions.dates.filter(isDated);
  const before = s.before.flatMap((v) => v.mentions.dates.filter(isDated)).slice(-3);
  const carried = s.last?.when ?? null;
  if (own === null && carried === null && here.length === 0 && before.length === 0)
    return [{ value: () => null, features: [] }];
  const around: Around = { here: Math.min(3, here.length), before: Math.min(2, before.length) };
  const common = [ruleGave(own !== null), dates(around.here, around.before), modality(draft.modality)];
  const choices: (Choice<WhenSlot | null> & { readonly start: number | null | undefined })[] = [];
  for (const m of here)
    choices.push({ start: m.start, value: () => slotOf(m, draft.modality, true), features: dated(s, m, true, common) });
  for (const m of before)
    choices.push({
      start: m.start,
      value: () => slotOf(m, draft.modality, false),
      features: dated(s, m, false, common),
    });
  if (carried && !choices.some((c) => c.start === carried.start))
    choices.push({
      start: carried.start,
      value: () => ({ ...carried, known: 'implied' }),
      features: carriedFeatures(s, common),
    });
  const none = { start: undefined, none: true, value: () => null, features: noneFeatures(s, around) };
  if (own === null) return [none, ...choices];
  const ours = choices.find((c) => c.start === own.start) ?? {
    value: () => own,
    features: [ELSEWHERE, AS_RULED, ...common],
  };
  return [ours, ...choices.filter((c) => c !== ours), none];
}

/** How many dates the sentence has, and those before: up to three, up to two. */
type Around = { readonly here: number; readonly before: number };

const ELSEWHERE = place('elsewhere');
const rule = of('rule');
const AS_RULED = rule(true);
const NOT_RULED = rule(false);
const noneRule = of('none:rule');
const noneDates = of('none:dates');
const noneModality = of('none:modality');
const noneCarried = of('none:carried');
const noneTrigger = of('none:trigger');
const noneTense = of('none:tense');

function noneFeatures(s: Standing, { here, before }: Around): readonly Feature[] {
  const isOwn = s.draft.when === null;
  return [
    NONE,
    noneRule(isOwn),
    noneDates(here, before, isOwn),
    noneModality(s.draft.modality),
    noneCarried((s.last?.when ?? null) !== null, s.sameBefore, here === 0),
    noneTrigger(s.main?.sense ?? ''),
    noneTense(tenseOf(s)),
  ];
}

const CARRIED = place('carried');
const carriedFrom = of('carried:from');
const carriedAway = of('carried:away');

const carriedFeatures = (s: Standing, common: readonly Feature[]): readonly Feature[] => [
  CARRIED,
  carriedFrom(s.last?.frame === s.draft.frame, s.sameBefore),
  carriedAway(bucket(s.view.index - s.lastSentence, 0, 1, 2)),
  NOT_RULED,
  ...common,
];

function slotOf(m: DateMention, modality: string, stated: boolean): WhenSlot {
  const edtf = (modality === 'planned' ? (m.next ?? m.edtf) : m.edtf) ?? '';
  return { edtf, text: m.text, start: m.start, end: m.end, known: stated ? 'stated' : 'implied' };
}

function shapeOf(edtf: string): string {
  if (edtf.startsWith('..')) return 'until';
  if (edtf.endsWith('..')) return 'since';
  return edtf.includes('/') ? 'span' : String(edtf.replace(/[~?%]/gu, '').length);
}

const shape = of('shape');
const lastDate = of('last');
const lastFrame = of('last:frame');
const begins = of('begins');
const shapeModality = of('shape:modality');
const shapeRule = of('shape:rule');

/** Features of a date of the draft's sentence (`here`) or of one before. */
function dated(s: Standing, m: DateMention, here: boolean, common: readonly Feature[]): readonly Feature[] {
  const { draft, last } = s;
  const found = [...common, ...(here ? ofDateHere(s, m) : ofDateBefore(s, m))];
  if (here) addSameSentence(found, s, m);
  else addEarlier(found, s, m);
  const where = here ? 'same' : 'before';
  const own = draft.when?.start === m.start;
  const form = shapeOf(m.edtf ?? '');
  const isLast = last?.when?.start === m.start;
  found.push(
    rule(own),
    lastDate(where, isLast, last ? s.view.index - s.lastSentence : ''),
    lastFrame(where, isLast, last?.frame === draft.frame),
    begins(where, s.begins),
    shapeModality(form, draft.modality),
    shapeRule(form, own),
  );
  return found;
}

const ofDateHere = (s: Standing, m: DateMention): readonly Feature[] =>
  once(s.told.here, m, () => [
    place('same'),
    shape(shapeOf(m.edtf ?? '')),
    used(bucket(s.usedBy(m.start), 0, 1, 2)),
    first(m.first <= 1),
    word(lemmaOf(s.view.tree, m.first)),
    wordBefore(lemmaOf(s.view.tree, m.first - 1)),
  ]);

const ofDateBefore = (s: Standing, m: DateMention): readonly Feature[] =>
  once(s.told.after, m, () => [
    place('before'),
    shape(shapeOf(m.edtf ?? '')),
    earlierUsed(bucket(s.usedBy(m.start), 0, 1, 2)),
  ]);

/** The nearest predicate above a token; -1 where there is none. */
function governorOf({ tree, predications }: SentenceView, token: number): number {
  let at = tree.heads[token] ?? -1;
  while (at !== -1 && !isVerbal(tree.tokens[at]) && !predications.some((p) => p.trigger === at))
    at = tree.heads[at] ?? -1;
  return at;
}

function isBelow(tree: Tree, token: number, above: number): boolean {
  let at = tree.heads[token] ?? -1;
  while (at !== -1 && at !== above) at = tree.heads[at] ?? -1;
  return at !== -1;
}

const how = of('how');
const howSpeech = of('how:speech');
const side = of('side');
const between = of('between');
const quoted = of('quoted');
const as = of('as');
const used = of('used');
const first = of('first');
const word = of('word');
const wordBefore = of('word-before');

function addSameSentence(found: Feature[], s: Standing, m: DateMention): void {
  const { view, main, at } = s;
  const { tree } = view;
  const trigger = main?.trigger ?? at;
  const governor = governorOf(view, m.headToken);
  const stands = standsTo(s, governor, trigger);
  const after = m.first >= trigger;
  const [verbs, breaks] = after ? betweenOf(tree, trigger + 1, m.first) : betweenOf(tree, m.last, trigger);
  found.push(
    how(stands),
    howSpeech(stands, governor !== -1 && citingVerbs(s.passage, view).includes(governor)),
    side(after, bucket(Math.abs(m.headToken - trigger), 2, 5, 10, 18)),
    between(bucket(verbs, 0, 1), breaks),
    quoted(m.start >= s.draft.quote.start && m.end <= s.draft.quote.end),
    as(relationOf(tree, m.headToken), stands),
  );
}

/** How the predicate over a date stands to the draft's. */
function standsTo({ view, main }: Standing, governor: number, trigger: number): string {
  if (governor === trigger) return 'own';
  if (main?.containers.includes(governor)) return 'above';
  if (governor === -1) return 'root';
  return isBelow(view.tree, governor, trigger) ? 'below' : 'beside';
}

const BREAK = /^[;:()–—]$/u;

/** How many verbs stand in a range of tokens, and what parts it. */
function betweenOf({ tokens }: Tree, from: number, to: number): readonly [verbs: number, breaks: string] {
  let [verbs, breaks] = [0, 'none'];
  for (let i = from; i < to; i += 1) {
    const token = tokens[i];
    if (token?.upos === 'VERB') verbs += 1;
    if (token && token.text.length === 1 && BREAK.test(token.text)) breaks = 'break';
    else if (token?.text === ',' && breaks === 'none') breaks = 'comma';
  }
  return [verbs, breaks];
}

const earlierPlace = of('earlier');
const earlierUsed = of('earlier:used');
const earlierFrame = of('earlier:frame');
const earlierStart = of('earlier:start');

function addEarlier(found: Feature[], s: Standing, m: DateMention): void {
  const away = s.before.length - s.before.findIndex((v) => v.mentions.dates.includes(m));
  found.push(
    earlierPlace(away, s.view.mentions.dates.length > 0, s.sameParagraph),
    earlierFrame(away, s.sameBefore),
    earlierStart(s.begins),
  );
}
