// The languages that the reading knows by code, and what its tables and grammars must know of each from the outset. One line a
// language (`npm run scaffold:language`); what opens each is in languages.ts, its grammar of dates in reading/mentions/dates.ts.

/** How digits are grouped and parted: "12,000" and "2.8", or "12 000" and "2,8". */
export type DigitStyle = 'comma-point' | 'space-comma';

export const CODES = {
  en: { digits: 'comma-point' },
  fi: { digits: 'space-comma' },
  sv: { digits: 'space-comma' },
} as const satisfies Readonly<Record<string, { readonly digits: DigitStyle }>>;

export type LanguageCode = keyof typeof CODES;

/** How a language writes digits. */
export const digitsOf = (language: LanguageCode): DigitStyle => CODES[language].digits;

/** One thing for each language. */
export const byLanguage = <T>(make: (language: LanguageCode) => T): Readonly<Record<LanguageCode, T>> =>
  Object.fromEntries(Object.keys(CODES).map((code) => [code, make(code as LanguageCode)])) as Record<LanguageCode, T>;
