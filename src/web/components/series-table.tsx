// One direction's series as a table: the interval on the scale that its unit shares across both sides, the best supported
// number as a link to its flow, the independent origins, the latest date.
import { useState } from 'react';
import { IntervalBar, ScaleAxis } from '../charts/interval-bar.tsx';
import type { LogScale } from '../charts/scale.ts';
import { type Direction, envelopeSaid, type Group, isCurrency, type Row } from '../exchange-rows.ts';
import { displayName } from '../format/intl.ts';
import { tickText } from '../format/number.ts';
import { flowAddress, Link, withQuery } from '../router.tsx';
import type { Seen } from '../seen.ts';
import type { Words } from '../words.ts';
import { type SeriesWorth, shownWorth } from '../worths.ts';
import { Independence } from './independence.tsx';

type Worths = ReadonlyMap<string, SeriesWorth>;
type TableProps = { readonly rows: Direction; readonly worths: Worths; readonly seen: Seen; readonly words: Words };

/** The rows of one direction that have a number. */
export function SeriesTable({ rows, worths, seen, words }: TableProps) {
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
        <GroupRows key={group.kind} group={group} worths={worths} seen={seen} words={words} />
      ))}
    </table>
  );
}

/** How many items of a group stand at once; the others come on request. */
const SHOWN_ITEMS = 20;

type GroupProps = { readonly group: Group; readonly worths: Worths; readonly seen: Seen; readonly words: Words };

function GroupRows({ group, worths, seen, words }: GroupProps) {
  const { t, locale } = words;
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [all, setAll] = useState(false);
  return (
    <tbody>
      <tr className="group">
        <th scope="rowgroup">{unitName(group.kind, words)}</th>
        <td className="chart">
          {group.scale && <ScaleAxis scale={group.scale} text={(n) => tickText(n, t, locale)} />}
        </td>
        <td colSpan={3} />
      </tr>
      {group.rows.map((row) => {
        const item = row.series.item ?? '';
        if (!all && row.rank >= SHOWN_ITEMS) return null;
        if (!row.shown && !opened.has(item)) return null;
        const open = row.more > 0 && !opened.has(item) ? () => setOpened(new Set([...opened, item])) : null;
        return (
          <SeriesRow
            key={row.series.key}
            {...{ row, seen, words }}
            worth={worths.get(row.series.key) ?? null}
            scale={group.scale}
            onMore={open}
          />
        );
      })}
      {!all && group.items > SHOWN_ITEMS && (
        <tr className="rest">
          <td colSpan={5}>
            <button type="button" className="linklike" onClick={() => setAll(true)}>
              {t('exchange.moreItems', { count: group.items - SHOWN_ITEMS })}
            </button>
          </td>
        </tr>
      )}
    </tbody>
  );
}

/** A number whose unit stands in the plural. */
const MANY = 2;

/** What a group of rows counts: "Numbers", "US Dollar", "Barrels". */
function unitName(unit: string, { t, locale }: Words): string {
  if (isCurrency(unit)) return `${t('unitKind.money')}, ${displayName(locale, 'currency', unit)}`;
  return t(`unitKind.${unit}`, { defaultValue: t(`unit.${unit}`, { defaultValue: unit, count: MANY }) });
}

type RowProps = {
  readonly row: Row;
  readonly worth: SeriesWorth | null;
  readonly scale: LogScale | null;
  readonly seen: Seen;
  readonly words: Words;
  /** Shows the item's other series; null where all of them stand. */
  readonly onMore: (() => void) | null;
};

function SeriesRow({ row, worth, scale, seen, words, onMore }: RowProps) {
  const { series, firstOfItem, latest, sharedOnly } = row;
  const { t } = words;
  const { estimate, unit, kind, denied } = series;
  const number = words.supported(series);
  const envelope = words.envelope(estimate.envelope, unit);
  return (
    <tr className={`${firstOfItem ? 'first' : 'more'} ${kind}`}>
      <th scope="row" className="item">
        <Link to={flowAddress(series.key, seen)} className={firstOfItem ? undefined : 'visually-hidden'}>
          {words.item(series.item)}
        </Link>
        <span className="sub">{words.series(series)}</span>
        {onMore && (
          <button type="button" className="linklike sub" onClick={onMore}>
            {t('exchange.more', { count: row.more })}
          </button>
        )}
      </th>
      <td className="chart">
        {scale && <IntervalBar series={series} scale={scale} label={`${number}; ${t('envelope.all', { envelope })}`} />}
      </td>
      <td className="number">
        <Link className="est" to={flowAddress(series.key, seen)}>
          {number}
        </Link>
        {envelope !== null && envelope !== number && !envelopeSaid(series) && (
          <span className="sub">{t('envelope.all', { envelope })}</span>
        )}
        {sharedOnly && <span className="sub">{t('series.shared')}</span>}
        {worth && (
          <Link className="sub worth" to={withQuery({ why: worth.id })} keepScroll title={t('exchange.worthWhy')}>
            {t('exchange.worth', {
              worth: words.interval(shownWorth(worth), { unit: worth.currency }),
            })}
          </Link>
        )}
      </td>
      <td className="origins">
        <Independence estimate={estimate} />
        {estimate.bodies > 0 && (
          <span className={`confidence sub ${estimate.confidence.level}`} title={words.said(estimate.confidence.said)}>
            {t(`confidence.${estimate.confidence.level}`)}
          </span>
        )}
        {(estimate.conflict || denied.length > 0) && (
          <span className="tags">
            {estimate.conflict && <span className="tag warn">{t('series.conflict')}</span>}
            {denied.length > 0 && <span className="tag bad">{t('series.denied', { count: denied.length })}</span>}
          </span>
        )}
      </td>
      <td className="latest soft">{latest === null ? '–' : words.shortDate(latest)}</td>
    </tr>
  );
}
