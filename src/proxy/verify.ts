import { type Connection } from '../accounts/index.ts';
import { explanationPlace } from '../definitions/index.ts';
import { CrosswalkError, type ErrorDetail } from '../errors/index.ts';
import { type Sender } from './send.ts';

/**
 * Checks live every credential that a connection holds, one call for each server that has a check. All are tried, so
 * that the end customer hears of every problem at once.
 *
 * @throws CrosswalkError `connection_refused` with the likely cause of each refusal, in `errors` by connection field;
 * `connection_invalid` when nothing was refused, and the fields are named without which a check cannot be made;
 * the `remote_…` error when the vendor is down or busy, so that nothing is known.
 */
export async function verifyConnection(sender: Sender, connection: Connection): Promise<void> {
  const incomplete: ErrorDetail[] = [];
  const refused: ErrorDetail[] = [];
  for (const { server, call, accept, explain } of connection.integration.checks) {
    const complete = server.credentialFields.every((field) => connection.fields[field] !== undefined);
    if (call === undefined || !complete) continue;
    const missing = call.placeholders.filter((field) => connection.settings[field] === undefined);
    if (missing.length > 0) {
      const message = `The ${server.label} also needs ${missing.join(' and ')}.`;
      incomplete.push(...missing.map((field) => ({ path: `context.${field}`, message, reason: 'missing' })));
      continue;
    }
    const filled = call.argumentsFor(connection.settings);
    try {
      await sender.call(connection, call.endpoint, { ...filled, trial: true });
    } catch (error) {
      // A vendor that is down or busy has not said anything about the credentials.
      if (!(error instanceof CrosswalkError) || error.status === 429 || error.status >= 500) throw error;
      const status = error.options.remote?.status;
      if (status !== undefined && accept.includes(status)) continue;
      const cause = status === undefined ? undefined : explain[String(status)];
      refused.push({
        path: `context.${server.credentialFields[0] ?? ''}`,
        message: cause === undefined ? error.message : `${cause} (${error.message})`,
        ...(cause === undefined || status === undefined ? {} : { reason: explanationPlace(server.name, status) }),
      });
    }
  }
  const errors = [...incomplete, ...refused];
  if (errors.length === 0) return;
  const { label } = connection.integration;
  const causes = [...new Set(errors.map(({ message }) => message))].join(' ');
  if (refused.length > 0) {
    const message = `The connection to ${label} was tried and does not work. ${causes}`;
    throw new CrosswalkError('connection_refused', message, { errors });
  }
  throw new CrosswalkError('connection_invalid', `The connection to ${label} is incomplete. ${causes}`, { errors });
}
