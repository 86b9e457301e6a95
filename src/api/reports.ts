// What stands behind series, by report id: the reports of their figures, those of variants, and denials.
import type { Series } from '../ledger/model.ts';
import type { StoreView } from '../store/port.ts';
import type { ReportView } from './schemas.ts';
import { claimReportView, reportsBehind, reportView, rowReportView } from './views.ts';

/** The reports behind some series, their variants', and the denials that stand at them, by id, each with its decision. */
export async function reportsOf(store: StoreView, series: readonly Series[]): Promise<Record<string, ReportView>> {
  const reports: Record<string, ReportView> = {};
  for (const report of reportsBehind(series)) {
    const kept = report.evidence.kind === 'claim' ? await store.claim(report.id) : await store.figure(report.id);
    reports[report.id] = reportView(report, kept?.decision ?? null);
  }
  // Denials are in no figure.
  for (const { id } of series.flatMap(({ denied }) => denied)) {
    const [claim, row] = [await store.claim(id), await store.figure(id)];
    if (claim) reports[id] = claimReportView(claim);
    else if (row) reports[id] = rowReportView(row);
  }
  return reports;
}
