// One direction of the exchange as a table: per item the interval on a shared scale, the best supported number as a link
// to its flow, the independent origins, the latest date. What has no number stands below, with its evidence.
import { Fragment } from 'react';
import type { ReportView } from '../../api/schemas.ts';
import { IntervalBar, ScaleAxis } from '../charts/interval-bar.tsx';
import type { LogScale } from '../charts/scale.ts';
import type { Direction, Group, Row } from '../exchange-rows.ts';
import { tickText } from '../format/number.ts';
import { Link } from '../router.tsx';
import { sideOf } from '../sides.ts';
import { useWords, type Words } from '../words.ts';
import { Independence } from './independence.tsx';

type Reports = Readonly<Record<string, ReportView>>;
type Props = {
  readonly from: string;
  /** Null: what is said of `from` alone. */
  readonly to: string | null;
  readonly rows: Direction;
  readonly asKnownOn: string | null;
  readonly reports: Reports;
};

/** The address of a series, seen from the day that the page shows. */
export const flowAddress = (key: string, asKnownOn: string | null): string =>
  `/flow/${encodeURIComponent(key)}${asKnownOn ? `?asKnownOn=${asKnownOn}` : ''}`;

export function DirectionPanel({ from, to, rows, asKnownOn, reports }: Props) {
  const words = useWords();
  const { t } = words;
  return (
    <section className={`side panel ${sideOf(from, to)}`}>
      <header>
        <h2>
          {words.party(from)}
          {to !== null && (
            <>
              {' '}
              <span className="arrow" role="img" aria-label={t('exchange.to')}>
                →
              </span>{' '}
              {words.party(to)}
            </>
          )}
        </h2>
        <span className="soft">
          {t('count.flows', { count: rows.flows })} · {t('count.figures', { count: rows.figures })}
        </span>
      </header>
      {rows.groups.length === 0 && rows.plain.length === 0 && (
        <p className="nothing soft">{t('exchange.nothingThisWay')}</p>
      )}
      {rows.groups.length > 0 && <Numbers rows={rows} asKnownOn={asKnownOn} words={words} />}
      {rows.plain.length > 0 && <PlainList rows={rows.plain} asKnownOn={asKnownOn} reports={reports} words={words} />}
    </section>
  );
}

type NumbersProps = { readonly rows: Direction; readonly asKnownOn: string | null; readonly words: Words };

function Numbers({ rows, asKnownOn, words }: NumbersProps) {
  const { t } = words;
  return (
    <table className="series">
      <thead>
        <tr>
          <th scope="col">{t('column.item')}</th>
          <th scope="col" className="chart">
            {t('column.scale')}
          </th>
          <th scope="col">{t('column.supported')}</th>
          <th scope="col">{t('column.independent')}</th>
          <th scope="col">{t('column.latest')}</th>
        </tr>
      </thead>
      {rows.groups.map((group) => (
        <GroupRows key={group.kind} group={group} asKnownOn={asKnownOn} words={words} />
      ))}
    </table>
  );
}

function GroupRows({
  group,
  asKnownOn,
  words,
}: {
  readonly group: Group;
  readonly asKnownOn: string | null;
  readonly words: Words;
}) {
  const { t, locale } = words;
  return (
    <tbody>
      <tr className="group">
        <th scope="rowgroup">
          {t(`unitKind.${group.kind}`, { defaultValue: t(`unit.${group.kind}`, { defaultValue: group.kind }) })}
        </th>
        <td className="chart">
          {group.scale && <ScaleAxis scale={group.scale} text={(n) => tickText(n, t, locale)} />}
        </td>
        <td colSpan={3} />
      </tr>
      {group.rows.map((row) => (
        <SeriesRow key={row.series.key} row={row} scale={group.scale} asKnownOn={asKnownOn} words={words} />
      ))}
    </tbody>
  );
}

type RowProps = {
  readonly row: Row;
  readonly scale: LogScale | null;
  readonly asKnownOn: string | null;
  readonly words: Words;
};

function SeriesRow({ row: { series, firstOfItem, latest, sharedOnly }, scale, asKnownOn, words }: RowProps) {
  const { t } = words;
  const { estimate, unit, per, kind, denied } = series;
  const manner = { unit, per };
  const best = estimate.supported.map((region) => words.supported(region, manner));
  const envelope = words.envelope(estimate.envelope, unit);
  const number =
    best.length > 0
      ? best.join(` ${t('interval.or')} `)
      : t(estimate.conflict ? 'interval.noMeeting' : 'interval.none');
  return (
    <tr className={`${firstOfItem ? 'first' : 'more'} ${kind}`}>
      <th scope="row" className="item">
        <Link to={flowAddress(series.key, asKnownOn)} className={firstOfItem ? undefined : 'visually-hidden'}>
          {words.item(series.item)}
        </Link>
        <span className="sub">{words.series(series)}</span>
      </th>
      <td className="chart">
        {scale && <IntervalBar series={series} scale={scale} label={`${number}; ${t('envelope.all', { envelope })}`} />}
      </td>
      <td className="number">
        <Link className="est" to={flowAddress(series.key, asKnownOn)}>
          {number}
        </Link>
        {envelope !== null && envelope !== number && <span className="sub">{t('envelope.all', { envelope })}</span>}
        {sharedOnly && <span className="sub">{t('series.shared')}</span>}
      </td>
      <td className="origins">
        <Independence estimate={estimate} />
        <span className="tags">
          {estimate.conflict && <span className="tag warn">{t('series.conflict')}</span>}
          {kind !== 'actual' && <span className="tag">{t(`kind.${kind}`)}</span>}
          {denied.length > 0 && <span className="tag bad">{t('series.denied', { count: denied.length })}</span>}
        </span>
      </td>
      <td className="latest soft">{latest === null ? '–' : words.date(latest)}</td>
    </tr>
  );
}

type PlainProps = {
  readonly rows: readonly Row[];
  readonly asKnownOn: string | null;
  readonly reports: Reports;
  readonly words: Words;
};

/** What is reported without a number: assurances, technology, goods not counted. */
function PlainList({ rows, asKnownOn, reports, words }: PlainProps) {
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
              <Link className="item" to={flowAddress(series.key, asKnownOn)}>
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
                {latest !== null && <Fragment> · {words.date(latest)}</Fragment>}
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
      <Link
        className="evidence"
        to={`/document/${encodeURIComponent(report.documentId)}?claim=${encodeURIComponent(report.id)}`}
      >
        “{report.quote}”
      </Link>
    );
  return (
    <span className="evidence soft">
      {report.origin} · {t('source.row', { file: report.file, row: report.row, label: report.label })}
    </span>
  );
}
