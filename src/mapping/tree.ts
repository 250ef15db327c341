import { formatPath, type Step } from './path.ts';

/** A tree of places: what stands at each, and how the list or object above is divided. */
export interface Branch<T> {
  readonly kind: 'branch';
  readonly path: string;
  /** How the children are told apart; undefined while there are none. */
  by?: 'name' | 'index' | 'choice';
  /** The property that tells the elements of a list apart, when `by` is `choice`. */
  key?: string;
  /** The property by which this element was chosen from its list. */
  readonly chosenBy?: string;
  readonly children: Map<string, Tree<T>>;
}

export interface Leaf<T> {
  readonly kind: 'leaf';
  readonly path: string;
  readonly value: T;
}

export type Tree<T> = Branch<T> | Leaf<T>;

/** An empty tree. */
export function newBranch<T>(path: string, chosenBy?: string): Branch<T> {
  return { kind: 'branch', path, children: new Map(), ...(chosenBy === undefined ? {} : { chosenBy }) };
}

/**
 * Adds a leaf. Answers why it cannot stand there, or `undefined` when it was added: places in one tree exclude each
 * other, so none is at, above or below another, and each list or object is divided in one way.
 */
export function plant<T>(root: Branch<T>, steps: readonly Step[], value: T): string | undefined {
  let branch = root;
  for (const [position, step] of steps.entries()) {
    const isLast = position === steps.length - 1;
    const path = formatPath(steps.slice(0, position + 1));
    const conflict = divide(branch, step, isLast);
    if (conflict !== undefined) return conflict;
    const name = childName(step);
    const child = branch.children.get(name);
    if (isLast) {
      if (child !== undefined) return child.kind === 'leaf' ? `${path} is taken` : `places below ${path} are taken`;
      branch.children.set(name, { kind: 'leaf', path, value });
    } else if (child === undefined) {
      const made = newBranch<T>(path, step.kind === 'choice' ? step.key : undefined);
      branch.children.set(name, made);
      branch = made;
    } else if (child.kind === 'leaf') {
      return `${path}, above it, is taken`;
    } else {
      branch = child;
    }
  }
  return steps.length === 0 ? 'it is the whole document' : undefined;
}

function divide<T>(branch: Branch<T>, step: Step, isLast: boolean): string | undefined {
  if (step.kind === 'every_item' || step.kind === 'every_value') return 'it stands for several places';
  if (branch.by !== undefined && branch.by !== step.kind) {
    return `${branch.path} is already divided by ${branch.by}, and this divides it by ${step.kind}`;
  }
  if (step.kind === 'choice') {
    if (isLast) return 'it must end with the name of a property of the chosen element';
    if (branch.key !== undefined && branch.key !== step.key) {
      return `the elements of ${branch.path} are already told apart by ${branch.key}`;
    }
    branch.key = step.key;
  }
  if (step.kind === 'name' && step.name === branch.chosenBy) return `${step.name} is what ${branch.path} is chosen by`;
  branch.by = step.kind;
  return undefined;
}

function childName(step: Step): string {
  switch (step.kind) {
    case 'name':
      return step.name;
    case 'index':
      return String(step.index);
    case 'choice':
      return step.value;
    case 'every_item':
      return '[]';
    case 'every_value':
      return '{}';
  }
}

/** Every branch of the tree, the root first. */
export function* branchesOf<T>(root: Branch<T>): Generator<Branch<T>> {
  yield root;
  for (const child of root.children.values()) if (child.kind === 'branch') yield* branchesOf(child);
}

/** Lists in which a position is declared and the one before it is not; a vendor would get a gap. */
export function listGaps<T>(root: Branch<T>): string[] {
  return [...branchesOf(root)]
    .filter(
      ({ by, children }) => by === 'index' && [...children.keys()].some((index) => Number(index) >= children.size),
    )
    .map(({ path }) => path);
}
