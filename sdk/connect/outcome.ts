import { ConnectError, errorCodeOf } from './errors.ts';

/** What was connected. The names are those of the page's message, the same as Truto's. */
export interface ConnectResult {
  result: 'success';
  /** Name of the integration: `acme`. */
  integration: string;
  /** Under this id the account is called from now on. */
  integrated_account_id: string;
}

const text = (value: unknown) => (typeof value === 'string' ? value : undefined);

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function resultOf(fields: Readonly<Record<string, unknown>>): ConnectResult | undefined {
  const { result, integration, integrated_account_id: accountId } = fields;
  if (result !== 'success' || typeof integration !== 'string' || typeof accountId !== 'string') return undefined;
  return { result, integration, integrated_account_id: accountId };
}

/** How the page says that it ended; undefined for any other message. */
export function readOutcome(message: unknown): ConnectResult | ConnectError | undefined {
  if (message === 'closed') return new ConnectError('closed', 'The page was closed before anything was connected.');
  if (!isRecord(message) || message['is_truto'] !== true) return undefined;
  const error = text(message['error']);
  if (error === undefined) return resultOf(message);
  return new ConnectError(errorCodeOf(message['error_type']), error, {
    integration: text(message['integration']),
    integratedAccountId: text(message['integrated_account_id']),
  });
}

/**
 * What the page says on its way: that it is there and has a close button of its own, or that the customer pressed Escape
 * in it. Without `is_truto`, so that Truto's link SDK takes no notice.
 */
export function readNote(message: unknown): 'ready' | 'escape' | undefined {
  const note = isRecord(message) ? message['crosswalk'] : undefined;
  return note === 'ready' || note === 'escape' ? note : undefined;
}

/**
 * What was connected in the mode `sameWindow`, from the address that the page led back to: the link's `redirect_uri`.
 * Undefined when nothing was. Anybody can write such an address, so let your server look the account up before it is
 * stored as a customer's.
 *
 * @example
 * const result = readRedirect(window.location.href);
 */
export function readRedirect(address: string): ConnectResult | undefined {
  return resultOf(Object.fromEntries(new URL(address).searchParams));
}
