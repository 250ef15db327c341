import { z } from 'zod';
import type { CompiledEndpoint } from '../../src/definitions/index.ts';
import type { Fact } from '../../src/sandbox/reference/index.ts';

type FactPaging = NonNullable<Fact['paging']>;

const text = z.string().optional();
const count = z.number().nullish();

/** Paging as the vendors' endpoint tables write it; each has its own words for the same thing. */
export const sheetPagingSchema = z.looseObject({
  style: z.string(),
  params: z.record(z.string(), z.string()).default({}),
  cursor_param: text,
  offset_param: text,
  page_param: text,
  limit_param: text,
  page_size_param: text,
  first_page: count,
  default_limit: count,
  default: count,
  default_page_size: count,
  limit_max: count,
  max_limit: count,
  max: count,
  max_page_size: count,
  page_size: count,
  observed_page_size: count,
  next_path: text,
  more_path: text,
  next_field: text,
  cursor_source: text,
});
type SheetPaging = z.infer<typeof sheetPagingSchema>;

function styleOf({ style, next_field: next }: SheetPaging): string {
  if (style === 'cursor-link-header') return 'link';
  // An answer that holds the address of the next page is followed, whatever the numbers of its pages.
  return style === 'page' && next !== undefined ? 'url' : style;
}

/** The paging of a row in one form for all vendors. */
export function toFactPaging(row: SheetPaging): FactPaging {
  const { params } = row;
  const style = styleOf(row);
  if (style === 'link') return { style };
  const parameter = row.cursor_param ?? row.offset_param ?? row.page_param ?? params['offset'] ?? params['page'];
  return {
    style,
    parameter: style === 'url' ? undefined : parameter,
    size: row.limit_param ?? row.page_size_param ?? params['limit'],
    first: style === 'page' ? (row.first_page ?? undefined) : undefined,
    default: row.default_limit ?? row.default ?? row.default_page_size ?? undefined,
    maximum:
      row.limit_max ??
      row.max_limit ??
      row.max ??
      row.max_page_size ??
      row.page_size ??
      row.observed_page_size ??
      undefined,
    next: row.next_path ?? row.next_field ?? row.cursor_source,
    more: row.more_path,
  };
}

/** `a[b]` and `a.b` name the same query parameter. */
const dotted = (name: unknown) => String(name).replace(/\[(\w+)\]/g, '.$1');

/** Everything by which two ways of paging can differ, as one text; `none` without paging. */
export function describePaging(paging: FactPaging | CompiledEndpoint['paging']): string {
  if (paging === undefined) return 'none';
  const all: Record<string, unknown> = { ...paging };
  const details = (['parameter', 'size', 'first', 'default', 'maximum', 'next', 'more'] as const)
    .filter((name) => all[name] !== undefined)
    .map((name) => `${name}=${dotted(all[name])}`);
  return [paging.style, ...details].join(' ');
}
