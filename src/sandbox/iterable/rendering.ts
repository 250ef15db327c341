import { type Fields, isFields } from './fields.ts';

function textAt(fields: Fields, path: string): string {
  const value = path.split('.').reduce<unknown>((inner, name) => (isFields(inner) ? inner[name] : undefined), fields);
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Puts data into a text: `{{field}}` from the fields of a user, `[[field]]` from a data feed; unknown ones vanish. */
export function render(text: string, fields: Fields, feed: Fields = {}): string {
  return text
    .replace(/\{\{\s*([\w.]+)\s*\}\}/g, (_, path: string) => textAt(fields, path))
    .replace(/\[\[\s*([\w.]+)\s*\]\]/g, (_, path: string) => textAt(feed, path));
}
