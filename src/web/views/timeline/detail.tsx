// One event: when, what, and who tells of it.
import type { TimelineEvent } from '../../../app/timeline.ts';
import { ExternalUrl, WhyLink } from '../../components/why.tsx';
import { documentAddress, Link, withQuery } from '../../router.tsx';
import type { Words } from '../../words.ts';
import { useReveal } from '../parts/reveal.ts';
import { eventText } from './data.ts';

export function EventDetail({ event, words }: { readonly event: TimelineEvent; readonly words: Words }) {
  const { t, date } = words;
  const place = useReveal<HTMLElement>();
  const about = eventText(event, words);
  return (
    <section ref={place} className="panel chosen" aria-label={about} aria-live="polite">
      <header>
        <h2>{about}</h2>
        <span className="soft">{date(event.when)}</span>
        {event.isRough && <span className="tag">{t('timeline.rough')}</span>}
        <Link className="btn" to={withQuery({ event: null })} keepScroll>
          {t('app.close')}
        </Link>
      </header>
      <ul className="witnesses">
        {event.witnesses.map(({ id, documentId, quote, origin, stated, statedBy, low, high, unit, label, url }) => (
          <li key={id}>
            {quote !== null && documentId !== null && (
              <blockquote>
                <Link to={documentAddress(documentId, id)}>{quote}</Link>
              </blockquote>
            )}
            <span className="small soft">
              {[
                words.origin(origin),
                words.stated({ stated, statedBy }),
                low === null && high === null ? null : words.interval({ low, high }, { unit }),
                label,
              ]
                .filter((part) => part !== null)
                .join(' · ')}{' '}
              <WhyLink id={id} about={`${words.origin(origin)}, ${about}`} />{' '}
              {quote === null && <ExternalUrl url={url} />}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
