export { type CallProblem, checkCall, type ReceivedCall } from './check.ts';
export { type Fact, type FactParameter, type FactsFile, factsFileSchema } from './fact.ts';
export { registerShapes, type ShapeBehaviour } from './register.ts';
export { type Sample, type Shapes, shapesSchema } from './shape.ts';
