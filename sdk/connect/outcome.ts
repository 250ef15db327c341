import { ConnectError, errorCodeOf } from './errors.ts';

/** What was connected. The names are those of the page's message, the same as Truto's. */
export interface ConnectResult {
  result: 'success';
  /** Name of the integration: `acme`. */
  integration: string;
  /** Under this id the account is called from now on. */
  integrated_account_id: string;
  /** True: the customer left before the fields were mapped, which `mapFields` takes up again. Absent: nothing is open. */
  mapping_open?: true;
}

/** What the page says on its way. */
export type Note = 'ready' | 'escape' | { linked: ConnectResult };

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
 * What the page says on its way: that it is there and has a close button of its own, that the customer pressed Escape in
 * it, or that the account is linked and the fields are still to be mapped. Without `is_truto`, so that Truto's link SDK
 * takes no notice.
 */
export function readNote(message: unknown): Note | undefined {
  if (!isRecord(message)) return undefined;
  const note = message['crosswalk'];
  if (note === 'ready' || note === 'escape') return note;
  const linked = note === 'linked' ? resultOf({ ...message, result: 'success' }) : undefined;
  return linked && { linked };
}

/** How a visit ended that the customer left. @param linked the account that was linked before, if one was */
export function endOfLeft(linked: ConnectResult | undefined): ConnectResult | ConnectError {
  if (linked !== undefined) return { ...linked, mapping_open: true };
  return new ConnectError('closed', 'The customer left before anything was connected.');
}

/** The end of a visit, with the account that was linked before a later step failed. */
export function withLinked(
  end: ConnectResult | ConnectError,
  linked: ConnectResult | undefined,
): ConnectResult | ConnectError {
  if (!(end instanceof ConnectError) || linked === undefined || end.integratedAccountId !== undefined) return end;
  if (end.code === 'closed') return endOfLeft(linked);
  const { integration, integrated_account_id: integratedAccountId } = linked;
  return new ConnectError(end.code, end.message, { integration, integratedAccountId });
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
