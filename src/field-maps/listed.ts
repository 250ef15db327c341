import { type Connection } from '../accounts/index.ts';
import { type CompiledCall } from '../definitions/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { type JsonValue } from '../mapping/index.ts';
import { type Lister, type Sender } from '../proxy/index.ts';

/** The ways to the vendor. */
export interface Caller {
  readonly sender: Sender;
  readonly lister: Lister;
}

/** So many things of the vendor's are read at most; a list that is longer is none to choose from. */
export const mostListed = 2000;

const missingPermission: ReadonlySet<string> = new Set(['remote_forbidden', 'credential_missing']);

/** True for an account that may not read a list; everything else still works. */
export function isWithoutPermission(error: unknown): boolean {
  return error instanceof CrosswalkError && missingPermission.has(error.code);
}

/** How long what was listed is taken as it was: a page that is filled in lists it several times, and vendors bound that. */
export const listedFor = { limit: 500, milliseconds: 10_000 };

/** The answers of a call: one after the other where they are the pages of a list, else the only one. */
export async function* answersOf(
  { sender, lister }: Caller,
  connection: Connection,
  call: CompiledCall,
): AsyncGenerator<JsonValue> {
  const { endpoint } = call;
  const given = call.argumentsFor(connection.settings);
  if (endpoint.list === undefined) {
    const { body } = await sender.call(connection, endpoint, given);
    if (body.kind === 'json') yield body.json;
    return;
  }
  for await (const { answer } of lister.pages(connection, endpoint, given)) {
    if (answer.body.kind === 'json') yield answer.body.json;
  }
}
