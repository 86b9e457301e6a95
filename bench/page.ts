// docs/benchmarks.md, in sections that benchmarks write between markers of their own.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PAGE = join(import.meta.dirname, '..', 'docs', 'benchmarks.md');

/** Puts lines between the markers of a benchmark ("bench:ledger"); makes a section with the heading where there is none. */
export function writeSection(name: string, heading: string, lines: readonly string[]): void {
  const [begin, end] = [`<!-- ${name} begin -->`, `<!-- ${name} end -->`];
  const text = readFileSync(PAGE, { encoding: 'utf8', flag: 'a+' });
  const section = [begin, ...lines, end].join('\n');
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  const head = text === '' ? '# Benchmarks\n' : text;
  writeFileSync(
    PAGE,
    from >= 0 && to > from
      ? text.slice(0, from) + section + text.slice(to + end.length)
      : `${head.trimEnd()}\n\n## ${heading}\n\n${section}\n`,
  );
}
