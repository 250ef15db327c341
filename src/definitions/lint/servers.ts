import { hostMatches } from '../../host-pattern.ts';
import { type Authentication, type ServerSpec } from '../schema/index.ts';
import { type ParsedSource } from '../source.ts';
import { placeholdersOf } from '../template.ts';
import { compareBranches } from './choices.ts';
import { type Problem, type Rules, useOneOf } from './rule.ts';

/** Labels, of which the last two are named: `*.com` would let a credential leave for any host there is. */
const hostPattern = /^(?:[a-z0-9*-]+\.)*[a-z0-9-]+\.[a-z0-9-]+$/;

/** Every address of a server, with its path in the file. */
function addressesOf(path: string, { url }: ServerSpec): { path: string; address: string }[] {
  if (typeof url === 'string') return [{ path: `${path}.url`, address: url }];
  return Object.entries(url.is).map(([choice, address]) => ({ path: `${path}.url.is.${choice}`, address }));
}

/** The texts of a credential, with their paths. */
export function credentialTexts(path: string, authentication: Authentication): { path: string; text: string }[] {
  if ('none' in authentication) return [];
  if ('bearer' in authentication) return [{ path: `${path}.bearer`, text: authentication.bearer }];
  if ('header' in authentication) return [{ path: `${path}.header.value`, text: authentication.header.value }];
  const { username, password } = authentication.basic;
  return [
    { path: `${path}.basic.username`, text: username },
    { path: `${path}.basic.password`, text: password },
  ];
}

/** The texts that replace a caller's token where the vendor's clients put their key. */
export function tokenTexts(path: string, { token_in: places }: ServerSpec): { path: string; text: string }[] {
  return places.flatMap((place, index) =>
    'value' in place ? [{ path: `${path}.token_in.${index}.value`, text: place.value }] : [],
  );
}

function serversOf({ integration }: ParsedSource): { path: string; server: ServerSpec }[] {
  return Object.entries(integration.servers).map(([name, server]) => ({ path: `servers.${name}`, server }));
}

function checkAddress(path: string, address: string): Problem | undefined {
  if (placeholdersOf(address).length > 0) {
    const fix = 'Write one address for each choice of a connection field, with by and is.';
    return { path, message: 'holds a placeholder, which is not filled in an address', fix };
  }
  if (!URL.canParse(address))
    return { path, message: `${address} is no address`, fix: 'Write it like https://api.example.com.' };
  const { protocol, host, pathname } = new URL(address);
  const plain = `https://${host}${pathname.replace(/\/$/, '')}`;
  if (protocol !== 'https:') return { path, message: `${address} is not https`, fix: `Write ${plain}.` };
  if (address !== plain) return { path, message: `${address} is not plain`, fix: `Write ${plain}.` };
  return undefined;
}

/** Rules about the hosts that may be called and the credentials they get. */
export const serverRules = {
  *server_default({ integration }) {
    const defaults = Object.entries(integration.servers).filter(([, server]) => server.default);
    if (defaults.length === 1) return;
    const names = Object.keys(integration.servers).join(', ');
    yield {
      path: 'servers',
      message: defaults.length === 0 ? 'no server is the default' : `${defaults.length} servers are the default`,
      fix: `Give "default": true to exactly one of: ${names}.`,
    };
  },

  *server_address(source) {
    for (const { path, server } of serversOf(source)) {
      for (const { path: place, address } of addressesOf(path, server)) {
        const problem = checkAddress(place, address);
        if (problem !== undefined) yield problem;
      }
    }
  },

  *server_choices(source) {
    for (const { path, server } of serversOf(source)) {
      if (typeof server.url === 'string') continue;
      const { by, is } = server.url;
      yield* compareBranches(`${path}.url`, { by, branches: Object.keys(is) }, source.integration.connection);
    }
  },

  *server_host_pattern(source) {
    for (const { path, server } of serversOf(source)) {
      for (const [index, host] of server.hosts.entries()) {
        if (hostPattern.test(host)) continue;
        const fix = 'Name at least the last two labels, like *.example.com, in lower case and without scheme or port.';
        yield { path: `${path}.hosts.${index}`, message: `${host} is no host, or fits too many`, fix };
      }
    }
  },

  *server_host(source) {
    for (const { path, server } of serversOf(source)) {
      for (const { path: place, address } of addressesOf(path, server)) {
        if (!URL.canParse(address)) continue;
        const { hostname } = new URL(address);
        if (hostMatches(server.hosts, hostname)) continue;
        const fix = `Add ${hostname}, or a pattern that it fits, to ${path}.hosts.`;
        yield { path: place, message: `${hostname} fits none of the hosts`, fix };
      }
    }
  },

  *server_credential(source) {
    const { connection, oauth2 } = source.integration;
    for (const { path, server } of serversOf(source)) {
      const credentials = credentialTexts(`${path}.authentication`, server.authentication);
      for (const { path: place, text, fills } of [
        ...credentials.map((own) => ({ ...own, fills: { ...oauth2, ...connection } })),
        ...tokenTexts(path, server).map((own) => ({ ...own, fills: connection })),
      ]) {
        for (const name of placeholdersOf(text).filter((placeholder) => fills[placeholder] === undefined)) {
          yield {
            path: place,
            message: `{${name}} is no connection field`,
            fix: useOneOf(name, Object.keys(connection)),
          };
        }
      }
    }
  },

  *server_oauth2(source) {
    const { connection, oauth2 } = source.integration;
    for (const { path, server } of serversOf(source)) {
      if (server.oauth2 === undefined) continue;
      const { credential, body } = server.oauth2;
      if (oauth2[credential] === undefined) {
        const fix = useOneOf(credential, Object.keys(oauth2));
        yield { path: `${path}.oauth2.credential`, message: `oauth2 has no credential ${credential}`, fix };
      }
      for (const [property, text] of Object.entries(body)) {
        for (const name of placeholdersOf(text).filter((placeholder) => connection[placeholder] === undefined)) {
          const fix = useOneOf(name, Object.keys(connection));
          yield { path: `${path}.oauth2.body.${property}`, message: `{${name}} is no connection field`, fix };
        }
      }
    }
  },

  *server_secret(source) {
    const { connection, oauth2 } = source.integration;
    for (const { path, server } of serversOf(source)) {
      const texts = credentialTexts(`${path}.authentication`, server.authentication);
      const names = texts.flatMap(({ text }) => placeholdersOf(text));
      if (names.some((name) => oauth2[name] !== undefined)) continue;
      const declared = names.filter((name) => connection[name] !== undefined);
      if (texts.length === 0 || names.length > declared.length || declared.some((name) => connection[name]?.secret))
        continue;
      yield {
        path: `${path}.authentication`,
        message: 'the credential holds no secret field',
        fix:
          declared[0] === undefined
            ? 'Put a secret field in it, like {api_key}.'
            : `Make connection.${declared[0]} secret.`,
      };
    }
  },

  *server_headers(source) {
    const { connection } = source.integration;
    for (const { path, server } of serversOf(source)) {
      for (const [name, value] of Object.entries(server.headers)) {
        for (const placeholder of placeholdersOf(value)) {
          const field = connection[placeholder];
          if (field?.secret === false) continue;
          yield {
            path: `${path}.headers.${name}`,
            message: field === undefined ? `{${placeholder}} is no connection field` : `{${placeholder}} is secret`,
            fix:
              field === undefined
                ? useOneOf(placeholder, Object.keys(connection))
                : 'A credential belongs in authentication.',
          };
        }
      }
    }
  },
} satisfies Rules<ParsedSource>;
