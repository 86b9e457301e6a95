// All outputs, small, each a link that shows it large.
import type { OutputResult } from '../../../exchange/scenario/result.ts';
import { Link, withQuery } from '../../router.tsx';
import type { Words } from '../../words.ts';
import { numberText, saidIn, unitText } from './data.ts';
import { bandMarks } from './rows.ts';

type Props = {
  readonly outputs: readonly OutputResult[];
  readonly others: readonly OutputResult[] | null;
  readonly chosen: string;
  readonly words: Words;
};

const FRAME = { width: 220, height: 54, left: 0, right: 0, top: 2, bottom: 1 };

export function Multiples({ outputs, others, chosen, words }: Props) {
  const { t } = words;
  return (
    <section aria-label={t('scenario.outputs')} className="multiples">
      <h2>{t('scenario.outputs')}</h2>
      <ul>
        {outputs.map((output) => {
          const { name, what, unit, band } = output;
          const other = others?.find((one) => one.name === name) ?? null;
          const marks = bandMarks(band, other?.band ?? null, FRAME);
          const last = band.at(-1);
          return (
            <li key={name}>
              <Link to={withQuery({ output: name })} keepScroll aria-current={name === chosen ? 'true' : undefined}>
                <span className="name">{saidIn('output', name, what, words)}</span>
                <svg viewBox={`0 0 ${FRAME.width} ${FRAME.height}`} preserveAspectRatio="none" aria-hidden="true">
                  <path className="band" d={marks.own.area} />
                  {marks.other && <path className="middle-other" d={marks.other.middle} />}
                  <path className="middle" d={marks.own.middle} />
                </svg>
                <span className="last">
                  <b>{last ? numberText(last.p50, unit, words) : ''}</b>{' '}
                  <span className="soft">{unitText(unit, words)}</span>
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
