import { bodyLimit } from '../body.ts';
import { type CompiledEndpoint, type CompiledIntegration } from '../../definitions/index.ts';

const stages: Record<NonNullable<CompiledEndpoint['stage']>, string> = {
  beta: 'The vendor calls it a beta.',
  alpha: 'The vendor calls it an alpha.',
  early_access: 'The vendor gives early access to it on request.',
  unlisted: 'The vendor does not list it in its documentation.',
  deprecated: 'The vendor has deprecated it.',
};

function credentialText({ servers, connection, defaultServer }: CompiledIntegration, name: string): string | undefined {
  const server = servers.get(name);
  if (server === undefined || server === defaultServer) return undefined;
  const fields = server.credentialFields.map((field) => connection[field]?.label ?? field).join(' and ');
  return fields === '' ? `Goes to the ${server.label}.` : `Goes to the ${server.label} and needs: ${fields}.`;
}

/** How many records a call takes, or well takes; nothing where the vendor says and suggests no number. */
function batchText({ batch }: CompiledEndpoint): string | undefined {
  if (batch === undefined) return undefined;
  const { arrays, each, max, recommended } = batch;
  const where = arrays.length === 0 ? '' : ` in ${arrays.join(', ')}`;
  if (max !== undefined) return `At most ${max} records${where}${arrays.length > 1 && !each ? ' together' : ''}.`;
  if (recommended === undefined) return undefined;
  return `The vendor publishes no limit of records; about ${recommended.records}${where} are a good size.`;
}

/** How large a body may be: the vendor's limit where it is below that of every call through `/proxy`. */
function bytesText(maxBytes: number | undefined): string | undefined {
  if (maxBytes === undefined) return undefined;
  const written = maxBytes.toLocaleString('en');
  if (maxBytes <= bodyLimit) return `The body may have ${written} bytes.`;
  const ours = bodyLimit.toLocaleString('en');
  return `The body may have ${ours} bytes, uncompressed; /native takes what the vendor takes: ${written} bytes.`;
}

/** What a caller must know of a call besides its summary; empty when that is nothing. */
export function describeEndpoint(integration: CompiledIntegration, endpoint: CompiledEndpoint): string {
  const { note, needsOneOf, maxBytes, stage, confidence, server } = endpoint;
  return [
    note,
    needsOneOf === undefined ? undefined : `At least one of ${needsOneOf.join(', ')} must be given.`,
    batchText(endpoint),
    bytesText(maxBytes),
    stage === undefined ? undefined : stages[stage],
    credentialText(integration, server),
    confidence === 'low' ? 'This declaration is uncertain: try the call before you rely on it.' : undefined,
  ]
    .filter((sentence) => sentence !== undefined)
    .join(' ');
}
