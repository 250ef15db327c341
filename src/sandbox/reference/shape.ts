import { z } from 'zod';

/** A recorded answer. The text `@name` stands for an object, `{parameter}` for the value of a path parameter. */
const sampleSchema: z.ZodType<z.core.util.JSONType> = z.json();

/** The recorded answers of a vendor, by the id of the fact. Objects that several answers hold are named once. */
export const shapesSchema = z.strictObject({
  $schema: z.string().optional(),
  objects: z.record(z.string(), sampleSchema).default({}),
  answers: z.record(z.string(), sampleSchema),
  /** By the id of the fact and the path parameter, what there is; everything else is not found. */
  known: z.record(z.string(), z.record(z.string(), z.array(z.string()))).default({}),
});

export type Shapes = z.infer<typeof shapesSchema>;
export type Sample = z.core.util.JSONType;

/** Replaces the names of objects by the objects. Throws a `RangeError` for a name that there is none of. */
export function resolveSample(sample: Sample, objects: Shapes['objects'], above: readonly string[] = []): Sample {
  if (typeof sample === 'string') {
    if (!/^@[a-z][\w-]*$/i.test(sample)) return sample;
    const name = sample.slice(1);
    const object = objects[name];
    if (object === undefined) throw new RangeError(`there is no object ${name} in the shapes`);
    if (above.includes(name)) throw new RangeError(`the object ${name} holds itself: ${[...above, name].join(' > ')}`);
    return resolveSample(object, objects, [...above, name]);
  }
  if (Array.isArray(sample)) return sample.map((item) => resolveSample(item, objects, above));
  if (typeof sample !== 'object' || sample === null) return sample;
  return Object.fromEntries(
    Object.entries(sample).map(([name, value]) => [name, resolveSample(value, objects, above)]),
  );
}

/** Puts the values of path parameters into a sample. A text that is one placeholder takes the value as it is. */
export function fillSample(sample: Sample, values: Readonly<Record<string, string | number>>): Sample {
  if (typeof sample === 'string') {
    const whole = values[/^\{(\w+)\}$/.exec(sample)?.[1] ?? ''];
    return whole ?? sample.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(values[name] ?? placeholder));
  }
  if (Array.isArray(sample)) return sample.map((item) => fillSample(item, values));
  if (typeof sample !== 'object' || sample === null) return sample;
  return Object.fromEntries(Object.entries(sample).map(([name, value]) => [name, fillSample(value, values)]));
}
