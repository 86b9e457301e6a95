// One direction's flows against the paragraphs that they could touch. A full square: could touch; a hollow one: only by what is
// planned or supposed. Each square, and each paragraph, is a link to the reasons.
import type { Measure } from '../../../exchange/measures/measure.ts';
import { flowAddress, Link, withQuery } from '../../router.tsx';
import type { Seen } from '../../seen.ts';
import { sideOf } from '../../sides.ts';
import type { Words } from '../../words.ts';
import { directionText, measureText } from './data.ts';
import type { Matrix, MatrixRow } from './rows.ts';

export type Chosen = { readonly measure: string | null; readonly flow: string | null };
type Props = { readonly matrix: Matrix; readonly chosen: Chosen; readonly seen: Seen; readonly words: Words };

export function TouchMatrix({ matrix, chosen, seen, words }: Props) {
  const { t } = words;
  const { from, to, columns, resolutions, rows } = matrix;
  const direction = directionText(from, to, words);
  return (
    <section
      className={`side panel ${from === null || to === null ? 'neither' : sideOf(from, to)}`}
      aria-label={direction}
    >
      <header>
        <h2>{direction}</h2>
        <span className="soft">
          {t('count.flows', { count: rows.length })} · {t('measures.paragraphs', { count: columns.length })}
        </span>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="wide-table" tabIndex={0} aria-label={direction}>
        <table className="touches">
          <caption className="visually-hidden">{t('measures.matrix', { direction })}</caption>
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                {t('measures.column.item')}
              </th>
              {resolutions.map(({ resolution, columns: span }) => (
                <th key={resolution} scope="colgroup" colSpan={span} className="resolution">
                  {resolution}
                </th>
              ))}
              <th scope="col" rowSpan={2} className="days">
                {t('measures.column.days')}
              </th>
            </tr>
            <tr>
              {columns.map((measure, i) => (
                <th key={measure.id} scope="col" className={`paragraph${opens(columns, i)}`}>
                  <Link
                    to={withQuery({ measure: measure.id, flow: null })}
                    keepScroll
                    aria-label={measureText(measure, words)}
                    aria-current={chosen.measure === measure.id ? 'true' : undefined}
                    title={measure.subject}
                  >
                    {measure.paragraph.replaceAll('-', '–')}
                    {measure.verified ? '' : '*'}
                  </Link>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.flow.flow} row={row} columns={columns} chosen={chosen} seen={seen} words={words} />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

/** From when to when a flow's figures speak; up to the last day where no beginning is known. */
const daysText = ({ days: { first, last } }: MatrixRow['flow'], { shortDate }: Words): string =>
  shortDate(`${first?.slice(0, 7) ?? '..'}/${last?.slice(0, 7) ?? '..'}`);

/** Marks the first column of a resolution. */
const opens = (columns: readonly Measure[], i: number): string =>
  columns[i - 1]?.resolution === columns[i]?.resolution ? '' : ' opens';

type RowProps = Omit<Props, 'matrix'> & { readonly row: MatrixRow; readonly columns: readonly Measure[] };

function Row({ row: { flow, cells }, columns, chosen, seen, words }: RowProps) {
  const { t, item } = words;
  return (
    <tr>
      <th scope="row">
        <Link to={flowAddress(flow.flow, seen)}>{item(flow.item)}</Link>
      </th>
      {cells.map((touch, i) => {
        const measure = columns[i];
        if (!measure) return null;
        const isOn = chosen.measure === measure.id && (chosen.flow === null || chosen.flow === flow.flow);
        return (
          <td key={measure.id} className={`cell${opens(columns, i)}${isOn ? ' on' : ''}`}>
            {touch === null ? (
              <span className="visually-hidden">{t('measures.none')}</span>
            ) : (
              <Link
                to={withQuery({ measure: measure.id, flow: flow.flow })}
                keepScroll
                className={touch.onlyIf ? 'square hollow' : 'square'}
                aria-label={t(touch.onlyIf ? 'measures.touchOnlyIf' : 'measures.touch', {
                  item: item(flow.item),
                  measure: measureText(measure, words),
                })}
              />
            )}
          </td>
        );
      })}
      <td className="days soft">{daysText(flow, words)}</td>
    </tr>
  );
}
