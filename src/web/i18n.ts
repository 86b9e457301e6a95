// Texts of the pages: a folder a language under locales/, a file a view; a language is fetched when it is shown. Keys are checked by
// use (test/web/texts.test.ts), plurals by the library's rules.
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { keepLanguage, type Language, languageNow } from './language.ts';
import { navigate, withQuery } from './router.tsx';
import type { Sayings } from './said.ts';

const TEXTS = {
  en: () => import('./locales/en/index.ts'),
  fi: () => import('./locales/fi/index.ts'),
} as const satisfies Record<Language, () => Promise<{ readonly texts: object; readonly sayings: Sayings }>>;

let sayings: Sayings = {};

/** Sentences that come as data, in the language that is shown. */
export const sayingsNow = (): Sayings => sayings;

async function show(language: Language): Promise<void> {
  const told = await TEXTS[language]();
  sayings = told.sayings;
  i18next.addResourceBundle(language, 'translation', told.texts);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

/** Starts the library with the texts of the language that is wanted. */
export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: languageNow(),
    fallbackLng: false,
    resources: {},
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  await show(languageNow());
}

/** Shows the pages in another language, and keeps the choice. */
export async function setLanguage(language: Language): Promise<void> {
  keepLanguage(language);
  await show(language);
  navigate(withQuery({ lang: null }), { replace: true });
}
