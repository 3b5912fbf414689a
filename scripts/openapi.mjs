// Cuts the operations that we use out of GitHub's own API description, for the stand-in in __tests__/forge.
//
//   node scripts/openapi.mjs             fetches the package below with npm pack (needs the npm registry, 20 MB)
//   node scripts/openapi.mjs FILE.json   reads an api.github.com.json that is here already
//
// `--check` with either only compares. The description is far too large to be a dependency, so .ci/run does not
// check it: run this by hand when an operation is added below or the version moves.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const source = '@octokit/openapi@23.0.2';

/** Ours, in alphabetical order of GitHub's operation ids. */
const used = [
  'actions/download-artifact',
  'actions/get-artifact',
  'actions/get-workflow-run',
  'actions/list-artifacts-for-repo',
  'actions/list-workflow-run-artifacts',
  'issues/create-comment',
  'issues/delete-comment',
  'issues/get-comment',
  'issues/list-comments',
  'issues/update-comment',
  'pulls/create-review',
  'pulls/create-review-comment',
  'pulls/get',
  'pulls/list',
  'pulls/list-files',
  'pulls/list-review-comments',
  'pulls/list-reviews',
  'pulls/update-review-comment',
  'repos/compare-commits-with-basehead',
  'repos/get',
  'repos/get-content',
  'repos/list-commits',
  'repos/list-pull-requests-associated-with-commit',
  'users/get-authenticated',
];

/** What is for readers, not for checkers. */
const prose = new Set(['description', 'deprecated', 'example', 'examples', 'externalDocs', 'title']);

function fetchDescription() {
  const directory = mkdtempSync(join(tmpdir(), 'openapi-'));
  try {
    const [{ filename }] = JSON.parse(
      execFileSync('npm', ['pack', source, '--json', '--silent'], { cwd: directory, encoding: 'utf8' }),
    );
    const member = 'package/generated/api.github.com.json';
    execFileSync('tar', ['-xzf', filename, member], { cwd: directory });
    return readFileSync(join(directory, member), 'utf8');
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

const object = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A schema of OpenAPI 3.0 as JSON schema: without prose, and null as a type. */
function schemaOf(node) {
  if (Array.isArray(node)) return node.map(schemaOf);
  if (!object(node)) return node;
  const out = {};
  for (const [key, value] of Object.entries(node)) {
    if (prose.has(key) || key === 'nullable' || key.startsWith('x-')) continue;
    if (key === 'properties') {
      // Here keys are names: a property may be called description.
      out.properties = Object.fromEntries(Object.entries(value).map(([name, s]) => [name, schemaOf(s)]));
    } else if (key === 'enum' || key === 'default' || key === 'const') {
      out[key] = value;
    } else {
      out[key] = schemaOf(value);
    }
  }
  if (node.nullable !== true) return out;
  if (typeof out.type !== 'string') return { anyOf: [out, { type: 'null' }] };
  out.type = [out.type, 'null'];
  if (Array.isArray(out.enum) && !out.enum.includes(null)) out.enum = [...out.enum, null];
  return out;
}

function operationOf(description, path, method) {
  const at = (node) =>
    node.$ref === undefined
      ? node
      : node.$ref
          .slice(2)
          .split('/')
          .reduce((from, key) => from[key], description);
  const contentOf = (content = {}) =>
    Object.fromEntries(
      Object.entries(content).map(([type, { schema }]) => [type, { schema: schemaOf(schema) }]),
    );
  const item = description.paths[path];
  const operation = item[method];
  const body = operation.requestBody && at(operation.requestBody);
  return {
    operationId: operation.operationId,
    parameters: [...(item.parameters ?? []), ...(operation.parameters ?? [])]
      .map(at)
      .map(({ name, in: where, required = false, schema }) => ({
        name,
        in: where,
        required,
        schema: schemaOf(schema),
      })),
    ...(body && { requestBody: { required: body.required ?? false, content: contentOf(body.content) } }),
    responses: Object.fromEntries(
      Object.entries(operation.responses).map(([status, response]) => [
        status,
        { content: contentOf(at(response).content) },
      ]),
    ),
  };
}

/** Names of the schemas that a node refers to. */
function refsIn(node, into = new Set()) {
  if (Array.isArray(node)) for (const value of node) refsIn(value, into);
  else if (object(node)) {
    for (const [key, value] of Object.entries(node)) {
      if (key === '$ref' && typeof value === 'string') into.add(value.slice('#/components/schemas/'.length));
      else refsIn(value, into);
    }
  }
  return into;
}

function cut(description) {
  const found = new Map();
  for (const [path, item] of Object.entries(description.paths)) {
    for (const [method, { operationId }] of Object.entries(item)) {
      if (used.includes(operationId)) found.set(operationId, { path, method });
    }
  }
  const paths = {};
  for (const id of used) {
    const place = found.get(id);
    if (place === undefined) throw new Error(`${source} has no operation ${id}`);
    (paths[place.path] ??= {})[place.method] = operationOf(description, place.path, place.method);
  }
  const schemas = new Map();
  const open = [...refsIn(paths)];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (schemas.has(name)) continue;
    const schema = schemaOf(description.components.schemas[name]);
    schemas.set(name, schema);
    open.push(...refsIn(schema));
  }
  const ordered = [...schemas].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    openapi: description.openapi,
    info: { title: 'GitHub, the operations used', version: source },
    paths,
    components: { schemas: Object.fromEntries(ordered) },
  };
}

const [given] = process.argv.slice(2).filter((argument) => argument !== '--check');
const target = fileURLToPath(new URL('../__tests__/forge/openapi.json', import.meta.url));
const description = JSON.parse(given ? readFileSync(given, 'utf8') : fetchDescription());
const text = await format(JSON.stringify(cut(description)), {
  ...(await resolveConfig(target)),
  parser: 'json',
});
if (!process.argv.includes('--check')) writeFileSync(target, text);
else if (readFileSync(target, 'utf8') !== text) {
  console.error(`${target} is not what ${source} says. Run node scripts/openapi.mjs.`);
  process.exitCode = 1;
}
