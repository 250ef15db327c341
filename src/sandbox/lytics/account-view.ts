import type { Account } from './account.ts';
import { toIsoTime } from './values.ts';

/** An account as both versions show it. */
export function viewAccount(account: Account) {
  return {
    id: account.id,
    aid: account.aid,
    name: account.name,
    domain: account.domain,
    apikey: account.apiKey,
    dataapikey: account.dataApiKey,
    created: toIsoTime(account.createdAt),
  };
}
