import { type Connection } from '../accounts/index.ts';
import { explanationPlace } from '../definitions/index.ts';
import { CrosswalkError, type ErrorDetail } from '../errors/index.ts';
import { type Sender } from './send.ts';

/**
 * Checks live every credential that a connection holds, one call for each server that has a check. All are tried, so
 * that the end customer hears of every problem at once.
 *
 * @throws CrosswalkError `connection_refused` with the likely cause of each refusal, in `errors` by connection field;
 * the `remote_…` error when the vendor is down or busy, so that nothing is known.
 */
export async function verifyConnection(sender: Sender, connection: Connection): Promise<void> {
  const problems: ErrorDetail[] = [];
  for (const { server, call, accept, explain } of connection.integration.checks) {
    const complete = server.credentialFields.every((field) => connection.fields[field] !== undefined);
    if (call === undefined || !complete) continue;
    const filled = call.argumentsFor(connection.settings);
    const lacksSetting = call.endpoint.parameters.path.some(({ name }) => filled.path[name] === undefined);
    if (lacksSetting) {
      const names = Object.keys(connection.integration.connection).filter(
        (field) => connection.fields[field] === undefined,
      );
      problems.push({
        path: `context.${names[0] ?? ''}`,
        message: `The ${server.label} also needs ${names.join(', ')}.`,
        reason: 'missing',
      });
      continue;
    }
    try {
      await sender.call(connection, call.endpoint, { ...filled, trial: true });
    } catch (error) {
      // A vendor that is down or busy has not said anything about the credentials.
      if (!(error instanceof CrosswalkError) || error.status === 429 || error.status >= 500) throw error;
      const status = error.options.remote?.status;
      if (status !== undefined && accept.includes(status)) continue;
      const cause = status === undefined ? undefined : explain[String(status)];
      problems.push({
        path: `context.${server.credentialFields[0] ?? ''}`,
        message: cause === undefined ? error.message : `${cause} (${error.message})`,
        ...(cause === undefined || status === undefined ? {} : { reason: explanationPlace(server.name, status) }),
      });
    }
  }
  if (problems.length === 0) return;
  throw new CrosswalkError(
    'connection_refused',
    `The connection to ${connection.integration.label} was tried and does not work. ${problems.map(({ message }) => message).join(' ')}`,
    { errors: problems },
  );
}
