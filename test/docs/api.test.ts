// The reference of the API is what the OpenAPI document gives.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { apiPage } from '../../scripts/api-page.ts';
import { ROOT } from './library.ts';

describe('docs/reference/api.md', () => {
  it('is written from what is served', async () => {
    const page = readFileSync(join(ROOT, 'docs', 'reference', 'api.md'), 'utf8');
    assert.equal(page, await apiPage(), 'run scripts/api-page.ts');
  });
});
