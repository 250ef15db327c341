import { type CrosswalkConnectElement, defineConnectElement } from './connect-element.ts';

export type { CrosswalkConnectElement, CrosswalkConnectEventMap } from './connect-element.ts';

declare global {
  interface HTMLElementTagNameMap {
    'crosswalk-connect': CrosswalkConnectElement;
  }
}

if (typeof customElements !== 'undefined' && customElements.get('crosswalk-connect') === undefined) {
  defineConnectElement();
}
