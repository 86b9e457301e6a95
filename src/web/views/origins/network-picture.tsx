// The network as a picture: names in columns, a line a tie, as wide as what passes along it. A name is a link: it lights what leads
// to it and what it leads to.
import type { RefObject } from 'react';
import type { Sources } from '../../../ledger/sources.ts';
import { Link, withQuery } from '../../router.tsx';
import type { Words } from '../../words.ts';
import { useWidth } from '../parts/use-width.ts';
import { aroundOf, COLUMNS, type Name, networkOf } from './network.ts';

type Props = {
  readonly chart: RefObject<SVGSVGElement | null>;
  readonly sources: Sources;
  readonly chosen: string | null;
  readonly words: Words;
};

/** Narrower than this the names would lie on each other: the picture then scrolls. */
const LEAST = 900;

export function NetworkPicture({ chart, sources, chosen, words }: Props) {
  const { t } = words;
  const { place, width } = useWidth<HTMLDivElement>();
  const network = networkOf(sources, Math.max(width, LEAST), chosen);
  const lit = chosen === null ? null : aroundOf(chosen, sources.reliance);
  const isLit = (name: string) => lit === null || lit.has(name);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section ref={place} className="network" tabIndex={0} aria-label={t('origins.network')}>
      {width > 0 && (
        <svg
          ref={chart}
          viewBox={`0 0 ${network.width} ${network.height}`}
          width={network.width}
          height={network.height}
        >
          <title>{t('origins.network')}</title>
          {COLUMNS.map((column) => (
            <text key={column} className="head" x={network.at[column]} y="15" textAnchor={anchorOf(column)}>
              {t(`origins.columns.${column}`)}
            </text>
          ))}
          {network.ties.map(({ reliance: { from, to, kind }, path, width: own, isCircular }) => (
            <path
              key={`${from}\n${to}`}
              className={`tie ${kind}${isCircular ? ' circular' : ''}${isLit(from) && isLit(to) ? '' : ' dim'}`}
              d={path}
              strokeWidth={own}
            />
          ))}
          {network.names.map((name) => (
            <OneName key={name.name} name={name} lit={isLit(name.name)} chosen={name.name === chosen} words={words} />
          ))}
        </svg>
      )}
      {network.left > 0 && <p className="soft small">{t('origins.left', { count: network.left })}</p>}
    </section>
  );
}

const anchorOf = (column: Name['column']): 'end' | 'start' => (column === 'prints' ? 'end' : 'start');

type NameProps = { readonly name: Name; readonly lit: boolean; readonly chosen: boolean; readonly words: Words };

function OneName({ name: { name, column, x, y, circle, weight }, lit, chosen, words: { t, origin } }: NameProps) {
  const half = 3 + Math.min(6, Math.sqrt(weight));
  return (
    <Link
      to={withQuery({ origin: chosen ? null : name })}
      keepScroll
      className={`name ${column}${lit ? '' : ' dim'}${chosen ? ' chosen-name' : ''}${circle > 0 ? ' circular' : ''}`}
      aria-label={circle > 0 ? `${origin(name)}, ${t('origins.inCircle', { n: circle })}` : origin(name)}
      aria-current={chosen ? 'true' : undefined}
    >
      <rect x={x - 2.5} y={y - half} width="5" height={half * 2} rx="2" />
      <text x={column === 'prints' ? x - 8 : x + 8} y={y + 4.5} textAnchor={anchorOf(column)}>
        {circle > 0 ? `⟳ ${origin(name)} ` : `${origin(name)} `}
      </text>
    </Link>
  );
}
