// All reports behind a series, the latest first: when, by whom, in which words or from which row.
import { useState } from 'react';
import type { FlowView, ReportView } from '../../api/schemas.ts';
import type { FlowJson } from '../../ledger/flow-schema.ts';
import { sourcesOf } from '../flow-tables.ts';
import { compareDates } from '../format/date.ts';
import { documentAddress, Link } from '../router.tsx';
import type { Table } from '../table.ts';
import type { Words } from '../words.ts';
import { Copy } from './copy.tsx';
import { ExternalUrl } from './why.tsx';

/** How many stand at once; the others come on request. */
const SHOWN = 25;

type Props = { readonly flow: FlowView; readonly chosen: FlowJson; readonly words: Words };

export function Reports({ flow, chosen, words }: Props) {
  const { t } = words;
  const [all, setAll] = useState(false);
  const ids = chosen.figures.flatMap(({ reportIds, variants }) => [
    ...reportIds,
    ...variants.flatMap((variant) => variant.reportIds),
  ]);
  const reports = [...new Set([...ids, ...chosen.denied])]
    .flatMap((id) => flow.reports[id] ?? [])
    .sort((a, b) => compareDates(b.stated, a.stated) || a.id.localeCompare(b.id));
  if (reports.length === 0) return null;
  const copied = reports.filter(({ copyOf }) => copyOf !== null).length;
  return (
    <section className="panel reports-panel" aria-label={t('flow.reports')}>
      <header className="section-head">
        <h2>{t('flow.reports')}</h2>
        <span className="soft small">
          {t('count.reports', { count: reports.length - copied })}
          {copied > 0 && ` ${t('origins.copies', { count: copied })}`}
        </span>
        <Copy
          title={`${words.item(flow.item)}: ${t('flow.reports')}`}
          sources={sourcesOf(flow)}
          table={() => tableOf(reports, words)}
        />
      </header>
      <table className="reports-table">
        <thead>
          <tr>
            <th scope="col">{t('column.stated')}</th>
            <th scope="col">{t('column.origin')}</th>
            <th scope="col">{t('column.publisher')}</th>
            <th scope="col">{t('column.evidence')}</th>
          </tr>
        </thead>
        <tbody>
          {(all ? reports : reports.slice(0, SHOWN)).map((report) => (
            <ReportRow key={report.id} report={report} words={words} />
          ))}
        </tbody>
      </table>
      {!all && reports.length > SHOWN && (
        <button type="button" className="linklike more-rows" onClick={() => setAll(true)}>
          {t('flow.moreReports', { count: reports.length - SHOWN })}
        </button>
      )}
    </section>
  );
}

function ReportRow({ report, words }: { readonly report: ReportView; readonly words: Words }) {
  const { t } = words;
  const { quote, documentId, file, row, label, url, decision, modality, copyOf } = report;
  return (
    <tr className={decision?.verdict === 'reject' ? 'rejected' : undefined}>
      <td className="stated">
        {words.shortDate(report.stated)}
        {report.statedBy === 'added' && <span className="sub">{t('figure.added')}</span>}
      </td>
      <td>
        {words.origin(report.origin)}
        <span className="sub">{t(`modality.${modality}`)}</span>
      </td>
      <td>
        {report.publisher ?? report.via}
        {copyOf && (
          <span className="sub">
            <Link to={documentAddress(copyOf.document)}>
              {t('flow.copyOf', { publisher: copyOf.publisher ?? copyOf.document })}
            </Link>
          </span>
        )}
      </td>
      <td>
        {quote !== null && documentId !== null ? (
          <Link className="evidence" to={documentAddress(documentId, report.id)}>
            {words.quote(quote)}
          </Link>
        ) : (
          <span className="small">
            {file !== null && t('source.row', { file, row, label })} <ExternalUrl url={url} />
          </span>
        )}
        {decision && (
          <span className={`tag ${decision.verdict === 'reject' ? 'bad' : 'good'}`}>
            {t(`verdict.${decision.verdict}ed`)}
          </span>
        )}
      </td>
    </tr>
  );
}

const COLUMNS = ['stated', 'statedBy', 'origin', 'publisher', 'copyOf', 'modality', 'evidence', 'url', 'id'] as const;

const tableOf = (reports: readonly ReportView[], { t }: Words): Table => ({
  columns: COLUMNS.map((name) => ({ label: t(`column.${name}`) })),
  rows: reports.map(
    ({ stated, statedBy, origin, publisher, copyOf, via, modality, quote, file, row, label, url, id }) => [
      stated,
      t(`statedBy.${statedBy}`),
      origin,
      publisher ?? via,
      copyOf?.document ?? null,
      modality,
      quote ?? t('source.row', { file, row, label }),
      url,
      id,
    ],
  ),
});
