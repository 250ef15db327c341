import { type Destination, type Source, type Workspace } from '../../state/index.ts';
import { destinationMetadata, sourceMetadata } from './metadata.ts';

/** How the vendor shows a source. */
export function presentSource({ id: workspaceId }: Workspace, source: Source): object {
  const { metadataId, id, slug, name, enabled, writeKeys, settings, labels } = source;
  const metadata = sourceMetadata(metadataId);
  return { id, slug, name, metadata, workspaceId, enabled, writeKeys, settings, labels };
}

/** How the vendor shows a destination. */
export function presentDestination({ id: sourceId }: Source, destination: Destination): object {
  const { id, name, enabled, metadataId, settings } = destination;
  return { id, name, enabled, metadata: destinationMetadata(metadataId), sourceId, settings };
}
