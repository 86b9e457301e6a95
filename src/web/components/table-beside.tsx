// The table beside a chart: the same numbers in words, for who reads rather than looks. Shut at first; open on paper.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '../router.tsx';
import { type Cell, cellText, type Table } from '../table.ts';

type Props = {
  readonly table: Table /** What the table holds, for who comes to it without the chart. */;
  readonly caption: string;
};

export function TableBeside({ table, caption }: Props) {
  const { t } = useTranslation();
  return (
    <details className="beside">
      <summary>{t('table.show')}</summary>
      <PlainTable table={table} caption={caption} />
    </details>
  );
}

/** So many rows stand at once: thousands would make the page slow for who never opens them. Copying takes all. */
const FIRST = 500;

/** A table as data, as a table of the page. */
export function PlainTable({ table: { columns, rows: all }, caption }: Props) {
  const { t } = useTranslation();
  const [whole, setWhole] = useState(false);
  const rows = whole ? all : all.slice(0, FIRST);
  const classOf = (i: number) => (columns[i]?.numeric ? 'num' : undefined);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="scrolls" tabIndex={0} aria-label={caption}>
      <table className="plain-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ label }, i) => (
              <th key={label} scope="col" className={classOf(i)}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of data have no other name
            <tr key={at}>
              {row.map((cell, i) =>
                i === 0 ? (
                  <th key={columns[i]?.label} scope="row">
                    <CellText cell={cell} />
                  </th>
                ) : (
                  <td key={columns[i]?.label} className={classOf(i)}>
                    <CellText cell={cell} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length < all.length && (
        <button type="button" className="linklike" onClick={() => setWhole(true)}>
          {t('table.all', { count: all.length })}
        </button>
      )}
    </section>
  );
}

function CellText({ cell }: { readonly cell: Cell }) {
  const text = cellText(cell);
  return typeof cell === 'object' && cell?.to !== undefined ? <Link to={cell.to}>{text}</Link> : text;
}
