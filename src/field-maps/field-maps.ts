import { type Accounts, type Connection, type TenantId } from '../accounts/index.ts';
import { createBoundedCache } from '../bounded-cache.ts';
import { type Clock } from '../clock.ts';
import { type HostField, mostHostFields } from '../connect/index.ts';
import { type Database, type FieldMapRow, findFieldMap, insertFieldMap, listFieldMaps } from '../db/index.ts';
import {
  type CompiledResource,
  type Definitions,
  hostFieldsName,
  hostRulesOf,
  type IntegrationOverride,
  integrationOverrideSchema,
  withHostRules,
} from '../definitions/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { type UnifiedOperations } from '../unified/index.ts';
import { type AttributeChoices, readChoices } from './attributes.ts';
import { checkMap, type MapProblem } from './check-map.ts';
import { FieldMapError } from './field-map-error.ts';
import { type FieldMaps, type MapSave } from './field-maps-interface.ts';
import { type DeclaredField, type HostFields } from './host-fields.ts';
import { type Caller, listedFor } from './listed.ts';
import { type FieldMappings, mappingOf, rulesOf } from './mapping.ts';
import { previewMap } from './preview.ts';
import { sameJson } from './same-json.ts';
import { type FieldMapState, joinFields, readState, type Saver } from './states.ts';

const usersName = 'user-directory/users';

function changedMeanwhile(why = 'it was changed by somebody else meanwhile'): CrosswalkError {
  return new CrosswalkError('state_conflict', `The field map stays as it is: ${why}. Read it again.`);
}

/** @throws CrosswalkError `state_conflict` when another version is in force than the one that was seen. */
function requireVersion({ version }: FieldMapState, expected: number | undefined): void {
  if (expected === undefined || version === expected) return;
  throw changedMeanwhile(`version ${version} is in force, not ${expected}`);
}

/** The same answer however often it is asked, unlike other conflicts. */
const nothingLeft = () => new CrosswalkError('state_conflict', 'There is nothing left to undo.', { retryable: false });

/** The fields of an account alone, once it is given these too. @throws CrosswalkError `invalid_request` */
function withOwn({ ownFields }: FieldMapState, hostFields: readonly HostField[]): HostField[] {
  const joined = joinFields(ownFields, hostFields);
  if (joined.length <= mostHostFields) return joined;
  const message = `The account would have ${joined.length} fields of its own, and may have ${mostHostFields}. Leave out of host_fields what it has already or does not need.`;
  throw new CrosswalkError('invalid_request', message, { errors: [{ path: 'host_fields', message }] });
}

const asDeclared = ({ createdAt: _created, updatedAt: _updated, ...field }: DeclaredField): HostField => field;
const optional = (field: HostField): HostField => ({ ...field, required: false });

/** The mappings of a state, but for those of fields that are not declared any more. */
function mappingsOf({ mappings }: FieldMapState, hostFields: readonly HostField[]): FieldMappings {
  const names = new Set(hostFields.map(({ name }) => name));
  return Object.fromEntries(Object.entries(mappings).filter(([name]) => names.has(name)));
}

type HostRules = ReturnType<typeof rulesOf>;

/** Whether nothing would change: a map of fields that were declared anew since stands for other rules by now. */
const isInForce = (
  { state, override }: { state: FieldMapState; override: IntegrationOverride },
  wanted: { mappings: FieldMappings; rules: HostRules },
) => state.version > 0 && sameJson(state.mappings, wanted.mappings) && sameJson(hostRulesOf(override), wanted.rules);

/** Field maps on this database. */
export function createFieldMaps(options: {
  database: Database;
  clock: Pick<Clock, 'now'>;
  definitions: Definitions;
  accounts: Accounts;
  hostFields: HostFields;
  caller: Caller;
  unified: UnifiedOperations;
}): FieldMaps {
  const { database, clock, definitions, accounts, hostFields: declared, caller, unified } = options;

  const listed = createBoundedCache<AttributeChoices>({ ...listedFor, clock });
  const choicesOf = (connection: Connection, resource: CompiledResource) =>
    listed.get(connection.account.id, () => readChoices(caller, connection, resource));

  async function load(accountId: string, tenantId: TenantId) {
    const { integration, unified_model_override: rules } = await accounts.get(accountId, tenantId);
    const state = readState(await findFieldMap(database, accountId));
    const hostFields = joinFields((await declared.list(integration.name)).map(asDeclared), state.ownFields);
    return { state, hostFields, override: integrationOverrideSchema.parse(rules) };
  }

  /** The users of an account as they are without any host field. */
  function resourceOf({ integration, settings, override }: Connection): CompiledResource {
    const resource = integration.resource(usersName, settings, withHostRules(override, {}));
    if (resource === undefined) throw new CrosswalkError('unsupported', `${integration.label} has no users.`);
    return resource;
  }

  function viewOf(
    { version, savedBy, restores, createdAt, mappings }: FieldMapState,
    hostFields: readonly HostField[],
  ) {
    const fields = hostFields.map((field) => ({ ...field, mapping: mappingOf(mappings, field) ?? null }));
    const isComplete = fields.every(({ required, mapping }) => !required || mapping !== null);
    return { version, savedBy, restores, createdAt, fields, isComplete };
  }

  /** What the definition has against rules, said of their host fields. */
  function findings(integration: string, override: IntegrationOverride): MapProblem[] {
    return definitions.checkOverride(integration, override).map(({ path, message, fix }) => ({
      name: path.split(`${hostFieldsName}.`)[1] ?? path,
      reason: 'invalid',
      message: `${message}. ${fix}`,
    }));
  }

  /** The rules that a map stands for, or what is wrong with it. */
  async function readMap(connection: Connection, hostFields: readonly HostField[], mappings: FieldMappings) {
    const resource = resourceOf(connection);
    const choices = await choicesOf(connection, resource);
    const problems = checkMap(mappings, { hostFields, resource, choices });
    const rules = rulesOf(hostFields, mappings, resource.attributes);
    if (problems.length > 0) return { rules, problems };
    const { integration, override } = connection;
    return { rules, problems: findings(integration.name, withHostRules(override, rules)) };
  }

  /** The rules of a map that nothing is wrong with. @throws FieldMapError */
  async function checkedRules(connection: Connection, hostFields: readonly HostField[], mappings: FieldMappings) {
    const { rules, problems } = await readMap(connection, hostFields, mappings);
    if (problems.length > 0) throw new FieldMapError(problems);
    return rules;
  }

  /**
   * Reads a map that is to be put in force, and whether it is already.
   *
   * @throws CrosswalkError `state_conflict` when it would replace another version than the one that was seen.
   */
  async function readWanted(
    accountId: string,
    mappings: FieldMappings,
    tenantId: TenantId,
    expectedVersion: number | undefined,
  ) {
    const loaded = await load(accountId, tenantId);
    const connection = await accounts.open(accountId, tenantId);
    const { rules, problems } = await readMap(connection, loaded.hostFields, mappings);
    const isUnchanged = problems.length === 0 && isInForce(loaded, { mappings, rules });
    if (!isUnchanged) requireVersion(loaded.state, expectedVersion);
    return { ...loaded, rules, problems, isUnchanged };
  }

  /** Stores the next state together with the rules that it stands for. */
  async function store(
    accountId: string,
    next: Pick<FieldMapState, 'mappings' | 'ownFields' | 'restores'> & { savedBy: Saver },
    { version, rules, context }: { version: number; rules: HostRules } & Pick<MapSave, 'context'>,
    tenantId: TenantId,
  ): Promise<FieldMapState> {
    const row: FieldMapRow = {
      accountId,
      version,
      hostFields: [...next.ownFields],
      mappings: { ...next.mappings },
      savedBy: next.savedBy,
      restores: next.restores,
      createdAt: new Date(clock.now()),
    };
    await accounts.update(
      accountId,
      {
        ...(context && { context }),
        overrideFrom: (current) => withHostRules(current, rules),
        async claim(transaction) {
          if ((await insertFieldMap(transaction, row)) === undefined) throw changedMeanwhile();
        },
      },
      tenantId,
    );
    return readState(row);
  }

  /** The state that a version stands for: an undo stands for an older one. */
  async function stateAt(accountId: string, version: number): Promise<FieldMapState> {
    const [row] = version === 0 ? [] : await listFieldMaps(database, accountId, { limit: 1, before: version + 1 });
    return readState(row);
  }

  return {
    async get(accountId, tenantId) {
      const { state, hostFields } = await load(accountId, tenantId);
      return viewOf(state, hostFields);
    },

    async choices(accountId, tenantId) {
      const connection = await accounts.open(accountId, tenantId);
      return choicesOf(connection, resourceOf(connection));
    },

    async check(accountId, mappings, tenantId, expectedVersion) {
      return (await readWanted(accountId, mappings, tenantId, expectedVersion)).problems;
    },

    async preview(accountId, mappings, user, tenantId) {
      const { hostFields } = await load(accountId, tenantId);
      const connection = await accounts.open(accountId, tenantId);
      const override = withHostRules(connection.override, await checkedRules(connection, hostFields, mappings));
      return previewMap(unified, connection, { hostFields, mappings, override }, user);
    },

    async save(accountId, mappings, { savedBy, expectedVersion, context }, tenantId) {
      const wanted = await readWanted(accountId, mappings, tenantId, expectedVersion);
      const { state, hostFields, rules, problems } = wanted;
      if (problems.length > 0) throw new FieldMapError(problems);
      if (wanted.isUnchanged) {
        if (context !== undefined) await accounts.update(accountId, { context }, tenantId);
        return viewOf(state, hostFields);
      }
      const next = { mappings, ownFields: state.ownFields, restores: null, savedBy };
      const stored = await store(accountId, next, { version: state.version + 1, rules, context }, tenantId);
      return viewOf(stored, hostFields);
    },

    async history(accountId, page, tenantId) {
      await accounts.get(accountId, tenantId);
      return (await listFieldMaps(database, accountId, page)).map(readState);
    },

    async undo(accountId, { savedBy, expectedVersion }, tenantId) {
      const { state, hostFields } = await load(accountId, tenantId);
      requireVersion(state, expectedVersion);
      const saved = state.restores ?? state.version;
      if (saved === 0) throw nothingLeft();
      const before = await stateAt(accountId, saved - 1);
      const restores = before.restores ?? before.version;
      const connection = await accounts.open(accountId, tenantId);
      const mappings = mappingsOf(before, hostFields);
      const next = { mappings, ownFields: state.ownFields, restores, savedBy };
      // What was taken back may leave more open than a save may.
      const rules = await checkedRules(connection, hostFields.map(optional), mappings);
      return viewOf(await store(accountId, next, { version: state.version + 1, rules }, tenantId), hostFields);
    },

    async requireRoom(accountId, hostFields, tenantId) {
      withOwn((await load(accountId, tenantId)).state, hostFields);
    },

    async declareOwn(transaction, accountId, hostFields) {
      const state = readState(await findFieldMap(transaction, accountId));
      const { version, mappings, restores } = state;
      const stored = await insertFieldMap(transaction, {
        accountId,
        version: version + 1,
        hostFields: withOwn(state, hostFields),
        mappings: { ...mappings },
        savedBy: 'product',
        restores: restores ?? version,
        createdAt: new Date(clock.now()),
      });
      if (stored === undefined) throw changedMeanwhile();
    },
  };
}
