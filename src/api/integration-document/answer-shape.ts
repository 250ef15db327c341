import { type JsonObject, parsePath, type Step } from '../../mapping/index.ts';

function shapeOf(places: readonly (readonly Step[])[]): JsonObject {
  const deeper = places.filter((steps) => steps.length > 0);
  const first = deeper[0]?.[0];
  if (first === undefined) return {};
  if (first.kind !== 'name') {
    const inner = shapeOf(deeper.map((steps) => steps.slice(1)));
    return first.kind === 'every_value'
      ? { type: 'object', additionalProperties: inner }
      : { type: 'array', items: inner };
  }
  const names = new Set(deeper.flatMap(([step]) => (step?.kind === 'name' ? [step.name] : [])));
  const properties = [...names].map((name) => {
    const within = deeper.filter(([step]) => step?.kind === 'name' && step.name === name);
    return [name, shapeOf(within.map((steps) => steps.slice(1)))] as const;
  });
  return { type: 'object', properties: Object.fromEntries(properties) };
}

/**
 * The JSON Schema of an answer of which is known where it has what.
 *
 * @example
 * answerShape(['data.id']); // { type: 'object', properties: { data: { type: 'object', properties: { id: {} } } } }
 */
export function answerShape(places: readonly string[]): JsonObject {
  return shapeOf(places.map((place) => parsePath(place).steps));
}
