import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { configJsonSchema } from '../../src/config/json-schema.js';
import { loadConfig } from '../../src/config/load.js';

const committed = JSON.parse(
  readFileSync(new URL('../../schemas/pprof-gate.schema.json', import.meta.url), 'utf8'),
) as Record<string, unknown>;

describe('schemas/pprof-gate.schema.json', () => {
  const validate = new Ajv({ allErrors: true }).compile(committed);

  it('is what the zod schema says (node scripts/schemas.mjs)', () => {
    expect(committed).toEqual(configJsonSchema());
  });

  it('accepts a configuration with every key', () => {
    const text = readFileSync(new URL('complete.yml', import.meta.url), 'utf8');
    expect(validate(parse(text))).toBe(true);
  });

  it.each([
    'time-buget: 5m',
    'budgets: { sec/op: fast }',
    'seed: -1',
    'rules: [{ package: a }]',
    'rules: [{}]',
    'rules: [{ pin: "off" }]',
    'suite-budget: 2%',
    'budget-mode: strictly',
    'packages: ["-x"]',
    'on-failed: warning',
  ])('refuses %s, as the loader does', (text) => {
    expect(validate(parse(text))).toBe(false);
    expect(() => loadConfig(text, 'c.yml')).toThrow(expect.objectContaining({ code: 'config-invalid' }));
  });

  it('describes every key, so that editors can', () => {
    const describedKeys = (schema: unknown, path: string): string[] => {
      const {
        properties = {},
        items,
        description,
      } = schema as {
        properties?: Record<string, unknown>;
        items?: unknown;
        description?: string;
      };
      const inner = Object.entries(properties).flatMap(([key, value]) =>
        describedKeys(value, `${path}.${key}`),
      );
      const below =
        items === undefined ? [] : describedKeys({ description: '', ...(items as object) }, `${path}[]`);
      return [...(description === undefined ? [path] : []), ...inner, ...below];
    };
    expect(describedKeys(committed, '')).toEqual([]);
  });
});
