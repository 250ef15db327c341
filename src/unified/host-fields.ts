import { hostFieldsName, isHostRule } from '../definitions/index.ts';
import { CrosswalkError, shorten } from '../errors/index.ts';
import { isJsonObject, type JsonValue } from '../mapping/index.ts';
import { type BoundResource } from './resource.ts';

/**
 * Checks that the account keeps every host field that is sent.
 *
 * @throws CrosswalkError `unsupported_field` naming those that it keeps nowhere, and where that can be changed.
 */
export function checkHostFields({ connection, definition }: BoundResource, body: JsonValue | undefined): void {
  const sent = isJsonObject(body) ? body[hostFieldsName] : undefined;
  if (!isJsonObject(sent)) return;
  const kept = definition.lens.writable.filter(isHostRule).map((field) => field.slice(hostFieldsName.length + 1));
  const unmapped = Object.keys(sent).filter((name) => !kept.includes(name));
  if (unmapped.length === 0) return;
  const there = kept.length === 0 ? 'It maps none' : `It maps ${kept.join(', ')}`;
  const message = `This account does not map it. ${there}; see GET /integrated-account/${connection.account.id}/field-map.`;
  throw new CrosswalkError('unsupported_field', `${shorten(unmapped.join(', '))}: ${message}`, {
    errors: unmapped.map((name) => ({ path: `${hostFieldsName}.${name}`, message })),
  });
}
