import { pathParametersOf, verbAndPath } from '../compile/index.ts';
import { type EndpointSpec, type IntegrationFile } from '../schema/index.ts';
import { type ParsedSource } from '../source.ts';
import { namedEndpoints } from './named-endpoints.ts';
import { type Rules, useOneOf } from './rule.ts';

/** Names of the connection fields whose values may stand in an address. */
function settingsOf({ connection }: IntegrationFile): string[] {
  return Object.entries(connection).flatMap(([name, { secret }]) => (secret ? [] : [name]));
}

/** The settings that fill the path parameter of their name in the calls of the endpoint’s server. */
function settingsInPath({ servers }: IntegrationFile, { server }: EndpointSpec): readonly string[] {
  const all = Object.values(servers);
  const named = server === undefined ? (all.find((spec) => spec.default) ?? all[0]) : servers[server];
  return named?.path_settings ?? [];
}

/** Rules about path parameters that a setting of the account fills in servers. */
export const serverPathRules = {
  *server_path_settings({ integration }) {
    const settings = settingsOf(integration);
    for (const [name, { path_settings: given }] of Object.entries(integration.servers)) {
      for (const [index, setting] of given.entries()) {
        if (settings.includes(setting)) continue;
        yield {
          path: `servers.${name}.path_settings.${index}`,
          message: `${setting} is no connection field whose value may stand in an address`,
          fix: useOneOf(setting, settings),
        };
      }
    }
  },
} satisfies Rules<ParsedSource>;

/** Rules about path parameters that a setting of the account fills, or must not fill, in endpoints. */
export const endpointPathRules = {
  *endpoint_path_setting(source) {
    const settings = settingsOf(source.integration);
    for (const [path, spec] of namedEndpoints(source)) {
      const inPath = settingsInPath(source.integration, spec);
      for (const name of pathParametersOf(verbAndPath(spec)?.path ?? '')) {
        const declared = spec.path?.[name];
        const fromSetting = typeof declared === 'object' ? declared.from_setting : undefined;
        const at = `${path}.path.${name}`;
        if (fromSetting === true && !settings.includes(name)) {
          const message = 'there is no connection field of this name whose value may stand in an address';
          yield { path: `${at}.from_setting`, message, fix: 'Remove it, or declare the field in the connection.' };
        }
        // A list that was chosen for syncs is not the one to delete: a name alone says nothing.
        if (fromSetting === undefined && settings.includes(name) && !inPath.includes(name)) {
          const message = `accounts have a setting ${name} too, and nothing says whether it fills this parameter`;
          yield {
            path: at,
            message,
            fix: 'Say from_setting false or true, or name it in path_settings of the server.',
          };
        }
      }
    }
  },
} satisfies Rules<ParsedSource>;
