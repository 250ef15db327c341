import type { Asset } from '../api/index.ts';
import type { AssetsBinding } from './worker-settings.ts';

/** The host does not matter: the binding looks at the path only. */
const address = 'https://assets.invalid/scalar.js.gz';

/**
 * The script of the API reference, from the assets of the Worker. It is handed on unpacked, as the edge packs answers
 * itself, in the way that the caller accepts.
 */
export async function readReferenceScript(assets: AssetsBinding): Promise<Asset> {
  const packed = await assets.fetch(new Request(address));
  if (!packed.ok || packed.body === null)
    throw new Error(`The script of the API reference is not there: ${packed.status}`);
  const unpacked = packed.body.pipeThrough(new DecompressionStream('gzip'));
  return { body: new Uint8Array(await new Response(unpacked).arrayBuffer()) };
}
