// What stands under a balance: the rates that were used, what was assumed, and the commands that explain its numbers. Pure.
import { type Balance, type BalanceOptions, DEFAULT_OPTIONS, type Side } from '../app/balance.ts';
import { type Ink, printable, wrap } from './text.ts';

type Look = { readonly width: number; readonly pen: Ink };

/** The lines under a balance. */
export function legend({ options, given, received }: Balance, look: Look): readonly string[] {
  const { shape, pool, tail, draws, seed } = options;
  const assumed = [
    `${draws.toLocaleString('en-US').replaceAll(',', '\u00a0')} draws, seed ${seed}`,
    {
      pert: 'an interval is likeliest in its middle (PERT)',
      lognormal: 'an interval is lognormal, its ends at 5 % and 95 %',
      uniform: 'an interval is even',
    }[shape],
    pool === 'supported'
      ? 'of several origins the best supported interval'
      : 'several origins are pooled, each voice alike',
    tail === null ? 'open ends stay open' : `an open end above has 95 % below ${tail} times its bound`,
  ].join('; ');
  const rates = ratesText([given, received]);
  const row = [...given.items, ...received.items].find(({ section, lead }) => section === 'valued' && lead);
  const flags = flagsText(options);
  const one = row === undefined ? '' : `, tosite explain worth:${row.flow}${flags} one row`;
  return wrap(
    `${rates}Assumed: ${assumed}. sure: confidence; origins: independent ones that agree, of all. Amounts are nominal. tosite explain ${given.total.id}${flags} shows how a sum came about${one}, down to quotes, prices, rates and assumptions.`,
    look.width,
  ).map(look.pen.soft);
}

/** The options that a number was made with, where they are not the defaults, as the command line takes them. */
function flagsText({ currency, draws, seed, shape, pool, tail, dependences }: BalanceOptions): string {
  const flags = [
    currency === DEFAULT_OPTIONS.currency ? '' : ` --in ${currency}`,
    draws === DEFAULT_OPTIONS.draws ? '' : ` --draws ${draws}`,
    seed === DEFAULT_OPTIONS.seed ? '' : ` --seed ${printable(seed)}`,
    shape === DEFAULT_OPTIONS.shape ? '' : ` --shape ${shape}`,
    pool === DEFAULT_OPTIONS.pool ? '' : ` --pool ${pool}`,
    tail === DEFAULT_OPTIONS.tail ? '' : ` --tail ${tail}`,
    dependences.length === 0 ? '' : ' --dependence FILE',
  ];
  return flags.join('');
}

/** The rates that were used, and where an older one stands in for a year of which none is known. */
function ratesText(sides: readonly Side[]): string {
  const used = sides.flatMap(({ items, stated }) => [
    ...items.flatMap(({ worth }) =>
      worth === null ? [] : worth.rates.map((rate) => ({ rate, year: worth.year.slice(0, 4) })),
    ),
    ...stated.flatMap((row) => row.rates.map((rate) => ({ rate, year: row.stated.slice(0, 4) }))),
  ]);
  const told = [
    ...new Set(used.map(({ rate: { currency, perEuro, date } }) => `${perEuro} ${currency} (${date})`)),
  ].sort();
  const missing = [...new Set(used.flatMap(({ rate, year }) => (rate.date.slice(0, 4) < year ? [year] : [])))].sort();
  const instead = missing.length === 0 ? '' : `; of ${missing.join(', ')} none is known, the last before stands in`;
  return told.length === 0 ? '' : `For one euro: ${told.join(', ')}${instead}. `;
}
