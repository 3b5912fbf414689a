// The configuration schema as editors read it. Only scripts/schemas.mjs and tests import this file.
import * as z from 'zod/mini';
import { configSchema, configSchemaUrl } from './schema.js';

/** JSON schema (draft 7, which yaml-language-server reads best) of `.github/pprof-gate.yml`. */
export function configJsonSchema(): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(configSchema, { target: 'draft-7', io: 'input' });
  return {
    $schema,
    $id: configSchemaUrl,
    title: 'pprof-gate configuration',
    description: 'What the Go benchmarks of this repository may cost. Every key is optional.',
    ...rest,
  };
}
