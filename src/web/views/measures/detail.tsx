// One paragraph: what it says in our words, which flows could touch it, and the three reasons why.
import type { MeasuresView } from '../../../app/measures.ts';
import { ExternalUrl, WhyLink } from '../../components/why.tsx';
import { flowAddress, Link, withQuery } from '../../router.tsx';
import type { Seen } from '../../seen.ts';
import type { Words } from '../../words.ts';
import { useReveal } from '../parts/reveal.ts';
import { directionText, measureText } from './data.ts';
import type { Chosen } from './matrix.tsx';

type Props = { readonly view: MeasuresView; readonly chosen: Chosen; readonly seen: Seen; readonly words: Words };

export function MeasureDetail({ view, chosen, seen, words }: Props) {
  const { t, date, item } = words;
  const place = useReveal<HTMLElement>();
  const measure = view.measures.find(({ id }) => id === chosen.measure);
  if (!measure) return null;
  const name = measureText(measure, words);
  const touching = view.flows.flatMap((flow) =>
    flow.touches
      .filter((touch) => touch.measure === measure.id && (chosen.flow === null || chosen.flow === flow.flow))
      .map((touch) => ({ flow, touch })),
  );
  return (
    <section ref={place} className="panel chosen" aria-label={name} aria-live="polite">
      <header>
        <h2>{t('measures.resolution', { name })}</h2>
        <WhyLink id={`measure:${measure.id}`} about={name} />
        <Link className="btn" to={withQuery({ measure: null, flow: null })} keepScroll>
          {t('app.close')}
        </Link>
      </header>
      <p>
        {capital(measure.subject)}. {t('measures.it', { wording: measure.wording })}.
      </p>
      <dl className="facts">
        <dt>{t('measures.fact.direction')}</dt>
        <dd>{directionText(measure.giver, measure.receiver, words)}</dd>
        <dt>{t('measures.fact.items')}</dt>
        <dd>{measure.items.map(item).join(', ')}</dd>
        <dt>{t('measures.fact.force')}</dt>
        <dd>
          {date(measure.inForceUntil ? `${measure.inForceFrom}/${measure.inForceUntil}` : `${measure.inForceFrom}/..`)}
        </dd>
        <dt>{t('measures.fact.number')}</dt>
        <dd>{t(measure.verified ? 'measures.verified' : 'measures.unverified')}</dd>
        <dt>{t('measures.fact.source')}</dt>
        <dd>
          <ExternalUrl url={measure.source} />
        </dd>
      </dl>
      {touching.length > 0 && (
        <>
          <h3>{t('measures.touching', { count: touching.length })}</h3>
          <ul className="reasons">
            {touching.map(({ flow, touch }) => (
              <li key={flow.flow}>
                <Link to={flowAddress(flow.flow, seen)}>
                  {item(flow.item)}, {directionText(flow.from, flow.to, words)}
                </Link>{' '}
                <span className="soft">
                  {t('measures.because', {
                    item: item(touch.why.item),
                    direction: directionText(touch.why.giver, touch.why.receiver, words),
                    day: date(touch.why.inForceFrom),
                  })}
                  {touch.onlyIf && `; ${t('measures.onlyIf')}`}
                </span>{' '}
                <WhyLink id={flow.series[0] ?? flow.flow} about={item(flow.item)} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
