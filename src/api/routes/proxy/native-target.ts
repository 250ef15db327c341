import { CrosswalkError } from '../../../errors/index.ts';

/** Where a native request is to go, as its address says it. */
export interface NativeTarget {
  account: string;
  server?: string;
  /** Path and query at the vendor, byte for byte. */
  target: string;
}

/**
 * Reads `/native/{integrated_account_id}[@{server}]/{vendor path}` off a request's path and query.
 *
 * @throws CrosswalkError `invalid_path` when it names no account, or holds a fragment, which no vendor would get.
 */
export function parseNativeTarget(address: string): NativeTarget {
  if (address.includes('#')) {
    throw new CrosswalkError('invalid_path', 'The address holds a #. Write it as %23, or leave out what follows.');
  }
  const [, segment = '', target = ''] = /^\/native\/([^/?#]+)\/?([^#]*)/.exec(address) ?? [];
  const [account = '', server] = segment.replace(/%40/i, '@').split('@');
  if (account === '')
    throw new CrosswalkError('invalid_path', 'A native address is /native/{integrated_account_id}/{vendor path}.');
  return { account, target, ...(server === undefined ? {} : { server }) };
}
