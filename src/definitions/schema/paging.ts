import { z } from 'zod';
import { pathSchema } from '../../mapping/index.ts';

const sizeParameter = z.string().describe('Query parameter that sets the size of a page; absent: it cannot be set.');
const largestPage = z.number().int().positive().describe('Records of the largest page.');

const everyPaging = {
  size: sizeParameter.optional(),
  maximum: largestPage.optional(),
  default: z.number().int().positive().optional().describe('Records of a page when the size is not set.'),
  total: pathSchema.optional().describe('Where the answer says how many records the whole list has.'),
  about_page: z
    .array(pathSchema)
    .min(1)
    .optional()
    .describe('Where the answer says which page it is, such as its own cursor or its size: lists leave it out.'),
};

/** A way of paging, named so that endpoints can share it. */
export const pagingSchema = z.discriminatedUnion('style', [
  z.strictObject({
    ...everyPaging,
    style: z.literal('page').describe('Pages by number; when the maximum is not known, an empty one ends the list.'),
    parameter: z.string().describe('Query parameter of the number.'),
    first: z.number().int().describe('Number of the first page.'),
  }),
  z.strictObject({
    ...everyPaging,
    style: z.literal('offset').describe('Pages by the number of records before them.'),
    parameter: z.string().describe('Query parameter of the offset.'),
    size: sizeParameter,
    maximum: largestPage,
  }),
  z.strictObject({
    ...everyPaging,
    style: z.literal('cursor').describe('Each answer has the cursor of the next page.'),
    parameter: z.string().describe('Query parameter of the cursor.'),
    next: pathSchema.describe(
      'Where the answer has the next cursor; absent, null or empty ends the list. Of several, as in items[].id, it is the last, and a page that is not full ends the list.',
    ),
    previous: pathSchema.optional().describe('Where the answer has the way back.'),
    more: pathSchema.optional().describe('Where the answer says whether there is more.'),
  }),
  z.strictObject({
    ...everyPaging,
    style: z.literal('link').describe('Each answer has a Link header with rel="next".'),
  }),
  z.strictObject({
    ...everyPaging,
    style: z.literal('url').describe('Each answer has the address of the next page.'),
    next: pathSchema.describe('Where the answer has the address; absent, null or empty ends the list.'),
    previous: pathSchema.optional().describe('Where the answer has the way back.'),
  }),
]);

export type Paging = z.infer<typeof pagingSchema>;
