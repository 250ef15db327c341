import { type Connection } from '../accounts/index.ts';
import { type ApiContext } from './mount.ts';

/** The connection for one request, whose answer says under the standard names what the vendor says of its limit. */
export function withRateHeaders(context: ApiContext, connection: Connection): Connection {
  return {
    ...connection,
    noteRate(rate) {
      for (const [name, value] of Object.entries(rate)) context.header(name, value);
    },
  };
}
