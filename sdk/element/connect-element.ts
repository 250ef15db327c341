import { beginConnecting, type ConnectResult, dialogTexts, type TokenSource } from '../connect/index.ts';

/**
 * `<crosswalk-connect>`: a button that connects an account.
 *
 * Attributes: `base-url`, `link-token`, `integration`, and `mode`, which is `frame` (the default), `popup` or
 * `same-window`. Its content is the label, `::part(button)` the button. Events: `connected` with the result as `detail`,
 * `closed` when the customer left, `failed` with the error as `detail`.
 */
export interface CrosswalkConnectElement extends HTMLElement {
  /** In place of the attribute: also a function that asks your server for a token when it is needed. */
  linkToken: TokenSource;
  /** As a click does. Nothing happens while the page is shown already. */
  open(): void;
  /** Takes the page away, without an event. */
  close(): void;

  addEventListener<Name extends keyof CrosswalkConnectEventMap>(
    type: Name,
    listener: (event: CrosswalkConnectEventMap[Name]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

/** The events of the element, beside those of every element. */
export interface CrosswalkConnectEventMap {
  connected: CustomEvent<ConnectResult>;
  closed: CustomEvent<null>;
  failed: CustomEvent<unknown>;
}

/** Defines the element, in a browser. A class of an element cannot even be written where there is no document. */
export function defineConnectElement(): void {
  class ConnectElement extends HTMLElement implements CrosswalkConnectElement {
    #token: TokenSource | undefined;
    #end: (() => void) | undefined;

    constructor() {
      super();
      const root = this.attachShadow({ mode: 'open', delegatesFocus: true });
      const button = document.createElement('button');
      button.type = 'button';
      button.part.add('button');
      button.addEventListener('click', () => this.open());
      const label = document.createElement('slot');
      label.textContent = dialogTexts().connect;
      button.append(label);
      root.append(button);
    }

    get linkToken(): TokenSource {
      return this.#token ?? this.getAttribute('link-token') ?? '';
    }
    set linkToken(token: TokenSource) {
      this.#token = token;
    }

    disconnectedCallback(): void {
      this.close();
    }

    open(): void {
      if (this.#end !== undefined) return;
      const mode = this.getAttribute('mode');
      const tell = (type: string, detail: unknown) => this.dispatchEvent(new CustomEvent(type, { detail }));
      this.#end = beginConnecting(
        this.linkToken,
        {
          baseUrl: this.getAttribute('base-url') ?? '',
          integration: this.getAttribute('integration') ?? undefined,
          iframe: mode !== 'popup',
          sameWindow: mode === 'same-window',
        },
        {
          onConnected: (result) => tell('connected', result),
          onClosed: () => tell('closed', null),
          onFailed: (error) => tell('failed', error),
          onEnded: () => (this.#end = undefined),
        },
      );
    }

    close(): void {
      this.#end?.();
    }
  }

  customElements.define('crosswalk-connect', ConnectElement);
}
