// One route: its flows, what of it has a worth, or the sentences that name the region.
import type { MapRoute, MapView } from '../../../app/map.ts';
import { WhyLink } from '../../components/why.tsx';
import { drawnText } from '../../format/number.ts';
import { documentAddress, flowAddress, Link, withQuery } from '../../router.tsx';
import type { Seen } from '../../seen.ts';
import type { Words } from '../../words.ts';
import { useReveal } from '../parts/reveal.ts';
import { routeText } from './data.ts';

type Props = { readonly route: MapRoute; readonly view: MapView; readonly seen: Seen; readonly words: Words };

export function RouteDetail({ route, view, seen, words }: Props) {
  const { t, item, date, locale } = words;
  const place = useReveal<HTMLElement>();
  const about = routeText(route, view.places, words);
  const { flows, worths, claims, count, first, last } = route;
  const itemOf = (flow: string) => item(flow.split(':').slice(1).join(':'));
  return (
    <section ref={place} className="panel chosen" aria-label={about} aria-live="polite">
      <header>
        <h2>{about}</h2>
        <span className="soft">
          {t(flows.length > 0 ? 'count.figures' : 'count.claims', { count })}
          {first !== null && last !== null && ` · ${t('map.stated', { first: date(first), last: date(last) })}`}
        </span>
        <Link className="btn" to={withQuery({ route: null })} keepScroll>
          {t('app.close')}
        </Link>
      </header>
      {worths.length > 0 && (
        <ul className="reasons">
          {worths.map(({ series, currency, p5, p50, p95 }) => (
            <li key={series}>
              {itemOf(series.split(':').slice(0, 2).join(':'))}:{' '}
              <b>
                {drawnText(p50, t, locale)} {currency}
              </b>{' '}
              <span className="soft">
                {t('map.between', { low: drawnText(p5, t, locale), high: drawnText(p95, t, locale) })}
              </span>{' '}
              <WhyLink id={`worth:${series}`} about={about} />
            </li>
          ))}
        </ul>
      )}
      {flows.length > 0 && (
        <p>
          {t('map.flows')}{' '}
          {flows.map((flow, i) => (
            <span key={flow}>
              {i > 0 && ', '}
              <Link to={flowAddress(flow, seen)}>{itemOf(flow)}</Link>
            </span>
          ))}
        </p>
      )}
      {claims.length > 0 && (
        <ul className="witnesses">
          {claims.map(({ id, documentId, quote }) => (
            <li key={id}>
              <blockquote>
                <Link to={documentAddress(documentId, id)}>{quote}</Link>
              </blockquote>
              <span className="small">
                <WhyLink id={id} about={quote.slice(0, 60)} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
