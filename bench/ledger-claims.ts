// Claims for the ledger's benchmark: made up by a seeded generator, the same on every machine. A document is one paper's report on
// one pair of states: ten claims. Numbers of a pair's item grow
// with time; an origin says the same for some months, but three in four reports are figures of their own: a harder case than
// news, which mostly repeats. Pure: nothing but the seed and the place of the document decides what is in it.
import { createDocument, type Document } from '../src/document/document.ts';
import type { Claim } from '../src/reading/claim.ts';

export const SHAPE = { pairs: 100, items: 60, origins: 400, claimsPerDocument: 10 } as const;

const PAPERS = 120;
const DAYS = 900;
const FIRST_DAY = Date.UTC(2022, 1, 24);
const BASES = ['total', 'total', 'total', 'total', 'total', 'total', 'total', 'increment', 'stock', 'rate'] as const;
const MODALITIES = [
  'asserted',
  'estimated',
  'reported',
  'claimed',
  'estimated',
  'asserted',
  'planned',
  'reported',
] as const;

/** mulberry32: 32 bits of state, well mixed, the same everywhere. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const state = (n: number): string => `${LETTERS[Math.floor(n / 26) % 26]}${LETTERS[n % 26]}`;

/** The two parties of a pair; each state stands in about four of them. */
export function pairOf(pair: number): readonly [string, string] {
  const from = pair % 50;
  const step = 1 + Math.floor(pair / 50) * 7;
  return [state(from), state((from + step) % 50)];
}

export const itemOf = (item: number): string => `goods.kind-${String(item).padStart(2, '0')}`;

const day = (n: number): string => new Date(FIRST_DAY + n * 86_400_000).toISOString().slice(0, 10);
const hex = (value: number, width: number): string => value.toString(16).padStart(width, '0');
const NO_WORDS = { text: null, start: null, end: null } as const;

/** What an origin says of a pair's item: the truth of the day in its own rounding, the same until it speaks anew. */
function numberOf(flow: number, item: number, origin: number, at: number): number {
  const spoke = at - (at % (120 + (origin % 180)));
  const truth = (1 + ((flow * 31 + item * 17) % 9001) / 100) * 100 * (1 + spoke / 120);
  const bias = 0.9 + (origin % 21) / 100;
  const digits = 10 ** Math.max(1, Math.floor(Math.log10(truth * bias)) - 1);
  return Math.round((truth * bias) / digits) * digits;
}

type Drawn = { readonly document: number; readonly pair: number; readonly at: number; readonly paper: string };

function claimOf(random: () => number, drawn: Drawn, text: string, place: number): Claim {
  const pick = (n: number): number => Math.floor(random() * n);
  const [a, b] = pairOf(drawn.pair);
  const isReturn = random() < 0.3;
  const item = pick(SHAPE.items);
  // A pair has its own dozen who speak of it; anybody may.
  const origin = random() < 0.9 ? (drawn.pair * 13 + pick(12)) % SHAPE.origins : pick(SHAPE.origins);
  const basis = BASES[pick(BASES.length)] ?? 'total';
  const number =
    numberOf(drawn.pair * 2 + (isReturn ? 1 : 0) + BASES.indexOf(basis) * 200, item, origin, drawn.at) *
    (random() < 0.01 ? 10 : 1);
  const isFloor = origin % 3 === 0;
  const start = place * 41;
  const kind = random();
  return {
    id: `c_${hex(drawn.document, 12)}${hex(place, 4)}`,
    frame: 'transfer',
    reader: 'grammar@1',
    rule: 'bench',
    from: { id: isReturn ? b : a, ...NO_WORDS, known: 'stated' },
    to: { id: isReturn ? a : b, ...NO_WORDS, known: 'stated' },
    item: { code: itemOf(item), text: 'goods', start: start + 20, end: start + 25 },
    quantity: {
      low: String(number),
      high: isFloor ? null : String(number),
      unit: 'count',
      approx: origin % 4 === 1,
      basis,
      per: basis === 'rate' ? 'year' : null,
      text: 'some',
      start: start + 14,
      end: start + 18,
    },
    when: basis === 'increment' ? { edtf: day(drawn.at).slice(0, 4), ...NO_WORDS, known: 'implied' } : null,
    where: null,
    source:
      kind < 0.15
        ? null
        : {
            text: `Origin ${origin}`,
            origin: `Origin ${origin}`,
            chain: [{ name: `Origin ${origin}`, kind: 'organisation' }],
          },
    modality: kind > 0.98 ? 'denied' : (MODALITIES[pick(MODALITIES.length)] ?? 'asserted'),
    quote: { exact: text.slice(start, start + 40), start, end: start + 40, prefix: '', suffix: '' },
  };
}

const SENTENCE = (pair: number, document: number, place: number): string =>
  `State ${String(pair).padStart(3, '0')} gave some goods, ${String(document).padStart(7, '0')}/${place} says.`
    .padEnd(40)
    .slice(0, 40);

/** The document at a place of the sequence, and its claims. */
export function syntheticDocument(
  seed: number,
  document: number,
): { readonly document: Document; readonly claims: readonly Claim[] } {
  const random = generator(Math.imul(seed, 2_654_435_761) ^ Math.imul(document + 1, 40_503));
  const pair = Math.floor(random() * SHAPE.pairs);
  const at = Math.floor(random() * DAYS);
  const paper = `Paper ${Math.floor(random() * PAPERS)}`;
  const places = Array.from({ length: SHAPE.claimsPerDocument }, (_, place) => place);
  const text = places.map((place) => SENTENCE(pair, document, place)).join(' ');
  const drawn = { document, pair, at, paper };
  return {
    document: createDocument(text, { language: 'en', published: day(at), publisher: paper, url: null, title: null }),
    claims: places.map((place) => claimOf(random, drawn, text, place)),
  };
}
