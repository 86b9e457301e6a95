// The reference of the commands is what the program's help says, and every command has an example.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { commandsPage, PAGE } from '../../scripts/commands-page.ts';

describe('docs/reference/commands.md', () => {
  it('is the page of today', () => {
    assert.equal(readFileSync(PAGE, 'utf8'), commandsPage(), 'run: node scripts/commands-page.ts');
  });

  it('has an example for every command', () => {
    const sections = commandsPage().split('\n## ').slice(1);
    assert.ok(sections.length > 20);
    for (const section of sections) assert.match(section, /^```\ntosite /mu, section.split('\n')[0] ?? '');
  });
});
