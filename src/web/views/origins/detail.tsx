// One name of the network: through whom it came, and on whom it depends.
import type { SourceRow, Sources } from '../../../ledger/sources.ts';
import { documentAddress, Link, withQuery } from '../../router.tsx';
import type { Words } from '../../words.ts';
import { useReveal } from '../parts/reveal.ts';
import { OriginSetting } from './setting.tsx';

type Props = {
  readonly name: string;
  readonly sources: Sources;
  /** The ledger is seen as it stands, so that something can be set. */
  readonly isNow: boolean;
  readonly words: Words;
};

export function OriginDetail({ name, sources, isNow, words }: Props) {
  const { t } = words;
  const place = useReveal<HTMLElement>();
  const row = sources.origins.find(({ origin }) => origin === name) ?? null;
  const [over, under] = [
    sources.reliance.filter(({ from }) => from === name),
    sources.reliance.filter(({ to }) => to === name),
  ];
  return (
    <section ref={place} className="panel chosen" aria-label={name} aria-live="polite">
      <header>
        <h2>{words.origin(name)}</h2>
        {row && <span className="tag">{t(`origins.kind.${row.kind}`)}</span>}
        <Link className="btn" to={withQuery({ origin: null })} keepScroll>
          {t('app.close')}
        </Link>
      </header>
      <dl className="facts">
        {over.length > 0 && (
          <>
            <dt>{t('origins.reliesOn')}</dt>
            <dd>{over.map(({ to }) => to).join(', ')}</dd>
          </>
        )}
        {under.length > 0 && (
          <>
            <dt>{t('origins.reliedOnBy')}</dt>
            <dd>{under.map(({ from }) => from).join(', ')}</dd>
          </>
        )}
        {row?.dependent.map(({ body, why }) => (
          <div key={body} className="pair-row">
            <dt>{t('origins.notIndependent', { body })}</dt>
            <dd>{why}</dd>
          </div>
        ))}
      </dl>
      {row && row.chains.length > 0 && <Chains row={row} words={words} />}
      {row && row.copies.length > 0 && <Copies row={row} words={words} />}
      {row && isNow && <OriginSetting row={row} origins={sources.origins.map(({ origin }) => origin)} words={words} />}
    </section>
  );
}

/** Texts that are another's nearly word for word. */
function Copies({ row: { copies }, words: { t } }: { readonly row: SourceRow; readonly words: Words }) {
  return (
    <>
      <h3>{t('origins.copied')}</h3>
      <ul className="ways">
        {copies.map(({ page, publisher, of, ofPublisher }) => (
          <li key={page}>
            <Link to={documentAddress(page)}>{publisher ?? page}</Link> ←{' '}
            <Link to={documentAddress(of)}>{ofPublisher ?? of}</Link>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Publisher ← outlet ← speaker ← origin, the ways that most reports came first. */
function Chains({ row: { origin, chains }, words: { t } }: { readonly row: SourceRow; readonly words: Words }) {
  return (
    <>
      <h3>{t('origins.ways')}</h3>
      <ul className="ways">
        {chains.map(({ publisher, outlet, speaker, reports }) => (
          <li key={JSON.stringify([publisher, outlet, speaker])}>
            {[publisher ?? t('origins.unnamed'), outlet, speaker, origin].filter((part) => part !== null).join(' ← ')}{' '}
            <span className="soft">{t('count.reports', { count: reports })}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
