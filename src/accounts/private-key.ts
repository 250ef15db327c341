/** PKCS #8 in PEM (RFC 7468), by the part between its lines of begin and end. */
const pem = /^-----BEGIN PRIVATE KEY-----([\sA-Za-z0-9+/=]+)-----END PRIVATE KEY-----$/;

/**
 * A private key in PEM on one line, however it was copied: with line breaks, without, or with `\n` in their place.
 * Undefined for what is no such key.
 */
export function onePrivateKeyLine(text: string): string | undefined {
  const content = pem.exec(text.replaceAll(String.raw`\n`, '\n').trim())?.[1]?.replaceAll(/\s/g, '');
  return content === undefined ? undefined : `-----BEGIN PRIVATE KEY-----${content}-----END PRIVATE KEY-----`;
}
