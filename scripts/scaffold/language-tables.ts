// The tables of a new language as they begin: what the runtime's locale data (CLDR) knows of it (names of months and weekdays,
// "yesterday"), signs that every language has, and for the rest an example as a comment line, which a person replaces.

const table = (comment: readonly string[], header: string, rows: readonly string[]): string =>
  `${[...comment.map((line) => `# ${line}`), header, ...rows].join('\n')}\n`;

const STEM = 'A word ending in _ is a stem that takes the endings of endings.tsv; one ending in * takes any remainder.';

/** The names of a language's months or weekdays, in lower case, from January or Monday on; each once. */
function names(code: string, part: 'month' | 'weekday'): readonly string[] {
  const format = new Intl.DateTimeFormat(code, { [part]: 'long', day: 'numeric', timeZone: 'UTC' });
  // 5 January 2026 is a Monday.
  const days = Array.from({ length: part === 'month' ? 12 : 7 }, (_, i) =>
    part === 'month' ? Date.UTC(2026, i, 15) : Date.UTC(2026, 0, 5 + i),
  );
  return days.map((day) => {
    const found = format.formatToParts(day).find(({ type }) => type === part)?.value ?? '';
    return found.toLowerCase();
  });
}

export const monthNames = (code: string): readonly string[] => names(code, 'month');

function dateWords(code: string): readonly string[] {
  const relative = new Intl.RelativeTimeFormat(code, { numeric: 'auto' });
  const said = (step: number): string => relative.format(step, 'day').toLowerCase();
  return [
    ...monthNames(code).map((name, i) => `${name}\tmonth\t${i + 1}\t\tCLDR`),
    ...names(code, 'weekday').map((name, i) => `${name}\tweekday\t${i + 1}\t\tCLDR`),
    ...[-2, -1, 0, 1, 2].filter((step) => !/\d/u.test(said(step))).map((step) => `${said(step)}\tday\t${step}\t\tCLDR`),
  ];
}

/** Whether a language writes "2,8" (and groups with spaces) or "2.8". */
export const digitStyle = (code: string): 'space-comma' | 'comma-point' =>
  new Intl.NumberFormat(code).format(0.5).includes(',') ? 'space-comma' : 'comma-point';

/** The tables under data/lexica/CODE/ by name. */
export const languageTables = (code: string, name: string): Readonly<Record<string, string>> => ({
  numbers: table(
    [
      `${name} number words: forms and stems, parted by spaces, cut out of compounds too. ${STEM}`,
      'Kinds: digit (0-9), ten (10), tens (11-19, 20-90), hundred, scale, dozen; half; pair (a couple of); several (before a scale);',
      'floor (plurals: at least so many). The words for one count alone only behind a hedge.',
      'Example: digit	2	two	Tosite',
    ],
    'kind\tvalue\tforms\tsource',
    [],
  ),
  hedges: table(
    [
      `Words that bound or blur a number. ${STEM} {a|b|} stands for each of its choices.`,
      'Effects: low (only the lower end is given), high (only the upper), near (the upper, approximately), about, none.',
      'Positions: before; after (up to three words behind); touching; aside (between commas only); around (halves with …).',
      'Example: more than	before	low	Tosite',
    ],
    'form\tposition\teffect\tsource',
    ['~\tbefore\tabout\tTosite', '+\tafter\tlow\tTosite'],
  ),
  units: table(
    [
      'Units that stand after a number. measure = yes: distances, durations, ages, which count no item. factor: how many one is.',
      'Example: tonnes	tonne			Tosite',
    ],
    'form\tunit\tfactor\tmeasure\tsource',
    ['%\tpercent\t\t\tTosite', 'kg\tkilogram\t\t\tTosite', 'km\tkilometre\t\tyes\tTosite', '€\tEUR\t\t\tTosite'],
  ),
  'date-words': table(
    [
      `Words of dates. ${STEM} kind and value: month 1-12, weekday 1-7, season 21-24 (spring first),`,
      'day (days from publication), relative (-1 last, 0 this, 1 next), unit (day, week, month, year, weekend), part (early, mid, late: before',
      'a date), open (from, until, between), link (between: the "and" behind it), ago, yearword, yearly, dayword (stands before a date).',
      'Example: last	relative	-1		Tosite',
    ],
    'form\tkind\tvalue\tposition\tsource',
    dateWords(code),
  ),
  neighbours: table(
    [
      `Words beside a number that decide what it is, by kind; forms parted by spaces. ${STEM}`,
      'Kinds that the plain grammar asks for: year-before (words before four digits that make them a year), range-to, range-or,',
      'range-between with range-and, range-open, half-and ("two and a half") with half-article, negation (turns a hedge), change ("rose from 300 to 400" is two numbers).',
      'Example: year-before	in since	"in 2024"	Tosite',
    ],
    'kind\tforms\tmeaning\tsource',
    [],
  ),
  basis: table(
    [
      'Words that say what kind of number stands beside them. position: before, after or near (either side).',
      'Example: per month	after	rate	month	Tosite',
    ],
    'form\tposition\tbasis\tper\tsource',
    [],
  ),
  designators: table(
    [
      'Words after which a bare number is a name or an address, not a quantity. Without firm = yes only where it has a capital.',
      'Example: article	yes	Tosite',
    ],
    'form\tfirm\tsource',
    [],
  ),
  descriptions: table(
    [
      'Phrases for a party, which tell that a number behind a capital is no name of a model. Example:',
      'the North|the north	KP	description			Tosite',
    ],
    'words\tid\tmanner\tname\twithin\tsource',
    [],
  ),
  fractions: table(
    [`Parts of a whole: how many of them make it. ${STEM}`, 'Example: third	3	Tosite'],
    'form\tparts\tsource',
    [],
  ),
  every: table(['"Every other": one in so many.', 'Example: every other	2	Tosite'], 'form\tparts\tsource', []),
  multiples: table(
    ['Multiples in one word. compares = yes: only before what it compares with.', 'Example: twice	2	yes	Tosite'],
    'form\ttimes\tcompares\tsource',
    [],
  ),
  endings: table(
    ['Endings that a word marked with _ may take; the first row is none. case: as the language has it, or empty.'],
    'ending\tcase\tsource',
    ['\t\tTosite'],
  ),
});
