// What the README and its recipes tell people to paste must work, and what they tell of permissions must be all.
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { loadConfig } from '../src/config/load.js';
import { reportWorkflowFile, workflowFile } from '../src/report/words/init-files.js';

const textOf = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
const readme = textOf('README.md');
const recipes = textOf('docs/recipes.md');
const action = parse(textOf('action.yml')) as Readonly<Record<'inputs' | 'outputs', Record<string, unknown>>>;
const ours = 'pprof-gate/pprof-gate@v0';

interface StepShown {
  readonly uses?: string;
  readonly id?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface WorkflowShown {
  readonly name?: string;
  readonly on?: unknown;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs?: Readonly<Record<string, { readonly steps: readonly StepShown[] }>>;
}

const blocks = [...`${readme}\n${recipes}`.matchAll(/^```yaml\n([^]*?)^```$/gm)].map(([, yaml = '']) => yaml);
const configs = blocks.filter((yaml) => yaml.startsWith('# yaml-language-server'));
/** Workflows, or parts of one. */
const workflows = blocks.filter((yaml) => !configs.includes(yaml));
const [workflow = '', reporting = ''] = workflows;

const ownWorkflows = readdirSync(new URL('../.github/workflows/', import.meta.url)).map((name) =>
  textOf(`.github/workflows/${name}`),
);

/** All keys below a value. */
function keysOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(keysOf);
  return Array.isArray(value) ? inner : [...Object.keys(value), ...inner];
}

/** A block is a workflow, some keys of one, or some of its steps. */
function stepsOf(yaml: string): readonly StepShown[] {
  const block = parse(yaml) as WorkflowShown | readonly StepShown[];
  return 'jobs' in block
    ? Object.values(block.jobs ?? {}).flatMap(({ steps }) => steps)
    : Array.isArray(block)
      ? (block as readonly StepShown[])
      : [];
}

describe('README.md', () => {
  it('has a workflow of at most 20 lines', () => {
    const { permissions, on } = parse(workflow) as WorkflowShown;
    expect(workflow.trimEnd().split('\n').length).toBeLessThanOrEqual(20);
    expect(permissions).toEqual({ contents: 'read', actions: 'read', 'pull-requests': 'write' });
    expect(Object.keys(on as object)).toEqual(['pull_request', 'push', 'workflow_dispatch']);
    expect(stepsOf(workflow).map(({ uses }) => uses)).toContain(ours);
  });

  it('has a workflow for forks that follows it and checks nothing out', () => {
    const { on } = parse(reporting) as { on: { workflow_run: { workflows: string[] } } };
    expect(on.workflow_run.workflows).toEqual([(parse(workflow) as WorkflowShown).name]);
    expect(stepsOf(reporting)).toEqual([{ uses: ours }]);
  });

  it('shows the workflows that init writes', () => {
    expect(parse(workflow)).toEqual(parse(workflowFile('go.mod', 'main')));
    expect(parse(reporting)).toEqual(parse(reportWorkflowFile));
  });

  it.each([...blocks, ...ownWorkflows].map((yaml, index) => [index + 1, yaml] as const))(
    'has no sentence in YAML %i that a comma cuts in two',
    (_, yaml) => {
      expect(keysOf(parse(yaml)).filter((key) => /\s/.test(key))).toEqual([]);
    },
  );

  it.each(workflows.map((yaml, index) => [index + 1, yaml] as const))(
    'has YAML %i with inputs and outputs that exist',
    (_, yaml) => {
      const steps = stepsOf(yaml).filter(({ uses }) => uses === ours);
      for (const step of steps) {
        const unknown = Object.keys(step.with ?? {}).filter((name) => !(name in action.inputs));
        expect(unknown).toEqual([]);
      }
      const ids = steps.map(({ id }) => id);
      for (const [, id = '', output = ''] of yaml.matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)) {
        expect(ids).toContain(id);
        expect(Object.keys(action.outputs)).toContain(output);
      }
    },
  );

  it('shows an input in a recipe only where it is not what holds anyway', () => {
    const given = workflows
      .flatMap(stepsOf)
      .filter(({ uses }) => uses === ours)
      .flatMap((step) => Object.entries(step.with ?? {}));
    const defaults = new Map(
      Object.entries(action.inputs).map(([name, input]) => [name, (input as { default: string }).default]),
    );
    expect(given.length).toBeGreaterThan(5);
    for (const [name, value] of given) expect([name, value]).not.toEqual([name, defaults.get(name)]);
  });

  it('explains every permission that a workflow asks for, with what happens without it', () => {
    const used = new Set(
      workflows.flatMap((yaml) => {
        const { permissions = {} } = parse(yaml) as WorkflowShown;
        return Object.entries(permissions).map(([name, access]) => `${name}: ${access}`);
      }),
    );
    const section = readme.slice(readme.indexOf('\n## Permissions\n'), readme.indexOf('\n## Baselines\n'));
    const rows = [...section.matchAll(/^\| `([a-z-]+: [a-z]+)`/gm)].map(([, permission]) => permission);
    expect(used.size).toBeGreaterThan(0);
    expect(rows).toEqual([...used, ...used]);
  });

  it.each([
    ['README.md', readme, /\]\(#([^)]*)\)/g, readme],
    ['README.md', readme, /\]\(docs\/recipes\.md#([^)]*)\)/g, recipes],
    ['docs/recipes.md', recipes, /\]\(\.\.\/README\.md#([^)]*)\)/g, readme],
  ])('points from %s to headings that exist', (_, from, link, to) => {
    const slugs = [...to.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\w\- ]/g, '')
        .replaceAll(' ', '-'),
    );
    const links = [...from.matchAll(link)].map(([, slug]) => slug);
    expect(links.length).toBeGreaterThan(0);
    expect(slugs).toEqual(expect.arrayContaining(links));
  });

  it('leads to every recipe', () => {
    const headings = [...recipes.matchAll(/^## .+$/gm)];
    const links = new Set([...readme.matchAll(/docs\/recipes\.md#[\w-]+/g)].map(([link]) => link));
    expect(links.size).toBe(headings.length);
  });

  it('has a configuration that loads', () => {
    const loaded = loadConfig(configs[0] ?? '', 'README.md');
    expect(loaded.rules).toHaveLength(3);
    expect(loaded.budgets['B/s']).toBe('-5%');
  });
});
