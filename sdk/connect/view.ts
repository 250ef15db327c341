import { type Note } from './outcome.ts';

/** What a page is shown for. */
export type Purpose = 'connect' | 'map';

/** Where a page is shown: a frame in a dialog or on the page, a window of its own, or this window. */
export interface View {
  /** The window whose messages count, once there is one. */
  readonly source: MessageEventSource | null | undefined;
  open(address: string): void;
  /** What the page says on its way. */
  heed?(note: Note): void;
}

/** What a view is given. */
export interface ViewContext {
  /** Says what is shown, for those who cannot see it. */
  title: string;
  /** The end of the visit: everything that the view added is taken away. */
  ended: AbortSignal;
  /** The customer left. */
  onClosed: () => void;
}
