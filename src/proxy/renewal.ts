import { type Accounts, type Connection, isRefusedBy, serverOf } from '../accounts/index.ts';
import { type CompiledCheck, type CompiledServer } from '../definitions/index.ts';
import { CrosswalkError } from '../errors/index.ts';

function isRefusal(error: unknown): error is CrosswalkError {
  return error instanceof CrosswalkError && error.code === 'remote_unauthorized';
}

/** Makes the call by which a server's credential is checked, and throws what the vendor says against it. */
export type CheckCall = (connection: Connection, call: NonNullable<CompiledCheck['call']>) => Promise<unknown>;

/** What a vendor said when it refused a credential. */
export interface Refusal {
  message: string;
  status: number;
}

/**
 * Notes refusals with the account when they are of its credential. Vendors answer 401 to other things too: a key of a
 * kind that a call does not take, or a credential that the caller put into the call. So a server that takes none of the
 * account is left out, and one whose credential can be checked is asked before anything is noted.
 */
export function createRefusalNote(accounts: Pick<Accounts, 'markRefused'>, check: CheckCall) {
  async function isOfCredential(connection: Connection, server: CompiledServer): Promise<boolean> {
    if (server.credentialFields.length === 0 && server.oauth2.length === 0) return false;
    if (isRefusedBy(connection.account, server.name)) return true;
    const call = connection.integration.checks.find((candidate) => candidate.server === server)?.call;
    if (call === undefined) return true;
    try {
      await check(connection, call);
      return false;
    } catch (error) {
      if (!(error instanceof CrosswalkError)) throw error;
      // A check that cannot be made leaves the refusal as all that is known; a vendor that is down says nothing.
      const { code, status, options } = error;
      return code === 'remote_unauthorized' || (options.remote === undefined && status < 500);
    }
  }

  return async function noteRefusal(connection: Connection, server: CompiledServer, refusal: Refusal): Promise<void> {
    if (!(await isOfCredential(connection, server))) return;
    await accounts.markRefused(connection, { ...refusal, server: server.name });
  };
}

/**
 * Makes calls to a server of a vendor, each once more with another token when the first one is refused. A refusal that
 * stands is noted.
 */
export function createRenewal(accounts: Pick<Accounts, 'renew'>, noteRefusal: ReturnType<typeof createRefusalNote>) {
  const note = (connection: Connection, server: string, { message, options, status }: CrosswalkError) =>
    noteRefusal(connection, serverOf(connection, server), { message, status: options.remote?.status ?? status });

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
