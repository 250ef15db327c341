import {
  type Finding,
  type IntegrationSource,
  lintIntegration,
  type ModelShapes,
  type ParsedSource,
  parseSource,
} from '../../definitions/index.ts';
import { isJsonObject, type JsonValue } from '../../mapping/index.ts';
import { textTable } from '../text-table.ts';

/** `1 field`, `2 fields`. */
function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** The table, set in. */
function table(rows: readonly (readonly string[])[]): string {
  return textTable(rows)
    .map((line) => `  ${line}\n`)
    .join('');
}

function describeFindings(findings: readonly Finding[]): string {
  const files = [...new Set(findings.map(({ file }) => file))].sort();
  const sections = files.map((file) => {
    const own = findings.filter((finding) => finding.file === file);
    const rows = own.map(({ path, message, fix }) => [path, message, fix]);
    return `integrations/${file}\n${table([['PATH', 'WHAT', 'HOW TO FIX'], ...rows])}`;
  });
  return `${sections.join('\n')}\n${count(findings.length, 'finding')} in ${count(files.length, 'file')}.`;
}

/** How many unified fields a resource file maps. */
function mappedFields(content: JsonValue): number {
  const lens = isJsonObject(content) ? content['lens'] : undefined;
  const fields = isJsonObject(lens) ? lens['fields'] : undefined;
  return isJsonObject(fields) ? Object.keys(fields).length : 0;
}

function describeIntegration({ integration, endpoints, resources }: ParsedSource): string[] {
  const mapped = [...resources].map(([name, content]) => `${name} ${count(mappedFields(content), 'field')}`);
  return [integration.name, count(Object.keys(endpoints).length, 'endpoint'), mapped.join(', ')];
}

/**
 * Checks definitions and says for people what is wrong with them, or what they hold.
 *
 * @param sources The files, by folder and name.
 * @param unreadable Findings of files that could not be read; the rest of their folder is left unchecked.
 */
export function checkDefinitions(
  sources: Readonly<Record<string, IntegrationSource>>,
  unreadable: readonly Finding[],
  models: ModelShapes,
): { text: string; isClean: boolean } {
  const findings = [...unreadable];
  const rows: string[][] = [];
  for (const [folder, source] of Object.entries(sources)) {
    if (unreadable.some(({ file }) => file.startsWith(`${folder}/`))) continue;
    const result = parseSource(folder, source);
    const found = 'findings' in result ? result.findings : lintIntegration(result.parsed, models);
    findings.push(...found);
    if ('parsed' in result) rows.push(describeIntegration(result.parsed));
  }
  const isClean = findings.length === 0;
  return { text: isClean ? table(rows).trimEnd() : describeFindings(findings), isClean };
}
