// Which paragraphs of resolutions the flows could touch, and how far the yearly ceilings are. Nothing here judges: "could touch" is
// all that is ever said. The address says which paragraph, and which flow, is chosen.
import { Fragment } from 'react';
import type { MeasuresView } from '../../../app/measures.ts';
import { Copy } from '../../components/copy.tsx';
import { PastFields, PastNote } from '../../components/past.tsx';
import { Empty, Failed, Loading, useTitle } from '../../components/states.tsx';
import { WhyDialog } from '../../components/why.tsx';
import { navigate, withQuery } from '../../router.tsx';
import type { PageProps } from '../../sections.ts';
import type { Seen } from '../../seen.ts';
import { useWords, type Words } from '../../words.ts';
import { measureText, touchesTable, useMeasures } from './data.ts';
import { MeasureDetail } from './detail.tsx';
import { CeilingGauges } from './gauges.tsx';
import { type Chosen, TouchMatrix } from './matrix.tsx';
import './measures.css';
import { MatricesPicture } from './pictures.tsx';
import { type Matrix, matricesOf } from './rows.ts';

export function Page({ query, seen }: PageProps) {
  const words = useWords();
  const { t } = words;
  const { data, error, refetch } = useMeasures(seen);
  useTitle(t('nav.measures'));
  return (
    <>
      <form className="chooser tools" aria-label={t('measures.when')} onSubmit={(event) => event.preventDefault()}>
        <PastFields seen={seen} onChange={(next) => navigate(withQuery(next), { scroll: false })} />
      </form>
      <PastNote seen={seen} words={words} />
      <h1>{t('measures.title')}</h1>
      {error ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : data ? (
        <Shown view={data} query={query} seen={seen} words={words} />
      ) : (
        <Loading />
      )}
      <WhyDialog seen={seen} />
    </>
  );
}

type ShownProps = {
  readonly view: MeasuresView;
  readonly query: URLSearchParams;
  readonly seen: Seen;
  readonly words: Words;
};

function Shown({ view, query, seen, words }: ShownProps) {
  const { t } = words;
  const matrices = matricesOf(view);
  if (matrices.length === 0)
    return (
      <Empty title={t('measures.empty')}>
        <p>{t('measures.emptyText')}</p>
      </Empty>
    );
  const chosen = { measure: query.get('measure'), flow: query.get('flow') };
  const at = matrices.find((matrix) => holds(matrix, chosen));
  return (
    <>
      <p className="lede">
        {t('measures.lede', { count: view.flows.length, measures: view.measures.length })} {t('measures.ledeCould')}
      </p>
      <CeilingGauges view={view} words={words} />
      <div className="matrix-head">
        <ul className="key">
          <li>
            <i className="square" aria-hidden="true" /> {t('measures.key.touch')}
          </li>
          <li>
            <i className="square hollow" aria-hidden="true" /> {t('measures.key.onlyIf')}
          </li>
          <li>* {t('measures.key.unverified')}</li>
        </ul>
        <Copy
          title={t('measures.title')}
          sources={[...new Set(view.measures.map(({ source }) => source))]}
          table={() => touchesTable(matrices, words)}
          picture={(chart) => <MatricesPicture chart={chart} matrices={matrices} words={words} />}
        />
      </div>
      {matrices.map((matrix) => (
        <Fragment key={`${matrix.from} ${matrix.to}`}>
          <TouchMatrix matrix={matrix} chosen={chosen} seen={seen} words={words} />
          {matrix === at && (
            <MeasureDetail
              key={`${chosen.measure} ${chosen.flow}`}
              view={view}
              chosen={chosen}
              seen={seen}
              words={words}
            />
          )}
        </Fragment>
      ))}
      <NotMatched view={view} words={words} />
    </>
  );
}

/** The first matrix in which a choice stands: its reasons stand under it. */
const holds = ({ columns, rows }: Matrix, { measure, flow }: Chosen): boolean =>
  columns.some(({ id }) => id === measure) && (flow === null || rows.some((row) => row.flow.flow === flow));

/** The paragraphs for which no item fits: that nothing is held against them must not look like a finding. */
function NotMatched({ view: { notMatched }, words }: Pick<ShownProps, 'view' | 'words'>) {
  const { t } = words;
  if (notMatched.length === 0) return null;
  return (
    <details className="not-matched">
      <summary>{t('measures.notMatched', { count: notMatched.length })}</summary>
      <ul>
        {notMatched.map((measure) => (
          <li key={measure.id}>
            {measureText(measure, words)}: <span className="soft">{measure.subject}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
