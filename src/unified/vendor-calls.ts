import { CrosswalkError } from '../errors/index.ts';
import { type JsonValue } from '../mapping/index.ts';
import { type Sender, type VendorAnswer } from '../proxy/index.ts';

/** One call to a vendor and what came of it. */
export interface VendorCall {
  readonly method: string;
  /** Without credentials. */
  readonly url: URL;
  /** What was sent, before the account's credential is added. */
  readonly body: JsonValue;
  /** Absent when the vendor did not answer. */
  status?: number;
  /** Absent when the call failed. */
  answer?: VendorAnswer;
}

/**
 * A sender that notes every declared call it makes, in the order in which they are sent.
 *
 * @example
 * const { sender: noting, calls } = noteCalls(sender);
 * await noting.call(connection, endpoint, {});
 * calls[0]?.status; // 200
 */
export function noteCalls(sender: Sender): { sender: Sender; calls: readonly VendorCall[] } {
  const calls: VendorCall[] = [];

  const callAt: Sender['callAt'] = async (connection, endpoint, url, given) => {
    const call: VendorCall = { method: endpoint.verb.toUpperCase(), url, body: given.body ?? null };
    calls.push(call);
    try {
      call.answer = await sender.callAt(connection, endpoint, url, given);
      call.status = call.answer.status;
      return call.answer;
    } catch (error) {
      const status = error instanceof CrosswalkError ? error.options.remote?.status : undefined;
      if (status !== undefined) call.status = status;
      throw error;
    }
  };

  const call: Sender['call'] = async (connection, endpoint, given) =>
    callAt(connection, endpoint, sender.addressOfCall(connection, endpoint, given), given);

  return { sender: { ...sender, call, callAt }, calls };
}
