// Where to look instead, where no line can be named.
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from '@jest/globals';
import type { Edited } from '../../src/model/verdict.js';
import { renderJson } from '../../src/report/json.js';
import { renderComment } from '../../src/report/markdown.js';
import { renderTerminal } from '../../src/report/terminal.js';
import { benchmark, change, relative, report, verdict } from './fixtures.js';

const look = { function: 'example.com/finder.Look', file: 'look.go', line: 41 };

const told = (...edited: readonly (Edited | undefined)[]) =>
  report(
    verdict([
      benchmark(
        'Get',
        edited.map((of, index) =>
          change(index === 0 ? 'sec/op' : 'B/op', [1, 1, 1], [2, 2, 2], {
            ratio: [1.9, 2, 2.1],
            budget: relative(0.05),
            change: 'regression',
            outcome: 'exceeded',
            ...(of === undefined ? {} : { edited: of }),
          }),
        ),
      ),
    ]),
  );

const plain = { color: false, width: 200 };

it('names what the diff changes of the code that was seen to run', () => {
  const one = told({ functions: [look], modules: [], more: 0 });
  expect(renderTerminal(one, plain)).toContain(
    '\n\nNo line can be named for finder.Get sec/op.\n  finder.Get: the diff changes finder.Look (look.go:41), seen in its profile\n',
  );
  expect(renderComment(one)).toContain(
    'No line can be named for finder `Get` sec/op.\n- finder `Get`: the diff changes `finder.Look` (`look.go:41`), seen in its profile',
  );
});

it('names modules', () => {
  const several = told({ functions: [look], modules: ['example.com/dep'], more: 0 });
  expect(renderTerminal(several, plain)).toContain(
    'the diff changes finder.Look (look.go:41), the version of example.com/dep, seen in its profile',
  );
});

it('is silent where the diff changes most of what runs', () => {
  const many = told({ functions: [look], modules: [], more: 2 });
  expect(renderTerminal(many, plain)).toContain('No line can be named for finder.Get sec/op.');
  expect(renderTerminal(many, plain)).not.toContain('the diff changes');
  expect(renderJson(many)).toContain('"more": 2');
});

it('says so where the diff changes nothing of it, and nothing where that is not known', () => {
  expect(renderTerminal(told({ functions: [], modules: [], more: 0 }), plain)).toContain(
    'finder.Get: the diff changes no function that is seen in its profile\n',
  );
  expect(renderTerminal(told(undefined), plain)).not.toContain('the diff changes');
});

it('says it once for several metrics of a benchmark', () => {
  const of = { functions: [look], modules: [], more: 0 };
  expect(renderTerminal(told(of, of), plain).split('the diff changes')).toHaveLength(2);
});

it('shows odd names as text', () => {
  const odd = { function: 'example.com/finder.<img>|`', file: 'a|b`<img>.go', line: 1 };
  expect(renderComment(told({ functions: [odd], modules: ['<script>'], more: 0 }))).not.toMatch(
    /^(?:(?!`).)*<(?:img|script)/m,
  );
});

it('is in report.json', () => {
  const edited = { functions: [look], modules: ['example.com/dep'], more: 0 };
  const document: unknown = JSON.parse(renderJson(told(edited)));
  const schema: object = JSON.parse(readFileSync('schemas/report.schema.json', 'utf8')) as object;
  const isValid = new Ajv2020({ strict: false }).compile(schema);
  expect([isValid(document), isValid.errors]).toEqual([true, null]);
  expect(document).toMatchObject({ benchmarks: [{ metrics: [{ edited }] }] });
});
