import { createClient, type CrosswalkClient, type StartTimer } from '../../sdk/index.ts';
import { type Harness } from '../harness.ts';

/** The SDK on a harness: its requests go into Crosswalk without a network, its timers are the harness's clock. */
export function clientOf({ clock, crosswalk, token }: Harness, given = token): CrosswalkClient {
  const fetch = (request: Request) => crosswalk.fetch(request);
  const startTimer: StartTimer = (milliseconds, callback) => clock.after(milliseconds, callback);
  return createClient({ baseUrl: 'https://crosswalk.test/', token: given, fetch, startTimer });
}
