// A scenario: what would follow, how surely, and what matters most. Everything is computed in this browser, by the model and the
// bindings that the server gives once.
import { PastFields, PastNote } from '../../components/past.tsx';
import { Failed, Loading, useTitle } from '../../components/states.tsx';
import { WhyDialog } from '../../components/why.tsx';
import { navigate, withQuery } from '../../router.tsx';
import type { PageProps } from '../../sections.ts';
import { useWords } from '../../words.ts';
import { useBindings, useScenarios } from './data.ts';
import { Opened } from './opened.tsx';
import './scenario.css';

export function Page({ query, seen }: PageProps) {
  const words = useWords();
  const { t } = words;
  const bindings = useBindings(query.get('file'), seen);
  const scenarios = useScenarios();
  const told = scenarios.data?.scenarios.find(({ file }) => file === bindings.data?.scenario.file);
  const error = bindings.error ?? scenarios.error;
  const retry = () => void Promise.all([bindings.refetch(), scenarios.refetch()]);
  useTitle(t('nav.scenario'));
  return (
    <>
      <form className="chooser tools" aria-label={t('scenario.when')} onSubmit={(event) => event.preventDefault()}>
        {scenarios.data && scenarios.data.scenarios.length > 1 && (
          <select
            aria-label={t('scenario.which')}
            value={told?.file ?? ''}
            onChange={({ target }) => navigate(`/scenario?file=${encodeURIComponent(target.value)}`)}
          >
            {scenarios.data.scenarios.map(({ file, title }) => (
              <option key={file} value={file}>
                {title}
              </option>
            ))}
          </select>
        )}
        <PastFields seen={seen} onChange={(next) => navigate(withQuery(next), { scroll: false })} />
      </form>
      <PastNote seen={seen} words={words} />
      {bindings.data && told && !error ? (
        <Opened key={told.file} bindings={bindings.data} told={told} query={query} seen={seen} words={words} />
      ) : (
        <>
          <h1>{t('scenario.title')}</h1>
          {error ? <Failed error={error} retry={retry} /> : <Loading />}
        </>
      )}
      <WhyDialog seen={seen} />
    </>
  );
}
