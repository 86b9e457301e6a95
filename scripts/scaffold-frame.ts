// Writes what a new frame begins with: its reading, its corpus, a sense with one English trigger, and its lines in the tables
// that know frames. npm run scaffold:frame -- expel   (the name is an English verb, which becomes its first trigger)
import { join } from 'node:path';
import { dataTable } from '../src/base/data.ts';
import { FRAMES } from '../src/reading/claim.ts';
import { type Plan, runScaffold, ScaffoldError } from './scaffold/plan.ts';

const USAGE = 'Give an English verb in its base form, in small letters: npm run scaffold:frame -- expel';

const code = (
  name: string,
): string => `// ${titled(name)}: one state does this to another. Read from verbs and nouns of the family \`${name}\` (data/lexica/senses.tsv,
// data/lexica/LANG/triggers.tsv): who acts (\`agent\`), and on whom (\`other\`). Both sides are needed.
import { attributionAt, citingVerbs } from '../discourse/attribution.ts';
import type { Predication } from '../predication/predication.ts';
import { whenOf, whereOf } from '../slots/circumstance.ts';
import { modalityOf } from '../slots/modality.ts';
import { type PartyFill, partiesInRole, partySlot } from '../slots/party.ts';
import { quoteOf } from '../slots/quote.ts';
import type { Draft, Frame, Passage, SentenceView } from './frame.ts';
import { clauseStretch } from './stretch.ts';

export const ${name}: Frame = { name: '${name}', read };

function read(passage: Passage): readonly Draft[] {
  return passage.sentences.flatMap((view) =>
    view.predications.filter(({ entry }) => entry.family === '${name}').flatMap((p) => draftsOf(passage, view, p)),
  );
}

function draftsOf(passage: Passage, view: SentenceView, p: Predication): readonly Draft[] {
  const inRole = (role: string): readonly PartyFill[] => partiesInRole(view, passage.discourse, p, role);
  return inRole('agent').flatMap((from) =>
    inRole('other')
      .filter((to) => to.id !== from.id)
      .map((to) => draftOf(passage, view, p, [from, to])),
  );
}

function draftOf(passage: Passage, view: SentenceView, p: Predication, sides: readonly [PartyFill, PartyFill]): Draft {
  const { first, last } = clauseStretch(view.tree, p.trigger);
  const cited = attributionAt(passage, view, p.trigger);
  const when = whenOf(view, p, citingVerbs(passage, view));
  const { published } = passage.document;
  return {
    frame: '${name}',
    rule: \`${name}.\${p.sense}\`,
    from: partySlot(sides[0]),
    to: partySlot(sides[1]),
    item: null,
    quantity: null,
    when,
    where: whereOf(view, p),
    source: cited?.slot ?? null,
    modality: modalityOf(p, { attribution: cited, when: when?.edtf ?? null, published }),
    quote: quoteOf(view, first, last),
  };
}
`;

const titled = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** Phrases that the harness of test/reading/frames/corpus.test.ts reads: what is claimed, and "-" where nothing is. */
const corpus = (name: string): string =>
  `${[
    'rule\tlanguage\ttext\texpected',
    `${name}.${name}\ten\tRussia will ${name} Norway.\tRU>NO planned`,
    `${name}.none\ten\tTwo schools will ${name} each other.\t-`,
    `${name}.none\ten\tRussia sold Norway a bridge.\t-`,
    `${name}.none\tfi\tVenäjä möi Norjalle sillan.\t-`,
  ].join('\n')}\n`;

const NEXT = (name: string): readonly string[] => [
  `Say in docs/reference/claim.md what each slot means in this frame; a slot of its own goes into the schema of src/reading/claim.ts.`,
  `Add triggers to data/lexica/en/triggers.tsv and data/lexica/fi/triggers.tsv (sense ${name}), the Finnish roles to its row of data/lexica/senses.tsv.`,
  `Add phrasings in both languages to src/reading/frames/${name}.corpus.tsv, with what looks alike and must not be read so.`,
  'node --test test/reading/frames/corpus.test.ts',
  `Look: echo "Russia will ${name} Norway." | npx tosite read --lang en --published 2025-03-01`,
  'Put its name into the words of the pages (src/web/locales/*/words.json) and of the terminal (src/cli/picture.ts).',
  'npm run types && npm run lint && npm run layers',
  'The guide, and when the judgement is trained anew: docs/guides/adding-a-frame.md',
];

/** The lines of a frame in the tables that know frames. */
const linesOf = (name: string): Plan['lines'] => [
  { path: 'src/reading/claim.ts', after: 'export const FRAMES', before: ']', line: `  '${name}',` },
  {
    path: 'src/reading/frames/frames.ts',
    after: "from './frame.ts'",
    line: `import { ${name} } from './${name}.ts';`,
  },
  { path: 'src/reading/frames/frames.ts', after: 'export const FRAMES_READ', before: ']', line: `  ${name},` },
  { path: 'src/cli/picture.ts', after: 'const FRAME_TITLES', before: '}', line: `  ${name}: '${titled(name)}',` },
  ...['en', 'fi'].map((language) => ({
    path: `src/web/locales/${language}/words.json`,
    after: '"frame": {',
    line: `    "${name}": "${name}",`,
  })),
  {
    path: 'data/lexica/senses.tsv',
    after: 'sense\tfamily',
    line: `${name}\t${name}\tnsubj=agent obj=other\tnsubj=agent obj=other\tnmod:Gen=agent\tnmod:by=agent nmod:of=other\town list`,
  },
  { path: 'data/lexica/en/triggers.tsv', after: 'lemma\tclass', line: `${name}\tV\t${name}\t\t\town list` },
];

/** What is written for a frame. Throws ScaffoldError for arguments that name none. */
export function framePlan([name = '', ...more]: readonly string[]): Plan {
  if (!/^[a-z]{3,}$/u.test(name) || more.length > 0)
    throw new ScaffoldError(`"${[name, ...more].join(' ').trim()}" names no frame.`, USAGE, 2);
  if (FRAMES.some((frame) => frame === name))
    throw new ScaffoldError(
      `${name} is a frame already: src/reading/claim.ts has it, and a scaffold overwrites nothing.`,
      `Go on with src/reading/frames/${name}.ts and docs/guides/adding-a-frame.md.`,
      1,
    );
  const taken =
    dataTable('lexica/senses.tsv').some(({ sense }) => sense === name) ||
    dataTable('lexica/en/triggers.tsv').some(({ lemma }) => lemma === name);
  if (taken)
    throw new ScaffoldError(
      `"${name}" is a trigger or a sense of another frame: data/lexica/en/triggers.tsv or senses.tsv has it.`,
      'Take another verb, or read it in the frame that has it.',
      1,
    );
  return {
    files: [
      [`src/reading/frames/${name}.ts`, code(name)],
      [`src/reading/frames/${name}.corpus.tsv`, corpus(name)],
    ],
    lines: linesOf(name),
    next: NEXT(name),
  };
}

if (import.meta.main) process.exitCode = runScaffold(join(import.meta.dirname, '..'), framePlan);
