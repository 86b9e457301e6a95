// States by their two letters (ISO 3166-1 alpha-2, and XK), with their English names.
const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/** ZZ stands for a region that is not known. */
const NONE = 'ZZ';

/** English name of a state by its two letters; null where no state has them. */
export const regionName = (letters: string): string | null =>
  /^[A-Z]{2}$/.test(letters) && letters !== NONE ? (names.of(letters) ?? null) : null;

/** The letters under which a state is registered, of those that people write ("UK" is GB); null where no state has them. */
export function regionCode(letters: string): string | null {
  const code = /^[A-Z]{2}$/.test(letters) ? new Intl.Locale(`und-${letters}`).region : undefined;
  return code !== undefined && regionName(code) !== null ? code : null;
}
