// Which language the pages speak: what the address asks for (`?lang=fi`), else what was chosen in this browser, else the browser's
// own. English where none of them is one that we have.
export const LANGUAGES = ['en', 'fi'] as const;
export type Language = (typeof LANGUAGES)[number];

const KEY = 'tosite:language';

const isLanguage = (text: string | null | undefined): text is Language =>
  LANGUAGES.some((language) => language === text);

/** The first of some wishes that is one of ours: language tags such as "fi-FI", best first. */
export const firstOf = (wishes: readonly (string | null | undefined)[]): Language =>
  wishes.map((wish) => wish?.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'en';

/** Browsers that keep nothing refuse the storage itself. */
function kept(): string | null {
  try {
    return window.localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** Keeps the language that a person has chosen. */
export function keepLanguage(language: Language): void {
  try {
    window.localStorage.setItem(KEY, language);
  } catch {
    // It is then chosen again at the next visit.
  }
}

/** The language to begin with. */
export function languageNow(): Language {
  const asked = new URL(window.location.href).searchParams.get('lang');
  if (isLanguage(asked)) keepLanguage(asked);
  return firstOf([asked, kept(), ...navigator.languages]);
}
