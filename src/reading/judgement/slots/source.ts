// Whom the passage cites for a claim. What enters: a draft where it stands. What leaves: choices, the rules' own first: the
// citations of its sentence and of the two before, the sources that are only named, none.
import type { SourceSlot } from '../../claim.ts';
import { chainSlot } from '../../discourse/attribution.ts';
import type { Citation } from '../../discourse/citations.ts';
import type { SentenceView } from '../../frames/frame.ts';
import type { SourceMention } from '../../mentions/mention.ts';
import { lemmaOf, relationOf, type Tree } from '../../predication/tree.ts';
import { type Feature, kindOf, stepsOf } from '../feature.ts';
import { type Sheet, tell, tellAll } from '../sheet.ts';
import { type Choice, EMPTY } from './chooser.ts';
import { once, type Standing } from './standing.ts';

const of = (template: string): ReturnType<typeof kindOf> => kindOf(template, '=');
const place = of('place');
const BY_RULE = place('rule');
const NONE = place('none');
const NAMED = place('named');
const noneRule = of('none:rule');
const noneCounts = of('none:counts');
const noneModality = of('none:modality');
const noneTrigger = of('none:trigger');
const noneBegins = of('none:begins');
const ruleKind = of('rule:kind');
const ruleCounts = of('rule:counts');

type Sourced = Choice<SourceSlot | null> & { readonly origin: string | null };

export function sourceChoices(s: Standing): readonly Choice<SourceSlot | null>[] {
  const { draft, view, citations, citationsBefore, named } = s;
  const own = draft.source;
  if (own === null && citations.length === 0 && citationsBefore.length === 0 && named.length === 0) return [EMPTY];
  const choices: Sourced[] = [];
  for (const c of citations) choices.push(cited(s, c, view));
  for (const { c, v } of citationsBefore) choices.push(cited(s, c, v));
  for (const m of named) choices.push(mentioned(s, m));
  choices.push({ origin: null, none: true, value: () => null, tell: (found) => tellNone(found, s) });
  const same = choices.find((c) => c.origin === (own?.origin ?? null));
  const ours = { value: () => own, tell: same?.tell ?? ((found: Sheet) => tellRule(found, s)), none: own === null };
  return [ours, ...choices.filter((c) => c !== same)];
}

/** How many citations the sentence has, and those before: up to two. */
const counts = (s: Standing): readonly [here: number, before: number] => [
  Math.min(2, s.citations.length),
  Math.min(2, s.citationsBefore.length),
];

function tellNone(found: Sheet, s: Standing): void {
  const isOwn = s.draft.source === null;
  tell(found, NONE);
  tell(found, noneRule(isOwn));
  tell(found, noneCounts(...counts(s), isOwn));
  tell(found, noneModality(s.draft.modality));
  tell(found, noneTrigger(s.main?.sense ?? ''));
  tell(found, noneBegins(s.begins));
}

/** A source of the rules that is none of the others. */
function tellRule(found: Sheet, s: Standing): void {
  const own = s.draft.source;
  tell(found, BY_RULE);
  tell(found, ruleKind(own?.chain[0]?.kind ?? '', own?.known ?? ''));
  tell(found, ruleCounts(...counts(s)));
}

const rule = of('rule');
const ruleGave = of('rule-gave');

function cited(s: Standing, c: Citation, v: SentenceView): Sourced {
  const here = v === s.view;
  return {
    origin: c.by.name,
    none: false,
    value: () => (here ? chainSlot([c.by]) : { ...chainSlot([c.by]), known: 'implied' }),
    tell: (found) => tellCited(found, s, c, v),
  };
}

function tellCited(found: Sheet, s: Standing, c: Citation, v: SentenceView): void {
  const { view, draft } = s;
  const here = v === view;
  tellAll(
    found,
    once(here ? s.told.here : s.told.after, c, () => [
      place(here ? 'same' : 'before'),
      manner(here, c.manner, c.cue),
      kind(here, c.by.kind),
    ]),
  );
  tell(found, rule(draft.source?.origin === c.by.name));
  tell(found, ruleGave(draft.source !== null));
  tell(found, side(here, sideOf(s, c.by.state)));
  if (here) addCoverFeatures(found, s, c);
  else addEarlierFeatures(found, s, c, v);
}

const manner = of('manner');
const kind = of('kind');
const side = of('side');
const covering = of('covers');
const coversManner = of('covers:manner');
const within = of('within');
const away = of('away');
const reaches = stepsOf(3, 8, 16);
const earlierAway = of('earlier');
const earlierOwn = of('earlier:own');
const earlierBegins = of('earlier:begins');
const earlierKind = of('earlier:kind');

/** Whether a citation of the draft's sentence answers for it. */
function addCoverFeatures(found: Sheet, s: Standing, c: Citation): void {
  const trigger = s.main?.trigger ?? s.at;
  const covers = c.covers(trigger);
  tell(found, covering(covers));
  tell(found, coversManner(covers, c.manner));
  tell(found, within(c.within(s.at)));
  tell(found, away(covers, c.token > trigger, reaches(Math.abs(c.token - trigger))));
}

/** How a citation of a sentence before may run on. */
function addEarlierFeatures(found: Sheet, s: Standing, { by }: Citation, v: SentenceView): void {
  const { view } = s;
  const back = view.index - v.index;
  const begins = view.mentions.parties.some((p) => p.id === by.state && p.first <= 2);
  tell(found, earlierAway(back, s.sameParagraph));
  tell(found, earlierOwn(back, s.citations.length > 0));
  tell(found, earlierBegins(s.begins));
  tell(found, earlierKind(by.kind, begins));
}

/** Whose side the one that is cited is on. */
function sideOf({ draft }: Standing, state: string | null): string {
  if (state === null) return 'none';
  return state === draft.from?.id ? 'from' : state === draft.to?.id ? 'to' : 'other';
}

const namedKind = of('named:kind');
const namedAs = of('named:as');
const namedAsKind = of('named:as:kind');
const namedSide = of('named:side');
const namedQuoted = of('named:quoted');
const namedHead = of('named:head');

/** A source that is named but not cited by the rules. */
const mentioned = (s: Standing, m: SourceMention): Sourced => ({
  origin: m.name,
  none: false,
  value: () => chainSlot([{ name: m.name, kind: m.kind, state: m.state, text: m.text, start: m.start, end: m.end }]),
  tell: (found) => tellNamed(found, s, m),
});

function tellNamed(found: Sheet, s: Standing, m: SourceMention): void {
  const { tree } = s.view;
  const { quote } = s.draft;
  const trigger = s.main?.trigger ?? s.at;
  tellAll(
    found,
    once(s.told.here, m, () => ofNamed(tree, m)),
  );
  tell(found, ruleGave(s.draft.source !== null));
  tell(found, namedSide(m.first >= trigger, reaches(Math.abs(m.headToken - trigger))));
  tell(found, namedQuoted(m.start >= quote.start && m.end <= quote.end));
}

function ofNamed(tree: Tree, m: SourceMention): readonly Feature[] {
  const relation = relationOf(tree, m.headToken);
  const head = namedHead(lemmaOf(tree, tree.heads[m.headToken] ?? -1));
  return [NAMED, namedKind(m.kind), namedAs(relation), namedAsKind(relation, m.kind), head];
}
