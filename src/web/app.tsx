// The frame round every page, and which page an address shows.
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Boundary } from './components/boundary.tsx';
import { PersonName } from './components/person-name.tsx';
import { NotFound } from './components/states.tsx';
import { AddPage } from './pages/add.tsx';
import { ChangesPage } from './pages/changes.tsx';
import { ClaimPage } from './pages/claim.tsx';
import { DocumentPage } from './pages/document.tsx';
import { DocumentsPage } from './pages/documents.tsx';
import { ExchangePage } from './pages/exchange.tsx';
import { FlowPage } from './pages/flow.tsx';
import { LogPage } from './pages/log.tsx';
import { ReviewPage } from './pages/review.tsx';
import { Link, type Location, useLocation } from './router.tsx';
import { seenOf } from './seen.ts';

const PAGES = [
  { section: 'exchange', to: '/exchange', shows: /^\/(?:$|exchange|flow)/ },
  { section: 'documents', to: '/documents', shows: /^\/documents?(?:\/|$)/ },
  { section: 'review', to: '/review', shows: /^\/review$/ },
  { section: 'log', to: '/log', shows: /^\/log(?:\/|$)/ },
  { section: 'add', to: '/add', shows: /^\/add$/ },
] as const;

/** The page of an address. */
function Page({ path, query }: Location) {
  const [, section = '', ...rest] = path.split('/');
  const [first, second] = rest.map(decode);
  switch (section) {
    case '':
    case 'exchange':
      return <ExchangePage from={first ?? null} to={second ?? null} seen={seenOf(query)} />;
    case 'flow':
      return first ? <FlowPage flowKey={decode(rest.join('/'))} seen={seenOf(query)} /> : <NotFound />;
    case 'documents':
      return <DocumentsPage seen={seenOf(query)} />;
    case 'document':
      return first ? (
        <DocumentPage key={first} id={first} selected={query.get('claim')} seen={seenOf(query)} />
      ) : (
        <NotFound />
      );
    case 'claim':
      return first ? <ClaimPage id={first} /> : <NotFound />;
    case 'review':
      return <ReviewPage />;
    case 'log':
      return first === 'changes' ? (
        <ChangesPage since={query.get('since') || null} all={query.get('all') === 'true'} />
      ) : (
        <LogPage before={numberOf(query.get('before'))} />
      );
    case 'add':
      return <AddPage />;
    default:
      return <NotFound />;
  }
}

const numberOf = (text: string | null): number | null =>
  text !== null && /^[1-9]\d*$/.test(text) ? Number(text) : null;

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function Bar({ path }: { readonly path: string }) {
  const { t } = useTranslation();
  return (
    <header className="bar">
      <Link className="logo" to="/">
        {t('app.name')}
      </Link>
      <nav aria-label={t('app.sections')}>
        {PAGES.map(({ section, to, shows }) => (
          <Link key={section} to={to} aria-current={shows.test(path) ? 'page' : undefined}>
            {t(`nav.${section}`)}
          </Link>
        ))}
      </nav>
      <PersonName />
    </header>
  );
}

/** The workbench. */
export function App() {
  const { t } = useTranslation();
  const location = useLocation();
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new path is what moves the focus to the new page
  useEffect(() => {
    if (!first.current) main.current?.focus({ preventScroll: true });
    first.current = false;
  }, [location.path]);
  return (
    <>
      <a className="skip btn" href="#main">
        {t('app.skip')}
      </a>
      <Bar path={location.path} />
      <main id="main" ref={main} tabIndex={-1}>
        <Boundary key={location.path}>
          <Page {...location} />
        </Boundary>
      </main>
    </>
  );
}
