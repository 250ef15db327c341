import { type UnifiedResource } from '../../../unified/index.ts';

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `listUsers`, `getUser`: the names that generated clients use. */
export function operationName(
  { resource, singular }: UnifiedResource,
  method: 'list' | 'get' | 'create' | 'update' | 'delete',
): string {
  return method === 'list' ? `list${capitalised(resource)}` : `${method}${capitalised(singular)}`;
}
