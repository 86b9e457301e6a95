// Flows made by hand, for tests of the exchange.
import type { FlowJson } from '../../src/ledger/flow-schema.ts';
import { ledgerJson, parseFigures, reconcile, reportsOf } from '../../src/ledger/index.ts';

const HEADER = 'id,stated,origin,from,to,frame,item,low,high,unit,approx,basis,per,period,modality';

/** Flows of rows "stated,origin,from,to,frame,item,low,high,unit,approx,basis,per,period,modality". */
export function flowsOf(...rows: readonly string[]): readonly FlowJson[] {
  const csv = [HEADER, ...rows.map((row, i) => `x${i + 1},${row}`)].join('\n');
  const { rows: figures, diagnostics } = parseFigures(`${csv}\n`, 'made.csv');
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  const input = figures.map((row) => ({ ...row, file: 'made.csv', added: '2026-01-01T00:00:00.000Z', decision: null }));
  return ledgerJson(reconcile(reportsOf({ claims: [], figures: input }))).flows;
}
