import { headerValue, type OutboundResponse } from '../../../egress/index.ts';
import { type Forwarder } from '../../../proxy/index.ts';
import { requireScope } from '../../../tokens/index.ts';
import { chooseAccount, requireOrigin } from '../../account-audience.ts';
import { scopeOfMethod } from '../../middleware/authenticate.ts';
import { type PlainRequest } from '../../plain.ts';
import { type Services } from '../../services.ts';
import { visibleTenant } from '../../tenant.ts';
import { requireCallScope } from './call-scope.ts';
import { createFindCaller } from './native-caller.ts';
import { parseNativeTarget } from './native-target.ts';

/** Answers a native request with what the vendor answers to it. */
export type ServeNative = (request: PlainRequest) => Promise<OutboundResponse>;

/** What a native request stands on. */
export type NativeServices = Pick<Services, 'definitions' | 'tokens' | 'accounts'> & { forward: Forwarder };

/** Prepares the native route: who calls, whether they may, and the call to the vendor. */
export function createServeNative({ definitions, tokens, accounts, forward }: NativeServices): ServeNative {
  const findCaller = createFindCaller(definitions, tokens);
  return async ({ method, target: address, headers, readBody, signal }) => {
    const { account, server, target } = parseNativeTarget(address);
    const question = target.indexOf('?');
    const search = question < 0 ? '' : target.slice(question + 1);
    const { principal, token, body } = await findCaller({ headers, search, body: await readBody() });
    requireOrigin(principal, headerValue(headers, 'origin'));
    requireScope(principal, scopeOfMethod(method));
    const connection = await accounts.open(chooseAccount(principal, account), visibleTenant(principal));
    requireCallScope(principal, connection, { method, server, target });
    const { response } = await forward(connection, {
      method,
      target,
      headers,
      body,
      signal,
      server,
      callerToken: token,
      isChunked: body !== null && headerValue(headers, 'transfer-encoding') !== undefined,
    });
    return response;
  };
}
