// The app's answers → what goes over the wire. Pure; nothing is decided here.
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Figure, Report, Series } from '../ledger/model.ts';
import type { Decision, StoredClaim, StoredFigure } from '../store/port.ts';
import type { DecisionView, DiagnosticView, ReportView } from './schemas.ts';

export const decisionView = ({ seq, subject, verdict, reason, actor, time }: Decision): DecisionView => ({
  seq,
  subject,
  verdict,
  reason,
  actor,
  time,
});

export const diagnosticView = ({ code, severity, message, hint, span }: Diagnostic): DiagnosticView => ({
  code,
  severity,
  message,
  hint,
  ...(span ? { span: { start: span.start, end: span.end } } : {}),
});

const NOTHING = {
  quote: null,
  documentId: null,
  title: null,
  publisher: null,
  copyOf: null,
  url: null,
  file: null,
  row: null,
  label: null,
  via: null,
  note: null,
};

function evidenceView({ evidence }: Report): Partial<ReportView> {
  if (evidence.kind === 'claim') {
    const { quote, documentId, title, publisher, url } = evidence;
    return { quote, documentId, title, publisher, url };
  }
  const { file, row, label, via, url, note } = evidence;
  return { file, row, label, via, url, note };
}

/** A report with what stands behind it and the decision on it. */
export const reportView = (report: Report, decision: Decision | null): ReportView => ({
  id: report.id,
  stated: report.stated,
  statedBy: report.statedBy,
  origin: report.origin,
  modality: report.modality,
  speaker: report.speaker,
  ...NOTHING,
  ...evidenceView(report),
  copyOf: report.copyOf && { document: report.copyOf.page, publisher: report.copyOf.publisher },
  decision: decision ? decisionView(decision) : null,
});

/** A claim that is in no figure (a denial, a variant) as a report. */
export const claimReportView = ({
  claim,
  documentId,
  published,
  publisher,
  title,
  url,
  added,
  decision,
}: StoredClaim): ReportView => ({
  ...NOTHING,
  id: claim.id,
  stated: published ?? added.slice(0, 10),
  statedBy: published === null ? 'added' : 'published',
  origin: claim.source?.origin ?? publisher ?? '',
  modality: claim.modality,
  speaker: null,
  quote: claim.quote.exact,
  documentId,
  title,
  publisher,
  url,
  decision: decision ? decisionView(decision) : null,
});

/** An imported row that is in no figure (a denial, a variant) as a report. */
export const rowReportView = (row: StoredFigure): ReportView => ({
  ...NOTHING,
  id: row.id,
  stated: row.stated,
  statedBy: 'stated',
  origin: row.origin,
  modality: row.modality,
  speaker: row.speaker,
  url: row.url,
  file: row.file,
  row: row.row,
  label: row.label,
  note: row.note,
  decision: row.decision ? decisionView(row.decision) : null,
});

/** All reports behind the figures of some series, and those that depart from their own origin. */
export const reportsBehind = (series: readonly Series[]): readonly Report[] =>
  series.flatMap(({ figures }) =>
    figures.flatMap(({ reports, variants }: Figure) => [...reports, ...variants.flatMap((variant) => variant.reports)]),
  );
