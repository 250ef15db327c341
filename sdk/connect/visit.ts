import { requireUsable } from './check.ts';
import { openDialog } from './dialog.ts';
import { dialogTexts, type DialogTexts } from './dialog-texts.ts';
import { ConnectError } from './errors.ts';
import { fillContainer } from './frame.ts';
import { type DisplayOptions } from './options.ts';
import { type ConnectResult, endOfLeft, readNote, readOutcome, withLinked } from './outcome.ts';
import { type ConnectPage } from './page-address.ts';
import { type Purpose, type View, type ViewContext } from './view.ts';
import { leavePage, openPopup } from './window-views.ts';

/** A token, or the promise of one, so that a window can be opened within the click that asks a server for it. */
export type Token = string | PromiseLike<string>;

function openView(options: DisplayOptions, texts: DialogTexts, context: ViewContext): View {
  const { iframe = true, sameWindow = false, container } = options;
  if (sameWindow) return leavePage(context);
  if (!iframe) return openPopup(options, context);
  return container === undefined ? openDialog(texts, context) : fillContainer(container, context);
}

/** Shows a page until it says how it ended, the customer leaves, or the signal takes it away. */
export async function visit(
  page: ConnectPage,
  token: Token,
  purpose: Purpose,
  options: DisplayOptions,
): Promise<ConnectResult> {
  const { signal } = options;
  signal?.throwIfAborted();
  const ending = new AbortController();
  const ended = ending.signal;
  try {
    return await new Promise((resolve, reject) => {
      async function open(): Promise<void> {
        const given = await token;
        const address = page.addressFor(given);
        await requireUsable(page, given, purpose, options);
        if (!ended.aborted) view.open(address);
      }

      // Before there is a view, so that a failing token is heard even when the browser allows no window.
      open().catch(reject);
      const texts = dialogTexts();
      let linked: ConnectResult | undefined;
      const end = (outcome: ConnectResult | ConnectError) =>
        outcome instanceof ConnectError ? reject(outcome) : resolve(outcome);
      const onClosed = () => end(endOfLeft(linked));
      const view = openView(options, texts, { title: texts[purpose], ended, onClosed });

      function receive({ origin, source, data }: MessageEvent<unknown>): void {
        // Both are needed: another page could be led into the frame, and another frame may show the same origin.
        if (origin !== page.origin || source !== view.source) return;
        const note = readNote(data);
        if (typeof note === 'object') ({ linked } = note);
        if (note !== undefined) view.heed?.(note);
        const outcome = readOutcome(data);
        if (outcome !== undefined) end(withLinked(outcome, linked));
      }

      window.addEventListener('message', receive, { signal: ended });
      signal?.addEventListener('abort', () => reject(signal.reason), { signal: ended });
    });
  } finally {
    ending.abort();
  }
}
