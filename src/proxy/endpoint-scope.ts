import { type CompiledEndpoint } from '../definitions/index.ts';
import { conventions, isConventional } from './call-form.ts';

/**
 * The scope that a declared call needs, by what it does at the vendor and not by the verb that calls it under `/proxy`:
 * `read` for a GET and for what is called list or get, unless it is declared to change something; `write` for the rest.
 *
 * @example
 * scopeOfEndpoint(segmentsDataSeries); // 'read', though POST /proxy/segments/data_series calls it
 */
export function scopeOfEndpoint({ verb, method, isWritingGet }: CompiledEndpoint): 'read' | 'write' {
  const isRead = verb === 'get' || (isConventional(method) && conventions[method].verb === 'GET');
  return isRead && !isWritingGet ? 'read' : 'write';
}
