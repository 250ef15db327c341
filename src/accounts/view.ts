import { type IntegratedAccount } from '../db/index.ts';
import { type CompiledIntegration } from '../definitions/index.ts';

/** An integrated account as the API shows it: secrets by their last four characters only. */
export interface AccountView {
  id: string;
  tenant_id: string;
  status: IntegratedAccount['status'];
  integration: { id: string; name: string; label: string; category: string };
  environment_integration_id: string;
  authentication_method: 'api_key';
  is_sandbox: boolean;
  context: Record<string, unknown>;
  servers: Record<string, string>;
  unified_model_override: Record<string, unknown>;
  last_error: Record<string, unknown> | null;
  created_at: string;
  updated_at: string;
}

export function viewAccount(account: IntegratedAccount, { name, label, category }: CompiledIntegration): AccountView {
  return {
    id: account.id,
    tenant_id: account.tenantId,
    status: account.status,
    integration: { id: name, name, label, category },
    environment_integration_id: name,
    authentication_method: 'api_key',
    is_sandbox: account.isSandbox,
    context: account.context,
    servers: account.servers,
    unified_model_override: account.overrides,
    last_error: account.lastError,
    created_at: account.createdAt.toISOString(),
    updated_at: account.updatedAt.toISOString(),
  };
}
