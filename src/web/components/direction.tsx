// One direction of the exchange: its rows with a number, and its list without. Also what is said of one party alone.
import type { ReportView } from '../../api/schemas.ts';
import { directionTable, originsOf } from '../direction-table.ts';
import type { Direction } from '../exchange-rows.ts';
import type { Seen } from '../seen.ts';
import { sideOf } from '../sides.ts';
import { useWords } from '../words.ts';
import type { SeriesWorth } from '../worths.ts';
import { Copy } from './copy.tsx';
import { DirectionPicture } from './direction-picture.tsx';
import { PlainList } from './plain-list.tsx';
import { SeriesTable } from './series-table.tsx';

type Reports = Readonly<Record<string, ReportView>>;
type Props = {
  readonly from: string;
  /** Null: what is said of `from` alone. */
  readonly to: string | null;
  readonly rows: Direction;
  readonly worths: ReadonlyMap<string, SeriesWorth>;
  readonly seen: Seen;
  readonly reports: Reports;
};

export function DirectionPanel({ from, to, rows, worths, seen, reports }: Props) {
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
        <Copy
          title={to === null ? words.party(from) : `${words.party(from)} → ${words.party(to)}`}
          sources={originsOf(rows)}
          table={() => directionTable(rows, worths, words)}
          picture={(chart) => <DirectionPicture {...{ chart, rows, words }} />}
        />
      </header>
      {rows.groups.length === 0 && rows.plain.length === 0 && (
        <p className="nothing soft">{t('exchange.nothingThisWay')}</p>
      )}
      {rows.groups.length > 0 && <SeriesTable rows={rows} worths={worths} seen={seen} words={words} />}
      {rows.plain.length > 0 && <PlainList rows={rows.plain} seen={seen} reports={reports} words={words} />}
    </section>
  );
}
