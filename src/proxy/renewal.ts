import { type Accounts, type Connection } from '../accounts/index.ts';
import { CrosswalkError } from '../errors/index.ts';

function isRefusal(error: unknown): error is CrosswalkError {
  return error instanceof CrosswalkError && error.code === 'remote_unauthorized';
}

/**
 * Makes calls to a server of a vendor, each once more with another token when the first one is refused. A refusal that
 * stands is noted with the account.
 */
export function createRenewal(accounts: Pick<Accounts, 'renew' | 'markRefused'>) {
  const note = (connection: Connection, server: string, { message, options, status }: CrosswalkError) =>
    accounts.markRefused(connection, { message, status: options.remote?.status ?? status, server });

  return async function withRenewal<Result>(
    connection: Connection,
    server: string,
    call: (connection: Connection) => Promise<Result>,
  ): Promise<Result> {
    let current = connection;
    try {
      return await call(current);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const renewed = await accounts.renew(current, server);
      if (renewed === undefined) {
        await note(current, server, error);
        throw error;
      }
      current = renewed;
    }
    try {
      return await call(current);
    } catch (error) {
      if (isRefusal(error)) await note(current, server, error);
      throw error;
    }
  };
}
