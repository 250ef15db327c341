import {
  describeSettings,
  parseSource,
  type ParsedSource,
  type ResourceFile,
  type Settings,
  variantsOf,
} from '../../definitions/index.ts';
import { homesOf, reasonOf } from '../../discovery/index.ts';
import { unifiedResources } from '../../unified/index.ts';
import { readDefinitionFiles } from '../definition-files.ts';
import { type GeneratedFile } from './generated-file.ts';
import { markdownTable } from './markdown-table.ts';
import { formsSection, partsLimits, partsNote } from './user-answers.ts';
import { cellOf } from './user-table-cells.ts';

const introduction = `# Where a user lives

One unified user, and where each of its fields is at each vendor. A field is declared once in \`integrations/<vendor>/users.json\` and served in both directions; what works in one direction only says so. Nothing is dropped: a field that a vendor has no place for is refused with the reason below, and so is a value that the vendor would change.
`;

/** A vendor's user resource, for every kind of account that its definition tells apart. */
export interface VendorColumn {
  label: string;
  variants: readonly { settings: Settings; resource: ResourceFile }[];
}

/** The texts of all variants, each once and with the settings that it is for. */
function perVariant({ variants }: VendorColumn, text: (resource: ResourceFile) => string): string {
  const all = variants.map(({ settings }) => settings);
  const texts = variants.map(({ resource }) => text(resource));
  return [...new Set(texts)]
    .map((one) => {
      const some = all.filter((_, position) => texts[position] === one);
      const when = describeSettings(some, all);
      return when === '' ? one : `${one} (where ${when})`;
    })
    .join('<br>');
}

function fieldTable(columns: readonly VendorColumn[], fields: readonly string[]): string {
  const rows = fields.map((field) => [
    `\`${field}\``,
    ...columns.map((column) => perVariant(column, (resource) => cellOf(resource, field))),
  ]);
  return `## Fields\n\n${markdownTable(['Field', ...columns.map(({ label }) => label)], rows)}\n`;
}

function oneWay(columns: readonly VendorColumn[], fields: readonly string[]): string {
  const lines = columns.map((column) => {
    const isOneWay = (resource: ResourceFile, field: string) => {
      const homes = homesOf(resource, field);
      return homes.length > 0 && homes.every(({ way }) => way === 'read' || way === 'write');
    };
    const names = fields.filter((field) => column.variants.some(({ resource }) => isOneWay(resource, field)));
    return `- ${column.label}: ${names.map((name) => `\`${name}\``).join(', ')}`;
  });
  return `## One-way fields\n\nThese are read and cannot be written: the vendor sets them itself, or keeps them by other calls.\n\n${lines.join('\n')}\n`;
}

function declined(columns: readonly VendorColumn[], fields: readonly string[]): string {
  const rows = columns.flatMap((column) =>
    fields.flatMap((field) => {
      const reason = perVariant(column, (resource) => reasonOf(resource, field) ?? '');
      return reason === '' ? [] : [[column.label, `\`${field}\``, reason]];
    }),
  );
  return `## Unsupported fields\n\n${markdownTable(['Vendor', 'Field', 'Why'], rows)}\n`;
}

/** The ways to name a user, and what can be done by each. */
function kindCell(kind: string, { identity, methods }: ResourceFile): string {
  const spec = identity.kinds[kind];
  if (spec === undefined) return '';
  const uses = [
    ...(methods.get?.by[kind] === undefined ? [] : ['read']),
    ...(spec.record === undefined ? [] : ['written']),
    ...(methods.delete?.by[kind] === undefined ? [] : ['deleted']),
  ];
  const form = [kind, ...(spec.parts ?? ['…'])].join(':');
  const plain = identity.primary === kind ? ', or plain' : '';
  return `\`${form}\`${plain}: ${uses.length === 0 ? 'shown only' : uses.join(', ')}`;
}

function identifiers(columns: readonly VendorColumn[]): string {
  const rows = columns.flatMap((column) => {
    const kinds = [...new Set(column.variants.flatMap(({ resource }) => Object.keys(resource.identity.kinds)))];
    return kinds.map((kind) => [column.label, perVariant(column, (resource) => kindCell(kind, resource))]);
  });
  const note =
    'An id in a path is plain or typed, as in `email:ada@example.com`. A user found by one kind is written and deleted by the best one that it has.';
  return `## Identifiers\n\n${note}\n\n${markdownTable(['Vendor', 'Id and what is done by it'], rows)}\n`;
}

function limits(columns: readonly VendorColumn[]): string {
  const rows = columns.map((column) => [
    column.label,
    perVariant(column, ({ lens: { stores = {} } }) => {
      const { refuse = {}, string_length: text, array_length: items, bytes } = stores;
      const counts = [
        ...(text === undefined ? [] : [`text beyond ${text} characters`]),
        ...(items === undefined ? [] : [`arrays beyond ${items} items`]),
        ...(bytes === undefined ? [] : [`attributes beyond ${bytes} bytes`]),
      ];
      const refused = [...Object.keys(refuse).map((kind) => kind.replaceAll('_', ' ')), ...counts];
      return refused.length === 0 ? 'nothing' : refused.join(', ');
    }),
  ]);
  return `## Refused values of custom attributes\n\nThe vendor would change or drop them, so they are refused before anything is sent.\n\n${markdownTable(['Vendor', 'Refused'], rows)}\n`;
}

/** How a vendor's accounts keep an object together that is written in parts. */
function partsCell({ lens, methods }: ResourceFile): string {
  const objects = (lens.replaced_whole ?? []).map((place) => `\`${typeof place === 'string' ? place : place.write}\``);
  if (objects.length === 0) return 'every field has a place of its own';
  const { merge } = methods.update ?? {};
  if (merge === undefined) return `${objects.join(', ')}: completed`;
  const depth = merge.levels === undefined ? 'at every depth' : `${merge.levels} level deep`;
  return `${objects.join(', ')}: merged by the vendor, ${depth}; else completed`;
}

function parts(columns: readonly VendorColumn[]): string {
  const rows = columns.map((column) => [column.label, perVariant(column, partsCell)]);
  return `## Objects written in parts\n\n${partsNote}\n${markdownTable(['Vendor', 'Objects that are replaced as a whole'], rows)}\n\n${partsLimits}`;
}

/** The page for these vendors. */
export function compileUserTable(columns: readonly VendorColumn[], fields: readonly string[]): string {
  return [
    '<!-- Generated from integrations/*/users.json by `npm run generate`. Do not edit. -->\n',
    introduction,
    fieldTable(columns, fields),
    oneWay(columns, fields),
    declined(columns, fields),
    identifiers(columns),
    limits(columns),
    parts(columns),
    formsSection,
  ].join('\n');
}

function columnOf({ integration, resources }: ParsedSource): VendorColumn[] {
  const content = resources.get('users');
  if (content === undefined) return [];
  const { connection, label, name } = integration;
  const variants = variantsOf(`${name}/users.json`, { content, connection }).flatMap(({ settings, content: variant }) =>
    'resource' in variant ? [{ settings, resource: variant.resource }] : [],
  );
  return [{ label, variants }];
}

/** The page that says of every unified field of a user where it is at every vendor. */
export async function generateUserTable(): Promise<GeneratedFile[]> {
  const { sources } = await readDefinitionFiles();
  const columns = Object.entries(sources).flatMap(([folder, source]) => {
    const result = parseSource(folder, source);
    return 'parsed' in result ? columnOf(result.parsed) : [];
  });
  const fields = unifiedResources['user-directory/users']?.fields ?? [];
  return [{ path: 'docs/users.md', content: compileUserTable(columns, fields) }];
}
