import { type MappingOptions } from './mapping-options.ts';
import { type ConnectOptions } from './options.ts';
import { type ConnectResult } from './outcome.ts';
import { connectPage, mappingPage } from './page-address.ts';
import { type Token, visit } from './visit.ts';

/**
 * Lets a customer connect an account, in a dialog over this page. In the mode `sameWindow` it leaves the page, so that
 * nothing comes of the promise; `readRedirect` says there what was connected.
 *
 * A customer who leaves once the account is linked, while fields are being mapped, has connected it: the result then has
 * `mapping_open`. Rejects with `ConnectError` when nothing was connected, with the reason of `signal` when that is aborted, with whatever
 * a promised token rejects with, and with a `TypeError` for options that cannot be right.
 *
 * @param linkToken Made by your server for this customer, with the origin of this page among its `allowed_origins`.
 *
 * @example
 * const { integrated_account_id } = await connect(linkToken, { baseUrl: 'https://crosswalk.example.com' });
 */
export async function connect(linkToken: Token, options: ConnectOptions): Promise<ConnectResult> {
  return visit(connectPage(options), linkToken, 'connect', options);
}

/**
 * Lets a customer map the fields of an account that is connected already. Shown and ended like `connect`.
 *
 * @param accountToken The short-lived token of that account, made by your server.
 *
 * @example
 * await mapFields(accountToken, { baseUrl: 'https://crosswalk.example.com', disabledFields: ['tier'] });
 */
export async function mapFields(accountToken: Token, options: MappingOptions): Promise<ConnectResult> {
  return visit(mappingPage(options), accountToken, 'map', options);
}
