// Finnish compounds that begin with a party: "ukrainalaisjoukot", "venäläissotilas", "länsisiru", "huthikapinallinen".
// What enters: one word. What leaves: the party and the length of its part of the word, or null.
import { dataTable } from '../../base/data.ts';
import { byId } from './by-id.ts';
import { cells, type PartyName } from './lexicon-names.ts';
import type { Form } from './lexicon-words.ts';

type Compound = { readonly party: PartyName; readonly length: number };

let prefixes: ReadonlyMap<string, PartyName> | null = null;

function tablePrefixes(): ReadonlyMap<string, PartyName> {
  const found = new Map<string, PartyName>();
  for (const row of dataTable('parties.tsv')) {
    const described = row.kind === 'description';
    for (const word of cells(row, 'fi_demonyms')) {
      const prefix = word.endsWith('nen') ? `${word.slice(0, -3)}s` : word;
      const party: PartyName = {
        type: 'party',
        id: described ? null : (row.id ?? ''),
        manner: 'compound',
        name: described ? (row.en ?? null) : null,
        within: null,
        surname: false,
      };
      if (prefix.length > 3 && !found.has(prefix)) found.set(prefix, party);
    }
  }
  return found;
}

const LONGEST = 22;
/** What must follow the prefix, so that an inflected form ("ukrainalaista") is none. */
const REST = 4;

const NONE = { none: true } as const;
const whole = byId(({ text }: Form) => compoundParty(text, false) ?? NONE);
const before = byId(({ text }: Form) => compoundParty(text, true) ?? NONE);

/** The same of a form, found once. */
export function compoundOfForm(form: Form, hyphen: boolean): Compound | null {
  const found = hyphen ? before(form) : whole(form);
  return 'none' in found ? null : found;
}

/** The party that a Finnish compound begins with. `hyphen`: a hyphen follows ("venäläis-ukrainalainen"). */
export function compoundParty(word: string, hyphen: boolean): Compound | null {
  prefixes ??= tablePrefixes();
  const lower = word.toLowerCase();
  let found: Compound | null = null;
  for (let length = Math.min(LONGEST, lower.length); length > 3 && !found; length--) {
    const party = prefixes.get(lower.slice(0, length));
    const rest = lower.length - length;
    if (party && (rest >= REST || (hyphen && rest === 0))) found = { party, length };
  }
  return found;
}
