import { z } from 'zod';
import { name, notValid, read } from '../checks.ts';
import type { Answer, Call, Endpoint } from '../endpoint.ts';
import { startExport } from '../exports/index.ts';
import { segmentOf } from '../lookups.ts';
import { profilesWithIds, segmentMembers } from '../workspace/index.ts';
import { fieldsToExport } from './export-ids.ts';

const groupExport = z.object({
  fields_to_export: fieldsToExport,
  callback_endpoint: z.url({ protocol: /^https?$/ }).optional(),
  output_format: z.enum(['zip', 'gzip']).default('zip'),
});

const segmentExport = groupExport.extend({
  segment_id: name,
  custom_attributes_to_export: z.array(name).max(500, "'custom_attributes_to_export' is not valid").default([]),
});

/** gzip needs the customer's own storage, which a workspace of the sandbox does not have. */
function refuseGzip(format: 'zip' | 'gzip') {
  if (format === 'gzip') throw notValid('output_format');
}

const exportSegment =
  (storageUrl: string) =>
  ({ workspace, body }: Call): Answer => {
    const asked = read(segmentExport, body);
    refuseGzip(asked.output_format);
    const segment = segmentOf(workspace, asked.segment_id);
    const { prefix, url } = startExport(
      workspace,
      {
        segmentId: segment.id,
        members: () => segmentMembers(workspace, segment),
        fields: asked.fields_to_export,
        customAttributes: asked.custom_attributes_to_export,
        callbackEndpoint: asked.callback_endpoint,
      },
      storageUrl,
    );
    return { status: 201, body: { message: 'success', object_prefix: prefix, url } };
  };

const exportGlobalControlGroup =
  (storageUrl: string) =>
  ({ workspace, body }: Call): Answer => {
    const asked = read(groupExport, body);
    refuseGzip(asked.output_format);
    const { prefix, url } = startExport(
      workspace,
      {
        segmentId: undefined,
        members: () => profilesWithIds(workspace, workspace.settings.globalControlGroup),
        fields: asked.fields_to_export,
        customAttributes: [],
        callbackEndpoint: asked.callback_endpoint,
      },
      storageUrl,
    );
    return { status: 201, body: { message: 'success', object_prefix: prefix, url } };
  };

/** Exports to files, whose links point at `storageUrl` (no slash at the end). */
export function exportFileEndpoints(storageUrl: string): readonly Endpoint[] {
  return [
    {
      name: 'users.export.segment',
      method: 'POST',
      path: '/users/export/segment',
      permission: 'users.export.segment',
      pool: 'default',
      answer: exportSegment(storageUrl),
    },
    {
      name: 'users.export.global_control_group',
      method: 'POST',
      path: '/users/export/global_control_group',
      permission: 'users.export.global_control_group',
      pool: 'default',
      answer: exportGlobalControlGroup(storageUrl),
    },
  ];
}
