// The reference of the API names every resource that the server has, and no other.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { apiRoutes } from '../../src/api/routes.ts';
import { createService } from '../../src/api/workbench.ts';
import { openStore } from '../../src/store/open.ts';
import { ROOT } from './library.ts';

describe('docs/reference/api.md', () => {
  it('has every resource', async () => {
    const store = await openStore(':memory:');
    const routes = apiRoutes(createService(store)).routes.filter(({ method }) => method === 'GET' || method === 'POST');
    await store.close();
    const served = new Set(routes.map(({ method, path }) => `${method} ${path}`));
    const page = readFileSync(join(ROOT, 'docs', 'reference', 'api.md'), 'utf8');
    const named = new Set(
      [...page.matchAll(/`(GET|POST) (\/[^`?]+)/gu)].map(([, method, path]) => `${method} ${path}`),
    );
    assert.ok(served.size > 15);
    assert.deepEqual([...named].sort(), [...served].sort());
  });
});
