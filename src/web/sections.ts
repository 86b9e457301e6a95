// The pages of the workbench: which address leads to which, how the bar groups them. A page is fetched when it is first wanted; a
// module of a page exports `Page`, which is given the rest of the path and the query.
import { type ComponentType, lazy } from 'react';
import type { Seen } from './seen.ts';

export type PageProps = {
  /** The decoded parts of the path after the section. */
  readonly rest: readonly string[];
  readonly query: URLSearchParams;
  readonly seen: Seen;
};
type Loaded = { readonly Page: ComponentType<PageProps> };
type Section = {
  /** The first part of the path. */
  readonly path: string;
  readonly load: () => Promise<Loaded>;
  /** The entry of the bar that is marked while it is shown; its own where not given. */
  readonly under?: string;
};

const SECTIONS = [
  { path: 'exchange', load: () => import('./pages/exchange.tsx') },
  { path: 'flow', load: () => import('./pages/flow.tsx'), under: 'exchange' },
  { path: 'timeline', load: () => import('./views/timeline/page.tsx') },
  { path: 'map', load: () => import('./views/map/page.tsx') },
  { path: 'measures', load: () => import('./views/measures/page.tsx') },
  { path: 'effects', load: () => import('./views/effects/page.tsx') },
  { path: 'scenario', load: () => import('./views/scenario/page.tsx') },
  { path: 'documents', load: () => import('./pages/documents.tsx') },
  { path: 'document', load: () => import('./pages/document.tsx'), under: 'documents' },
  { path: 'claim', load: () => import('./pages/claim.tsx'), under: 'documents' },
  { path: 'review', load: () => import('./pages/review.tsx') },
  { path: 'origins', load: () => import('./views/origins/page.tsx') },
  { path: 'log', load: () => import('./pages/log.tsx') },
  { path: 'add', load: () => import('./pages/add.tsx') },
] as const satisfies readonly Section[];

/** What the bar shows, group by group: what is exchanged, what it means, what it rests on. */
export const GROUPS = [
  { name: 'ledger', paths: ['exchange', 'timeline', 'map'] },
  { name: 'meaning', paths: ['measures', 'effects', 'scenario'] },
  { name: 'evidence', paths: ['documents', 'review', 'origins', 'log'] },
] as const;

export type Route = { readonly path: string; readonly under: string; readonly Page: ComponentType<PageProps> };

const routes: ReadonlyMap<string, Route> = new Map(
  SECTIONS.map((section: Section) => {
    const Page = lazy(async () => ({ default: (await section.load()).Page }));
    return [section.path, { path: section.path, under: section.under ?? section.path, Page }];
  }),
);

/** The route of an address's first part ('' is the exchange); null where there is none. */
export const routeOf = (path: string): Route | null => routes.get(path === '' ? 'exchange' : path) ?? null;

/** Fetches one page ahead of its being shown. */
export const fetchPage = async (path: string): Promise<void> => {
  await SECTIONS.find((section) => section.path === (path || 'exchange'))?.load();
};

/** Fetches the pages that are not shown yet, so that going to one waits for data only. */
export async function fetchPages(): Promise<void> {
  for (const { load } of SECTIONS) await load().catch(() => {});
}
