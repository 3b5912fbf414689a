// GitHub's own description (openapi.json, made by scripts/openapi.mjs) as a router and a checker.
import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

type Content = Readonly<Record<string, { readonly schema: Schema }>>;

export interface Operation {
  readonly operationId: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly schema: Schema;
  }[];
  readonly requestBody?: { readonly required: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content: Content }>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

export interface Route {
  readonly operation: Operation;
  readonly path: Readonly<Record<string, string>>;
}

const home = 'http://github/description';
/** Parameters whose value may hold slashes that the client did not encode. */
const greedy = new Set(['basehead', 'path']);

function load(): Document {
  const text = readFileSync(new URL('./openapi.json', import.meta.url), 'utf8');
  const document = JSON.parse(text.replaceAll('"#/components/', `"${home}#/components/`)) as Document;
  return mendGaps(document);
}

/** What GitHub answers and its description does not admit. */
function mendGaps(document: Document): Document {
  const schemas = document.components.schemas as Record<string, { properties: Record<string, Schema> }>;
  const orNull = (properties: Record<string, Schema> | undefined, name: string) => {
    const schema = properties?.[name];
    if (properties === undefined || schema === undefined) throw new Error(`openapi.json has no ${name}`);
    properties[name] = { anyOf: [schema, { type: 'null' }] };
  };
  // Outdated comments and comments on files have no line.
  for (const name of ['line', 'original_line', 'position', 'original_position']) {
    orNull(schemas['pull-request-review-comment']?.properties, name);
  }
  // A pull request outlives the fork it came from.
  for (const pull of ['pull-request', 'pull-request-simple']) {
    orNull(schemas[pull]?.properties.head?.properties, 'repo');
  }
  return document;
}

export class Description {
  readonly #document = load();
  readonly #bodies = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  readonly #strings = new Ajv({
    strict: false,
    allErrors: true,
    validateFormats: false,
    coerceTypes: true,
    useDefaults: true,
  });
  readonly #compiled = new Map<string, ValidateFunction>();
  readonly #routes: { method: string; pattern: RegExp; names: string[]; operation: Operation }[] = [];

  constructor() {
    const { paths, components } = this.#document;
    this.#bodies.addSchema({ $id: home, components });
    for (const [path, item] of Object.entries(paths)) {
      const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
      const source = path.replace(/\{(\w+)\}/g, (_, name: string) => (greedy.has(name) ? '(.+)' : '([^/]+)'));
      for (const [method, operation] of Object.entries(item)) {
        this.#routes.push({
          method: method.toUpperCase(),
          pattern: new RegExp(`^${source}$`),
          names,
          operation,
        });
      }
    }
  }

  get operations(): string[] {
    return this.#routes.map(({ operation }) => operation.operationId);
  }

  /** `path` as it was sent, percent-encoded. */
  route(method: string, path: string): Route | null {
    for (const route of this.#routes) {
      const match = route.method === method ? route.pattern.exec(path) : null;
      if (match === null) continue;
      const values = route.names.map((name, i) => [name, decodeURIComponent(match[i + 1] ?? '')]);
      return { operation: route.operation, path: Object.fromEntries(values) as Record<string, string> };
    }
    return null;
  }

  /** Path or query parameters in the types and with the defaults that the description gives, or what is wrong. */
  parameters(
    operation: Operation,
    where: 'path' | 'query',
    given: Readonly<Record<string, string>>,
  ): { values: Record<string, unknown>; errors: string[] } {
    const own = operation.parameters.filter((parameter) => parameter.in === where);
    const schema = {
      type: 'object',
      properties: Object.fromEntries(own.map((parameter) => [parameter.name, parameter.schema])),
      required: own.filter(({ required }) => required).map(({ name }) => name),
      additionalProperties: false,
    };
    const values: Record<string, unknown> = { ...given };
    const key = `${operation.operationId} ${where}`;
    return { values, errors: this.#check(this.#strings, key, schema, values) };
  }

  /** Unknown properties count as errors too: GitHub ignores them, and so the typing error that made them. */
  body(operation: Operation, body: unknown): string[] {
    const { requestBody, operationId } = operation;
    const schema = requestBody?.content['application/json']?.schema;
    if (schema === undefined) return body === undefined ? [] : [`${operationId} takes no body`];
    if (body === undefined) return requestBody?.required === true ? [`${operationId} needs a body`] : [];
    return this.#check(this.#bodies, `${operationId} body`, { ...schema, additionalProperties: false }, body);
  }

  answer(operation: Operation, status: number, body: unknown): string[] {
    const response = operation.responses[String(status)];
    // Errors that hold everywhere (401, 404, 429) are not listed with each operation.
    if (response === undefined && status < 400) return [`${operation.operationId} never answers ${status}`];
    const schema = response?.content['application/json']?.schema;
    if (schema === undefined && status < 400) {
      return body === null ? [] : [`${operation.operationId} ${status} has no body`];
    }
    const { $ref = '' } = schema ?? {};
    const checked = schema ?? { $ref: `${home}#/components/schemas/basic-error` };
    return this.#check(this.#bodies, `${operation.operationId} ${status} ${$ref}`, checked, body);
  }

  /**
   * An answer of some schema: `own` is what the stand-in knows, all other required properties get the emptiest
   * value that fits.
   */
  fill(name: string, own: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const filled = this.#emptiest({ $ref: `${home}#/components/schemas/${name}` });
    return { ...(filled as Record<string, unknown>), ...own };
  }

  #emptiest(schema: Schema): unknown {
    if (schema.$ref !== undefined) {
      const name = schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1);
      const target = this.#document.components.schemas[name];
      if (target === undefined) throw new Error(`openapi.json has no schema ${name}`);
      return this.#emptiest(target);
    }
    const choices = schema.oneOf ?? schema.anyOf ?? schema.allOf;
    if (choices !== undefined && schema.type === undefined) {
      if (choices.some(({ type }) => type === 'null')) return null;
      return this.#emptiest(choices[0] ?? {});
    }
    const types = [schema.type ?? 'null'].flat();
    if (types.includes('null')) return null;
    if (schema.enum !== undefined) return schema.enum[0];
    switch (types[0]) {
      case 'object': {
        const entries = (schema.required ?? []).map((name) => [
          name,
          this.#emptiest(schema.properties?.[name] ?? {}),
        ]);
        return Object.fromEntries(entries) as Record<string, unknown>;
      }
      case 'array':
        return [];
      case 'boolean':
        return false;
      case 'integer':
      case 'number':
        return 0;
      default:
        if (schema.format === 'date-time') return '2026-01-01T00:00:00Z';
        return schema.format === 'uri' ? 'https://github.test/' : '';
    }
  }

  #check(ajv: Ajv, key: string, schema: object, value: unknown): string[] {
    let check = this.#compiled.get(key);
    if (check === undefined) {
      check = ajv.compile(schema);
      this.#compiled.set(key, check);
    }
    if (check(value)) return [];
    const told = (check.errors ?? []).map(({ instancePath, message = '', params }) => {
      const extra = params.additionalProperty === undefined ? '' : ` (${String(params.additionalProperty)})`;
      return `${key}${instancePath}: ${message}${extra}`;
    });
    return [...new Set(told)].slice(0, 5);
  }
}
