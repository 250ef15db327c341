/** How a page is shown. */
export interface DisplayOptions {
  /** Where Crosswalk is, with its path if it has one: `https://api.example.com/crosswalk`. Only its messages count. */
  baseUrl: string;
  /** True, the default: in a frame on this page. False: in a window of its own. */
  iframe?: boolean | undefined;
  /** Leaves this page; the link's `redirect_uri` leads back. */
  sameWindow?: boolean | undefined;
  /** Pixels of the window of its own. Default 700. */
  width?: number | undefined;
  /** Pixels of the window of its own. Default 800. */
  height?: number | undefined;
  /** Holds the frame, in place of a dialog over this page. It has to have a height. */
  container?: Element | undefined;
  /** Takes the page away; the promise then rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
}

/** What the connect page shows. The names are those of Truto's link SDK. */
export interface ConnectOptions extends DisplayOptions {
  /** The integration to begin with; without `integrations` the only one. */
  integration?: string | undefined;
  /** The integrations to choose from, among those of the link. */
  integrations?: readonly string[] | undefined;
  /** No way back from a form to the choice of integrations. */
  noBack?: boolean | undefined;
  /** The only kind of credentials to ask for; integrations that do not take it are not offered. */
  authFormat?: 'api_key' | 'oauth2' | 'oauth2_client_credentials' | undefined;
  /** Leaves out the mapping of fields that would follow. */
  skipRapidForm?: boolean | undefined;
}
