// What is reported without a number: assurances, technology, goods that nobody counted; each with its evidence.
import { Fragment } from 'react';
import type { ReportView } from '../../api/schemas.ts';
import type { Row } from '../exchange-rows.ts';
import { documentAddress, flowAddress, Link } from '../router.tsx';
import type { Seen } from '../seen.ts';
import type { Words } from '../words.ts';

type Reports = Readonly<Record<string, ReportView>>;

type PlainProps = {
  readonly rows: readonly Row[];
  readonly seen: Seen;
  readonly reports: Reports;
  readonly words: Words;
};

/** What is reported without a number: assurances, technology, goods not counted. */
export function PlainList({ rows, seen, reports, words }: PlainProps) {
  const { t } = words;
  return (
    <div className="plain">
      <h3>{t('exchange.plain')}</h3>
      <ul>
        {rows.map(({ series, latest }) => {
          const behind = series.figures.flatMap(({ reportIds }) => reportIds).map((id) => reports[id]);
          const evidence = behind.find((report) => report?.quote) ?? behind[0];
          const denials = series.figures.length === 0;
          return (
            <li key={series.key}>
              <Link className="item" to={flowAddress(series.key, seen)}>
                {words.item(series.item)}
              </Link>{' '}
              <span className="tags">
                {series.kind !== 'actual' && <span className="tag">{t(`kind.${series.kind}`)}</span>}
                {series.denied.length > 0 && (
                  <span className="tag bad">{t('series.denied', { count: series.denied.length })}</span>
                )}
              </span>
              <span className="soft small when">
                {!denials && t('count.reports', { count: behind.length })}
                {latest !== null && <Fragment> · {words.shortDate(latest)}</Fragment>}
              </span>
              {evidence && <PlainEvidence report={evidence} words={words} />}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function PlainEvidence({ report, words }: { readonly report: ReportView; readonly words: Words }) {
  const { t } = words;
  if (report.quote && report.documentId)
    return (
      <Link className="evidence" to={documentAddress(report.documentId, report.id)}>
        {words.quote(report.quote)}
      </Link>
    );
  return (
    <span className="evidence soft">
      {report.origin} · {t('source.row', { file: report.file, row: report.row, label: report.label })}
    </span>
  );
}
