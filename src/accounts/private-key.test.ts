import { describe, expect, it } from 'vitest';
import { onePrivateKeyLine } from './private-key.ts';

const [begin, end] = ['-----BEGIN PRIVATE KEY-----', '-----END PRIVATE KEY-----'];
const content = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASC/+8=';
const line = `${begin}${content}${end}`;

describe('a private key', () => {
  it.each([
    ['with its line breaks', `${begin}\n${content.slice(0, 16)}\n${content.slice(16)}\n${end}\n`],
    ['with those of Windows', `${begin}\r\n${content}\r\n${end}\r\n`],
    ['with line breaks as JSON writes them', `${begin}\\n${content}\\n${end}\\n`],
    ['without, as a form field leaves it', line],
    ['with spaces in their place', `${begin} ${content} ${end}`],
  ])('is the same key %s', (_case, given) => {
    expect(onePrivateKeyLine(given)).toBe(line);
  });

  it.each([
    ['a public key', line.replaceAll('PRIVATE', 'PUBLIC')],
    ['a key of the older form', line.replaceAll('PRIVATE', 'RSA PRIVATE')],
    ['half of one', line.slice(0, -10)],
    ['its content alone', content],
    ['something else between', `${begin}<script>${end}`],
  ])('is not %s', (_case, given) => {
    expect(onePrivateKeyLine(given)).toBeUndefined();
  });
});
