import { ConnectError } from './errors.ts';
import { type DisplayOptions } from './options.ts';
import { type View, type ViewContext } from './view.ts';

/** By its beginning the page knows that this SDK listens; the rest makes every window a new one. */
const newName = () => `crosswalk-${Math.random().toString(36).slice(2)}`;

/** Milliseconds between looks at whether a window is still there: browsers do not tell. */
const lookEvery = 200;

/**
 * A window of its own, over the middle of this one. It is opened at once and stays empty until `open`, because browsers
 * allow windows only within a click.
 *
 * @throws ConnectError `popup_blocked`
 */
export function openPopup({ width = 700, height = 800 }: DisplayOptions, { ended, onClosed }: ViewContext): View {
  const left = Math.max(0, Math.round(window.screenX + (window.outerWidth - width) / 2));
  const top = Math.max(0, Math.round(window.screenY + (window.outerHeight - height) / 2));
  const popup = window.open('', newName(), `popup,width=${width},height=${height},left=${left},top=${top}`);
  if (popup === null) throw new ConnectError('popup_blocked', 'The browser did not allow a window.');
  let wasClosed = false;
  const timer = setInterval(() => {
    // One more look, as the message of a page that closed itself may still be on its way.
    if (wasClosed) onClosed();
    wasClosed = popup.closed;
  }, lookEvery);
  ended.addEventListener('abort', () => {
    clearInterval(timer);
    popup.close();
  });
  return { source: popup, open: (address) => popup.location.replace(address) };
}

/** This window. Nothing comes of the visit here, but for a customer who comes back by the browser's own button. */
export function leavePage({ ended, onClosed }: ViewContext): View {
  window.addEventListener('pageshow', ({ persisted }) => persisted && onClosed(), { signal: ended });
  return { source: undefined, open: (address) => window.location.assign(address) };
}
