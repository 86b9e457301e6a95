// Codes of errors that the pages act upon. No imports: what the pages take from here is bundled with them.

/** Users log in here, and this one has not, or the session has ended: the pages lead to /login. */
export const NOT_LOGGED_IN = 'T5407';
