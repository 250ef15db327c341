import { type CompiledIntegration } from '../definitions/index.ts';

/** Connection fields that have a value; secrets may be masked, as only their presence counts. */
export type PresentFields = Readonly<Record<string, unknown>>;

/**
 * Connection fields that an account lacks for the calls of a server; empty when it can make them.
 *
 * @example
 * missingFields(acme, 'collector', { api_key: '****' }); // ['write_key']
 */
export function missingFields(
  { servers, oauth2 }: CompiledIntegration,
  server: string,
  fields: PresentFields,
): string[] {
  const isMissing = (name: string) => fields[name] === undefined;
  // A token is got for the client, so that the account has to have the client and not the token.
  return (servers.get(server)?.credentialFields ?? []).flatMap((name) =>
    (oauth2.get(name)?.clientFields ?? [name]).filter(isMissing),
  );
}
