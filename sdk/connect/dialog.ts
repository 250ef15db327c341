import { dialogSheet, scrollLockSheet } from './dialog-style.ts';
import { type DialogTexts } from './dialog-texts.ts';
import { createFrame, loadFrame } from './frame.ts';
import { type View, type ViewContext } from './view.ts';

function button(part: string, label: string, onClick: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.part.add(part);
  element.textContent = label;
  element.addEventListener('click', onClick);
  return element;
}

/**
 * A modal dialog over the host's page. The browser itself keeps the keyboard and screen readers in it, and gives the focus
 * back to where it was; the shadow root keeps the host's styles out.
 */
export function openDialog(texts: DialogTexts, { title, ended, onClosed }: ViewContext): View {
  const host = document.createElement('div');
  host.dataset['crosswalk'] = '';
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [dialogSheet()];
  const scrollLock = scrollLockSheet();

  const dialog = document.createElement('dialog');
  dialog.part.add('dialog');
  dialog.setAttribute('aria-label', title);
  const frame = createFrame(title);
  const question = document.createElement('p');
  question.setAttribute('role', 'alert');
  const stay = button('stay', texts.stay, () => ask(false));
  const leave = button('leave', texts.leave, onClosed);
  const close = button('close', '×', onClosed);
  close.setAttribute('aria-label', texts.close);
  const header = document.createElement('header');
  header.append(question, stay, leave, close);
  dialog.append(header);
  root.append(dialog);

  let hasOwnClose = false;
  function show(isAsked: boolean): void {
    question.hidden = stay.hidden = leave.hidden = !isAsked;
    question.textContent = isAsked ? texts.question : '';
    close.hidden = isAsked || hasOwnClose;
    header.className = isAsked ? 'asks' : '';
    frame.inert = isAsked;
  }
  function ask(isAsked: boolean): void {
    show(isAsked);
    (isAsked ? stay : frame).focus();
  }
  show(false);

  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    ask(true);
  });
  // A browser lets nobody be held back twice: it closes the dialog without asking.
  dialog.addEventListener('close', onClosed);
  ended.addEventListener('abort', () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== scrollLock);
    dialog.close();
    host.remove();
  });

  document.body.append(host);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, scrollLock];
  dialog.showModal();
  return {
    get source() {
      return frame.contentWindow;
    },
    open: (address) => loadFrame(frame, address, dialog),
    heed(note) {
      if (note === 'escape') ask(true);
      else {
        // The page of the second step has no button that ends the visit.
        hasOwnClose = note === 'ready';
        show(frame.inert);
      }
    },
  };
}
