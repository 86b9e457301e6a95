// Whether a value fits a JSON Schema as the OpenAPI document uses it. Stricter than the standard in one thing: an object has no field
// that its schema does not name.
export type Schema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
};
export type Schemas = Readonly<Record<string, Schema>>;

const typeOf = (value: unknown): readonly string[] => {
  if (value === null) return ['null'];
  if (Array.isArray(value)) return ['array'];
  return Number.isInteger(value) ? ['integer', 'number'] : [typeof value];
};

/** The first thing that does not fit, with its place; null where all does. */
export function misfit(value: unknown, schema: Schema, schemas: Schemas, at = '$'): string | null {
  if (schema.$ref !== undefined) {
    const named = schemas[schema.$ref.split('/').at(-1) ?? ''];
    return named ? misfit(value, named, schemas, at) : `${at}: ${schema.$ref} is not in the document`;
  }
  const any = schema.anyOf ?? schema.oneOf;
  if (any) {
    const faults = any.map((one) => misfit(value, one, schemas, at));
    return faults.includes(null) ? null : `${at}: fits none of ${any.length}: ${faults.join('; ')}`;
  }
  for (const one of schema.allOf ?? []) {
    const fault = misfit(value, one, schemas, at);
    if (fault !== null) return fault;
  }
  return plainFault(value, schema, at) ?? partsFault(value, schema, schemas, at);
}

function plainFault(
  value: unknown,
  { type, enum: list, pattern, minimum, maximum }: Schema,
  at: string,
): string | null {
  const types = type === undefined ? null : [type].flat();
  if (types && !typeOf(value).some((one) => types.includes(one)))
    return `${at}: ${JSON.stringify(value)} is no ${types}`;
  if (list && !list.includes(value)) return `${at}: ${JSON.stringify(value)} is none of ${JSON.stringify(list)}`;
  if (typeof value === 'string' && pattern !== undefined && !new RegExp(pattern, 'u').test(value))
    return `${at}: ${JSON.stringify(value)} does not match ${pattern}`;
  if (typeof value === 'number' && (value < (minimum ?? value) || value > (maximum ?? value)))
    return `${at}: ${value} is out of bounds`;
  return null;
}

function partsFault(value: unknown, schema: Schema, schemas: Schemas, at: string): string | null {
  if (Array.isArray(value))
    return first(
      value.map((one, i) => () => (schema.items ? misfit(one, schema.items, schemas, `${at}[${i}]`) : null)),
    );
  if (typeof value !== 'object' || value === null || (!schema.properties && !schema.additionalProperties)) return null;
  const missing = (schema.required ?? []).find((name) => !(name in value));
  if (missing !== undefined) return `${at}: ${missing} is missing`;
  const { properties = {}, additionalProperties } = schema;
  return first(
    Object.entries(value).map(([name, part]) => () => {
      const own = properties[name] ?? (typeof additionalProperties === 'object' ? additionalProperties : null);
      return own ? misfit(part, own, schemas, `${at}.${name}`) : `${at}: ${name} is not in the document`;
    }),
  );
}

function first(checks: readonly (() => string | null)[]): string | null {
  for (const check of checks) {
    const fault = check();
    if (fault !== null) return fault;
  }
  return null;
}
