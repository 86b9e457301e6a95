// Chromium for the tests of the pages: Debian's own, started as it can be on a server. Everything that a page may not do
// is collected: faults of scripts, refused content, requests to anywhere but the workbench.
import type { TestContext } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launch, withoutBrowser } from '../../scripts/chromium.ts';

export { launch, withoutBrowser };

/** A page, and what went wrong on it. */
export type Watched = { readonly page: Page; readonly faults: string[] };

/** A new page in a context of its own. Answers of 4xx that a test provokes are no faults. */
export async function watched(
  t: TestContext,
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, ...options });
  t.after(() => context.close());
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      faults.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== origin) faults.push(`request: ${request.url()}`);
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) =>
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`),
    );
  });
  return { page, faults };
}
