// Writes what a new language begins with, so that its numbers and dates are found: tables, a grammar of dates, phrases that test
// it, and its lines in the three tables that know languages. npm run scaffold:language -- sv "Swedish"
import { join } from 'node:path';
import { CODES } from '../src/language/codes.ts';
import { digitStyle, languageTables, monthNames } from './scaffold/language-tables.ts';
import { type Plan, runScaffold, ScaffoldError } from './scaffold/plan.ts';

const USAGE = 'Give the language\'s ISO 639-1 code and its English name: npm run scaffold:language -- sv "Swedish"';

/** The file of a language's grammar of dates. */
const grammar = (
  code: string,
  name: string,
): string => `// Dates in ${name}: what it says in its own way; the rest is the plain grammar over data/lexica/${code}/date-words.tsv.
import type { DateFound, DateReader } from './date-words.ts';
import { plainGrammar } from './date-plain.ts';

/** Rules that go before the plain ones: (reader, i) -> the date that starts at piece i, or null. */
const OWN: readonly ((reader: DateReader, i: number) => DateFound | null)[] = [];

/** The longest date that starts at piece \`i\` of a sentence in ${name}, or null. */
export const read${name}Date = plainGrammar(OWN);
`;

function phrases(code: string, digits: 'space-comma' | 'comma-point'): string {
  const may = monthNames(code)[4] ?? '';
  const [thousands, tenth] = digits === 'space-comma' ? ['12 500', '2,8'] : ['12,500', '2.8'];
  return `${[
    '# Own phrases. quantities: low..high unit, an open end as "*", "~" approximate; dates: EDTF; several parted by "; ", "-" for none.',
    'text\tpublished\tquantities\tdates',
    `3 ${may} 2024: ${thousands} kg.\t2025-03-01\t12500..12500 kilogram\t2024-05-03`,
    `${tenth} %, ~40 km.\t2025-03-01\t2.8..2.8 percent; 40..40 kilometre ~\t-`,
    `KN-23, ${may} 2023.\t2025-03-01\t-\t2023-05`,
    'F-16, 24/7, 1.2.3.\t2025-03-01\t-\t-',
  ].join('\n')}\n`;
}

const NEXT = (code: string): readonly string[] => [
  `Fill data/lexica/${code}/: numbers.tsv, hedges.tsv, date-words.tsv and neighbours.tsv first. Each has its kinds and an example.`,
  `Add a phrase and what it says to test/reading/mentions/skeleton.${code}.tsv for each thing that you fill, with one that must not be read.`,
  'node --test test/reading/mentions/skeletons.test.ts',
  `Look: npx tosite read --mentions --lang ${code} --published 2025-03-01 your-text.md`,
  'npm run types && npm run lint && npm run layers',
  'The guide, and what a language needs until claims are read in it: docs/guides/adding-a-language.md',
];

/** What is written for a language. Throws ScaffoldError for arguments that name none. */
export function languagePlan([code = '', name = '', ...more]: readonly string[]): Plan {
  if (!/^[a-z]{2}$/u.test(code) || !/^[A-Z][A-Za-z]+$/u.test(name) || more.length > 0)
    throw new ScaffoldError(`"${[code, name, ...more].join(' ').trim()}" names no language.`, USAGE, 2);
  if (Intl.DateTimeFormat.supportedLocalesOf(code).length === 0)
    throw new ScaffoldError(`The runtime has no locale data of "${code}", from which the tables begin.`, USAGE, 2);
  if (code in CODES)
    throw new ScaffoldError(
      `${code} is a language already: src/language/codes.ts has it, and a scaffold overwrites nothing.`,
      `Go on with data/lexica/${code}/ and docs/guides/adding-a-language.md.`,
      1,
    );
  const digits = digitStyle(code);
  return {
    files: [
      ...Object.entries(languageTables(code, name)).map(
        ([table, text]) => [`data/lexica/${code}/${table}.tsv`, text] as const,
      ),
      [`src/reading/mentions/date-${code}.ts`, grammar(code, name)],
      [`test/reading/mentions/skeleton.${code}.tsv`, phrases(code, digits)],
    ],
    lines: [
      {
        path: 'src/language/codes.ts',
        after: 'export const CODES',
        before: '}',
        line: `  ${code}: { digits: '${digits}' },`,
      },
      {
        path: 'src/language/languages.ts',
        after: 'export const SKELETONS',
        before: ']',
        line: `  { code: '${code}', name: '${name}' },`,
      },
      {
        path: 'src/reading/mentions/dates.ts',
        after: 'const GRAMMARS',
        before: '}',
        line: `  ${code}: read${name}Date,`,
      },
      {
        path: 'src/reading/mentions/dates.ts',
        after: "from './date-fi.ts'",
        line: `import { read${name}Date } from './date-${code}.ts';`,
      },
    ],
    next: NEXT(code),
  };
}

if (import.meta.main) process.exitCode = runScaffold(join(import.meta.dirname, '..'), languagePlan);
