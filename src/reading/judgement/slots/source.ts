// Whom the passage cites for a claim. What enters: a draft where it stands. What leaves: choices, the rules' own first: the
// citations of its sentence and of those before, the sources that are only named, none.
import type { SourceSlot } from '../../claim.ts';
import { chainSlot, citationsIn, citedIn } from '../../discourse/attribution.ts';
import type { Citation } from '../../discourse/citation.ts';
import type { SentenceView } from '../../frames/frame.ts';
import type { SourceMention } from '../../mentions/mention.ts';
import { lemmaOf } from '../../predication/tree.ts';
import { type Sheet, tell, tellAll } from '../sheet.ts';
import { type Choice, EMPTY } from './chooser.ts';
import { isAnotherMatter } from './source-matter.ts';
import { of, partyAt, place, reaches, ruleGave, sideOf, tellNamed, tellPast } from './source-named.ts';
import { type CitedBefore, type NamedBefore, once, type Standing, tenseOf } from './standing.ts';

const BY_RULE = place('rule');
const NONE = place('none');
const noneRule = of('none:rule');
const nonePast = of('none:past');
const noneCounts = of('none:counts');
const noneModality = of('none:modality');
const noneTrigger = of('none:trigger');
const noneBegins = of('none:begins');
const noneLemma = of('none:lemma');
const noneForm = of('none:form');
const ruleKind = of('rule:kind');
const ruleCounts = of('rule:counts');

type Sourced = Choice<SourceSlot | null> & { readonly origin: string | null };

export function sourceChoices(s: Standing): readonly Choice<SourceSlot | null>[] {
  const { draft, view, citations, citationsBefore, citationAfter, named, namedBefore } = s;
  const own = draft.source;
  if (
    own === null &&
    [citations, citationsBefore, named, namedBefore].every((list) => list.length === 0) &&
    !citationAfter
  )
    return [EMPTY];
  const choices: Sourced[] = [];
  for (const c of citations) choices.push(cited(s, c, view, 'same'));
  const runOn = citationsBefore.filter(({ v }) => !isAnotherMatter(s, v));
  const others = isHere(own, view) ? [] : [...runOn, ...(citationAfter ? [citationAfter] : [])];
  for (const { c, v, at } of others) choices.push(cited(s, c, v, at));
  for (const m of named) if (draft.frame === 'position' || partyAt(s, m) !== 'from') choices.push(mentioned(s, m));
  if (!isHere(own, view))
    for (const n of namedBefore)
      if (!choices.some((c) => c.origin === n.m.name) && !isAnotherMatter(s, n.v)) choices.push(mentionedBefore(s, n));
  choices.push({ origin: null, none: true, value: () => null, tell: (found) => tellNone(found, s) });
  const same = choices.find((c) => c.origin === (own?.origin ?? null));
  const ours = {
    value: () => own,
    tell: same?.tell ?? ((found: Sheet) => tellRule(found, s)),
    none: own === null,
  };
  return [ours, ...choices.filter((c) => c !== same)];
}

/** Whom the sentence itself cites is not another whom one before cited. */
const isHere = (own: SourceSlot | null, { sentence }: SentenceView): boolean =>
  own?.start != null && own.start >= sentence.start && own.start < sentence.end;

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
  tell(found, nonePast(s.namedBefore.length, s.citationsBefore.length > 0, s.citations.length > 0));
  tell(found, noneModality(s.draft.modality));
  tell(found, noneTrigger(s.main?.sense ?? ''));
  tell(found, noneBegins(s.begins));
  tell(found, noneLemma(lemmaOf(s.view.tree, s.main?.trigger ?? s.at)));
  tell(found, noneForm(s.draft.modality, s.main?.form ?? ''));
}

/** A source of the rules that is none of the others. */
function tellRule(found: Sheet, s: Standing): void {
  const own = s.draft.source;
  tell(found, BY_RULE);
  tell(found, ruleKind(own?.chain[0]?.kind ?? '', own?.known ?? ''));
  tell(found, ruleCounts(...counts(s)));
}

const rule = of('rule');

type At = CitedBefore['at'] | 'same';

/** The passages of training let a citation run on over the next sentences far oftener than other texts. */
const RUNNING_ON = 0.5;

function cited(s: Standing, c: Citation, v: SentenceView, at: At): Sourced {
  return {
    origin: c.by.name,
    none: false,
    value: () => (at === 'same' ? chainSlot([c.by]) : { ...chainSlot([c.by]), known: 'implied' }),
    toll: at === 'same' ? 0 : RUNNING_ON,
    tell: (found) => tellCited(found, s, c, v, at),
  };
}

const sideSense = of('side:sense');
const sideModality = of('side:modality');

function tellCited(found: Sheet, s: Standing, c: Citation, v: SentenceView, at: At): void {
  const { draft } = s;
  const here = at === 'same';
  const whose = sideOf(s, c.by.state);
  tellAll(
    found,
    once(here ? s.told.here : s.told.after, c, () => [manner(here, c.manner, c.cue), kind(here, c.by.kind)]),
  );
  tell(found, place(at));
  tell(found, rule(draft.source?.origin === c.by.name));
  tell(found, ruleGave(draft.source !== null));
  tell(found, side(at, whose));
  tell(found, sideSense(at, whose, s.main?.sense ?? ''));
  tell(found, sideModality(at, whose, draft.modality));
  if (here) addCoverFeatures(found, s, c);
  else addEarlierFeatures(found, s, c, v, at);
}

const manner = of('manner');
const kind = of('kind');
const side = of('side');
const covering = of('covers');
const coversManner = of('covers:manner');
const within = of('within');
const away = of('away');
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

const earlierQuiet = of('earlier:quiet');
const earlierHow = of('earlier:how');
const earlierCue = of('earlier:cue');
const earlierTense = of('earlier:tense');

/** How a citation of a sentence before may run on: how far, and whether no other one stands between. */
function addEarlierFeatures(found: Sheet, s: Standing, c: Citation, v: SentenceView, at: At): void {
  const { view, passage } = s;
  const { by } = c;
  const back = Math.min(5, view.index - v.index);
  const begins = view.mentions.parties.some((p) => p.id === by.state && p.first <= 2);
  const same = !passage.document.text.slice(v.sentence.end, view.sentence.start).includes('\n');
  const between = passage.sentences.slice(v.index + 1, view.index);
  const quiet = between.every((x) => citationsIn(passage, x).length === 0);
  tell(found, earlierAway(at, back, same));
  tell(found, earlierQuiet(at, quiet, same));
  tell(found, earlierOwn(at, Math.min(back, 2), s.citations.length > 0));
  tell(found, earlierBegins(at, s.begins));
  tell(found, earlierKind(at, by.kind, begins));
  tell(found, earlierHow(at, c.manner, by.kind, same));
  tell(found, earlierCue(at, c.cue, s.draft.frame));
  tell(found, earlierTense(at, tenseOf(s)));
}

/** A source that is named but not cited by the rules. */
const mentioned = (s: Standing, m: SourceMention): Sourced => ({
  origin: m.name,
  none: false,
  value: () => chainSlot([citedIn(s.passage, s.view, m)]),
  tell: (found) => tellNamed(found, s, m),
});

/** A source that a sentence before names and does not cite: "A new tally of the institute is out." */
const mentionedBefore = (s: Standing, n: NamedBefore): Sourced => ({
  origin: n.m.name,
  none: false,
  value: () => ({ ...chainSlot([citedIn(s.passage, n.v, n.m)]), known: 'implied' }),
  toll: RUNNING_ON,
  tell: (found) => tellPast(found, s, n),
});
