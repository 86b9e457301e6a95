// The headline indicators of an exchange, and all others on request. The home page fetches it once its own rows stand.
import { Copy } from '../../components/copy.tsx';
import { PlainTable } from '../../components/table-beside.tsx';
import { WhyLink } from '../../components/why.tsx';
import { useWords, type Words } from '../../words.ts';
import { indicatorsTable, labelText, rowText, useIndicators } from './data.ts';
import './home.css';
import { headlinesOf, type Headline as One } from './indicators.ts';
import type { HomeProps } from './props.ts';

export default function Headline({ a, b, seen }: HomeProps) {
  const words = useWords();
  const { t } = words;
  const { data } = useIndicators(a, b, seen);
  if (!data) return null;
  const found = headlinesOf(data.indicators);
  if (found.length === 0) return null;
  const table = indicatorsTable(data.indicators, words);
  const origins = data.indicators.flatMap(({ rows }) => rows.flatMap(({ used }) => used.flatMap((one) => one.origins)));
  return (
    <section className="headlines" aria-label={t('balance.headlines')}>
      <ul>
        {found.map((one) => (
          <Card key={one.indicator.name} headline={one} words={words} />
        ))}
      </ul>
      <details>
        <summary>{t('balance.all', { count: table.rows.length })}</summary>
        <div className="panel chart-panel">
          <header>
            <h2>{t('balance.headlines')}</h2>
            <Copy title={t('balance.headlines')} sources={[...new Set(origins)].sort()} table={() => table} />
          </header>
          <PlainTable table={table} caption={t('balance.headlines')} />
        </div>
      </details>
    </section>
  );
}

function Card({ headline: { indicator, row, beside }, words }: { readonly headline: One; readonly words: Words }) {
  const { t } = words;
  const title = t(`balance.indicator.${indicator.name}`, { defaultValue: indicator.title });
  return (
    <li>
      <b>{rowText(row, words)}</b>
      <span className="small soft">
        {title}, {labelText(row, words)}
        {beside && ` · ${labelText(beside, words)}: ${rowText(beside, words)}`} · <WhyLink id={row.id} about={title} />
      </span>
    </li>
  );
}
