// How a claim is put: asserted, told by another, planned, hypothetical, denied. What enters: a draft where it stands, its
// source decided. What leaves: choices, the rules' own first.
import type { Modality } from '../../claim.ts';
import { areOpposed } from '../../slots/modality.ts';
import type { Sheet } from '../sheet.ts';
import type { Choice } from './chooser.ts';
import type { Standing } from './standing.ts';
import { besideFacts, citationOf, type Fact, tellFacts, wordFacts } from './tells.ts';

/** What only others say, whether reported, claimed or estimated, is one class. */
export const classOf = (m: Modality): string => (TOLD.has(m) ? 'told' : m);

const TOLD: ReadonlySet<Modality> = new Set<Modality>(['reported', 'claimed', 'estimated']);
const CLASSES = ['asserted', 'told', 'planned', 'hypothetical', 'denied'] as const;

export function modalityChoices(s: Standing): readonly Choice<Modality>[] {
  const own = classOf(s.draft.modality);
  const facts = factsOf(s);
  const choices = CLASSES.map((name) => ({
    name,
    value: (): Modality => (name === own ? s.draft.modality : name === 'told' ? toldAs(s) : name),
    none: false,
    tell: (found: Sheet) => tellFacts(found, name, facts),
    told: { name, facts },
  }));
  return [...choices.filter((c) => c.name === own), ...choices.filter((c) => c.name !== own)];
}

/** Whether what is told is estimated, claimed or reported: by the word of saying, and by whose word it is. */
function toldAs(s: Standing): Modality {
  const cited = citationOf(s);
  const kinds = s.main?.cues.filter((c) => !c.negated).map((c) => c.kind) ?? [];
  if (cited?.c.cue === 'estimated' || kinds.includes('estimated')) return 'estimated';
  const { from, to } = s.draft;
  const by = cited?.c.by.state ?? null;
  if (
    cited?.c.cue === 'claimed' ||
    kinds.includes('claimed') ||
    areOpposed(by, from?.id ?? null) ||
    areOpposed(by, to?.id ?? null)
  )
    return 'claimed';
  return 'reported';
}

function factsOf(s: Standing): readonly Fact[] {
  const { draft, main } = s;
  const { from, to, source } = draft;
  const cited = citationOf(s);
  const facts: Fact[] = [
    ['any', ''],
    ['own', draft.modality],
    ['own:rule', `${draft.modality}:${draft.rule}`],
    ['own:source', `${draft.modality}:${source?.known ?? 'none'}`],
    ['source', source ? `${source.chain[0]?.kind}:${source.known}` : 'none'],
    ['length', String(source?.chain.length ?? 0)],
    ['begins', s.begins],
    ...wordFacts(s),
    ...besideFacts(s, (d) => d.modality),
  ];
  if (cited) {
    const { c, here } = cited;
    const covers = here && c.covers(main?.trigger ?? s.at);
    facts.push(
      ['cited', `${c.manner}:${c.cue}:${here}`],
      ['cited:kind', `${c.manner}:${c.by.kind}:${here}`],
      ['covers', `${covers}:${c.manner}`],
    );
    const by = c.by.state;
    const side = by === null ? 'none' : by === from?.id ? 'from' : by === to?.id ? 'to' : 'other';
    facts.push(
      ['side', side],
      ['side:outcome', `${side}:${draft.frame}:${areOpposed(by, from?.id ?? null)}:${areOpposed(by, to?.id ?? null)}`],
    );
  }
  const kinds = new Set<string>();
  for (const c of main?.cues ?? []) kinds.add(`${c.kind}:${c.negated}`);
  for (const k of kinds) facts.push(['cue', k]);
  facts.push(['cues', [...kinds].sort().join('+')], ['negated', String(main?.negated ?? false)]);
  const when = draft.when?.edtf ?? null;
  facts.push(['when', when === null ? 'none' : later(when, s.passage.document.published)]);
  facts.push(['basis', draft.quantity?.basis ?? 'none']);
  facts.push(['item', draft.item?.code ?? '']);
  facts.push(...quoted(s));
  return facts;
}

function quoted({ view: { tree }, draft: { quote } }: Standing): readonly Fact[] {
  const facts: Fact[] = [];
  for (let i = 0; i < tree.tokens.length; i += 1) {
    const t = tree.tokens[i];
    if (!t || t.start < quote.start || t.end > quote.end) continue;
    if (/^(?:VERB|AUX|ADV|ADJ|NOUN|PART|SCONJ)$/u.test(t.upos)) facts.push(['word', tree.lemmas[i] ?? '']);
  }
  return facts;
}

/** Whether a date is before, in or after the time of publication. */
function later(when: string, published: string | null): string {
  if (published === null) return 'unknown';
  const [from = '', to = ''] = when.split('/');
  const date = (from === '..' || from === '' ? to : from).replace(/[~?%]/gu, '').slice(0, 7);
  const day = published.slice(0, date.length);
  const relation = date < day ? 'before' : date > day ? 'after' : 'same';
  return `${relation}:${when.includes('/') ? 'span' : date.length}`;
}
