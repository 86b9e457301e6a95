// What kind of number a claim's quantity is: a sum to date, one part, a state of things, a capacity. What enters: a draft
// where it stands. What leaves: choices, the rules' own first; none where there is nothing to choose.
import type { Basis } from '../../claim.ts';
import { lemmaOf, relationOf } from '../../predication/tree.ts';
import type { Sheet } from '../sheet.ts';
import type { Choice } from './chooser.ts';
import type { Standing } from './standing.ts';
import { besideFacts, type Fact, tellFacts, wordFacts } from './tells.ts';

const CLASSES = ['total', 'increment', 'stock', 'capacity'] as const;
type Chosen = (typeof CLASSES)[number];
const isChosen = (b: string): b is Chosen => (CLASSES as readonly string[]).includes(b);

export function basisChoices(s: Standing): readonly Choice<Basis>[] {
  const own = s.draft.quantity?.basis;
  if (own === undefined || !isChosen(own) || s.draft.frame === 'statistic') return [];
  const facts = factsOf(s);
  const choices = CLASSES.map((name) => ({
    name,
    none: false,
    value: (): Basis => name,
    tell: (found: Sheet) => tellFacts(found, name, facts),
    told: { name, facts },
  }));
  return [...choices.filter((c) => c.name === own), ...choices.filter((c) => c.name !== own)];
}

/** Tokens on either side of the number whose words are told. */
const NEAR = 4;

function factsOf(s: Standing): readonly Fact[] {
  const { draft, view, main } = s;
  const { tree } = view;
  const q = draft.quantity;
  const when = draft.when?.edtf ?? null;
  const shape =
    when === null
      ? 'none'
      : when.startsWith('..')
        ? 'until'
        : when.endsWith('..')
          ? 'since'
          : when.includes('/')
            ? 'span'
            : String(when.replace(/[~?%]/gu, '').length);
  const unit =
    q?.unit === 'count' || q?.unit === 'percent' ? q.unit : /^[A-Z]{3}$/u.test(q?.unit ?? '') ? 'money' : 'measure';
  const facts: Fact[] = [
    ['any', ''],
    ['own', q?.basis ?? ''],
    ['own:rule', `${q?.basis}:${draft.rule}`],
    ['own:when', `${q?.basis}:${shape}`],
    ['modality', draft.modality],
    ['when', shape],
    ['when:modality', `${shape}:${draft.modality}`],
    ['unit', unit],
    ['item', draft.item?.code ?? ''],
    ['class', draft.item?.code.split('.')[0] ?? ''],
    ['bounds', `${q?.low === null}:${q?.high === null}:${q?.approx}`],
    ['one', String(q?.low === '1' && q.high === '1')],
    ['source', draft.source?.chain[0]?.kind ?? 'none'],
    ['outcome', draft.outcome ?? ''],
    ['shared', String(q?.shared ?? false)],
    ...wordFacts(s),
    ...besideFacts(s, (d) => d.quantity?.basis ?? 'none'),
  ];
  const first = tree.tokens.findIndex((t) => t.start <= (q?.start ?? -1) && (q?.start ?? -1) < t.end);
  if (first !== -1) {
    let last = first;
    while (last + 1 < tree.tokens.length && (tree.tokens[last + 1]?.start ?? 0) < (q?.end ?? 0)) last += 1;
    for (let i = Math.max(0, first - NEAR); i < first; i += 1) facts.push(['left', lemmaOf(tree, i)]);
    for (let i = last + 1; i <= Math.min(tree.tokens.length - 1, last + NEAR); i += 1)
      facts.push(['right', lemmaOf(tree, i)]);
    facts.push(['hold', `${relationOf(tree, last)}`], ['head', lemmaOf(tree, tree.heads[last] ?? -1)]);
  }
  for (const t of new Set(
    tree.lemmas.filter(
      (_, i) =>
        (tree.tokens[i]?.start ?? 0) >= draft.quote.start - 60 &&
        (tree.tokens[i]?.end ?? 0) <= draft.quote.end + 40 &&
        /^(?:ADV|ADJ|NOUN|DET)$/u.test(tree.tokens[i]?.upos ?? ''),
    ),
  ))
    facts.push(['word', t]);
  for (const c of main?.cues ?? []) facts.push(['cue', `${c.kind}:${c.negated}`]);
  return facts;
}
