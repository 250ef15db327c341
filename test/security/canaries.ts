/** Credentials that stand out, with signs that encoders treat differently. */
export const canaries = {
  braze: { instance: 'US-01', api_key: 'CANARY/braze+key=1&"q"-7f3a9c' },
  iterable: { region: 'US', api_key: 'CANARY.iterable<key>%2F-81d0b2', project_type: 'hybrid' },
  segment: {
    region: 'US',
    write_key: 'CANARY/segment+write=key-c4e1',
    profile_token: 'CANARY~segment profile-token-09aa',
    space_id: 'spa_1',
    public_token: 'CANARY_segment\\public-token-55d7',
  },
  lytics: { api_token: "CANARY at.lytics'token'-e7b6.0001" },
} as const;

/** The canaries of every vendor that are secret. */
export const secrets: readonly string[] = Object.values(canaries).flatMap((fields) =>
  Object.values(fields).filter((value) => value.startsWith('CANARY')),
);

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const encoders = {
  plain: (text: string) => text,
  json: (text: string) => JSON.stringify(text).slice(1, -1),
  percent: (text: string) => encodeURIComponent(text),
  'percent in lower case': (text: string) =>
    encodeURIComponent(text).replaceAll(/%../g, (escape) => escape.toLowerCase()),
  'percent twice': (text: string) => encodeURIComponent(encodeURIComponent(text)),
  form: (text: string) => new URLSearchParams({ _: text }).toString().slice(2),
  html: (text: string) => text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character),
  base64: (text: string) => Buffer.from(text).toString('base64'),
  base64url: (text: string) => Buffer.from(text).toString('base64url'),
  hex: (text: string) => Buffer.from(text).toString('hex'),
} satisfies Record<string, (text: string) => string>;

export type Encoding = keyof typeof encoders;

/** What every base64 text that holds the secret somewhere has in common, by the secret's position modulo three. */
function base64Parts(secret: string): string[] {
  return [0, 1, 2].map((position) => {
    const around = Buffer.from(`${' '.repeat(position)}${secret}${' '.repeat(3)}`).toString('base64');
    return around.slice(4, 4 + Math.floor((secret.length - 6) / 3) * 4);
  });
}

/**
 * Every canary that a text holds, wholly or in its better half, in whatever encoding and case, as `secret (encoding)`.
 *
 * @param text JSON, a log line, a URL, bytes read as text
 */
export function findSecrets(text: string, wanted: readonly string[] = secrets): string[] {
  const inOneCase = text.toLowerCase();
  return wanted.flatMap((secret) => {
    const half = secret.slice(0, Math.ceil(secret.length / 2));
    const found = Object.entries(encoders).filter(([name, encode]) => {
      if (name.startsWith('base64')) return text.includes(encode(secret));
      return inOneCase.includes(encode(half).toLowerCase());
    });
    const inBase64 = base64Parts(secret).some((part) => text.replaceAll('-', '+').replaceAll('_', '/').includes(part));
    return [...found.map(([name]) => `${secret} (${name})`), ...(inBase64 ? [`${secret} (within base64)`] : [])];
  });
}
