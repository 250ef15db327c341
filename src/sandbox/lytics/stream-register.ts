import { type Collection, createCollection } from '../kit/index.ts';
import { conflict, notFound } from './refusal.ts';
import { createId } from './values.ts';

export const streamChannels = ['web', 'email', 'mobile', 'ad', 'sms', 'pos'] as const;
export const streamMethods = ['bulk', 'streaming'] as const;

/** What the account knows of a stream besides its records. */
export interface RegisteredStream {
  id: string;
  /** The name that records are sent under; case matters. */
  slug: string;
  channel: (typeof streamChannels)[number] | '';
  label: string;
  description: string;
  tables: string[];
  providers: string[];
  hidden: boolean;
  method: (typeof streamMethods)[number];
  /** Names of fields that are hidden in the user interface. */
  hiddenFields: ReadonlySet<string>;
  createdAt: number;
}

/** Streams are registered by name, or by the first record that is sent to them. */
export interface StreamRegister extends Collection<RegisteredStream> {
  register(stream: Pick<RegisteredStream, 'slug'> & Partial<RegisteredStream>): RegisteredStream;
  /** Registers the stream unless it is known. */
  ensure(slug: string): void;
}

export function createStreamRegister(now: () => number): StreamRegister {
  const streams = createCollection<RegisteredStream>({
    idOf: ({ id }) => id,
    nameOf: ({ slug }) => slug,
    notFound: () => notFound('stream not found', 'STREAM-NOTFOUND-014'),
    conflict: (slug) => conflict(`stream ${JSON.stringify(slug)} exists`),
  });
  const register: StreamRegister['register'] = (stream) =>
    streams.add({
      id: createId(),
      channel: '',
      label: stream.slug,
      description: '',
      tables: ['user'],
      providers: [],
      hidden: false,
      method: 'streaming',
      hiddenFields: new Set(),
      createdAt: now(),
      ...stream,
    });
  return {
    ...streams,
    register,
    ensure(slug) {
      if (streams.find(slug) === undefined) register({ slug });
    },
  };
}
