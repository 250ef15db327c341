import { type View, type ViewContext } from './view.ts';

/** A frame for the page, without an address yet. */
export function createFrame(title: string): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.title = title;
  frame.referrerPolicy = 'no-referrer';
  frame.part.add('frame');
  return frame;
}

/** Leads the frame to the page, and the keyboard into it. */
export function loadFrame(frame: HTMLIFrameElement, address: string, parent: Node): void {
  frame.addEventListener('load', () => frame.focus(), { once: true });
  frame.src = address;
  parent.appendChild(frame);
}

/** A frame that fills an element of the page. */
export function fillContainer(container: Element, { title, ended }: ViewContext): View {
  const frame = createFrame(title);
  frame.style.cssText = 'display:block;width:100%;height:100%;border:0';
  ended.addEventListener('abort', () => frame.remove());
  return {
    get source() {
      return frame.contentWindow;
    },
    open: (address) => loadFrame(frame, address, container),
  };
}
