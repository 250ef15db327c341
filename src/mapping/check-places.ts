import { type LensFinding } from './finding.ts';
import { containerPaths, fieldsWithin } from './containers.ts';
import { type Field } from './fields.ts';
import { type Path, pathNames, stepsBelow } from './path.ts';
import { type ContainerSpec, type LensSpec } from './spec.ts';
import { listGaps, newBranch, plant } from './tree.ts';

/** What is wrong with the places that the fields of a lens have at the vendor, taken together. */
export function checkPlaces(spec: LensSpec, fields: readonly Field[]): LensFinding[] {
  return [...checkWritten(fields), ...checkContainers(spec.replaced_whole ?? [], fields)];
}

/** Two fields written to one place would overwrite each other. */
function checkWritten(fields: readonly Field[]): LensFinding[] {
  const root = newBranch<Field>('');
  const findings: LensFinding[] = [];
  for (const field of fields) {
    if (field.kind !== 'place' || field.write === undefined) continue;
    const conflict = plant(root, field.write.steps, field);
    if (conflict === undefined) continue;
    findings.push({
      field: field.path.text,
      message: `it cannot be written at ${field.write.text}: ${conflict}`,
      fix: 'Write it elsewhere, or only read it.',
    });
  }
  for (const path of listGaps(root)) {
    findings.push({
      field: path,
      message: 'its written positions do not count up from 0',
      fix: `Write ${path}[0] and the positions after it without a gap.`,
    });
  }
  return [...findings, ...checkRestPlace(fields)];
}

function checkRestPlace(fields: readonly Field[]): LensFinding[] {
  const rest = fields.find((field) => field.kind === 'rest');
  if (rest?.kind !== 'rest') return [];
  return fields
    .filter((field) => field.kind === 'place' && field.write !== undefined && contains(field.write, rest.write))
    .map(({ path }) => ({
      field: path.text,
      message: `it is written over ${rest.write.text}, which holds the attributes of ${rest.path.text}`,
      fix: 'Write it elsewhere, or only read it.',
    }));
}

function contains(outer: Path, inner: Path): boolean {
  return stepsBelow(inner, outer) !== undefined;
}

function checkContainers(specs: readonly ContainerSpec[], fields: readonly Field[]): LensFinding[] {
  const writes = specs.map((spec) => containerPaths(spec).write);
  return specs.flatMap((spec, position) => {
    const { read, write } = containerPaths(spec);
    const at = (message: string, fix: string): LensFinding => ({ field: `replaced_whole ${write.text}`, message, fix });
    if (write.steps.length === 0 || [read, write].some((path) => pathNames(path) === undefined)) {
      return [at('it is not an object in one place', 'Name the object by plain names such as a.b.')];
    }
    if (writes.some((other, index) => index !== position && contains(other, write))) {
      return [at('it is, or is within, another such object', 'Keep the outer one.')];
    }
    const within = fieldsWithin(write, fields);
    if (within.length === 0) return [at('no field is written into it', 'Remove it, or correct its path.')];
    return within
      .filter((field) => {
        const below = field.write === undefined ? undefined : stepsBelow(field.write, write);
        const isNested = field.kind === 'rest' && below !== undefined && below.length > 0;
        return isNested || below?.some(({ kind }) => kind !== 'name') === true;
      })
      .map((field) =>
        at(`${field.path.text} is in it at no plain name`, 'Within such objects, write to plain names such as a.b.c.'),
      );
  });
}
