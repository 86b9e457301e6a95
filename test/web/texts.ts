// The pages' texts without a browser: the library itself, without its binding to React.
import i18next, { type TFunction } from 'i18next';
import { texts as en } from '../../src/web/locales/en/index.ts';
import { texts as fi } from '../../src/web/locales/fi/index.ts';

export const TEXTS = { en, fi } as const;

const instance = i18next.createInstance();
/** Translates as the pages do, in English. */
export const t: TFunction = await instance.init({
  lng: 'en',
  fallbackLng: false,
  resources: { en: { translation: en }, fi: { translation: fi } },
  interpolation: { escapeValue: false },
});
export const locale = t('app.locale');
/** The same in Finnish. */
export const finnish: TFunction = instance.getFixedT('fi');
