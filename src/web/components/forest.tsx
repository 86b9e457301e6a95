// The forest plot as a table: every row says in words what its mark shows, so the chart and its table are one thing.
// The bands of the estimate run behind all rows; open ends are arrows; capacity is hollow; what was replaced is faint.
import { useEffect, useRef, useState } from 'react';
import type { ReportView } from '../../api/schemas.ts';
import type { VariantJson } from '../../ledger/flow-schema.ts';
import { ScaleAxis } from '../charts/interval-bar.tsx';
import { Band, Grid, IntervalMark } from '../charts/marks.tsx';
import { drawnVariants, type Forest, type ForestRow } from '../forest-rows.ts';
import type { Ends } from '../format/interval.ts';
import { tickText } from '../format/number.ts';
import { documentAddress, Link, useLocation, withQuery } from '../router.tsx';
import { useWords, type Words } from '../words.ts';
import { ReportList } from './report-list.tsx';
import { WhyLink } from './why.tsx';

type Props = {
  readonly forest: Forest;
  readonly reports: Readonly<Record<string, ReportView>>;
  readonly caption: string;
};

export function ForestTable({ forest, reports, caption }: Props) {
  const words = useWords();
  const { t, locale } = words;
  const { scale, groups } = forest;
  return (
    <table className="forest">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('column.origin')}</th>
          <th scope="col">{t('column.stated')}</th>
          <th scope="col" className="chart">
            <span className="visually-hidden">{t('column.scale')}</span>
            {scale && <ScaleAxis scale={scale} text={(n) => tickText(n, t, locale)} />}
          </th>
          <th scope="col">{t('column.figure')}</th>
          <th scope="col">{t('column.behind')}</th>
        </tr>
      </thead>
      {groups.map(({ origin, stand, rows }) => (
        <tbody key={origin} className={stand}>
          {rows.map((row, i) => (
            <FigureRow
              key={row.figure.id}
              row={row}
              first={i === 0}
              stand={stand}
              forest={forest}
              reports={reports}
              words={words}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
}

type RowProps = Omit<Props, 'caption'> & {
  readonly row: ForestRow;
  readonly first: boolean;
  readonly stand: string;
  readonly words: Words;
};

function FigureRow({ row, first, stand, forest, reports, words }: RowProps) {
  const { t } = words;
  const { figure, series, hollow, faint } = row;
  const target = useLocation().query.get('figure') === figure.id;
  const [open, setOpen] = useState(target);
  const place = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (target) place.current?.scrollIntoView({ block: 'center' });
  }, [target]);
  const number = words.interval(figure, { approx: figure.approx, unit: series.unit, per: series.per });
  const behind = figure.reportIds.flatMap((id) => reports[id] ?? []);
  return (
    <>
      <tr
        ref={place}
        className={`figure${faint ? ' faint' : ''}${hollow ? ' hollow' : ''}${target ? ' target' : ''}`}
        data-figure={figure.id}
      >
        <th scope="row" className={first ? 'origin' : 'origin again'}>
          <span>{words.origin(figure.origin)}</span>
          {first && (stand === 'agrees' || stand === 'outlier') && <span className="sub">{t(`stand.${stand}`)}</span>}
        </th>
        <td className="stated">
          {words.shortDate(figure.stated)}
          {figure.statedBy === 'added' && <span className="sub">{t('figure.added')}</span>}
        </td>
        <td className="chart">
          <Mark ends={figure} forest={forest} />
        </td>
        <td className="value">
          <Link className="number" to={evidenceAddress(figure.id, behind)} keepScroll={behind.length !== 1}>
            {number}
          </Link>
          <Admiralty pair={figure.admiralty} words={words} />
          <FigureNotes row={row} words={words} />
        </td>
        <td className="behind">
          <button type="button" className="linklike" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t('count.reports', { count: figure.reports })}
          </button>{' '}
          <WhyLink id={figure.id} about={`${words.origin(figure.origin)}, ${number}`} />
        </td>
      </tr>
      {figure.variants.map((variant) => (
        <VariantRow
          key={`${variant.departure} ${variant.reportIds.join()}`}
          {...{ variant, row, forest, reports, words }}
        />
      ))}
      {open && (
        <tr className="reports">
          <td colSpan={5}>
            <ReportList reports={behind} />
          </td>
        </tr>
      )}
    </>
  );
}

type VariantProps = Omit<RowProps, 'first' | 'stand'> & { readonly variant: VariantJson };

/** A number that departs from its own origin's figure: hollow, named, in no estimate. */
function VariantRow({ variant, row, forest, reports, words }: VariantProps) {
  const { t } = words;
  const [open, setOpen] = useState(false);
  const number = words.interval(variant, { approx: variant.approx, unit: variant.unit, per: variant.per });
  const behind = variant.reportIds.flatMap((id) => reports[id] ?? []);
  const drawn = drawnVariants(row.figure, row.series).includes(variant);
  return (
    <>
      <tr className="figure variant hollow">
        <th scope="row" className="origin">
          <span className="tag warn">{t('variant.tag')}</span>
          {variant.publishers.length > 0 && <span className="sub">{variant.publishers.join(', ')}</span>}
        </th>
        <td className="stated">{words.shortDate(variant.stated)}</td>
        <td className="chart">{drawn && <Mark ends={variant} forest={forest} />}</td>
        <td className="value">
          <span className="number">{number}</span>
          <span className="sub">
            {t(`variant.${variant.departure}`)}. {words.said(variant.said)}
          </span>
        </td>
        <td className="behind">
          <button type="button" className="linklike" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t('count.reports', { count: behind.length || variant.reports })}
          </button>
        </td>
      </tr>
      {open && (
        <tr className="reports">
          <td colSpan={5}>
            <ReportList reports={behind} />
          </td>
        </tr>
      )}
    </>
  );
}

/** One sentence behind a number: straight to it. Otherwise to the derivation, which lists what stands behind. */
function evidenceAddress(figure: string, behind: readonly ReportView[]): string {
  const [only] = behind;
  return behind.length === 1 && only?.documentId
    ? documentAddress(only.documentId, only.id)
    : withQuery({ why: figure });
}

type MarkProps = { readonly ends: Ends; readonly forest: Forest };

function Mark({ ends, forest }: MarkProps) {
  return (
    <svg className="mark" aria-hidden="true">
      <MarkParts ends={ends} forest={forest} />
    </svg>
  );
}

/** A row's mark over the bands that run behind all rows. */
export function MarkParts({ ends, forest: { scale, supported, envelope } }: MarkProps) {
  if (!scale) return null;
  return (
    <>
      <Band ends={envelope} scale={scale} className="envelope" />
      {supported.map((region) => (
        <Band key={`${region.low}/${region.high}`} ends={region} scale={scale} className="supported" />
      ))}
      <Grid scale={scale} />
      <IntervalMark ends={ends} scale={scale} />
    </>
  );
}

/** The Admiralty pair of a figure, and its words for who asks. */
function Admiralty({ pair, words: { t } }: { readonly pair: string; readonly words: Words }) {
  const [letter = '', digit = ''] = pair;
  const text = `${t(`reliability.${letter}`)}; ${t(`credibility.${digit}`)}`;
  return (
    <abbr className="pair" title={text}>
      {pair}
      <span className="visually-hidden"> ({text})</span>
    </abbr>
  );
}

/** What the number needs to be understood: its kind, its window, what it derives from, what replaced it. */
function FigureNotes({ row: { figure, series, hollow }, words }: { readonly row: ForestRow; readonly words: Words }) {
  const { t, date } = words;
  const notes = [
    hollow && t(figure.derivedFrom ? 'figure.workedOut' : 'figure.capacity'),
    !hollow && figure.derivedFrom !== null && t('figure.derived'),
    figure.shared && t('figure.shared'),
    figure.calibre !== null && t('figure.calibre', { calibre: figure.calibre }),
    series.kind !== 'actual' && t(`kind.${series.kind}`),
    figure.period !== null && date(figure.period),
    figure.asOf !== null && t('figure.asOf', { date: date(figure.asOf) }),
    figure.alternatives.length > 0 && t('figure.alternatives'),
    figure.supersededBy !== null && t('figure.replaced'),
    figure.modality !== 'asserted' && figure.modality !== series.kind && t(`modality.${figure.modality}`),
  ].filter((note) => typeof note === 'string');
  return notes.length === 0 ? null : <span className="sub">{notes.join(' · ')}</span>;
}
