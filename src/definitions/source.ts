import { z } from 'zod';
import { isJsonObject, type JsonValue } from '../mapping/index.ts';
import {
  type EndpointsFile,
  type IntegrationFile,
  type ResourceFile,
  type Texts,
  endpointsFileSchema,
  integrationFileSchema,
  resourceFileSchema,
  textsFileSchema,
} from './schema/index.ts';

/** The files of one integration as they were read, by file name without the ending. */
export type IntegrationSource = Readonly<Record<string, unknown>>;

/** One thing that is wrong with a definition, said so that its author can mend it. */
export interface Finding {
  /** `acme/users.json` */
  file: string;
  /** Dotted path within the file. */
  path: string;
  message: string;
  fix: string;
}

/** Thrown when definitions are loaded that `definitions:check` would refuse. */
export class DefinitionError extends Error {
  override name = 'DefinitionError';
  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[]) {
    super(findings.map(({ file, path, message, fix }) => `${file} ${path}: ${message}. ${fix}`).join('\n'));
    this.findings = findings;
  }
}

/** An integration whose files have the right shape. Resources still hold their switches. */
export interface ParsedSource {
  integration: IntegrationFile;
  endpoints: EndpointsFile['endpoints'];
  /** By file name, for example `users`. */
  resources: ReadonlyMap<string, JsonValue>;
  /** Translations by the tag of their language. */
  texts: ReadonlyMap<string, Texts>;
}

const structuralFiles = new Set(['integration', 'endpoints']);

/** `texts.de` is the file of the German texts. */
const textsFile = /^texts\.([a-z]{2,3})$/;

/** How far a value is from one of its possible forms: names that the form lacks weigh more than anything below them. */
function distance(issues: readonly z.core.$ZodIssue[]): number {
  const atTop = issues.filter(({ path }) => path.length === 0);
  if (atTop.some(({ code }) => code === 'invalid_type')) return Number.MAX_SAFE_INTEGER;
  return issues.length + (atTop.some(({ code }) => code === 'unrecognized_keys') ? 1000 : 0);
}

/** The issues of the form that a value was probably meant to have; the issue itself when no form is nearest. */
function meantIssues(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const [nearest, next] = issue.errors
    .map((issues) => ({ issues, distance: distance(issues) }))
    .sort((left, right) => left.distance - right.distance);
  if (nearest === undefined || nearest.distance === next?.distance) return [issue];
  return nearest.issues.flatMap(meantIssues).map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
}

function describeIssues(file: string, error: z.ZodError): Finding[] {
  return error.issues.flatMap(meantIssues).map((issue) => ({
    file,
    path: issue.path.map(String).join('.') || '$',
    message: issue.message,
    fix: 'Compare it with the JSON Schema named in $schema.',
  }));
}

/** Parses one file, or gives its findings. */
function parseFile<Schema extends z.ZodType>(
  schema: Schema,
  file: string,
  content: unknown,
): { data: z.infer<Schema> } | { findings: Finding[] } {
  if (content === undefined) {
    return { findings: [{ file, path: '$', message: 'is missing', fix: 'Add the file; every integration has one.' }] };
  }
  const parsed = schema.safeParse(content);
  return parsed.success ? { data: parsed.data } : { findings: describeIssues(file, parsed.error) };
}

/** Checks the shape of the files of one integration. */
export function parseSource(
  folder: string,
  source: IntegrationSource,
): { parsed: ParsedSource } | { findings: Finding[] } {
  const integration = parseFile(integrationFileSchema, `${folder}/integration.json`, source['integration']);
  const endpoints = parseFile(endpointsFileSchema, `${folder}/endpoints.json`, source['endpoints']);
  const findings: Finding[] = [];
  const resources = new Map<string, JsonValue>();
  const texts = new Map<string, Texts>();
  for (const [name, content] of Object.entries(source)) {
    if (structuralFiles.has(name)) continue;
    const [, locale] = textsFile.exec(name) ?? [];
    if (locale !== undefined) {
      const translated = parseFile(textsFileSchema, `${folder}/${name}.json`, content);
      if ('findings' in translated) findings.push(...translated.findings);
      else texts.set(locale, translated.data.texts);
      continue;
    }
    const json = z.json().safeParse(content);
    if (json.success && isJsonObject(json.data)) resources.set(name, json.data);
    else
      findings.push({
        file: `${folder}/${name}.json`,
        path: '$',
        message: 'is not an object',
        fix: 'See the JSON Schema of a resource.',
      });
  }
  if ('findings' in integration) findings.push(...integration.findings);
  if ('findings' in endpoints) findings.push(...endpoints.findings);
  if ('findings' in integration || 'findings' in endpoints || findings.length > 0) return { findings };
  if (integration.data.name !== folder) {
    return {
      findings: [
        {
          file: `${folder}/integration.json`,
          path: 'name',
          message: `is ${integration.data.name}`,
          fix: `Name it ${folder}, as its folder.`,
        },
      ],
    };
  }
  return { parsed: { integration: integration.data, endpoints: endpoints.data.endpoints, resources, texts } };
}

/** Checks the shape of a resource whose switches have been resolved. */
export function parseResource(
  file: string,
  content: JsonValue | undefined,
): { resource: ResourceFile } | { findings: Finding[] } {
  const result = parseFile(resourceFileSchema, file, content);
  return 'findings' in result ? result : { resource: result.data };
}
