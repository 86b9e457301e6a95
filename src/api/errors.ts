// The one shape of an error that leaves the API: {error: {code, message, hint, at}}. What a user can mend keeps its
// diagnostic; anything else is a fault of ours, said without a stack and written to stderr with one.

import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { z } from 'zod';
import { ZodError } from 'zod';
import { type Diagnostic, inWords, UserError, type Written } from '../base/diagnostic.ts';
import { say, word } from '../base/said.ts';
import type { ErrorEnvelope } from './schemas.ts';

type ErrorBody = ErrorEnvelope['error'];

type Refusal = Pick<Written, 'message' | 'hint'> & Pick<ErrorBody, 'code'> & { readonly at?: ErrorBody['at'] };

/** An error that a request caused, with the status to answer. Thrown by routes and guards, rendered by `onError`. */
export class ApiError extends Error {
  readonly status: ContentfulStatusCode;
  readonly body: ErrorBody;
  constructor(status: ContentfulStatusCode, { code, at = null, ...words }: Refusal) {
    const told = inWords(words);
    super(told.message);
    this.name = 'ApiError';
    this.status = status;
    this.body = { code, ...told, at };
  }
}

/** 404 for a resource of a kind that is not held, by its id. */
export const notFound = (kind: string, id: string): ApiError =>
  new ApiError(404, {
    code: 'T5404',
    message: say`No ${word(kind)} has the id ${JSON.stringify(id.slice(0, 80))}.`,
    hint: say`Follow a link of the workbench, or list what there is: /api/documents, /api/flows.`,
    at: { field: kind },
  });

/** 405 for a resource that is there, but not by this method. */
export const notThatMethod = (method: string, path: string, methods: readonly string[]): ApiError =>
  new ApiError(405, {
    code: 'T5408',
    message: say`${path.slice(0, 80)} is not asked by ${method}.`,
    hint: say`Ask it by ${methods.join(', ')}; /api/reference describes each.`,
  });

/** `value`, or 404 for the kind of thing that has no such id. */
export function found<T>(value: T | null, kind: string, id: string): T {
  if (value === null) throw notFound(kind, id);
  return value;
}

/** Envelope of a diagnostic: its place is a file, row and column, or a span of the text that was sent. */
const ofDiagnostic = ({ code, message, hint, said, at, span }: Diagnostic): ErrorBody => ({
  code,
  message,
  hint,
  ...(said === undefined ? {} : { said }),
  at: at || span ? { ...at, ...span } : null,
});

export function ofIssues(issues: readonly z.core.$ZodIssue[]): ErrorBody {
  const first = issues[0];
  const stray = first?.code === 'unrecognized_keys' ? first.keys[0] : undefined;
  const field = [...(first?.path ?? []), ...(stray === undefined ? [] : [stray])].join('.') || undefined;
  const what = !first
    ? say`The request does not fit its schema`
    : stray === undefined
      ? word(first.message)
      : say`The request takes no field of this name`;
  const named = field ? say`${field}: ${what}` : what;
  const message = issues.length > 1 ? say`${named} (and ${issues.length - 1} more)` : named;
  return {
    code: 'T5400',
    ...inWords({ message, hint: say`Mend the named field and send the request again.` }),
    at: field ? { field } : null,
  };
}

/** A value checked against a schema; ApiError 400 naming the field where it does not fit. */
export function checked<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (!result.success) throw new ApiError(400, ofIssues(result.error.issues));
  return result.data;
}

const ABSENT: readonly string[] = ['T4010', 'T1901'];
/** Decisions about what does not stand, or that change nothing, and statements that the log does not have: the store is sound. */
const NOT_TO_BE_DONE: readonly string[] = ['T4013', 'T4014', 'T4015', 'T4024'];

/** What the person looked at stands no more: somebody else was there first. */
const OVERTAKEN = 'T4012';

/** 404 where a thing is not there, 409 where it stands no more, 503 where the store cannot serve, otherwise 422: well-formed, but not to be done. */
const statusOf = (code: string): ContentfulStatusCode =>
  ABSENT.includes(code)
    ? 404
    : code === OVERTAKEN
      ? 409
      : code === 'T5004' || (code.startsWith('T4') && !NOT_TO_BE_DONE.includes(code))
        ? 503
        : 422;

/** The caller went away while it was sending: nobody is left to be told. */
const isGone = (error: Error): boolean => 'code' in error && error.code === 'ECONNRESET';

/** Renders every error of a route. `report` gets what is not the caller's doing. */
export const onError =
  (report: (error: unknown) => void) =>
  (error: Error, c: Context): Response => {
    if (error instanceof ApiError) return c.json({ error: error.body } satisfies ErrorEnvelope, error.status);
    if (error instanceof UserError) {
      const body = ofDiagnostic(error.diagnostic);
      return c.json({ error: body } satisfies ErrorEnvelope, statusOf(body.code));
    }
    if (error instanceof HTTPException && error.status < 500) {
      const words = inWords({ message: word(error.message || 'Bad request.'), hint: say`Check the request.` });
      const body = { code: 'T5400', ...words, at: null };
      return c.json({ error: body } satisfies ErrorEnvelope, error.status);
    }
    if (isGone(error)) return c.body(null, 400);
    report(error);
    const message =
      error instanceof ZodError ? say`An answer did not fit its own schema.` : say`Something went wrong inside.`;
    const hint = say`The terminal of tosite serve shows where. Please report it.`;
    const body = { code: 'T5500', ...inWords({ message, hint }), at: null };
    return c.json({ error: body } satisfies ErrorEnvelope, 500);
  };
