// Flows made by hand, for tests of what weighs them.
import { NOTHING } from '../../src/base/said.ts';
import type { FigureJson, FlowJson } from '../../src/ledger/flow-schema.ts';

const FIGURE: FigureJson = {
  id: 'f_0000000000000001',
  origin: 'Port Watch',
  body: 'Port Watch',
  low: null,
  high: null,
  approx: false,
  shared: false,
  sharedOver: [],
  stated: '2025-01-15',
  statedBy: 'stated',
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
};

/** A figure with the given fields; the origin is a body of its own. */
export const figure = (fields: Partial<FigureJson>): FigureJson => ({
  ...FIGURE,
  ...fields,
  body: fields.body ?? fields.origin ?? FIGURE.body,
});

type Fields = Partial<Omit<FlowJson, 'estimate'>> & { readonly supported?: FlowJson['estimate']['supported'] };

/** A series from RU to KP of refined oil in barrels, with the given fields. */
export function flow({ supported = [], ...fields }: Fields): FlowJson {
  const { from = 'RU', to = 'KP', item = 'energy.refined' } = fields;
  const name = `${from ?? '_'}-${to ?? '_'}:${item ?? '_'}`;
  return {
    key: `${name}:${fields.frame ?? 'transfer'}:${fields.kind ?? 'actual'}:${fields.basis ?? 'total'}:${fields.unit ?? 'barrel'}`,
    flow: name,
    from,
    to,
    frame: 'transfer',
    item,
    basis: 'total',
    unit: 'barrel',
    per: null,
    outcome: null,
    kind: 'actual',
    period: null,
    denied: [],
    checks: [],
    starts: [],
    sameNumbers: [],
    figures: [],
    ...fields,
    estimate: {
      supported,
      outliers: [],
      envelope: { low: null, high: null, lowest: null, highest: null },
      independentOrigins: supported.length > 0 ? 1 : 0,
      bodies: supported.length > 0 ? 1 : 0,
      conflict: false,
      confidence: { level: 'low', why: 'made by hand', said: NOTHING },
      trend: null,
      asKnownOn: null,
    },
  };
}
