import { type Accounts, type Connection, type TenantId } from '../accounts/index.ts';
import { createBoundedCache } from '../bounded-cache.ts';
import { type Clock } from '../clock.ts';
import { type Choice, type CompiledChoices, type ConnectionField, isForSyncs } from '../definitions/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { answersOf, type Caller, isWithoutPermission, listedFor, mostListed } from './listed.ts';

/** A setting of an account that syncs need, such as a list. */
export interface SyncSetting {
  readonly name: string;
  readonly field: ConnectionField;
  /** Empty while nothing is chosen. */
  readonly chosen: string;
  /** What the vendor has to choose from; undefined when it lists none, or the account may not read it: it is typed. */
  readonly choices: readonly Choice[] | undefined;
}

/** What syncs need to know of an account besides where its fields are: kept in its context. */
export interface SyncSettings {
  /** @throws CrosswalkError `remote_…` when the vendor does not answer. */
  list(accountId: string, tenantId: TenantId): Promise<SyncSetting[]>;
  /**
   * What a choice changes in the context of the account, to be stored together with the field map; undefined when it
   * changes nothing. An empty text takes a choice away, and what is not named stays.
   *
   * @throws CrosswalkError `invalid_request` for what is not to choose from; its details have the paths
   * `context.<name>` and the reason `gone`.
   */
  changes(
    accountId: string,
    chosen: Readonly<Record<string, string>>,
    tenantId: TenantId,
  ): Promise<Readonly<Record<string, string | null>> | undefined>;
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

  async function readChoices(connection: Connection, given: CompiledChoices): Promise<Choice[] | undefined> {
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

  async function choicesFor(connection: Connection, name: string): Promise<readonly Choice[] | undefined> {
    const { account, integration } = connection;
    const call = integration.choices.get(name);
    return call && listed.get(`${account.id} ${name}`, () => readChoices(connection, call));
  }

  async function list(accountId: string, tenantId: TenantId): Promise<SyncSetting[]> {
    const connection = await accounts.open(accountId, tenantId);
    const { integration, fields } = connection;
    const settings: SyncSetting[] = [];
    for (const [name, field] of Object.entries(integration.connection)) {
      if (!isForSyncs(field)) continue;
      settings.push({ name, field, chosen: fields[name] ?? '', choices: await choicesFor(connection, name) });
    }
    return settings;
  }

  return {
    list,
    async changes(accountId, chosen, tenantId) {
      const settings = await list(accountId, tenantId);
      const changed = settings.filter(({ name, chosen: stored }) => (chosen[name] ?? stored) !== stored);
      const gone = changed.filter(
        ({ name, choices }) => chosen[name] !== '' && choices?.every(({ value }) => value !== chosen[name]) === true,
      );
      if (gone.length > 0) {
        const names = gone.map(({ name }) => name).join(', ');
        throw new CrosswalkError('invalid_request', `What was chosen for ${names} is not there any more.`, {
          errors: gone.map(({ name }) => ({
            path: `context.${name}`,
            message: 'is not to choose from',
            reason: 'gone',
          })),
        });
      }
      if (changed.length === 0) return undefined;
      return Object.fromEntries(changed.map(({ name }) => [name, chosen[name] || null]));
    },
  };
}
