// The frame round every page, and which page an address shows.
import { Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Bar } from './components/bar.tsx';
import { Boundary } from './components/boundary.tsx';
import { Loading, NotFound } from './components/states.tsx';
import { WithWords } from './components/with-words.tsx';
import { useOthers } from './queries.ts';
import { type Location, useLocation } from './router.tsx';
import { fetchPages, routeOf } from './sections.ts';
import { seenOf } from './seen.ts';

/** The page of an address. */
function Shown({ path, query }: Location) {
  const [, section = '', ...rest] = path.split('/');
  const route = routeOf(section);
  return route ? (
    <route.Page rest={rest.filter(Boolean).map(decode)} query={query} seen={seenOf(query)} />
  ) : (
    <NotFound />
  );
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The other pages are fetched once the first has come to rest. */
function useFetchAhead(): void {
  useEffect(() => {
    const timer = setTimeout(() => void fetchPages(), 1000);
    return () => clearTimeout(timer);
  }, []);
}

/** The workbench. */
export function App() {
  const { t } = useTranslation();
  const location = useLocation();
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  useFetchAhead();
  useOthers();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new path is what moves the focus to the new page
  useEffect(() => {
    if (!first.current) main.current?.focus({ preventScroll: true });
    first.current = false;
  }, [location.path]);
  return (
    <WithWords>
      <a className="skip btn" href="#main">
        {t('app.skip')}
      </a>
      <Bar path={location.path} />
      <main id="main" ref={main} tabIndex={-1}>
        <Boundary key={location.path}>
          <Suspense fallback={<Loading />}>
            <Shown {...location} />
          </Suspense>
        </Boundary>
      </main>
    </WithWords>
  );
}
