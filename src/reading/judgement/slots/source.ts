// Whom the passage cites for a claim. What enters: a draft where it stands. What leaves: choices, the rules' own first: the
// citations of its sentence and of the two before, the sources that are only named, none.
import type { SourceSlot } from '../../claim.ts';
import { chainSlot, citationsIn } from '../../discourse/attribution.ts';
import type { Citation } from '../../discourse/citations.ts';
import type { SentenceView } from '../../frames/frame.ts';
import type { SourceMention } from '../../mentions/mention.ts';
import { lemmaOf, relationOf, type Tree } from '../../predication/tree.ts';
import { type Feature, kindOf } from '../feature.ts';
import type { Choice } from './chooser.ts';
import { bucket, once, type Standing } from './standing.ts';

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
  const { draft, view, passage } = s;
  const own = draft.source;
  const here = citationsIn(passage, view);
  const before = s.before.flatMap((v) => citationsIn(passage, v).map((c) => ({ c, v }))).slice(-3);
  const named = view.mentions.sources
    .filter((m) => !here.some((c) => c.by.start === m.start) && !isReceiver(view, m.headToken))
    .slice(0, 4);
  if (own === null && here.length === 0 && before.length === 0 && named.length === 0)
    return [{ value: () => null, features: [] }];
  const [counted, earlier] = [Math.min(2, here.length), Math.min(2, before.length)];
  const choices: Sourced[] = [
    ...here.map((c) => cited(s, c, view)),
    ...before.map(({ c, v }) => cited(s, c, v)),
    ...named.map((m) => mentioned(s, m)),
    {
      origin: null,
      none: true,
      value: () => null,
      features: [
        NONE,
        noneRule(own === null),
        noneCounts(counted, earlier, own === null),
        noneModality(draft.modality),
        noneTrigger(s.main?.sense ?? ''),
        noneBegins(s.begins),
      ],
    },
  ];
  const same = choices.find((c) => c.origin === (own?.origin ?? null));
  const features = same?.features ?? [
    BY_RULE,
    ruleKind(own?.chain[0]?.kind ?? '', own?.known ?? ''),
    ruleCounts(counted, earlier),
  ];
  return [{ value: () => own, features, none: own === null }, ...choices.filter((c) => c !== same)];
}

/** "Kremlille": who is given something tells nothing. */
const isReceiver = ({ tree }: SentenceView, token: number): boolean => tree.tokens[token]?.feats.Case === 'All';

const rule = of('rule');
const ruleGave = of('rule-gave');

function cited(s: Standing, c: Citation, v: SentenceView): Sourced {
  const { view, draft } = s;
  const here = v === view;
  const found = [
    ...once(here ? s.told.here : s.told.after, c, () => [
      place(here ? 'same' : 'before'),
      manner(here, c.manner, c.cue),
      kind(here, c.by.kind),
    ]),
    rule(draft.source?.origin === c.by.name),
    ruleGave(draft.source !== null),
    side(here, sideOf(s, c.by.state)),
  ];
  if (here) addCoverFeatures(found, s, c);
  else addEarlierFeatures(found, s, c, v);
  return {
    origin: c.by.name,
    value: () => (here ? chainSlot([c.by]) : { ...chainSlot([c.by]), known: 'implied' }),
    features: found,
  };
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
function addCoverFeatures(found: Feature[], s: Standing, c: Citation): void {
  const trigger = s.main?.trigger ?? s.at;
  const covers = c.covers(trigger);
  found.push(
    covering(covers),
    coversManner(covers, c.manner),
    within(c.within(s.at)),
    away(covers, c.token > trigger, bucket(Math.abs(c.token - trigger), 3, 8, 16)),
  );
}

/** How a citation of a sentence before may run on. */
function addEarlierFeatures(found: Feature[], s: Standing, { by }: Citation, v: SentenceView): void {
  const { view } = s;
  const back = view.index - v.index;
  const begins = view.mentions.parties.some((p) => p.id === by.state && p.first <= 2);
  found.push(
    earlierAway(back, s.sameParagraph),
    earlierOwn(back, citationsIn(s.passage, view).length > 0),
    earlierBegins(s.begins),
    earlierKind(by.kind, begins),
  );
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
function mentioned(s: Standing, m: SourceMention): Sourced {
  const { tree } = s.view;
  const { quote } = s.draft;
  const trigger = s.main?.trigger ?? s.at;
  return {
    origin: m.name,
    value: () => chainSlot([{ name: m.name, kind: m.kind, state: m.state, text: m.text, start: m.start, end: m.end }]),
    features: [
      ...once(s.told.here, m, () => ofNamed(tree, m)),
      ruleGave(s.draft.source !== null),
      namedSide(m.first >= trigger, bucket(Math.abs(m.headToken - trigger), 3, 8, 16)),
      namedQuoted(m.start >= quote.start && m.end <= quote.end),
    ],
  };
}

function ofNamed(tree: Tree, m: SourceMention): readonly Feature[] {
  const relation = relationOf(tree, m.headToken);
  const head = namedHead(lemmaOf(tree, tree.heads[m.headToken] ?? -1));
  return [NAMED, namedKind(m.kind), namedAs(relation), namedAsKind(relation, m.kind), head];
}
