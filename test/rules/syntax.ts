import ts from 'typescript';
import { type Finding, findingAt, type SourceFile } from './source-file.ts';

const mayReadTime = /^src\/runtime\/|^src\/sandbox\/kit\/clock\.ts$|^(?:sdk|test)\//;

/** What the linter does not see: the time read by `new Date()`, values promised by `!`, tests that may not run. */
export function findSyntax(file: SourceFile): Finding[] {
  const source = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true);
  const findings: Finding[] = [];
  const visit = (node: ts.Node) => {
    const message = problemOf(node, file.path);
    if (message !== undefined) findings.push(findingAt(file, node.getStart(), message));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return findings;
}

function problemOf(node: ts.Node, path: string): string | undefined {
  if (readsTime(node) && !mayReadTime.test(path)) {
    return 'Only the runtime reads the time. Use the Clock you are given: new Date(clock.now()).';
  }
  if ((ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node)) && node.exclamationToken !== undefined) {
    return 'The "!" promises a value that nobody checks. Give an initial value, or say undefined in the type.';
  }
  if (mayNotRun(node)) return 'A test that runs only sometimes guards nothing. Let it run, or remove it.';
  return undefined;
}

function readsTime(node: ts.Node): boolean {
  if (!ts.isNewExpression(node) && !ts.isCallExpression(node)) return false;
  return node.expression.getText() === 'Date' && (node.arguments ?? []).length === 0;
}

const sometimes = /^(?:fails|only|runIf|skip|skipIf|todo)$/;

function mayNotRun(node: ts.Node): boolean {
  if (!ts.isPropertyAccessExpression(node) || !sometimes.test(node.name.text)) return false;
  return /^(?:describe|it|suite|test)\b/.test(node.expression.getText());
}
