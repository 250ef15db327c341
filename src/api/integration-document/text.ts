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

function batchText({ batch }: CompiledEndpoint): string | undefined {
  if (batch === undefined) return undefined;
  const { arrays, each, max } = batch;
  if (arrays.length === 0) return `At most ${max} records.`;
  const together = arrays.length > 1 && !each ? ' together' : '';
  return `At most ${max} records in ${arrays.join(', ')}${together}.`;
}

/** What a caller must know of a call besides its summary; empty when that is nothing. */
export function describeEndpoint(integration: CompiledIntegration, endpoint: CompiledEndpoint): string {
  const { note, needsOneOf, maxBytes, stage, confidence, server } = endpoint;
  return [
    note,
    needsOneOf === undefined ? undefined : `At least one of ${needsOneOf.join(', ')} must be given.`,
    batchText(endpoint),
    maxBytes === undefined ? undefined : `The body may have ${maxBytes.toLocaleString('en')} bytes.`,
    stage === undefined ? undefined : stages[stage],
    credentialText(integration, server),
    confidence === 'low' ? 'This declaration is uncertain: try the call before you rely on it.' : undefined,
  ]
    .filter((sentence) => sentence !== undefined)
    .join(' ');
}
