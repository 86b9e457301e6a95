// Where the pages start: texts, queries, the application. What the first page needs is fetched at once, one beside the other.
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { startTexts } from './i18n.ts';
import { languageNow } from './language.ts';
import { fetchNames, queryClient } from './queries.ts';
import { fetchPage } from './sections.ts';

void fetchNames(languageNow());
void fetchPage(window.location.pathname.split('/')[1] ?? '');
await startTexts();
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);
