import { type IntegratedAccount } from '../db/index.ts';
import { type CompiledIntegration, type Definitions } from '../definitions/index.ts';
import { CrosswalkError } from '../errors/index.ts';

/** The error of an account whose integration is not loaded any more. */
export function integrationMissing({ integration }: Pick<IntegratedAccount, 'integration'>): CrosswalkError {
  return new CrosswalkError(
    'integration_not_found',
    `The integration "${integration}" of this account is not loaded. Load its definition again, or delete the account.`,
  );
}

/** The integration of an account. @throws CrosswalkError `integration_not_found` when it is not loaded any more. */
export function integrationOf(definitions: Definitions, account: IntegratedAccount): CompiledIntegration {
  const integration = definitions.find(account.integration);
  if (integration === undefined) throw integrationMissing(account);
  return integration;
}
