import { type Accounts, type Connection, type TenantId } from '../accounts/index.ts';
import { createBoundedCache } from '../bounded-cache.ts';
import { type Clock } from '../clock.ts';
import { type Choice, type ConnectionField } from '../definitions/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { answersOf, type Caller, isWithoutPermission, listedFor, mostListed } from './listed.ts';

/** A setting of an account that syncs need, such as a list, with what the vendor has to choose from. */
export interface SyncSetting {
  readonly name: string;
  readonly field: ConnectionField;
  /** Empty while nothing is chosen. */
  readonly chosen: string;
  readonly choices: readonly Choice[];
}

/** What syncs need to know of an account besides where its fields are: kept in its context, chosen from live lists. */
export interface SyncSettings {
  /**
   * Those whose choices the account may read.
   *
   * @throws CrosswalkError `remote_…` when the vendor does not answer.
   */
  list(accountId: string, tenantId: TenantId): Promise<SyncSetting[]>;
  /**
   * Stores what was chosen; an empty text takes a choice away, and what is not named stays.
   *
   * @throws CrosswalkError `invalid_request` for what is not to choose from.
   */
  save(accountId: string, chosen: Readonly<Record<string, string>>, tenantId: TenantId): Promise<void>;
}

export function createSyncSettings({
  accounts,
  clock,
  caller,
}: {
  accounts: Accounts;
  clock: Pick<Clock, 'now'>;
  caller: Caller;
}): SyncSettings {
  const listed = createBoundedCache<readonly Choice[] | undefined>({ ...listedFor, clock });

  async function readChoices(connection: Connection, name: string): Promise<Choice[] | undefined> {
    const given = connection.integration.choices.get(name);
    if (given === undefined) return undefined;
    const choices: Choice[] = [];
    try {
      for await (const answer of answersOf(caller, connection, given.call)) {
        choices.push(...given.read(answer));
        if (choices.length >= mostListed) break;
      }
    } catch (error) {
      if (isWithoutPermission(error)) return undefined;
      throw error;
    }
    return choices.toSorted((left, right) => left.label.localeCompare(right.label));
  }

  async function list(accountId: string, tenantId: TenantId): Promise<SyncSetting[]> {
    const connection = await accounts.open(accountId, tenantId);
    const { integration, fields } = connection;
    const settings: SyncSetting[] = [];
    for (const name of integration.choices.keys()) {
      const field = integration.connection[name];
      const choices = await listed.get(`${accountId} ${name}`, () => readChoices(connection, name));
      if (field !== undefined && choices !== undefined) {
        settings.push({ name, field, chosen: fields[name] ?? '', choices });
      }
    }
    return settings;
  }

  return {
    list,
    async save(accountId, chosen, tenantId) {
      const settings = await list(accountId, tenantId);
      const changed = settings.filter(({ name, chosen: stored }) => (chosen[name] ?? stored) !== stored);
      const wrong = changed.filter(
        ({ name, choices }) => chosen[name] !== '' && choices.every(({ value }) => value !== chosen[name]),
      );
      if (wrong.length > 0) {
        const names = wrong.map(({ name }) => name).join(', ');
        throw new CrosswalkError('invalid_request', `What was chosen for ${names} is not there any more.`, {
          errors: wrong.map(({ name }) => ({ path: `settings.${name}`, message: 'is not to choose from' })),
        });
      }
      if (changed.length === 0) return;
      const context = Object.fromEntries(changed.map(({ name }) => [name, chosen[name] || null]));
      await accounts.update(accountId, { context }, tenantId);
    },
  };
}
