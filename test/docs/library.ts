// The README's example of the library: its program and what it says that the program prints.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..');

const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
const block = /<!-- example: library -->\n```ts\n([\s\S]*?)```\nIt prints:\n```\n([\s\S]*?)```\n<!-- end -->/u.exec(
  readme,
);
if (!block) throw new Error('README.md has no example of the library');

/** The example's TypeScript, and its output. */
export const EXAMPLE = { program: block[1] ?? '', prints: block[2] ?? '' } as const;
