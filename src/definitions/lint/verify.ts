import { type ParsedSource } from '../source.ts';
import { type Rules, useOneOf } from './rule.ts';

/** Rules about the checks of credentials. */
export const verifyRules = {
  *verify_server({ integration }) {
    const servers = Object.keys(integration.servers);
    for (const [index, { server }] of integration.verify.entries()) {
      if (servers.includes(server)) continue;
      yield { path: `verify.${index}.server`, message: `there is no server ${server}`, fix: useOneOf(server, servers) };
    }
  },

  *verify_complete({ integration }) {
    const verified = new Set(integration.verify.map(({ server }) => server));
    for (const [name, { authentication }] of Object.entries(integration.servers)) {
      if ('none' in authentication || verified.has(name)) continue;
      const fix = `Add { "server": "${name}", "call": … }, or say with "impossible" why there is no check.`;
      yield { path: 'verify', message: `the credential of the server ${name} is not checked`, fix };
    }
  },

  *verify_call({ integration }) {
    for (const [index, { call, impossible }] of integration.verify.entries()) {
      if ((call === undefined) !== (impossible === undefined)) continue;
      const message =
        call === undefined
          ? 'neither names a call nor says why there is none'
          : 'names a call and says that there is none';
      yield { path: `verify.${index}`, message, fix: 'Keep one of call and impossible.' };
    }
  },
} satisfies Rules<ParsedSource>;
