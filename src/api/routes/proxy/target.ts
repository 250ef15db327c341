import { type Connection } from '../../../accounts/index.ts';
import { type CompiledEndpoint } from '../../../definitions/index.ts';
import { type JsonObject } from '../../../mapping/index.ts';
import { answersList } from '../../../proxy/index.ts';
import { type ApiContext } from '../../mount.ts';
import { readAccountId, readPage } from '../../parameters.ts';
import { objectParameter } from '../../query.ts';
import { visibleTenant } from '../../tenant.ts';

/** Parameters that Crosswalk reads of every call. */
const ownParameters = new Set(['integrated_account_id', 'remote_query']);
const ownPrefix = 'truto_';

/** The account that a request is for. */
export function openConnection(context: ApiContext, query: JsonObject): Promise<Connection> {
  const principal = context.get('principal');
  return context.get('services').accounts.open(readAccountId(query, principal), visibleTenant(principal));
}

/**
 * The parameters by which Crosswalk cuts the answer of a call into pages: none for a single answer. Where the vendor
 * gives a list at once and has a parameter of such a name, the name is the vendor's.
 */
function pageParametersOf(endpoint: CompiledEndpoint): string[] {
  if (!answersList(endpoint)) return [];
  const theirs = endpoint.paging === undefined ? endpoint.parameters.query.map(({ name }) => name) : [];
  return ['limit', 'next_cursor', 'prev_cursor'].filter((name) => !theirs.includes(name));
}

/** Parts a query into what says which page the caller wants, and the vendor's own parameters with those of remote_query. */
export function splitQuery(
  query: JsonObject,
  endpoint: CompiledEndpoint,
): {
  page: ReturnType<typeof readPage>;
  theirs: JsonObject;
} {
  const ofPages = pageParametersOf(endpoint);
  const isOwn = (name: string) => ownParameters.has(name) || name.startsWith(ownPrefix);
  const entries = Object.entries(query);
  const page = Object.fromEntries(entries.filter(([name]) => ofPages.includes(name) || isOwn(name)));
  const theirs = Object.fromEntries(entries.filter(([name]) => !ofPages.includes(name) && !isOwn(name)));
  return { page: readPage(page), theirs: { ...theirs, ...objectParameter(query, 'remote_query') } };
}
