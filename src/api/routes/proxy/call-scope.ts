import { type Connection } from '../../../accounts/index.ts';
import { isWritingGet } from '../../../proxy/index.ts';
import { type Principal, requireScope } from '../../../tokens/index.ts';
import { scopeOfMethod } from '../../middleware/authenticate.ts';

/**
 * Checks that a token may make a call whose path the caller wrote: also a GET may change something at a vendor.
 *
 * @throws CrosswalkError `scope_missing`, or `resource_not_found` for an unknown server
 */
export function requireCallScope(
  principal: Principal,
  connection: Connection,
  call: { method: string; server?: string | undefined; target: string },
): void {
  requireScope(principal, isWritingGet(connection, call) ? 'write' : scopeOfMethod(call.method));
}
