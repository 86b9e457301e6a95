// The words of the login page, in the browser's language.
export type LoginWords = {
  readonly language: string;
  readonly title: string;
  readonly lede: string;
  readonly name: string;
  readonly password: string;
  readonly submit: string;
  readonly wrong: string;
  readonly wait: (seconds: number) => string;
  readonly open: string;
};

const EN: LoginWords = {
  language: 'en',
  title: 'Log in',
  lede: 'The ledger is kept for the people whom its keeper has named.',
  name: 'Name',
  password: 'Password',
  submit: 'Log in',
  wrong: 'The name and the password do not belong together.',
  wait: (seconds) => `Too many tries. The next one is taken in ${seconds} s.`,
  open: 'This connection is not encrypted: who is on the way can read the password. Ask the keeper to put TLS in front.',
};

const FI: LoginWords = {
  language: 'fi',
  title: 'Kirjaudu',
  lede: 'Kirjanpitoon pääsevät ne, jotka sen hoitaja on nimennyt.',
  name: 'Nimi',
  password: 'Salasana',
  submit: 'Kirjaudu',
  wrong: 'Nimi ja salasana eivät kuulu yhteen.',
  wait: (seconds) => `Liian monta yritystä. Seuraava otetaan vastaan ${seconds} sekunnin kuluttua.`,
  open: 'Yhteyttä ei ole salattu: salasanan voi lukea jokainen, joka on matkan varrella. Pyydä hoitajaa panemaan TLS palvelimen eteen.',
};

/** The words for what a browser says that it reads. */
export const loginWords = (acceptLanguage: string | undefined): LoginWords =>
  /^\s*fi\b/i.test(acceptLanguage ?? '') ? FI : EN;
