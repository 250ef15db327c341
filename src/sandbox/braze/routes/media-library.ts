import { z } from 'zod';
import { name, notValid, read } from '../checks.ts';
import { type Answer, type Call, type Endpoint, namedEndpoint } from '../endpoint.ts';
import type { MediaAsset } from '../workspace/index.ts';

const fileSchema = z
  .object({ asset_url: z.url().optional(), asset_file: name.optional() })
  .refine(
    ({ asset_url, asset_file }) => (asset_url === undefined) !== (asset_file === undefined),
    "one of 'asset_url' and 'asset_file' is required",
  );

type File = z.infer<typeof fileSchema>;

/** The last part of an address, which names what is there. */
const fileName = (url: string) => new URL(url).pathname.split('/').at(-1) ?? '';

/** What the workspace keeps of a file: what an address leads to is not fetched, and counts as empty. */
function readFile({ asset_url: url = '', asset_file: content = '' }: File, given: string | undefined) {
  const title = given ?? (url === '' ? 'asset' : fileName(url));
  const [, extension = ''] = /\.(\w+)$/.exec(url === '' ? title : fileName(url)) ?? [];
  return { name: title, size: content.length, ext: extension.toLowerCase() };
}

const view = ({ id, ...asset }: MediaAsset) => ({ asset_id: id, ...asset });

function create({ workspace, body }: Call): Answer {
  const file = read(fileSchema, body);
  const { name: given } = read(z.object({ name: name.optional() }), body);
  const id = workspace.ids.uuid();
  const kept = readFile(file, given);
  const url = `https://assets.example.com/${id}${kept.ext === '' ? '' : `.${kept.ext}`}`;
  const asset: MediaAsset = { id, url, ...kept };
  workspace.mediaAssets.set(id, asset);
  return { status: 201, body: { new_assets: [view(asset)], errors: [], message: 'success' } };
}

/** Puts another file in the place of one, which keeps its id, address and name. */
function replaceFile({ workspace, body }: Call): Answer {
  const { asset_id: id } = read(z.object({ asset_id: name }), body);
  const file = read(fileSchema, body);
  const present = workspace.mediaAssets.get(id);
  if (present === undefined) throw notValid('asset_id');
  const asset: MediaAsset = { ...present, size: readFile(file, present.name).size };
  workspace.mediaAssets.set(id, asset);
  return { status: 200, body: { asset: view(asset), message: 'success' } };
}

/** Assets of the media library, which share a limit of 100 calls an hour. */
export const mediaLibraryEndpoints: readonly Endpoint[] = [
  namedEndpoint('POST', 'media_library.create', create, 'media_library'),
  {
    ...namedEndpoint('PUT', 'media_library.replace_file', replaceFile, 'media_library'),
    permission: 'media_library.replace',
  },
];
