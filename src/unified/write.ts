import { type Clock } from '../clock.ts';
import { type CompiledCall, type CompiledWrite, type TypedId } from '../definitions/index.ts';
import { CrosswalkError } from '../errors/index.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../mapping/index.ts';
import { type Sender, type VendorAnswer } from '../proxy/index.ts';
import { type ConfirmOptions, createConfirmer } from './confirm.ts';
import { mergeBelow } from './merge.ts';
import { bestIds, parseId, type Reader, type ReadRecord, recordNotFound } from './read.ts';
import { type BoundResource, requireCall, unsupportedMethod } from './resource.ts';
import { idAfter, identify, newId } from './written-id.ts';
import { differencesFrom } from './written.ts';

export interface WriteOptions extends ConfirmOptions {
  /** Added to the query of the vendor's write call untranslated. */
  remoteQuery?: JsonObject | undefined;
}

/** What is known of a written record. */
export interface WrittenRecord {
  unified: JsonObject;
  /** The vendor's record when the write was confirmed, otherwise the vendor's answer. */
  vendor: JsonValue;
}

function isCredentialMissing(error: unknown): error is CrosswalkError {
  return error instanceof CrosswalkError && error.code === 'credential_missing';
}

/** The kinds of ids that records are written by. */
function writableKinds({ definition }: BoundResource): string[] {
  return [...definition.identity.kinds.values()].filter(({ record }) => record !== undefined).map(({ name }) => name);
}

/** A record that has no identifier of a kind by which the vendor does something. */
function withoutKind({ connection, unified }: BoundResource, does: string, kinds: readonly string[]): CrosswalkError {
  return new CrosswalkError(
    'unsupported',
    `${connection.integration.label} ${does} ${unified.resource} by ${kinds.join(' or ')} only, and this one has none.`,
  );
}

export function createWriter(sender: Sender, reader: Reader, clock: Clock, stopping?: AbortSignal) {
  const confirm = createConfirmer(reader, clock, stopping);

  /**
   * The current record, when the write touches objects that the vendor replaces as a whole. Undefined when there is none.
   * An account that cannot read may only write such objects complete.
   */
  async function currentForContainers(
    bound: BoundResource,
    id: TypedId,
    input: JsonObject,
    { signal }: WriteOptions,
  ): Promise<ReadRecord | undefined> {
    const { lens } = bound.definition;
    if (lens.touchedContainers(input).length === 0) return undefined;
    try {
      return await reader.find(bound, id, { signal });
    } catch (error) {
      if (!isCredentialMissing(error)) throw error;
      const partial = lens.partialContainers(input);
      if (partial.length === 0) return undefined;
      throw new CrosswalkError(
        'credential_missing',
        `${bound.connection.integration.label} replaces ${partial.map(({ write }) => write).join(' and ')} as a whole, so the present values must be read first. ${error.message} Or send every field of it.`,
        error.options,
      );
    }
  }

  /** The vendor's record of the input, laid over what the caller gives untranslated. */
  function vendorRecord(bound: BoundResource, input: JsonObject, id: TypedId, current?: ReadRecord): JsonObject {
    const { lens } = bound.definition;
    const { id: _, remote_data: untranslated, ...fields } = input;
    const mapped = identify(bound, id, lens.write(fields, current?.vendor), input);
    const completed = current === undefined ? mapped : lens.overlay(mapped, current.vendor, fields);
    return mergeBelow(isJsonObject(untranslated) ? untranslated : {}, completed);
  }

  async function send(
    bound: BoundResource,
    call: CompiledCall,
    id: TypedId,
    { remoteQuery, signal }: WriteOptions,
    place?: { write: CompiledWrite; record: JsonObject },
  ): Promise<VendorAnswer> {
    const scope = { ...bound.connection.settings, ...id.scope, kind: id.kind.name };
    const filled = call.argumentsFor(scope);
    const body = place === undefined ? filled.body : place.write.place(place.record, filled.body ?? {}, scope);
    const query = { ...filled.query, ...remoteQuery };
    return sender.call(bound.connection, call.endpoint, { ...filled, query, body, signal });
  }

  async function write(
    bound: BoundResource,
    compiled: CompiledWrite,
    id: TypedId,
    input: JsonObject,
    current: ReadRecord | undefined,
    options: WriteOptions,
  ): Promise<WrittenRecord> {
    const record = vendorRecord(bound, input, id, current);
    const sent = await send(bound, compiled.call, id, options, { write: compiled, record });
    const { identity, lens } = bound.definition;
    const after = idAfter(bound, id, input);
    const isShown = (found: ReadRecord | undefined) =>
      found !== undefined && differencesFrom(lens, input, found.unified).length === 0;
    const confirmed = await confirm(bound, after, isShown, options);
    if (confirmed.shown && confirmed.record !== undefined) {
      const { unified, vendor } = confirmed.record;
      return { unified: { ...unified, applied: 'confirmed' }, vendor };
    }
    const { id: _, remote_data: __, ...fields } = input;
    const unified = {
      id: identity.format(after.kind.name, after.value),
      ...lens.allNames(fields),
      applied: 'accepted',
    };
    return { unified, vendor: sent.body.kind === 'json' ? sent.body.json : null };
  }

  /** The ids of a record that must exist, best first. An account that cannot read has only the one that it was asked for. */
  async function idsToDelete(
    bound: BoundResource,
    rawId: string,
    asked: TypedId,
    { signal }: WriteOptions,
  ): Promise<TypedId[]> {
    try {
      const current = await reader.find(bound, asked, { signal });
      if (current === undefined) throw recordNotFound(bound, rawId);
      return [...bestIds(bound, current.unified), asked];
    } catch (error) {
      const canDelete = bound.definition.delete?.by.has(asked.kind.name) === true;
      if (isCredentialMissing(error) && canDelete) return [asked];
      throw error;
    }
  }

  return {
    /** Creates the record or changes the one that exists. */
    async create(bound: BoundResource, input: JsonObject, options: WriteOptions): Promise<WrittenRecord> {
      const { create } = bound.definition;
      if (create === undefined) throw unsupportedMethod(bound, 'create');
      requireCall(bound, create.call);
      const id = newId(bound, input);
      return write(bound, create, id, input, await currentForContainers(bound, id, input, options), options);
    },

    /** Changes a record that must exist. */
    async update(
      bound: BoundResource,
      rawId: string,
      input: JsonObject,
      options: WriteOptions,
    ): Promise<WrittenRecord> {
      const { update } = bound.definition;
      if (update === undefined) throw unsupportedMethod(bound, 'update');
      requireCall(bound, update.call);
      const asked = parseId(bound, rawId);
      const current = await reader.find(bound, asked, { signal: options.signal });
      if (current === undefined) throw recordNotFound(bound, rawId);
      const id = [...bestIds(bound, current.unified), asked].find(({ kind }) => kind.record !== undefined);
      if (id === undefined) throw withoutKind(bound, 'changes', writableKinds(bound));
      return write(bound, update, id, input, current, options);
    },

    /** Deletes a record that must exist, as far as the account can tell. */
    async remove(
      bound: BoundResource,
      rawId: string,
      options: WriteOptions,
    ): Promise<{ id: string; applied: 'accepted' | 'confirmed' }> {
      const { delete: remove, identity } = bound.definition;
      if (remove === undefined) throw unsupportedMethod(bound, 'delete');
      for (const call of remove.by.values()) requireCall(bound, call);
      const asked = parseId(bound, rawId);
      const ids = await idsToDelete(bound, rawId, asked, options);
      const id = ids.find(({ kind }) => remove.by.has(kind.name));
      const call = id === undefined ? undefined : remove.by.get(id.kind.name);
      if (id === undefined || call === undefined) {
        throw withoutKind(bound, 'deletes', [...remove.by.keys()]);
      }
      await send(bound, call, id, options);
      const { shown } = await confirm(bound, asked, (record) => record === undefined, options);
      return { id: identity.format(id.kind.name, id.value), applied: shown ? 'confirmed' : 'accepted' };
    },
  };
}
