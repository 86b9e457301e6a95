// libvoikko by FFI: the one file that touches it. What enters: a word form. What leaves: Voikko's analyses of it, each the
// base form and the transducer's own output, which holds class, case, number and the parts of compounds (voikko-tags.ts).
// The library stays loaded for the life of the process; every string and array that Voikko hands out is freed at once.
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../../base/diagnostic.ts';

export type VoikkoAnalysis = { readonly base: string; readonly output: string };

export interface Voikko {
  /** All analyses of a form, none where Voikko does not know it. */
  analyse(form: string): readonly VoikkoAnalysis[];
}

type Place = { readonly library: string; readonly dictionary: string | null; readonly folder: string | null };

/** Where Voikko may be: only in `TOSITE_VOIKKO` where that is set, else in the user's own folder, then in the system. */
function places(environment: NodeJS.ProcessEnv): readonly Place[] {
  if (environment.TOSITE_VOIKKO) return unpacked(environment.TOSITE_VOIKKO);
  const share = environment.XDG_DATA_HOME ?? join(homedir(), '.local', 'share');
  return [
    ...unpacked(join(share, 'tosite', 'voikko')),
    { library: 'libvoikko.so.1', dictionary: null, folder: null },
    { library: 'libvoikko.1.dylib', dictionary: null, folder: null },
  ];
}

/** The library inside a folder: a flat one, or one into which Debian's packages were unpacked. */
function unpacked(root: string): readonly Place[] {
  const usr = join(root, 'usr', 'lib');
  const triplets = existsSync(usr) ? readdirSync(usr).map((name) => join(usr, name)) : [];
  const folder = [root, ...triplets].find((place) => existsSync(join(place, 'libvoikko.so.1')));
  if (!folder) return [];
  const dictionary = [join(root, 'voikko'), join(usr, 'voikko'), root].find((place) => existsSync(join(place, '5')));
  return [{ library: join(folder, 'libvoikko.so.1'), dictionary: dictionary ?? null, folder }];
}

type Koffi = typeof import('koffi');

/** Loads a library; what it needs and does not find is loaded from its own folder first. */
function load(koffi: Koffi, place: Place): import('koffi').LibraryHandle {
  for (let missing = new Set<string>(); ; ) {
    try {
      return koffi.load(place.library);
    } catch (error) {
      const name = /(lib[^\s:/]+\.so[.\d]*): cannot open/.exec(String(error))?.[1];
      if (!name || !place.folder || missing.has(name) || !existsSync(join(place.folder, name))) throw error;
      missing = new Set([...missing, name]);
      load(koffi, { ...place, library: join(place.folder, name) });
    }
  }
}

const POINTER = 8;

function bind(koffi: Koffi, place: Place): Voikko {
  const library = load(koffi, place);
  const free = library.func('void voikko_free_mor_analysis_value_cstr(void *value)');
  const owned = koffi.disposable('str', free);
  const init = library.func('void *voikkoInit(_Out_ char **error, const char *language, const char *path)');
  const analyse = library.func('void *voikkoAnalyzeWordCstr(void *handle, const char *form)');
  const value = library.func('voikko_mor_analysis_value_cstr', owned, ['void *', 'str']);
  const freeAll = library.func('void voikko_free_mor_analysis(void *analyses)');
  const error: [string | null] = [null];
  const handle: unknown = init(error, 'fi', place.dictionary);
  if (!handle) throw new Error(`voikko: ${error[0] ?? 'no Finnish dictionary'}`);
  return {
    analyse(form) {
      const all: unknown = analyse(handle, form);
      if (!all) return [];
      const found: VoikkoAnalysis[] = [];
      for (let i = 0; ; i++) {
        const one: unknown = koffi.decode(all, i * POINTER, 'void *');
        if (!one) break;
        const base: string | null = value(one, 'BASEFORM');
        const output: string | null = value(one, 'FSTOUTPUT');
        if (base && output) found.push({ base, output });
      }
      freeAll(all);
      return found;
    },
  };
}

const opened = new Map<string, Voikko>();

/**
 * Voikko with its Finnish dictionary, loaded at the first call.
 * Throws a UserError (T2002) that names the command to run where either is missing.
 */
export function openVoikko(environment: NodeJS.ProcessEnv = process.env): Voikko {
  const key = JSON.stringify([environment.TOSITE_VOIKKO, environment.XDG_DATA_HOME]);
  const before = opened.get(key);
  if (before) return before;
  const reasons: string[] = [];
  let koffi: Koffi | null = null;
  try {
    koffi = createRequire(import.meta.url)('koffi') as Koffi;
  } catch (error) {
    reasons.push(String(error));
  }
  for (const place of koffi ? places(environment) : []) {
    try {
      const voikko = bind(koffi as Koffi, place);
      opened.set(key, voikko);
      return voikko;
    } catch (error) {
      reasons.push(String(error));
    }
  }
  throw new UserError({
    code: 'T2002',
    severity: 'error',
    message: `Finnish needs libvoikko and its dictionary, and they are not here${reasons[0] ? ` (${reasons[0].split('\n')[0]})` : ''}.`,
    hint: 'Run "npm run setup" in the project, or "sudo apt-get install libvoikko1 voikko-fi". English works without.',
  });
}
