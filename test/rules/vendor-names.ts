import ts from 'typescript';
import { type Finding, findingAt, type SourceFile } from './source-file.ts';

const names = [
  /braze/gi,
  /(?<!ana)lytics/gi,
  /twilio/gi,
  /segment\.(?:io|com)\b/gi,
  /iterable\.com\b/gi,
  // The vendor, or its integration by name: not what JavaScript calls iterable, and not a type in a sentence.
  /(?<![\w`])Iterable(?![\w`<])/g,
  /(?<=['"])iterable(?=['"])/g,
];

const mayNameVendors = /^src\/sandbox\/|\.(?:test|fixture)\.tsx?$|\/generated\//;

/**
 * Where code knows a vendor by name. What a vendor is, its definition says as data; an example in a comment can take
 * any made-up name. The sandbox, tests and generated files may name vendors.
 */
export function findVendorNames(file: SourceFile): Finding[] {
  if (mayNameVendors.test(file.path)) return [];
  const found = names.flatMap((name) => [...file.text.matchAll(name)]);
  if (found.length === 0) return [];
  const identifiers = offsetsOfIdentifiers(file);
  return found
    .filter(({ 0: word, index }) => word !== 'Iterable' || !identifiers.has(index))
    .map(({ 0: word, index }) =>
      findingAt(
        file,
        index,
        `"${word}" names a vendor. Move what is particular to it into integrations/, or write "acme" in an example.`,
      ),
    );
}

function offsetsOfIdentifiers({ path, text }: SourceFile): Set<number> {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const offsets = new Set<number>();
  const visit = (node: ts.Node) => {
    if (ts.isIdentifier(node)) offsets.add(node.getStart(source));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return offsets;
}
