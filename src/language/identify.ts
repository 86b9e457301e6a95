// Which language a text is in, by the library eld, among all that it knows: so that a text in a language that cannot be read
// is named as such and not forced into one that can. Short or undecided texts go to the likelier of the readable ones.
import { eld } from 'eld/extrasmall';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { LanguageCode } from './language.ts';
import { isLanguageCode, LANGUAGES } from './languages.ts';

export type Identification = {
  /** The readable language, or null. */
  readonly language: LanguageCode | null;
  /** ISO 639-1 code of what the text seems to be, readable or not; null where it cannot be told. */
  readonly detected: string | null;
  /** Why `language` is null. */
  readonly diagnostic: Diagnostic | null;
};

/** Characters that are looked at. */
const SAMPLE = 6000;
/** Fewer letters than this do not settle that a text is in another language. */
const ENOUGH = 40;
/** A readable language that scores this near to the best one is taken. */
const NEAR = 0.9;

const names = new Intl.DisplayNames(['en'], { type: 'language' });

function unreadable(detected: string | null): Identification {
  const readable = (by: string): string => LANGUAGES.map((language) => language.name).join(by);
  const diagnostic: Diagnostic = detected
    ? {
        code: 'T2102',
        severity: 'error',
        message: `The text is in another language: ${detected} (${names.of(detected) ?? detected}).`,
        hint: `Give a text in ${readable(' or ')}; or name its language with --lang if this is a mistake.`,
      }
    : {
        code: 'T2103',
        severity: 'error',
        message: 'The language of the text cannot be told.',
        hint: `Name it with --lang. Languages that can be read: ${readable(' and ')}.`,
      };
  return { language: null, detected, diagnostic };
}

/** The language of a text. Addresses do not count. Never throws. */
export function identifyLanguage(text: string): Identification {
  const sample = text.slice(0, SAMPLE).replace(/(?:https?:\/\/|www\.)\S{1,500}/gu, ' ');
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const result = letters === 0 ? null : eld.detect(sample);
  const detected = result?.language || null;
  if (!result || !detected) return unreadable(null);
  if (isLanguageCode(detected)) return { language: detected, detected, diagnostic: null };
  const scores = result.getScores();
  const best = LANGUAGES.map(({ code }) => ({ code, score: scores[code] ?? 0 })).sort((a, b) => b.score - a.score)[0]!;
  const settled = letters >= ENOUGH && result.isReliable();
  if (best.score > 0 && (!settled || best.score >= NEAR * scores[detected]!))
    return { language: best.code, detected: best.code, diagnostic: null };
  return unreadable(settled ? detected : null);
}
