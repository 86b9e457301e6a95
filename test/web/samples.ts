// Figures and series for the tests of rows: everything that a test does not say is plain.
import { word } from '../../src/base/said.ts';
import type { FigureJson, FlowJson } from '../../src/ledger/flow-schema.ts';

let made = 0;
/** A figure with what the test is about. */
export function figure(wanted: Partial<FigureJson>): FigureJson {
  made += 1;
  return {
    id: `f_${String(made).padStart(16, '0')}`,
    origin: 'Alfa',
    body: 'Alfa',
    low: null,
    high: null,
    approx: false,
    shared: false,
    sharedOver: [],
    stated: '2025-01-01',
    statedBy: 'published',
    asOf: null,
    period: null,
    calibre: null,
    speaker: null,
    modality: 'estimated',
    reports: 1,
    reportIds: [],
    copies: [],
    publishers: [],
    namedInstead: null,
    derivedFrom: null,
    alternatives: [],
    supersededBy: null,
    variants: [],
    admiralty: 'F3',
    source: null,
    ...wanted,
  };
}

type Wanted = Partial<Omit<FlowJson, 'estimate'>> & { readonly estimate?: Partial<FlowJson['estimate']> };

/** A series with what the test is about. */
export function series({ estimate, ...wanted }: Wanted): FlowJson {
  const figures = wanted.figures ?? [figure({ low: '10', high: '10' })];
  const item = wanted.item ?? 'container';
  return {
    key: `AA-BB:${item}:${wanted.basis ?? 'total'}:${wanted.kind ?? 'actual'}:${wanted.unit ?? 'count'}:${wanted.period ?? ''}`,
    flow: `AA-BB:${item}`,
    from: 'AA',
    to: 'BB',
    frame: 'transfer',
    item,
    basis: 'total',
    unit: 'count',
    per: null,
    outcome: null,
    kind: 'actual',
    period: null,
    denied: [],
    checks: [],
    starts: [],
    sameNumbers: [],
    ...wanted,
    figures,
    estimate: {
      supported: [{ low: '10', high: '10', agree: ['Alfa'], independent: 1 }],
      outliers: [],
      envelope: { low: '10', high: '10', lowest: '10', highest: '10' },
      independentOrigins: 1,
      bodies: 1,
      conflict: false,
      confidence: { level: 'low', why: 'one origin alone', said: word('one origin alone') },
      trend: null,
      asKnownOn: null,
      ...estimate,
    },
  };
}
