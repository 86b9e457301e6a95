// The origins with how reliable they are, what is known from them, and of whom they are independent.
import { useState } from 'react';
import type { SourceRow, Sources } from '../../../ledger/sources.ts';
import { Copy } from '../../components/copy.tsx';
import { Link, withQuery } from '../../router.tsx';
import type { Words } from '../../words.ts';
import { originsTable } from './data.ts';

type Props = { readonly sources: Sources; readonly chosen: string | null; readonly words: Words };

/** How many origins stand at once. */
const FIRST = 15;
const LETTERS = ['A', 'B', 'C', 'D', 'E', 'F'] as const;

export function OriginsTable({ sources, chosen, words }: Props) {
  const { t } = words;
  const [all, setAll] = useState(false);
  const shown = sources.origins.filter(({ origin }, i) => all || i < FIRST || origin === chosen);
  const most = Math.max(1, ...sources.origins.map(({ figures }) => figures));
  return (
    <section className="panel origins-list" aria-label={t('origins.list')}>
      <header>
        <h2>{t('origins.list')}</h2>
        <Copy title={t('origins.list')} sources={[]} table={() => originsTable(sources, words)} />
      </header>
      <p className="soft small">{t('origins.listText')}</p>
      <table>
        <caption className="visually-hidden">{t('origins.list')}</caption>
        <thead>
          <tr>
            {(['origin', 'reliability', 'figures', 'misreported', 'documents', 'independent'] as const).map(
              (column) => (
                <th key={column} scope="col">
                  {t(`origins.column.${column}`)}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <Row
              key={row.origin}
              row={row}
              most={most}
              bodies={sources.bodies}
              isOn={row.origin === chosen}
              words={words}
            />
          ))}
        </tbody>
      </table>
      {shown.length < sources.origins.length && (
        <button type="button" className="linklike more" onClick={() => setAll(true)}>
          {t('origins.all', { count: sources.origins.length })}
        </button>
      )}
    </section>
  );
}

type RowProps = {
  readonly row: SourceRow;
  readonly most: number;
  readonly bodies: number;
  readonly isOn: boolean;
  readonly words: Words;
};

function Row({ row, most, bodies, isOn, words }: RowProps) {
  const { t, count } = words;
  const { origin, body, kind, admiralty, figures, current, misreported, documents, pages, independent } = row;
  return (
    <tr className={isOn ? 'target' : undefined}>
      <th scope="row">
        <Link to={withQuery({ origin: isOn ? null : origin })} keepScroll aria-current={isOn ? 'true' : undefined}>
          {words.origin(origin)}
        </Link>
        <span className="sub">
          {t(`origins.kind.${kind}`)}
          {body !== origin && ` · ${t('origins.speaksFor', { body })}`}
        </span>
      </th>
      <td>
        <Letter letter={admiralty} words={words} />
      </td>
      <td className="bar-cell">
        <svg aria-hidden="true">
          <rect className="all" x="0" y="4" width={`${(figures / most) * 100}%`} height="8" rx="2" />
          <rect className="now" x="0" y="4" width={`${(current / most) * 100}%`} height="8" rx="2" />
        </svg>
        <span>{t('origins.current', { n: count(current), of: count(figures) })}</span>
      </td>
      <td>{misreported === 0 ? <span className="soft">–</span> : count(misreported)}</td>
      <td>
        {count(documents)}
        {pages > documents && <span className="soft"> {t('origins.copies', { count: pages - documents })}</span>}
      </td>
      <td>
        {independent === 0 ? (
          <span className="soft">{t('origins.ofNobody')}</span>
        ) : (
          t('origins.ofOthers', { n: count(independent), of: count(bodies - 1) })
        )}
      </td>
    </tr>
  );
}

/** The Admiralty letter on its scale, A to F; F is "cannot be judged", and stands apart. */
function Letter({ letter, words: { t } }: { readonly letter: string; readonly words: Words }) {
  return (
    <span className="letter">
      <span aria-hidden="true">
        {LETTERS.map((one) => (
          <i key={one} className={one === letter ? 'on' : undefined}>
            {one}
          </i>
        ))}
      </span>
      <span className="sub">
        <span className="visually-hidden">{letter}: </span>
        {t(`reliability.${letter}`)}
      </span>
    </span>
  );
}
