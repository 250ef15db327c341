import { type HostField } from '../connect/index.ts';
import { type CompiledResource, nearest } from '../definitions/index.ts';
import { shorten } from '../errors/index.ts';
import { type AttributeChoices } from './attributes.ts';
import { type FieldMapping, type FieldMappings, formatsOfType, mappingOf } from './mapping.ts';

/** Why a host field cannot be mapped as it was asked for. */
export type MapProblemReason =
  | 'undeclared'
  | 'required'
  | 'unknown_field'
  | 'taken_twice'
  | 'type_clash'
  | 'unwritable'
  | 'wrong_format'
  | 'invalid';

export interface MapProblem {
  /** Name of the host field. */
  readonly name: string;
  readonly reason: MapProblemReason;
  /** For the developer, in English. */
  readonly message: string;
  /** What the reason is about: the other field, the type that the attribute holds. */
  readonly detail?: string;
}

/** What a map is checked against. */
export interface MapSurroundings {
  readonly hostFields: readonly HostField[];
  /** The resource of the account, without any host field. */
  readonly resource: CompiledResource;
  readonly choices: AttributeChoices;
}

/** What two mappings have in common when they have one place. */
const placeOf = (mapping: FieldMapping) =>
  'field' in mapping ? `field ${mapping.field}` : `attribute ${mapping.attribute}`;

function fieldProblem(
  { name, type }: HostField,
  field: string,
  { choices, resource }: MapSurroundings,
): MapProblem | undefined {
  const found = choices.standard.find((choice) => choice.field === field);
  if (found === undefined) {
    const isRead = resource.lens.readable.includes(field);
    if (isRead) {
      const message = `${field} is made of several places at the vendor; choose another field.`;
      return { name, reason: 'unwritable', message, detail: field };
    }
    const near = nearest(
      field,
      choices.standard.map((choice) => choice.field),
    );
    const hint = near === undefined ? '' : ` Did you mean ${near}?`;
    return { name, reason: 'unknown_field', message: `There is no field ${shorten(field)}.${hint}`, detail: field };
  }
  if (!found.isWritable) {
    const message = `${field} is only read: the vendor sets it. Choose another field.`;
    return { name, reason: 'unwritable', message, detail: found.name };
  }
  if (found.type === type) return undefined;
  const message = `It is declared as ${type}, and ${field} holds values of the type ${found.type}.`;
  return { name, reason: 'type_clash', message, detail: found.type };
}

function attributeProblem(
  { name, type }: HostField,
  { attribute, format, values }: Extract<FieldMapping, { attribute: string }>,
  { choices, resource }: MapSurroundings,
): MapProblem | undefined {
  const standard = choices.standard.find((choice) => choice.name === attribute);
  const refusal = resource.lens.attributeRefusal(attribute);
  if (refusal !== undefined) {
    const message =
      standard === undefined ? refusal : `${attribute} is where ${standard.field} is kept; map it to that field.`;
    return { name, reason: 'unwritable', message, detail: attribute };
  }
  if (format !== undefined && (values !== undefined || !formatsOfType[type].includes(format))) {
    const fit = formatsOfType[type].join(', ') || 'none';
    const message =
      values === undefined
        ? `The format ${format} is not for values of the type ${type}; there are for it: ${fit}.`
        : 'Values are written as they are listed, so a format would mean nothing; leave one of the two out.';
    return { name, reason: 'wrong_format', message };
  }
  const known = choices.custom?.find((choice) => choice.name === attribute);
  if (known?.type === undefined || known.holds.includes(type) || values !== undefined) return undefined;
  const message = `It is declared as ${type}, and the vendor keeps values of the type ${known.type} in ${attribute}.`;
  return { name, reason: 'type_clash', message, detail: known.type };
}

function* takenTwice(mappings: FieldMappings): Generator<MapProblem, void, undefined> {
  const owners = new Map<string, string>();
  for (const [name, mapping] of Object.entries(mappings)) {
    const place = placeOf(mapping);
    const owner = owners.get(place);
    if (owner === undefined) owners.set(place, name);
    else {
      const message = `${owner} is mapped to the same ${place}; two fields would overwrite each other.`;
      yield { name, reason: 'taken_twice', message, detail: owner };
    }
  }
}

/** Everything that is wrong with a map, by host field; at most one problem each. */
export function checkMap(mappings: FieldMappings, surroundings: MapSurroundings): MapProblem[] {
  const problems = new Map<string, MapProblem>();
  const note = (problem: MapProblem | undefined) => {
    if (problem !== undefined && !problems.has(problem.name)) problems.set(problem.name, problem);
  };
  const declared = new Map(surroundings.hostFields.map((field) => [field.name, field]));
  for (const [name, mapping] of Object.entries(mappings)) {
    const field = declared.get(name);
    if (field === undefined) {
      const names = [...declared.keys()].join(', ') || 'none';
      note({ name, reason: 'undeclared', message: `No host field is called so. There are: ${names}.` });
    } else if ('field' in mapping) note(fieldProblem(field, mapping.field, surroundings));
    else note(attributeProblem(field, mapping, surroundings));
  }
  for (const problem of takenTwice(mappings)) note(problem);
  for (const field of surroundings.hostFields) {
    if (!field.required || mappingOf(mappings, field) !== undefined) continue;
    const message = `${field.label} is required: say where the vendor keeps it.`;
    note({ name: field.name, reason: 'required', message });
  }
  return [...problems.values()];
}
