import { type CompiledIntegration } from '../definitions/index.ts';

/** Connection fields that have a value; secrets may be masked, as only their presence counts. */
export type PresentFields = Readonly<Record<string, unknown>>;

/**
 * Connection fields that an account lacks for the calls of a server; empty when it can make them.
 *
 * @example
 * missingFields(acme, 'collector', { api_key: '****' }); // ['write_key']
 */
export function missingFields({ servers }: CompiledIntegration, server: string, fields: PresentFields): string[] {
  return (servers.get(server)?.credentialFields ?? []).filter((field) => fields[field] === undefined);
}
