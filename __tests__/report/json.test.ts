import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from '@jest/globals';
import { renderJson, reportSchemaVersion } from '../../src/report/json.js';
import { outcomes, ruleIds, statuses } from '../../src/model/verdict.js';
import { blockedReports } from './blocked.js';
import { benchmark, change, huge, report, reports, verdict } from './fixtures.js';

interface Schema {
  readonly $id: string;
  readonly $defs: Readonly<
    Record<string, { enum?: unknown; properties: Record<string, { enum?: unknown }> }>
  >;
}
const schema = JSON.parse(
  readFileSync(new URL('../../schemas/report.schema.json', import.meta.url), 'utf8'),
) as Schema;
const validate = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true }).compile(schema);

function expectValid(text: string): void {
  validate(JSON.parse(text));
  expect(validate.errors ?? []).toEqual([]);
}

describe('report.json', () => {
  it.each([...reports, ...blockedReports])('%s follows the schema', (_, build) => {
    expectValid(renderJson(build()));
  });

  it('follows it with ten thousand benchmarks', () => {
    expectValid(renderJson(huge()));
  });

  it('has a schema that rejects what is not a report', () => {
    expect(validate({ schema: reportSchemaVersion })).toBe(false);
    const more = { ...(JSON.parse(renderJson(report(verdict([])))) as object), more: 1 };
    expect(validate(more)).toBe(false);
  });

  it('shares its words with the model', () => {
    expect(schema.$id).toBe(reportSchemaVersion);
    expect(schema.$defs['outcome']?.enum).toEqual([...outcomes]);
    expect(schema.$defs['benchmark']?.properties['status']?.enum).toEqual([...statuses]);
    expect(schema.$defs['finding']?.properties['rule']?.enum).toEqual([...ruleIds]);
  });

  it('writes the open end of an interval as null', () => {
    const open = benchmark('Open', [
      change('sec/op', [0, 1e-6, Infinity], [0, 1e-6, Infinity], { ratio: [0, 1, Infinity], pairs: 3 }),
    ]);
    const text = renderJson(report(verdict([open])));
    expectValid(text);
    const { benchmarks } = JSON.parse(text) as { benchmarks: { metrics: { ratio: object }[] }[] };
    expect(benchmarks[0]?.metrics[0]?.ratio).toEqual({ center: 1, lo: 0, hi: null });
  });

  it('is the same for the same verdict in another order', () => {
    const { verdict: of } = (reports.get('story') ?? huge)();
    const turned = { ...of, benchmarks: [...of.benchmarks].reverse() };
    expect(renderJson(report(turned))).toBe(renderJson(report(of)));
  });
});
