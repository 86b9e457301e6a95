// The claim that is looked at, beside the queue: its sentence in the text round it, and what a decision would make of the estimate,
// drawn before and after on one scale.
import type { EstimateView, ReviewView } from '../../api/correction-schemas.ts';
import { ScaleAxis } from '../charts/interval-bar.tsx';
import { Band, Grid, IntervalMark } from '../charts/marks.tsx';
import { type LogScale, logScale } from '../charts/scale.ts';
import { aroundQuote } from '../excerpt.ts';
import type { Ends } from '../format/interval.ts';
import { tickText } from '../format/number.ts';
import { useDocument } from '../queries.ts';
import { documentAddress, Link } from '../router.tsx';
import { NOW } from '../seen.ts';
import { sideOf } from '../sides.ts';
import type { Words } from '../words.ts';
import { SeriesName } from './series-name.tsx';

type Item = ReviewView['items'][number];
type Props = { readonly item: Item; readonly words: Words };

export function ReviewBeside({ item, words }: Props) {
  const { t } = words;
  return (
    <aside className="beside-queue panel" aria-label={t('review.beside')}>
      <Context item={item} words={words} />
      {item.impact ? (
        <Impact impact={item.impact} words={words} />
      ) : (
        <p className="soft small">{t('review.noEffect')}</p>
      )}
    </aside>
  );
}

/** The quote with its paragraph. */
function Context({ item: { claim, documentId, title }, words }: Props) {
  const { data } = useDocument(documentId, NOW);
  const { before, exact, after } = data
    ? aroundQuote(data.document.text, claim.quote)
    : { before: claim.quote.prefix, exact: claim.quote.exact, after: claim.quote.suffix };
  return (
    <>
      <h2>
        <Link to={documentAddress(documentId, claim.id)}>{title ?? words.t('documents.untitled')}</Link>
      </h2>
      <blockquote>
        {before}
        <mark>{exact}</mark>
        {after}
      </blockquote>
    </>
  );
}

type ImpactProps = { readonly impact: NonNullable<Item['impact']>; readonly words: Words };

const endsOf = (estimate: EstimateView | null): readonly Ends[] =>
  estimate === null ? [] : [...estimate.supported, { low: estimate.envelope.lowest, high: estimate.envelope.highest }];

function Impact({ impact, words }: ImpactProps) {
  const { t, locale } = words;
  const { before, after, identity, series, verdict } = impact;
  const scale = logScale([...endsOf(before), ...endsOf(after)], [6, 88], 20);
  return (
    <div className={`impact ${sideOf(identity.from, identity.to)}`}>
      <h3>{t(`ifVerdict.${verdict}`)}</h3>
      <p className="small">
        <SeriesName series={series} identity={identity} words={words} />
      </p>
      {scale && <ScaleAxis scale={scale} text={(n) => tickText(n, t, locale)} />}
      {(
        [
          ['now', before],
          ['then', after],
        ] as const
      ).map(([name, estimate]) => (
        <div key={name} className="impact-row">
          <span className="soft small">{t(`review.${name}`)}</span>
          {scale && <Bar estimate={estimate} scale={scale} label={words.estimate(estimate, identity)} />}
          <b>{estimate === null ? t('decision.gone') : words.estimate(estimate, identity)}</b>
        </div>
      ))}
    </div>
  );
}

type BarProps = { readonly estimate: EstimateView | null; readonly scale: LogScale; readonly label: string };

function Bar({ estimate, scale, label }: BarProps) {
  return (
    <svg className="spark" role="img" aria-label={label}>
      <Grid scale={scale} />
      <line className="axis" x1="0" x2="100%" y1="50%" y2="50%" />
      {estimate && (
        <Band
          ends={{ low: estimate.envelope.lowest, high: estimate.envelope.highest }}
          scale={scale}
          className="envelope"
          inset={6}
        />
      )}
      {estimate?.supported.map((region) => (
        <IntervalMark key={`${region.low}/${region.high}`} ends={region} scale={scale} />
      ))}
    </svg>
  );
}
