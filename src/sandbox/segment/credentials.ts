import { decodeBase64 } from './json.ts';

/** What an `Authorization` header carries. */
type Credential =
  | { kind: 'basic'; userName: string }
  | { kind: 'bearer'; token: string }
  /** A header that is there but cannot be read, such as Basic without the colon after the user name. */
  | { kind: 'unreadable' };

/** Reads the `Authorization` header; undefined when there is none. */
export function readCredential(headers: Headers): Credential | undefined {
  const header = headers.get('authorization');
  if (header === null) return undefined;
  const [scheme = '', value = ''] = header.trim().split(/\s+/, 2);
  switch (scheme.toLowerCase()) {
    case 'bearer':
      return { kind: 'bearer', token: value };
    case 'basic': {
      const pair = decodeBase64(value);
      const colon = pair?.indexOf(':') ?? -1;
      return pair === undefined || colon < 0
        ? { kind: 'unreadable' }
        : { kind: 'basic', userName: pair.slice(0, colon) };
    }
    default:
      return { kind: 'unreadable' };
  }
}
