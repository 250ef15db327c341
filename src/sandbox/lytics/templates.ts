import { type Collection, createCollection } from '../kit/index.ts';
import { notFound } from './refusal.ts';
import { type Fields, type Json, toText } from './values.ts';

export const templateTypes = ['js1', 'jsonnet', 'handlebars'] as const;

/** What reshapes the body of a webhook. */
export interface WebhookTemplate {
  id: string;
  name: string;
  type: (typeof templateTypes)[number];
  description: string;
  desired_format: string;
  created: string;
  updated: string;
  source: string;
}

export function createTemplates(): Collection<WebhookTemplate> {
  return createCollection<WebhookTemplate>({
    idOf: ({ id }) => id,
    notFound: () => notFound('template not found'),
    conflict: () => new RangeError('two templates have got one id'),
  });
}

function lookUp(values: Fields, path: string): Json | undefined {
  const [name = '', ...rest] = path.split('.');
  const value = values[name];
  if (rest.length === 0) return value;
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? lookUp(value, rest.join('.'))
    : undefined;
}

/**
 * What a template makes of an entity. Of Handlebars only plain `{{paths}}` are known; for anything else the answer is the
 * text of an error, which the vendor too answers with status 200.
 */
export function renderTemplate({ type, source }: Pick<WebhookTemplate, 'type' | 'source'>, entity: Fields): string {
  if (type !== 'handlebars') return `error: this sandbox does not run ${type} templates`;
  const unsupported = /\{\{\s*[#/>!&^][^}]*\}\}/.exec(source);
  if (unsupported !== null) return `error: this sandbox does not know ${unsupported[0]}`;
  return source.replace(/\{\{\s*([\w.]+)\s*\}\}/g, (_, path: string) => toText(lookUp(entity, path) ?? ''));
}
