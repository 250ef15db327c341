import type { HeaderList } from '../egress/index.ts';

/** Header fields as Node and undici take them: name, value, name, value. */
export function toRawHeaders(headers: HeaderList): string[] {
  const raw: string[] = [];
  // `flat` takes several times as long, and this is done twice for every request.
  for (const [name, value] of headers) raw.push(name, value);
  return raw;
}
