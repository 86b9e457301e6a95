// The pages' English texts without a browser: the library itself, without its binding to React.
import i18next, { type TFunction } from 'i18next';
import en from '../../src/web/locales/en.json' with { type: 'json' };

const instance = i18next.createInstance();
/** Translates as the pages do. */
export const t: TFunction = await instance.init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: { translation: en } },
  interpolation: { escapeValue: false },
});
export const locale = t('app.locale');
