// Reads source text as a syntax tree and tells what the architecture does not allow.
import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import ts from 'typescript';
import { rankOf, type Rank } from './rank-table.js';

const mostLines = 300;
const bannedNames = /(^|[-.])(utils?|helpers?|common|misc|shared|index)([-.]|$)/;
/** What the pure core may not know: clocks, chance, the environment, and what only IO needs. */
const impureNames = new Set([
  'Promise',
  'Date',
  'performance',
  'process',
  'console',
  'crypto',
  'fetch',
  'globalThis',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
]);
/** What may reach GitHub's toolkit. */
const toolkitUsers = /^(adapters\/|action\.ts$|cli\.ts$)/;

/** What is wrong with files below src/, each as `file:line what`. Names of files are relative to src/. */
export function violationsOf(files: ReadonlyMap<string, string>, ranks: readonly Rank[]): string[] {
  const portsRank = rankOf(ranks, 'ports.ts')?.rank;
  if (portsRank === undefined) return ['README.md:1 gives ports.ts no rank'];
  const unused = ranks
    .flatMap((rank) => rank.entries)
    .filter((entry) => ![...files.keys()].some((f) => f.startsWith(entry)));
  return [
    ...unused.map((entry) => `README.md:1 gives a rank to ${entry}, which is not there`),
    ...[...files].flatMap(([file, text]) => violationsOfFile(file, text, ranks, portsRank)),
  ];
}

function violationsOfFile(file: string, text: string, ranks: readonly Rank[], portsRank: number): string[] {
  const found: string[] = [];
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const report = (node: ts.Node, what: string) => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
    found.push(`${file}:${line + 1} ${what}`);
  };

  for (const part of file.replace(/\.tsx?$/, '').split('/')) {
    if (bannedNames.test(part)) report(source, `"${part}" says nothing about what is in it`);
  }
  const lines = text.trimEnd().split('\n').length;
  if (lines > mostLines) report(source, `has ${lines} lines, more than ${mostLines}`);
  if (/@ts-(ignore|nocheck)/.test(text)) report(source, 'switches the type checker off');
  if (source.statements.length > 0 && source.statements.every(onlyPassesOn)) report(source, 'is a barrel');

  const own = rankOf(ranks, file);
  if (own === undefined) {
    report(source, 'has no rank in src/README.md');
    return found;
  }
  const isPure = own.rank < portsRank;
  const declared = declaredNames(source);

  const visit = (node: ts.Node): void => {
    const target = importedBy(node);
    if (target !== undefined) checkImport(node, target);
    if (isDefaultExport(node)) report(node, 'exports a default');
    if (ts.isEnumDeclaration(node)) report(node, 'declares an enum');
    if (ts.isAsExpression(node) && node.type.kind === ts.SyntaxKind.AnyKeyword) report(node, 'casts to any');
    if (isPure) checkPurity(node);
    ts.forEachChild(node, visit);
  };

  const checkImport = (node: ts.Node, target: string): void => {
    if (target.startsWith('.')) {
      const path = posix.join(posix.dirname(file), target).replace(/\.js$/, '.ts');
      const other = rankOf(ranks, path);
      if (other === undefined) report(node, `imports ${path}, which has no rank`);
      else if (other !== own && other.rank >= own.rank) {
        report(node, `of rank ${own.rank} imports ${path} of rank ${other.rank}`);
      }
      return;
    }
    if (isPure && isBuiltin(target)) report(node, `imports ${target} below ports.ts`);
    if (target.startsWith('@actions/') && !toolkitUsers.test(file)) report(node, `imports ${target}`);
  };

  const checkPurity = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.AsyncKeyword) report(node, 'is async below ports.ts');
    if (node.kind === ts.SyntaxKind.AwaitKeyword || ts.isAwaitExpression(node))
      report(node, 'awaits below ports.ts');
    if (ts.isPropertyAccessExpression(node) && node.getText(source) === 'Math.random') {
      report(node, 'uses Math.random below ports.ts');
    }
    if (ts.isIdentifier(node) && impureNames.has(node.text) && !declared.has(node.text) && !isName(node)) {
      report(node, `uses ${node.text} below ports.ts`);
    }
  };

  visit(source);
  return found;
}

/** Module that a node imports, in any way of the language. */
function importedBy(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return textOf(node.moduleSpecifier);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return textOf(node.argument.literal);
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return textOf(node.arguments[0]);
  return undefined;
}

function textOf(node: ts.Node | undefined): string | undefined {
  return node !== undefined && ts.isStringLiteralLike(node) ? node.text : undefined;
}

function onlyPassesOn(statement: ts.Statement): boolean {
  return ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement);
}

function isDefaultExport(node: ts.Node): boolean {
  if (ts.isExportAssignment(node) || node.kind === ts.SyntaxKind.DefaultKeyword)
    return !isSwitchDefault(node);
  return ts.isExportSpecifier(node) && node.name.text === 'default';
}

function isSwitchDefault(node: ts.Node): boolean {
  return ts.isDefaultClause(node.parent);
}

/** Names that a file declares itself, such as a parameter called `process`. */
function declaredNames(source: ts.SourceFile): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (
      (ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node)) &&
      ts.isIdentifier(node.name)
    ) {
      names.add(node.name.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names;
}

/** True for the name of a property or of a declaration, which refers to nothing global. */
function isName(node: ts.Identifier): boolean {
  const { parent } = node;
  return 'name' in parent && parent.name === node && !ts.isShorthandPropertyAssignment(parent);
}
