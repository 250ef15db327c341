import { type IntegratedAccount } from '../db/index.ts';
import { type CompiledIntegration } from '../definitions/index.ts';
import { integrationMissing } from './integration-of.ts';

/** An integrated account as the API shows it: secrets by their last four characters only. */
export interface AccountView {
  id: string;
  tenant_id: string;
  status: IntegratedAccount['status'];
  integration: { id: string; name: string; label: string; category: string };
  environment_integration_id: string;
  authentication_method: 'api_key' | 'oauth2' | 'oauth2_client_credentials';
  is_sandbox: boolean;
  region: string | null;
  context: Record<string, unknown>;
  servers: Record<string, string>;
  unified_model_override: Record<string, unknown>;
  last_error: Record<string, unknown> | null;
  created_at: string;
  updated_at: string;
}

function stateOf(account: IntegratedAccount, isLoaded: boolean): Pick<AccountView, 'status' | 'last_error'> {
  if (isLoaded) return { status: account.status, last_error: account.lastError };
  const { code, message } = integrationMissing(account);
  return { status: 'validation_error', last_error: { code, message } };
}

/** How the account proves itself to the vendor: by the first of its tokens, if it has any, or by keys. */
function methodOf(
  { context }: IntegratedAccount,
  integration: CompiledIntegration | undefined,
): AccountView['authentication_method'] {
  const tokens = [...(integration?.oauth2.values() ?? [])];
  const [token] = tokens.filter(({ clientFields }) => clientFields.every((name) => context[name] !== undefined));
  if (token === undefined) return 'api_key';
  return token.grant === 'authorization_code' ? 'oauth2' : 'oauth2_client_credentials';
}

/**
 * The account as the API shows it.
 *
 * @param integration undefined when it is not loaded: the account then shows `validation_error`, whatever is stored.
 */
export function viewAccount(account: IntegratedAccount, integration: CompiledIntegration | undefined): AccountView {
  const { integration: name } = account;
  const { label, category } = integration ?? { label: name, category: 'unknown' };
  return {
    id: account.id,
    tenant_id: account.tenantId,
    ...stateOf(account, integration !== undefined),
    integration: { id: name, name, label, category },
    environment_integration_id: name,
    authentication_method: methodOf(account, integration),
    is_sandbox: account.isSandbox,
    region: account.region,
    context: account.context,
    servers: account.servers,
    unified_model_override: account.overrides,
    created_at: account.createdAt.toISOString(),
    updated_at: account.updatedAt.toISOString(),
  };
}
