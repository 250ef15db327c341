import { type CompiledIntegration } from '../definitions/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { type AccountsOptions } from './accounts-interface.ts';

function refuse(reason: string): never {
  throw new CrosswalkError('invalid_request', `sandbox cannot be true here: ${reason}`, {
    errors: [{ path: 'sandbox', message: reason }],
  });
}

/**
 * The connection fields of the ready-made sandbox account of an integration.
 *
 * @throws CrosswalkError `invalid_request` when there is none, with what can be done about it.
 */
export async function sandboxContext(
  { name, label }: CompiledIntegration,
  sandboxFields: AccountsOptions['sandboxFields'],
): Promise<Readonly<Record<string, string>>> {
  if (sandboxFields === undefined) {
    refuse(
      'the sandbox of this installation is switched off. Set CROSSWALK_SANDBOX=true, or the option sandbox where Crosswalk is embedded, to switch it on; or give the context of a real account.',
    );
  }
  return (await sandboxFields(name)) ?? refuse(`the sandbox has no ready-made account of ${label}. Give its context.`);
}
