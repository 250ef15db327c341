import { type OAuth2Spec } from '../schema/index.ts';
import { type ParsedSource } from '../source.ts';
import { placeholdersOf } from '../template.ts';
import { type Problem, type Rules, useOneOf } from './rule.ts';
import { credentialTexts } from './servers.ts';
import { reservedPlaceholders } from './templates.ts';

interface Text {
  path: string;
  text: string;
}

/** The texts that say who the client is. */
function clientTexts(path: string, spec: OAuth2Spec): Text[] {
  if (spec.grant !== 'client_credentials') return [];
  return Object.entries(spec.client ?? {}).flatMap(([name, text]) =>
    text === undefined ? [] : [{ path: `${path}.client.${name}`, text }],
  );
}

/** The texts that everybody may read. */
function openTexts(path: string, { scopes, resource, assertion, parameters }: OAuth2Spec): Text[] {
  return [
    ...scopes.map((text, index) => ({ path: `${path}.scopes.${index}`, text })),
    ...(resource === undefined ? [] : [{ path: `${path}.resource`, text: resource }]),
    ...(assertion?.audience === undefined ? [] : [{ path: `${path}.assertion.audience`, text: assertion.audience }]),
    ...Object.entries(parameters).map(([name, text]) => ({ path: `${path}.parameters.${name}`, text })),
  ];
}

/** Every text of a credential that may hold placeholders, with its path. */
export function oauth2Texts(path: string, spec: OAuth2Spec): Text[] {
  return [...clientTexts(path, spec), ...openTexts(path, spec)];
}

function specsOf({ integration }: ParsedSource): { name: string; path: string; spec: OAuth2Spec }[] {
  return Object.entries(integration.oauth2).map(([name, spec]) => ({ name, path: `oauth2.${name}`, spec }));
}

/** The parts of a client that an authentication needs besides the id. */
function partOf(authentication: OAuth2Spec['client_authentication']): 'secret' | 'private_key' | undefined {
  if (authentication === 'none') return undefined;
  return authentication === 'private_key_jwt' ? 'private_key' : 'secret';
}

function* checkClient(path: string, spec: OAuth2Spec, { integration }: ParsedSource): Generator<Problem> {
  if (spec.grant !== 'client_credentials' || spec.client === undefined) return;
  const needed = partOf(spec.client_authentication);
  const { client } = spec;
  for (const part of ['secret', 'private_key'] as const) {
    const text = client[part];
    if (part === needed && text === undefined) {
      const message = `${spec.client_authentication} needs the ${part} of the client`;
      yield {
        path: `${path}.client`,
        message,
        fix: `Add "${part}", a secret connection field such as {client_${part}}.`,
      };
    }
    if (part !== needed && text !== undefined) {
      const message = `${spec.client_authentication} does not use it`;
      yield { path: `${path}.client.${part}`, message, fix: 'Remove it, or change client_authentication.' };
    }
    for (const name of placeholdersOf(text ?? '')) {
      if (integration.connection[name]?.secret !== false) continue;
      yield {
        path: `${path}.client.${part}`,
        message: `{${name}} is not secret`,
        fix: `Make connection.${name} secret.`,
      };
    }
  }
}

/** Rules about credentials that are tokens. */
export const oauth2Rules = {
  *oauth2_name(source) {
    for (const { name, path } of specsOf(source)) {
      if (source.integration.connection[name] === undefined && !reservedPlaceholders.includes(name)) continue;
      yield { path, message: `{${name}} means something else already`, fix: 'Give the credential another name.' };
    }
  },

  *oauth2_server(source) {
    const names = Object.keys(source.integration.servers);
    for (const { path, spec } of specsOf(source)) {
      const used = {
        server: spec.server,
        authorization_server: spec.grant === 'authorization_code' ? spec.authorization_server : undefined,
      };
      for (const [word, name] of Object.entries(used)) {
        if (name === undefined || names.includes(name)) continue;
        yield { path: `${path}.${word}`, message: `there is no server ${name}`, fix: useOneOf(name, names) };
      }
    }
  },

  *oauth2_client(source) {
    for (const { path, spec } of specsOf(source)) yield* checkClient(path, spec, source);
  },

  *oauth2_placeholder(source) {
    const { connection } = source.integration;
    for (const { path, spec } of specsOf(source)) {
      const open = openTexts(path, spec);
      for (const { path: place, text } of [...clientTexts(path, spec), ...open]) {
        for (const name of placeholdersOf(text)) {
          const field = connection[name];
          if (field === undefined) {
            const fix = useOneOf(name, Object.keys(connection));
            yield { path: place, message: `{${name}} is no connection field`, fix };
          } else if (field.secret && open.some((other) => other.path === place)) {
            const fix = 'Use a field that is not secret; secrets belong in client.';
            yield { path: place, message: `the secret {${name}} would be written in plain`, fix };
          }
        }
      }
    }
  },

  *oauth2_used(source) {
    const used = Object.values(source.integration.servers).flatMap(({ authentication, oauth2 }) => [
      ...credentialTexts('', authentication).flatMap(({ text }) => placeholdersOf(text)),
      ...(oauth2 === undefined ? [] : [oauth2.credential]),
    ]);
    for (const { name, path } of specsOf(source)) {
      if (used.includes(name)) continue;
      const fix = `Name it in the authentication of a server, as {${name}}, or remove it.`;
      yield { path, message: 'no server takes it', fix };
    }
  },

  *oauth2_single(source) {
    const [, ...others] = specsOf(source).filter(({ spec }) => spec.grant === 'authorization_code');
    for (const { path } of others) {
      const fix = 'Ask for the scopes of both in one.';
      yield { path, message: 'end customers are led to one page only', fix };
    }
  },
} satisfies Rules<ParsedSource>;
