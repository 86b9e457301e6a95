// Many texts at once: what is to be added, then how the reading goes on, text by text, until all are kept.
import { useEffect, useState } from 'react';
import type { AdditionLine } from '../../api/schemas/additions.ts';
import { documentAddress } from '../addresses.ts';
import { api } from '../api.ts';
import { type Dropped, inLoads } from '../dropped.ts';
import { ledgerChanged } from '../queries.ts';
import { Link } from '../router.tsx';
import type { Words } from '../words.ts';
import { useMayDecide } from './reader-note.tsx';
import { Alert } from './states.tsx';

/** Characters of one request; JSON may need twice as many bytes. */
const LOAD = 6_000_000;

type Props = { readonly texts: readonly Dropped[]; readonly onAway: () => void; readonly words: Words };
type Progress = { readonly lines: readonly AdditionLine[]; readonly running: boolean; readonly error: Error | null };

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

/** Adds the texts load by load and tells each that is done. */
function useAddition(texts: readonly Dropped[]) {
  const [progress, setProgress] = useState<Progress>({ lines: [], running: false, error: null });
  const [stop] = useState(() => new AbortController());
  useEffect(() => () => stop.abort(), [stop]);
  const begin = async () => {
    setProgress({ lines: [], running: true, error: null });
    const tell = (line: AdditionLine) => setProgress((now) => ({ ...now, lines: [...now.lines, line] }));
    try {
      for (const load of inLoads(
        texts.flatMap(({ text }) => text ?? []),
        LOAD,
      ))
        await api.addMany(load, tell, stop.signal);
      setProgress((now) => ({ ...now, running: false }));
    } catch (failure) {
      setProgress((now) => ({ ...now, running: false, error: asError(failure) }));
    }
    await ledgerChanged();
  };
  return { ...progress, begin };
}

export function Batch({ texts, onAway, words }: Props) {
  const { t } = words;
  const { lines, running, error, begin } = useAddition(texts);
  const mayDecide = useMayDecide();
  const good = texts.filter(({ text }) => text !== null);
  const ended = lines.length > 0 && !running;
  return (
    <section className="panel batch" aria-label={t('batch.title')}>
      <header className="section-head">
        <h2>{ended ? t('batch.done', { count: keptOf(lines) }) : t('batch.ready', { count: good.length })}</h2>
        <span className="actions">
          {!running && !ended && (
            <button
              type="button"
              className="btn primary"
              disabled={good.length === 0 || !mayDecide}
              onClick={() => void begin()}
            >
              {t('batch.keep')}
            </button>
          )}
          <button type="button" className="btn" disabled={running} onClick={onAway}>
            {t(ended ? 'batch.more' : 'editor.cancel')}
          </button>
        </span>
      </header>
      {(running || ended) && (
        <p className="padded" role="status">
          <progress max={good.length} value={lines.length} aria-label={t('batch.title')} />{' '}
          {t('batch.progress', { count: lines.length, total: good.length, claims: claimsOf(lines) })}
        </p>
      )}
      {error && <Alert error={error} />}
      <ol className="batch-list">
        {texts.map((one) => (
          <Line key={one.name} dropped={one} line={lines[good.indexOf(one)] ?? null} words={words} />
        ))}
      </ol>
    </section>
  );
}

const keptOf = (lines: readonly AdditionLine[]): number => lines.filter(({ added }) => added).length;
const claimsOf = (lines: readonly AdditionLine[]): number => lines.reduce((sum, { claims }) => sum + claims, 0);

type LineProps = { readonly dropped: Dropped; readonly line: AdditionLine | null; readonly words: Words };

function Line({ dropped, line, words }: LineProps) {
  const { t } = words;
  const problem = dropped.problem ?? (line?.id === null ? line.diagnostics[0] : null);
  return (
    <li>
      <span className="soft small name">{dropped.name}</span>
      <span>
        {problem ? (
          <>
            <span className="tag bad">{t('batch.failed')}</span>{' '}
            {words.said('said' in problem && problem.said ? problem.said.message : problem.message)}{' '}
            <span className="soft">
              {words.said('said' in problem && problem.said ? problem.said.hint : problem.hint)}
            </span>
          </>
        ) : line?.id ? (
          <>
            <Link to={documentAddress(line.id)}>{line.title ?? t('documents.untitled')}</Link>{' '}
            <span className="soft small">{line.added ? t('add.found', { count: line.claims }) : t('batch.known')}</span>
          </>
        ) : (
          <span className="soft">{dropped.text?.title ?? t('batch.waiting')}</span>
        )}
        {dropped.notes.map(({ code, message, hint, said }) => (
          <span key={code} className="soft small">
            {' '}
            {words.said(said?.message ?? message)} {words.said(said?.hint ?? hint)}
          </span>
        ))}
      </span>
    </li>
  );
}
