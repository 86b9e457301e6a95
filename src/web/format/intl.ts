// The browser's own formats, made once for each locale and manner: making one takes longer than using it a hundred times.
const numbers = new Map<string, Intl.NumberFormat>();
const dates = new Map<string, Intl.DateTimeFormat>();
const names = new Map<string, Intl.DisplayNames>();

function kept<T>(map: Map<string, T>, key: string, make: () => T): T {
  const known = map.get(key) ?? make();
  map.set(key, known);
  return known;
}

export const numberFormat = (locale: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat =>
  kept(numbers, `${locale} ${JSON.stringify(options)}`, () => new Intl.NumberFormat(locale, options));

export const dateFormat = (locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  kept(dates, `${locale} ${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(locale, options));

/** A name in the language of the pages; the code itself where there is none. */
export function displayName(locale: string, type: Intl.DisplayNamesType, code: string): string {
  const format = kept(names, `${locale} ${type}`, () => new Intl.DisplayNames([locale], { type }));
  try {
    return format.of(code) ?? code;
  } catch {
    return code;
  }
}
