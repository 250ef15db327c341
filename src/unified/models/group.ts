import { z } from '@hono/zod-openapi';
import { instantSchema } from './values.ts';

const text = z.string();

/** A group of users as it is answered: a segment, list or audience of the vendor. */
export const groupSchema = z
  .object({
    id: text.openapi({ example: '501' }),
    name: text.optional(),
    description: text.optional(),
    key: text.optional().openapi({ description: 'The vendor’s short name of the group.' }),
    group_type: text.optional(),
    kind: text.optional().openapi({ description: 'What sort of group it is at the vendor.' }),
    status: text.optional(),
    tags: z.array(text).optional(),
    member_count: z.number().optional(),
    created_at: instantSchema.optional(),
    updated_at: instantSchema.optional(),
    remote_data: z.unknown().optional(),
  })
  .openapi('Group');

/** The fields of the model, as definitions must map or explain them. */
export const groupFields = [
  'id',
  'name',
  'description',
  'key',
  'group_type',
  'kind',
  'status',
  'tags',
  'organization',
  'member_count',
  'created_at',
  'updated_at',
] as const;
