import { type Space } from '../../state/index.ts';
import { type PublicAnswer, type PublicAnswers, type PublicCall, spaceOf } from '../call.ts';
import { type Computed, change, leaveTraits, present, readChange, settleLater } from './computations.ts';
import { list, pick } from '../items.ts';

const operations = ['create', 'list', 'get', 'update', 'remove'] as const;

/** What audiences and computed traits differ in. */
export interface ComputationResource<One extends Computed> {
  /** What one is called, in answers and in errors. */
  one: string;
  many: string;
  label: string;
  /** The endpoints by their names in the facts. */
  endpoints: Record<(typeof operations)[number], string>;
  of: (space: Space) => One[];
  /** A new one of a body. Throws a `Refusal` for a body that is wrong and a key that is in use. */
  make: (call: PublicCall) => One;
  /** What an update changes besides what all have in common. */
  edit?: (call: PublicCall, one: One) => void;
  /** Those that a list asks for; absent: all. */
  search?: (call: PublicCall, all: One[]) => readonly One[];
  /** What is shown besides what all have in common. */
  more?: (call: PublicCall, one: One) => object;
  /** Items of the largest page, where it is not the usual one. */
  largestPage?: number;
}

/** The endpoints of what a space computes. Nothing that is deleted leaves the profiles: its key stays as a plain trait. */
export function computationAnswers<One extends Computed>(resource: ComputationResource<One>): PublicAnswers {
  const { one, many, label, endpoints, of, make, edit, search, more, largestPage } = resource;
  const named = (call: PublicCall) => pick(of(spaceOf(call)), call.parameter('id'), label);
  const show = (call: PublicCall, item: One) => ({ ...present(spaceOf(call), item), ...more?.(call, item) });
  const answers: Record<(typeof operations)[number], PublicAnswer> = {
    create(call) {
      const all = of(spaceOf(call));
      const item = make(call);
      all.push(item);
      settleLater(call.state, item);
      return { [one]: show(call, item) };
    },
    list(call) {
      const all = of(spaceOf(call));
      return list(call, many, search?.(call, all) ?? all, (item) => show(call, item), largestPage);
    },
    get: (call) => ({ [one]: show(call, named(call)) }),
    update(call) {
      const item = named(call);
      change(call, item, readChange(call));
      edit?.(call, item);
      return { [one]: show(call, item) };
    },
    remove(call) {
      const space = spaceOf(call);
      const item = named(call);
      leaveTraits(space, item);
      of(space).splice(of(space).indexOf(item), 1);
      return { status: 'SUCCESS' };
    },
  };
  return Object.fromEntries(
    operations.map((operation) => [`public.${endpoints[operation]}`, answers[operation]] as const),
  );
}
