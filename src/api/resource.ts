// A resource: one operation of the API as data, with the schemas of what enters and leaves and the function that answers. The routes
// (routes/) are lists of resources; what is common to all of them is put around them in serve-resources.ts, and the OpenAPI document
// is written from the same data.
import type { Context } from 'hono';
import { z } from 'zod';
import type { Env, Person, Role } from './session.ts';

/** A value as plain readonly data. */
export type Data<T> = T extends readonly (infer U)[]
  ? readonly Data<U>[]
  : T extends object
    ? { readonly [K in keyof T]: Data<T[K]> }
    : T;

export type Fields = z.ZodObject;
const Nothing = z.object({});
type Nothing = typeof Nothing;

/** What a request asks: each part as its schema left it. `actor` is who acts. */
export type Asked<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = {
  readonly params: z.output<P>;
  readonly query: z.output<Q>;
  readonly body: z.output<B>;
  readonly actor: string;
  readonly person: Person;
};
/** The same with its types put away. */
export type AnyAsked = Asked<z.ZodType, z.ZodType, z.ZodType>;

type Words = {
  readonly method: 'get' | 'post';
  /** Under /api, parameters in braces: `/flows/{key}`. */
  readonly path: string;
  /** The part of the reference that it stands in. */
  readonly tag: string;
  /** What it does, in a line. */
  readonly summary: string;
  /** What else a caller must know. */
  readonly description?: string;
};

type Said<P, Q, B> = Words & {
  /** Who may ask: everybody where not given; `analyst` for what changes the ledger. */
  readonly role?: Role;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
};

type Common = Words & {
  /** "get /flows/{key}" */
  readonly id: string;
  readonly role: Role;
  readonly params: Fields;
  readonly query: z.ZodType;
  readonly body: z.ZodType | null;
  readonly status: 200 | 201 | 202;
  readonly type: string;
  readonly schema: z.ZodType;
};

/** Why an answer takes long: it looks at the whole ledger or computes much, or it plays the log again. */
export type Long = 'ledger' | 'log';

/** A resource with its types put away. */
export type JsonResource = Common & {
  readonly kind: 'json';
  /** A pure function of the ledger's last statement and the address. */
  readonly kept: boolean;
  readonly long: Long | null;
  readonly answerOf: (asked: AnyAsked) => Promise<unknown>;
};
/** A text to be taken away as a file: it looks at the whole ledger. */
export type FileResource = Common & {
  readonly kind: 'file';
  readonly nameOf: (asked: AnyAsked) => string;
  readonly piecesOf: (asked: AnyAsked) => Promise<Iterable<string>>;
};
export type RawResource = Common & {
  readonly kind: 'raw';
  readonly respond: (asked: AnyAsked, c: Context<Env>) => Promise<Response>;
};
/** What is computed from the ledger, wherever. */
export type Computed = JsonResource | FileResource;
export type Resource = Computed | RawResource;

/** An operation that answers JSON. A GET is a function of the ledger and its address: its answer is kept until the ledger grows. */
export function resource<
  A extends z.ZodType,
  P extends Fields = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = z.ZodNull,
>(
  said: Said<P, Q, B> & {
    readonly answer: A;
    readonly status?: 200 | 201 | 202;
    /** False where the answer depends on more than the ledger and the address. */
    readonly kept?: boolean;
    /** It takes long, and changes nothing: it is answered beside the server where that can be. */
    readonly long?: Long;
  },
  answer: (asked: Asked<P, Q, B>) => Promise<Data<z.output<A>>>,
): Resource {
  const { method, status = 200, kept = method === 'get', long = null, answer: schema } = said;
  const answerOf = (asked: AnyAsked): Promise<unknown> => answer(asked as Asked<P, Q, B>);
  return { kind: 'json', ...common(said), status, type: 'application/json', schema, kept, long, answerOf };
}

type FileSaid<Q extends z.ZodType> = Omit<Said<Fields, Q, z.ZodType>, 'method' | 'params' | 'body' | 'role'> & {
  readonly type: string;
  readonly nameOf: (query: z.output<Q>) => string;
};

/** A file to be taken away, as pieces of text. */
export function fileResource<Q extends z.ZodType>(
  { type, nameOf, ...said }: FileSaid<Q>,
  pieces: (query: z.output<Q>) => Promise<Iterable<string>>,
): Resource {
  return {
    kind: 'file',
    ...common({ ...said, method: 'get' }),
    ...{ status: 200, type, schema: z.string() },
    nameOf: ({ query }) => nameOf(query as z.output<Q>),
    piecesOf: ({ query }) => pieces(query as z.output<Q>),
  };
}

/** An operation that answers otherwise: a stream of events. */
export function rawResource<P extends Fields = Nothing, Q extends z.ZodType = Nothing, B extends z.ZodType = z.ZodNull>(
  said: Said<P, Q, B> & { readonly type: string },
  answer: (asked: Asked<P, Q, B>, c: Context<Env>) => Promise<Response>,
): Resource {
  const respond = (asked: AnyAsked, c: Context<Env>): Promise<Response> => answer(asked as Asked<P, Q, B>, c);
  return { kind: 'raw', ...common(said), status: 200, type: said.type, schema: z.string(), respond };
}

const common = (said: Said<Fields, z.ZodType, z.ZodType>) => {
  const { path, tag, summary, description, method, role, params, query, body } = said;
  return {
    ...{ path, tag, summary, method },
    id: `${method} ${path}`,
    ...(description === undefined ? {} : { description }),
    role: role ?? ('reader' as const),
    params: params ?? Nothing,
    query: known(query ?? Nothing),
    body: body ?? null,
  };
};

/** A query that refuses what it does not know: a misspelt day would otherwise give today's answer. */
const known = (query: z.ZodType): z.ZodType => (query instanceof z.ZodObject ? query.strict() : query);
