// The built pages as a closed map from URL path to file: a path that is not in the map does not exist, so no request
// can reach outside dist/web whatever it is made of. Files are read once, at start.
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Context } from 'hono';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

type Page = {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly gzip: Uint8Array<ArrayBuffer> | null;
  readonly type: string;
};

/** URL path -> file of the build. */
export type Pages = ReadonlyMap<string, Page>;

/** Reads the build under `dir`. Files of an unknown type are left out. */
export function loadPages(dir: string): Pages {
  const pages = new Map<string, Page>();
  for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
    const type = TYPES[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    const body = new Uint8Array(readFileSync(path));
    const gzip = type.startsWith('font/') ? null : new Uint8Array(gzipSync(body));
    pages.set(`/${relative(dir, path).split(sep).join('/')}`, { body, gzip, type });
  }
  return pages;
}

/** The pages' own addresses, all answered by index.html; the script in it shows the right one. */
const isRoute = (path: string): boolean =>
  /^\/(?:$|(?:exchange|flow|timeline|map|measures|effects|scenario|documents|document|claim|review|origins|log|add)(?:\/|$))/.test(
    path,
  );

/** Whether a person's browser asks for a page: it is told in a page that there is none. */
const asksForPage = (c: Context): boolean => (c.req.header('accept') ?? '').includes('text/html');

/** Answers a GET for a page or one of its files; null where there is none, and no browser asks for one. */
export function servePage(c: Context, pages: Pages): Response | null {
  const { path } = c.req;
  const known = pages.get(path) ?? (isRoute(path) ? pages.get('/index.html') : undefined);
  const page = known ?? (asksForPage(c) ? pages.get('/index.html') : undefined);
  if (!page) return null;
  const zipped = page.gzip !== null && (c.req.header('accept-encoding') ?? '').includes('gzip');
  return c.body(zipped && page.gzip ? page.gzip : page.body, known ? 200 : 404, {
    'Content-Type': page.type,
    'Cache-Control': path.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-cache',
    Vary: 'Accept-Encoding',
    ...(zipped ? { 'Content-Encoding': 'gzip' } : {}),
  });
}
