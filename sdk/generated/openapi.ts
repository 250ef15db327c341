// Generated from the OpenAPI document by `npm run generate`. Do not edit.

export interface paths {
  '/': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Leads to the API reference */
    get: operations['root'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether the process runs */
    get: operations['health'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/ping': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Whether the service can be reached
     * @description Answers as /health does, under the name that clients of Truto ask for.
     */
    get: operations['ping'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/ready': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether requests can be served */
    get: operations['ready'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/openapi.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The OpenAPI 3.1 document */
    get: operations['openapi'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/openapi/{file}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The OpenAPI 3.1 document of one vendor’s calls through /proxy */
    get: operations['integrationOpenapi'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/integration': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List integrations */
    get: operations['listIntegrations'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/integration/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get one integration
     * @description The connection form, the servers and their hosts, the limits, and what of the unified models it serves.
     */
    get: operations['getIntegration'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/integration/{name}/capabilities': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What an integration can do */
    get: operations['integrationCapabilities'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/integrated-account/{id}/capabilities': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What a linked account can do
     * @description Calls for which the account has no credential are there too, with the connection fields that are missing.
     */
    get: operations['integratedAccountCapabilities'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/integrated-account/{id}/tools': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The calls that a linked account can make, as tools of a language model
     * @description Calls for which the account has no credential are left out. All tools come on one page.
     */
    get: operations['integratedAccountTools'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/unified/{model}/{resource}/meta/{method}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What a unified method takes, answers, and does at every vendor */
    get: operations['unifiedMeta'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/unified/{model}/{resource}/{integration}/meta/{method}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What a unified method takes, answers and does at one vendor */
    get: operations['unifiedIntegrationMeta'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/unified/meta/{model}/{integration}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A guide for the people who link their accounts
     * @description How to connect and where to find the keys, the permissions that each method needs, limits, where each field is kept, and what is not supported and why.
     */
    get: operations['integrationGuide'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/integrated-account': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List linked accounts */
    get: operations['listIntegratedAccounts'];
    put?: never;
    /**
     * Link a vendor account
     * @description The credentials are tried live before anything is stored, unless verify is false.
     */
    post: operations['createIntegratedAccount'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/integrated-account/token': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Create a token for one account
     * @description Good for 15 minutes and one account, for unified, proxy, custom and native calls and for /integrated-account/me. A browser may use it on pages of the origins that are named.
     */
    post: operations['createAccountToken'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/integrated-account/me': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Get the account of an account token */
    get: operations['getOwnIntegratedAccount'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Change the account of an account token
     * @description Connection fields that are not named stay as they are. New ones are tried live before they are stored.
     */
    patch: operations['updateOwnIntegratedAccount'];
    trace?: never;
  };
  '/integrated-account/refresh-credentials': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Refresh the OAuth tokens of an account
     * @description Calls do this by themselves, ahead of the end of a token. An account with static keys has none: 422.
     */
    post: operations['refreshCredentials'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/integrated-account/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Get one linked account */
    get: operations['getIntegratedAccount'];
    put?: never;
    post?: never;
    /** Unlink an account */
    delete: operations['deleteIntegratedAccount'];
    options?: never;
    head?: never;
    /**
     * Change a linked account
     * @description Connection fields that are not named stay as they are. New ones are tried live before they are stored, unless verify is false.
     */
    patch: operations['updateIntegratedAccount'];
    trace?: never;
  };
  '/integration/{name}/host-fields': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List the declared fields of your users */
    get: operations['listHostFields'];
    put?: never;
    /**
     * Declare a field of your users
     * @description End customers map it to an attribute of their vendor. Declaring a name again replaces what was declared before.
     */
    post: operations['declareHostField'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/integration/{name}/host-fields/{field}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Get one declared field of your users */
    get: operations['getHostField'];
    put?: never;
    post?: never;
    /**
     * Take a declared field back
     * @description Accounts that map it go on to do so until their map is saved again.
     */
    delete: operations['deleteHostField'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/integrated-account/{id}/field-map': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Get the field map of an account */
    get: operations['getFieldMap'];
    /**
     * Map your fields for an account
     * @description Replaces the whole map. One that cannot work is refused with the reason of each field: of the wrong type, taken twice, not writable. The map that is in force already stays as it is, with its version, unless its fields were declared anew since: then it is checked and stored again, for the fields as they are.
     */
    put: operations['saveFieldMap'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/integrated-account/{id}/field-map/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Try a field map on a user
     * @description The user is read live. Nothing is written, and nothing is stored.
     */
    post: operations['previewFieldMap'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/integrated-account/{id}/field-map/choices': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List what your fields can be mapped to
     * @description Standard attributes are those of the definition; custom ones are asked of the vendor.
     */
    get: operations['listFieldMapChoices'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/integrated-account/{id}/field-map/history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List the states of a field map */
    get: operations['listFieldMapHistory'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/integrated-account/{id}/field-map/undo': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Undo the last change of a field map
     * @description The map before it comes back as a new version. Again and again, down to the empty map.
     */
    post: operations['undoFieldMap'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api-token': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List API tokens */
    get: operations['listApiTokens'];
    put?: never;
    /** Create an API token */
    post: operations['createApiToken'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api-token/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Revoke an API token
     * @description It is refused at once by this process and within seconds by others.
     */
    delete: operations['revokeApiToken'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/link-token': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List link tokens */
    get: operations['listLinkTokens'];
    put?: never;
    /**
     * Create a link token
     * @description Make it on your backend and hand it to the page of your customer, who links an account with it. It is good for one account.
     */
    post: operations['createLinkToken'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/link-token/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Revoke a link token
     * @description The page that it opened cannot be sent any more. An account that was linked with it stays.
     */
    delete: operations['revokeLinkToken'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/vault/rotation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Rotate the root key of the vault
     * @description For a token of the whole installation. Calls that use credentials go on meanwhile.
     */
    post: operations['rotateVault'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/unified/user-directory/users': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List users
     * @description End customers: the profiles that the vendor keeps. Further parameters are filters, such as ids and emails; one that the vendor cannot honour is refused.
     *
     *     Which vendors can do it:
     *
     *     - Braze: yes. Braze has no call that lists users. Look users up with the filters ids, emails or phones.
     *     - Iterable: yes. Where project_type is hybrid or email: Iterable has no call that lists users. Look users up with the filters ids or emails. Where project_type is user_id: Iterable has no call that lists users. Look users up with the filter ids.
     *     - Lytics: yes.
     *     - Twilio Segment: yes. Segment has no call that lists or searches profiles. Look users up with the filters ids or emails.
     */
    get: operations['listUsers'];
    put?: never;
    /**
     * Create or change one user
     * @description Absent fields stay as they are, null clears. Nothing is dropped: what the vendor cannot store is refused.
     *
     *     Which vendors can do it:
     *
     *     - Braze: yes.
     *     - Iterable: yes.
     *     - Lytics: yes.
     *     - Twilio Segment: yes.
     */
    post: operations['createUser'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/unified/user-directory/users/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get one user
     * @description Which vendors can do it:
     *
     *     - Braze: yes.
     *     - Iterable: yes.
     *     - Lytics: yes.
     *     - Twilio Segment: yes.
     */
    get: operations['getUser'];
    put?: never;
    post?: never;
    /**
     * Delete one user
     * @description Which vendors can do it:
     *
     *     - Braze: yes.
     *     - Iterable: yes.
     *     - Lytics: yes.
     *     - Twilio Segment: yes.
     */
    delete: operations['deleteUser'];
    options?: never;
    head?: never;
    /**
     * Change one user that exists
     * @description Absent fields stay as they are, null clears. Nothing is dropped: what the vendor cannot store is refused.
     *
     *     Which vendors can do it:
     *
     *     - Braze: yes.
     *     - Iterable: yes.
     *     - Lytics: yes.
     *     - Twilio Segment: yes.
     */
    patch: operations['updateUser'];
    trace?: never;
  };
  '/unified/user-directory/groups': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List groups
     * @description Groups of users: the segments, lists or audiences of the vendor. Further parameters are filters, such as ids and emails; one that the vendor cannot honour is refused.
     *
     *     Which vendors can do it:
     *
     *     - Braze: yes.
     *     - Iterable: yes.
     *     - Lytics: yes.
     *     - Twilio Segment: yes.
     */
    get: operations['listGroups'];
    put?: never;
    /**
     * Create or change one group
     * @description Absent fields stay as they are, null clears. Nothing is dropped: what the vendor cannot store is refused.
     *
     *     No vendor can do it:
     *
     *     - Braze: no. Segments are created in the Braze dashboard only.
     *     - Iterable: no. Create static lists with POST /proxy/lists.
     *     - Lytics: no. Create audiences with POST /proxy/segments.
     *     - Twilio Segment: no. Create audiences with POST /proxy/audiences.
     */
    post: operations['createGroup'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/unified/user-directory/groups/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get one group
     * @description Which vendors can do it:
     *
     *     - Braze: yes.
     *     - Iterable: yes.
     *     - Lytics: yes.
     *     - Twilio Segment: yes.
     */
    get: operations['getGroup'];
    put?: never;
    post?: never;
    /**
     * Delete one group
     * @description No vendor can do it:
     *
     *     - Braze: no. Segments are deleted in the Braze dashboard only.
     *     - Iterable: no. Delete lists with DELETE /proxy/lists/{id}.
     *     - Lytics: no. Delete audiences with DELETE /proxy/segments/{id}.
     *     - Twilio Segment: no. Delete audiences with DELETE /proxy/audiences/{audience_id}.
     */
    delete: operations['deleteGroup'];
    options?: never;
    head?: never;
    /**
     * Change one group that exists
     * @description Absent fields stay as they are, null clears. Nothing is dropped: what the vendor cannot store is refused.
     *
     *     No vendor can do it:
     *
     *     - Braze: no. Segments are changed in the Braze dashboard only.
     *     - Iterable: no. Iterable has no call that changes a list.
     *     - Lytics: no. Change audiences with PATCH /proxy/segments/{id}.
     *     - Twilio Segment: no. Change audiences with PATCH /proxy/audiences/{audience_id}.
     */
    patch: operations['updateGroup'];
    trace?: never;
  };
  '/proxy/{resource}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List a vendor resource
     * @description Every way of paging becomes one cursor, and rows of CSV or newline-delimited JSON become records. What the vendor says beside the list, such as a total, stands in meta. Other parameters are handed to the vendor.
     */
    get: operations['proxyList'];
    put?: never;
    /**
     * Create a vendor record
     * @description The body is handed to the vendor as it is; one that lacks what the vendor requires is refused.
     */
    post: operations['proxyCreate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/proxy/{resource}/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get one vendor record
     * @description The body is the vendor’s own. Other parameters are handed to the vendor.
     */
    get: operations['proxyGet'];
    /**
     * Replace a vendor record
     * @description For what the vendor replaces as a whole. The body is handed to the vendor as it is; one that lacks what the vendor requires is refused.
     */
    put: operations['proxyReplace'];
    /**
     * Call a vendor method
     * @description Path parameters go into the query. For a call that the vendor takes as GET the body holds its parameters, and a token with the scope read will do; every other call needs write. Calls that the vendor answers in pages or rows answer a list.
     */
    post: operations['proxyMethod'];
    /**
     * Delete a vendor record
     * @description The body of the answer is the vendor’s own.
     */
    delete: operations['proxyDelete'];
    options?: never;
    head?: never;
    /**
     * Change a vendor record
     * @description The body is handed to the vendor as it is; one that lacks what the vendor requires is refused.
     */
    patch: operations['proxyUpdate'];
    trace?: never;
  };
  '/custom/{vendor_path}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * GET any vendor path
     * @description JSON answers come in { result }, everything else as it is. Other parameters and the body are handed to the vendor.
     */
    get: operations['customGet'];
    /**
     * PUT any vendor path
     * @description JSON answers come in { result }, everything else as it is. Other parameters and the body are handed to the vendor.
     */
    put: operations['customPut'];
    /**
     * POST any vendor path
     * @description JSON answers come in { result }, everything else as it is. Other parameters and the body are handed to the vendor.
     */
    post: operations['customPost'];
    /**
     * DELETE any vendor path
     * @description JSON answers come in { result }, everything else as it is. Other parameters and the body are handed to the vendor.
     */
    delete: operations['customDelete'];
    options?: never;
    head?: never;
    /**
     * PATCH any vendor path
     * @description JSON answers come in { result }, everything else as it is. Other parameters and the body are handed to the vendor.
     */
    patch: operations['customPatch'];
    trace?: never;
  };
  '/native/{integrated_account_id}/{vendor_path}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * GET any vendor path, bytes as they are
     * @description Method, query, headers, status and body travel untouched and streamed. The token may stand wherever the clients of the vendor put their key, so they work with this as their base URL. Another server of the vendor: {integrated_account_id}@{server}. No vendor gets the token: where this one takes none in the path or the body, the call is refused. Only a credential of the account that the vendor gives back, in a header field or in the text of an error (up to 1 MiB, plain or compressed with gzip or deflate), is taken out.
     */
    get: operations['nativeGet'];
    /**
     * PUT any vendor path, bytes as they are
     * @description Method, query, headers, status and body travel untouched and streamed. The token may stand wherever the clients of the vendor put their key, so they work with this as their base URL. Another server of the vendor: {integrated_account_id}@{server}. No vendor gets the token: where this one takes none in the path or the body, the call is refused. Only a credential of the account that the vendor gives back, in a header field or in the text of an error (up to 1 MiB, plain or compressed with gzip or deflate), is taken out.
     */
    put: operations['nativePut'];
    /**
     * POST any vendor path, bytes as they are
     * @description Method, query, headers, status and body travel untouched and streamed. The token may stand wherever the clients of the vendor put their key, so they work with this as their base URL. Another server of the vendor: {integrated_account_id}@{server}. No vendor gets the token: where this one takes none in the path or the body, the call is refused. Only a credential of the account that the vendor gives back, in a header field or in the text of an error (up to 1 MiB, plain or compressed with gzip or deflate), is taken out.
     */
    post: operations['nativePost'];
    /**
     * DELETE any vendor path, bytes as they are
     * @description Method, query, headers, status and body travel untouched and streamed. The token may stand wherever the clients of the vendor put their key, so they work with this as their base URL. Another server of the vendor: {integrated_account_id}@{server}. No vendor gets the token: where this one takes none in the path or the body, the call is refused. Only a credential of the account that the vendor gives back, in a header field or in the text of an error (up to 1 MiB, plain or compressed with gzip or deflate), is taken out.
     */
    delete: operations['nativeDelete'];
    options?: never;
    head?: never;
    /**
     * PATCH any vendor path, bytes as they are
     * @description Method, query, headers, status and body travel untouched and streamed. The token may stand wherever the clients of the vendor put their key, so they work with this as their base URL. Another server of the vendor: {integrated_account_id}@{server}. No vendor gets the token: where this one takes none in the path or the body, the call is refused. Only a credential of the account that the vendor gives back, in a header field or in the text of an error (up to 1 MiB, plain or compressed with gzip or deflate), is taken out.
     */
    patch: operations['nativePatch'];
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    Error: {
      statusCode: number;
      /** @example Not Found */
      error: string;
      /** @description What happened and what to do next, for a person. */
      message: string;
      /**
       * @description Stable: programs may switch on it.
       * @enum {string}
       */
      code:
        | 'invalid_json'
        | 'invalid_request'
        | 'invalid_cursor'
        | 'invalid_id'
        | 'invalid_path'
        | 'token_missing'
        | 'token_invalid'
        | 'token_expired'
        | 'link_token_invalid'
        | 'link_token_used'
        | 'link_session_missing'
        | 'link_form_foreign'
        | 'link_token_not_found'
        | 'scope_missing'
        | 'origin_refused'
        | 'route_not_found'
        | 'account_not_found'
        | 'integration_not_found'
        | 'resource_not_found'
        | 'record_not_found'
        | 'token_not_found'
        | 'method_not_allowed'
        | 'ambiguous_id'
        | 'state_conflict'
        | 'body_too_large'
        | 'media_type_unsupported'
        | 'unsupported'
        | 'unsupported_field'
        | 'unsupported_value'
        | 'unsupported_filter'
        | 'connection_invalid'
        | 'connection_refused'
        | 'credential_missing'
        | 'egress_refused'
        | 'vendor_unreachable'
        | 'rate_limited'
        | 'internal_error'
        | 'unavailable'
        | 'idempotency_in_progress'
        | 'idempotency_outcome_unknown'
        | 'idempotency_answer_not_kept'
        | 'idempotency_key_reused'
        | 'remote_unauthorized'
        | 'remote_forbidden'
        | 'remote_not_found'
        | 'remote_conflict'
        | 'remote_rejected'
        | 'remote_rate_limited'
        | 'remote_failed'
        | 'remote_invalid_response'
        | 'remote_response_too_large'
        | 'remote_timeout';
      request_id: string;
      /** @description The same request may succeed later without a change. */
      retryable: boolean;
      /** @description Seconds to wait, at least 1. */
      retry_after?: number;
      errors?: {
        path?: string;
        index?: number;
        message: string;
        reason?: string;
      }[];
      /**
       * @description The vendor failed or refused, not Crosswalk.
       * @enum {boolean}
       */
      truto_is_remote_error?: true;
      /** @description The vendor’s answer, without secrets. */
      raw_response?: unknown;
    };
    Status: {
      /** @enum {string} */
      status: 'ok';
    };
    IntegrationList: {
      result: components['schemas']['Integration'][];
      next_cursor: string | null;
      prev_cursor: string | null;
      result_count: number;
    };
    Integration: {
      id: string;
      name: string;
      label: string;
      category: string;
      /** @description The form that links an account; never anybody’s value. */
      connection: components['schemas']['ConnectionField'][];
      /** @description Unified models that it serves. */
      models: string[];
    };
    ConnectionField: {
      name: string;
      label: string;
      /** @enum {string} */
      type: 'text' | 'password' | 'single_select';
      required: boolean;
      /** @description Sealed, and never shown again. */
      secret: boolean;
      /** @description What the value is, or where the end customer finds it. */
      help_text: string | null;
      /** @description How to get it in the vendor’s own pages, one step after the other. */
      steps: string[];
      options: {
        value: string;
        label: string;
      }[];
      /** @description Besides the options, the address of the server is accepted. */
      accepts_url: boolean;
      default: string | null;
      /** @description Regular expression that the whole value fits. */
      pattern: string | null;
      placeholder: string | null;
      /** @description Servers that cannot be called without it. */
      servers: string[];
    };
    IntegrationDetail: {
      id: string;
      name: string;
      label: string;
      category: string;
      /** @description The form that links an account; never anybody’s value. */
      connection: components['schemas']['ConnectionField'][];
      /** @description Unified models that it serves. */
      models: string[];
      documentation: string;
      servers: {
        name: string;
        label: string;
        is_default: boolean;
        hosts: string[];
        credential_fields: string[];
      }[];
      limits: components['schemas']['VendorLimit'][];
      unified: {
        model: string;
        resource: string;
        description: string;
        methods: components['schemas']['UnifiedMethod'][];
      }[];
      /** @description How many calls of the vendor are declared. */
      endpoints: number;
      links: {
        self: string;
        capabilities: string;
        openapi: string;
        guides: {
          [key: string]: string;
        };
      };
    };
    VendorLimit: {
      name: string;
      requests: number;
      /**
       * @description A length of time.
       * @example 1h
       */
      per: string;
      /** @description A limit over another length of time that holds besides. */
      also: {
        requests: number;
        per: string;
      } | null;
      /** @description What shares it. */
      scope: string;
      /** @description Every call that counts towards it has a count of its own. */
      each_call: boolean;
    };
    UnifiedMethod: {
      /** @enum {string} */
      method: 'list' | 'get' | 'create' | 'update' | 'delete';
      is_supported: boolean;
      /** @description Why it cannot be done, and what can be done instead. */
      restriction: string | null;
    };
    Capabilities: {
      integration: {
        id: string;
        name: string;
        label: string;
        category: string;
      };
      proxy: {
        resource: string;
        methods: {
          method: string;
          name: string;
          description: string;
          /**
           * @description The scope that a token needs for the call, whatever its HTTP method.
           * @enum {string}
           */
          scope: 'read' | 'write';
          has_description: boolean;
          has_query_schema: boolean;
          has_body_schema: boolean;
          has_response_schema: boolean;
          api_documentation_url: string | null;
          /** @description Connection fields that the account lacks for this call. */
          missing_fields?: string[];
        }[];
      }[];
      unified: {
        model: string;
        model_label: string;
        resource: string;
        description: string;
        docs_url: string;
        methods: string[];
        /** @description The operator changes fields of it. */
        env_overridden: boolean;
      }[];
      auth: {
        formats: string[];
        fields: {
          name: string;
          label: string;
          type: string;
          required: boolean;
        }[];
        documentation_link: string;
      };
      ai_readiness: {
        proxy_methods: number;
        proxy_methods_with_descriptions: number;
        /** @description Per cent of the methods that have a description. */
        ai_ready_score: number;
      };
      /** @description Of an account only. */
      account?: {
        id: string;
        status: string;
        authentication_method: string;
        is_blocked: boolean;
      };
    };
    ToolList: {
      result: components['schemas']['Tool'][];
      next_cursor: string | null;
      prev_cursor: string | null;
      result_count: number;
    };
    Tool: {
      resource: string;
      method: string;
      name: string;
      description: string;
      /**
       * @description The scope that a token needs for the call, whatever its HTTP method.
       * @enum {string}
       */
      scope: 'read' | 'write';
      /** @description The id of the path, and the query. */
      query_schema: {
        [key: string]: unknown;
      };
      /** @description Null for calls without a body. */
      body_schema: {
        [key: string]: unknown;
      };
      /** @description Everything that must be given, of query and body. */
      required: string[];
      /** @description All arguments in one schema: id, query and body. */
      input_schema: {
        [key: string]: unknown;
      };
      /** @description The request that makes the call; add integrated_account_id to its query. */
      request: {
        method: string;
        path: string;
      };
    };
    UnifiedMeta: {
      model: string;
      resource: string;
      /** @enum {string} */
      method: 'list' | 'get' | 'create' | 'update' | 'delete';
      /** @description A JSON Schema (draft 2020-12). */
      schema: {
        [key: string]: unknown;
      };
      documentation_link: string;
      /** @description A JSON Schema (draft 2020-12). */
      query_schema: {
        [key: string]: unknown;
      };
      /** @description A JSON Schema (draft 2020-12). */
      request_body_schema: {
        [key: string]: unknown;
      };
      /** @description A JSON Schema (draft 2020-12). */
      response_schema: {
        [key: string]: unknown;
      };
      /** @description By integration; those of the create and update methods are in request_body_mapping. */
      response_mapping: {
        [key: string]: components['schemas']['FieldMapping'][];
      };
      request_body_mapping: {
        [key: string]: components['schemas']['FieldMapping'][];
      };
      default_query: {
        [key: string]: {
          [key: string]: unknown;
        };
      };
      default_body: {
        [key: string]: {
          [key: string]: unknown;
        };
      };
      integrations: {
        name: string;
        label: string;
        is_supported: boolean;
        restriction: string | null;
        /** @description Where the method is described for this integration alone. */
        meta: string;
      }[];
    };
    FieldMapping: {
      /** @example emails[0].email */
      field: string;
      /** @enum {string} */
      direction: 'read_write' | 'read' | 'write' | 'fixed';
      /** @description Where it is at the vendor, in words. */
      place: string;
      /** @description The rule of the definition. */
      rule?: unknown;
      /** @description Settings of the accounts for which it holds; null: all. */
      where: string | null;
    };
    IntegrationMeta: {
      model: string;
      resource: string;
      /** @enum {string} */
      method: 'list' | 'get' | 'create' | 'update' | 'delete';
      /** @description A JSON Schema (draft 2020-12). */
      schema: {
        [key: string]: unknown;
      };
      documentation_link: string;
      /** @description A JSON Schema (draft 2020-12). */
      query_schema: {
        [key: string]: unknown;
      };
      /** @description A JSON Schema (draft 2020-12). */
      request_body_schema: {
        [key: string]: unknown;
      };
      /** @description A JSON Schema (draft 2020-12). */
      response_schema: {
        [key: string]: unknown;
      };
      integration: string;
      is_supported: boolean;
      restriction: string | null;
      calls: components['schemas']['VendorCall'][];
      response_mapping: components['schemas']['FieldMapping'][];
      request_body_mapping: components['schemas']['FieldMapping'][];
      unsupported_fields: components['schemas']['UnsupportedField'][];
      /** @description What every call has in its query besides what the caller says. */
      default_query: {
        [key: string]: unknown;
      };
      default_body: {
        [key: string]: unknown;
      };
    };
    VendorCall: {
      name: string;
      server: string;
      /** @description What the vendor calls it. */
      permission: string | null;
      limit: components['schemas']['VendorLimit'] & (Record<string, never> | null);
      documentation: string | null;
    };
    UnsupportedField: {
      field: string;
      reason: string;
      where: string | null;
    };
    Guide: {
      integration: {
        id: string;
        name: string;
        label: string;
        category: string;
      };
      model: string;
      model_label: string;
      documentation: string;
      connect: {
        fields: components['schemas']['ConnectionField'][];
        checks: {
          server: string;
          impossible: string | null;
          refusals: {
            status: number;
            cause: string;
          }[];
        }[];
      };
      servers: {
        name: string;
        label: string;
        is_default: boolean;
        hosts: string[];
        credential_fields: string[];
      }[];
      permissions: string[];
      limits: components['schemas']['VendorLimit'][];
      resources: {
        resource: string;
        description: string;
        methods: (components['schemas']['UnifiedMethod'] & {
          calls: components['schemas']['VendorCall'][];
        })[];
        identifiers: {
          kind: string;
          label: string;
          form: string;
          is_primary: boolean;
          uses: string[];
          where: string | null;
        }[];
        fields: components['schemas']['FieldMapping'][];
        unsupported_fields: components['schemas']['UnsupportedField'][];
      }[];
    };
    IntegratedAccount: {
      id: string;
      tenant_id: string;
      /** @enum {string} */
      status: 'active' | 'needs_reauth' | 'validation_error';
      integration: {
        id: string;
        name: string;
        label: string;
        category: string;
      };
      environment_integration_id: string;
      /** @enum {string} */
      authentication_method: 'api_key' | 'oauth2' | 'oauth2_client_credentials';
      is_sandbox: boolean;
      /** @description As it was given when the account was linked. */
      region: string | null;
      /** @description Secrets show their last four characters only. */
      context: {
        [key: string]: unknown;
      };
      /** @description Addresses of its own, by server; their hosts must be allowed. */
      servers: {
        [key: string]: string;
      };
      /** @description Field rules of its own: { users: { fields: { ... } } }. */
      unified_model_override: {
        [key: string]: unknown;
      };
      last_error: {
        [key: string]: unknown;
      } | null;
      created_at: string;
      updated_at: string;
    };
    IntegratedAccountCreate: {
      tenant_id?: string;
      /** @description Name of the integration. */
      integration?: string;
      /** @description Another name of integration, as in Truto. */
      environment_integration_id?: string;
      /** @description The connection fields of the integration. */
      context?: {
        [key: string]: unknown;
      };
      /** @description Addresses of its own, by server; their hosts must be allowed. */
      servers?: {
        [key: string]: string;
      };
      /** @description Calls go to the built-in sandbox of the vendor. */
      sandbox?: boolean;
      /** @description false stores without the live check of the credentials. */
      verify?: boolean;
      /** @description Field rules of its own: { users: { fields: { ... } } }. */
      unified_model_override?: {
        [key: string]: unknown;
      };
      /**
       * @description Kept and answered, as in Truto. The data are where your database is, whatever it says.
       * @enum {string}
       */
      region?: 'wnam' | 'enam' | 'apac' | 'eu';
      /**
       * @description Follows from the context; taken for the sake of clients of Truto.
       * @enum {string}
       */
      authentication_method?: 'api_key' | 'oauth2_client_credentials';
    };
    IntegratedAccountList: {
      result: components['schemas']['IntegratedAccount'][];
      next_cursor: string | null;
      prev_cursor: string | null;
      result_count: number;
    };
    AccountToken: {
      /** @description Shown this once, and stored nowhere. */
      integrated_account_token: string;
      /** @description The same, by its other name. */
      token: string;
      expires_at: string;
    };
    AccountTokenCreate: {
      integrated_account_id: string;
      /** @description Web origins whose pages may use it, such as https://app.example.com; absent: none. */
      allowed_origins?: string[];
    };
    OwnIntegratedAccountUpdate: {
      /** @description The connection fields of the integration. */
      context?: {
        [key: string]: unknown;
      };
      /** @description Field rules of its own: { users: { fields: { ... } } }. */
      unified_model_override?: {
        [key: string]: unknown;
      };
    };
    RefreshCredentials: {
      id: string;
    };
    IntegratedAccountUpdate: {
      /** @description The connection fields of the integration. */
      context?: {
        [key: string]: unknown;
      };
      /** @description Addresses of its own, by server; their hosts must be allowed. */
      servers?: {
        [key: string]: string;
      };
      /** @description false stores without the live check of the credentials. */
      verify?: boolean;
      /** @description Field rules of its own: { users: { fields: { ... } } }. */
      unified_model_override?: {
        [key: string]: unknown;
      };
    };
    Deleted: {
      id: string;
      /** @enum {string} */
      applied?: 'accepted' | 'confirmed';
    };
    HostField: {
      /** @description What requests call it, within host_fields. */
      name: string;
      /** @description What people call it. */
      label: string;
      /**
       * @description What its values are.
       * @default string
       * @enum {string}
       */
      type: 'string' | 'number' | 'boolean' | 'date' | 'datetime' | 'array';
      /**
       * @description True: no map may leave it out.
       * @default false
       */
      required: boolean;
      /** @description A value, for whoever maps it. */
      example?: string | number | boolean | string[];
      created_at: string;
      updated_at: string;
    };
    HostFieldCreate: {
      /** @description What requests call it, within host_fields. */
      name: string;
      /** @description What people call it. */
      label: string;
      /**
       * @description What its values are.
       * @default string
       * @enum {string}
       */
      type: 'string' | 'number' | 'boolean' | 'date' | 'datetime' | 'array';
      /**
       * @description True: no map may leave it out.
       * @default false
       */
      required: boolean;
      /** @description A value, for whoever maps it. */
      example?: string | number | boolean | string[];
    };
    HostFieldList: {
      result: components['schemas']['HostField'][];
      next_cursor: string | null;
      prev_cursor: string | null;
      result_count: number;
    };
    FieldMap: {
      /** @description 0 for an account that never had a map. */
      version: number;
      /** @enum {string|null} */
      saved_by: 'customer' | 'product' | null;
      /** @description The version that an undo brought back, 0 for the empty map; null for a saved one. */
      restores: number | null;
      created_at: string | null;
      /** @description Every required field is mapped. */
      is_complete: boolean;
      fields: {
        /** @description What requests call it, within host_fields. */
        name: string;
        /** @description What people call it. */
        label: string;
        /**
         * @description What its values are.
         * @default string
         * @enum {string}
         */
        type: 'string' | 'number' | 'boolean' | 'date' | 'datetime' | 'array';
        /**
         * @description True: no map may leave it out.
         * @default false
         */
        required: boolean;
        /** @description A value, for whoever maps it. */
        example?: string | number | boolean | string[];
        mapping:
          | {
              /** @description A unified field, such as first_name. */
              field: string;
              /** @description Value of the product to value at the vendor, one to one, at least one. Other values are refused on writing. */
              values?: {
                [key: string]: string | number | boolean;
              };
            }
          | {
              /** @description Name of a custom attribute of the vendor. */
              attribute: string;
              /**
               * @description How it is spelt there; absent: as the vendor spells values of the type.
               * @enum {string}
               */
              format?:
                | 'string'
                | 'number'
                | 'boolean'
                | 'lowercase'
                | 'primary_language'
                | 'date'
                | 'datetime'
                | 'datetime_with_offset'
                | 'epoch_seconds'
                | 'epoch_milliseconds';
              /** @description Value of the product to value at the vendor, one to one, at least one. Other values are refused on writing. */
              values?: {
                [key: string]: string | number | boolean;
              };
            }
          | null;
      }[];
    };
    FieldMapSave: {
      /** @description By name of the host field. */
      fields: {
        [key: string]:
          | {
              /** @description A unified field, such as first_name. */
              field: string;
              /** @description Value of the product to value at the vendor, one to one, at least one. Other values are refused on writing. */
              values?: {
                [key: string]: string | number | boolean;
              };
            }
          | {
              /** @description Name of a custom attribute of the vendor. */
              attribute: string;
              /**
               * @description How it is spelt there; absent: as the vendor spells values of the type.
               * @enum {string}
               */
              format?:
                | 'string'
                | 'number'
                | 'boolean'
                | 'lowercase'
                | 'primary_language'
                | 'date'
                | 'datetime'
                | 'datetime_with_offset'
                | 'epoch_seconds'
                | 'epoch_milliseconds';
              /** @description Value of the product to value at the vendor, one to one, at least one. Other values are refused on writing. */
              values?: {
                [key: string]: string | number | boolean;
              };
            };
      };
      /** @description The version that you have seen. When another is in force by now, the answer is 409; absent: whichever. */
      expected_version?: number;
    };
    FieldMapPreview: {
      user_id: string;
      fields: {
        name: string;
        /** @description What the vendor calls it. */
        place: string;
        /** @description The value as the vendor has it. */
        stored?: unknown;
        /** @description The value as host_fields shows it. */
        value?: unknown;
        /** @description false: there is a value, and it does not fit the type. */
        fits: boolean;
      }[];
    };
    FieldMapPreviewRequest: {
      /** @description By name of the host field. */
      fields: {
        [key: string]:
          | {
              /** @description A unified field, such as first_name. */
              field: string;
              /** @description Value of the product to value at the vendor, one to one, at least one. Other values are refused on writing. */
              values?: {
                [key: string]: string | number | boolean;
              };
            }
          | {
              /** @description Name of a custom attribute of the vendor. */
              attribute: string;
              /**
               * @description How it is spelt there; absent: as the vendor spells values of the type.
               * @enum {string}
               */
              format?:
                | 'string'
                | 'number'
                | 'boolean'
                | 'lowercase'
                | 'primary_language'
                | 'date'
                | 'datetime'
                | 'datetime_with_offset'
                | 'epoch_seconds'
                | 'epoch_milliseconds';
              /** @description Value of the product to value at the vendor, one to one, at least one. Other values are refused on writing. */
              values?: {
                [key: string]: string | number | boolean;
              };
            };
      };
      /** @description Id or e-mail address of the user to show; absent: the first that the vendor lists, where it lists any. */
      user?: string;
    };
    FieldMapChoices: {
      standard: {
        field: string;
        name: string;
        /** @enum {string} */
        type: 'string' | 'number' | 'boolean' | 'date' | 'datetime' | 'array';
        is_writable: boolean;
      }[];
      /** @description null: the vendor has no list of its custom attributes, or the key may not read it. */
      custom:
        | {
            name: string;
            type?: string;
            description?: string;
            holds: ('string' | 'number' | 'boolean' | 'date' | 'datetime' | 'array')[];
          }[]
        | null;
      /** @description What syncs need besides, such as a list; store it with PATCH /integrated-account/{id} in context. */
      settings: {
        /** @description The connection field that holds it. */
        name: string;
        label: string;
        chosen: string | null;
        /** @description null: the vendor lists none, or the key may not read them; it is typed. */
        choices:
          | {
              value: string;
              label: string;
            }[]
          | null;
      }[];
    };
    FieldMapVersionList: {
      result: components['schemas']['FieldMapVersion'][];
      next_cursor: string | null;
      prev_cursor: string | null;
      result_count: number;
    };
    FieldMapVersion: {
      /** @description 0 for an account that never had a map. */
      version: number;
      /** @enum {string|null} */
      saved_by: 'customer' | 'product' | null;
      /** @description The version that an undo brought back, 0 for the empty map; null for a saved one. */
      restores: number | null;
      created_at: string | null;
      /** @description By name of the host field. */
      mappings: {
        [key: string]:
          | {
              /** @description A unified field, such as first_name. */
              field: string;
              /** @description Value of the product to value at the vendor, one to one, at least one. Other values are refused on writing. */
              values?: {
                [key: string]: string | number | boolean;
              };
            }
          | {
              /** @description Name of a custom attribute of the vendor. */
              attribute: string;
              /**
               * @description How it is spelt there; absent: as the vendor spells values of the type.
               * @enum {string}
               */
              format?:
                | 'string'
                | 'number'
                | 'boolean'
                | 'lowercase'
                | 'primary_language'
                | 'date'
                | 'datetime'
                | 'datetime_with_offset'
                | 'epoch_seconds'
                | 'epoch_milliseconds';
              /** @description Value of the product to value at the vendor, one to one, at least one. Other values are refused on writing. */
              values?: {
                [key: string]: string | number | boolean;
              };
            };
      };
    };
    FieldMapUndo: {
      /** @description The version that you have seen. When another is in force by now, the answer is 409; absent: whichever. */
      expected_version?: number;
    };
    CreatedApiToken: components['schemas']['ApiToken'] & {
      /** @description The token itself. It is shown this once. */
      token: string;
    };
    ApiToken: {
      id: string;
      name: string;
      /** @description The last four characters. */
      hint: string;
      scopes: ('read' | 'write' | 'admin')[];
      tenant_id: string | null;
      created_at: string;
      expires_at: string | null;
      revoked_at: string | null;
    };
    ApiTokenCreate: {
      name: string;
      scopes: ('read' | 'write' | 'admin')[];
      /** @description The only tenant that the token may act for. */
      tenant_id?: string;
      /** Format: date-time */
      expires_at?: string;
    };
    ApiTokenList: {
      result: components['schemas']['ApiToken'][];
      next_cursor: string | null;
      prev_cursor: string | null;
      result_count: number;
    };
    CreatedLinkToken: components['schemas']['LinkToken'] & {
      /** @description The token itself. It is shown this once. */
      link_token: string;
      /** @description The page, for a link or a redirect without the SDK. null: no public address is set. */
      connect_url: string | null;
    };
    LinkToken: {
      id: string;
      /** @description The last four characters. */
      hint: string;
      tenant_id: string;
      /** @description The account that is to be reconnected. */
      integrated_account_id: string | null;
      /** @enum {string} */
      state: 'open' | 'used' | 'revoked' | 'expired';
      settings: {
        [key: string]: unknown;
      };
      /** @description The account that was linked with it. */
      linked_account_id: string | null;
      created_at: string;
      expires_at: string;
      used_at: string | null;
      revoked_at: string | null;
    };
    LinkTokenCreate: {
      /**
       * @description Kept with the account, as in Truto. The data are where your database is, whatever it says.
       * @enum {string}
       */
      region?: 'wnam' | 'enam' | 'apac' | 'eu';
      /** @description Kept, as in Truto. Every account answers every unified model, so nothing is chosen by it. */
      unified_model_id?: string | string[];
      /** @description As unified_model_id. */
      environment_unified_model_id?: string[];
      /** @description Kept, as in Truto. Calls leave by the gateway that `servers` of the account names, if any. */
      truto_static_gate_id?: string;
      /** @description The integrations to choose from; absent: all. */
      integrations?: string[];
      /** @description Where the page leads when it is done, in place of a message. */
      redirect_uri?: string;
      /** @description Origins that may show the page in a frame and are told the outcome; absent: that of redirect_uri. */
      allowed_origins?: string[];
      /** @description Connection fields that are filled in already. Secret ones are the customer’s to type. */
      context?: {
        [key: string]: string;
      };
      /** @description When an account is reconnected: fields that are left empty keep their values. */
      persist_previous_context?: boolean;
      /** @description OAuth scopes to ask for, in place of those of the definition. */
      scopes?: string[];
      /** @description The account is one of the built-in sandbox, for a trial. */
      sandbox?: boolean;
      /** @description For whom the account is linked, shown on the page so that a foreign link is noticed. */
      end_user?: {
        name?: string;
        email?: string;
      };
      theme?: {
        /** @description Name of the product that asks for the link. */
        product_name?: string;
        /** @description Address of a picture of at most 40 pixels in height. */
        logo_url?: string;
        /** @description Colour of buttons and links. */
        accent_color?: string;
        /**
         * @description Default: as the system of the visitor.
         * @enum {string}
         */
        appearance?: 'light' | 'dark' | 'system';
      };
      /** @description Fields of your users to map, for this account alone, besides those that you declared for everybody. */
      host_fields?: {
        /** @description What requests call it, within host_fields. */
        name: string;
        /** @description What people call it. */
        label: string;
        /**
         * @description What its values are.
         * @default string
         * @enum {string}
         */
        type: 'string' | 'number' | 'boolean' | 'date' | 'datetime' | 'array';
        /**
         * @description True: no map may leave it out.
         * @default false
         */
        required: boolean;
        /** @description A value, for whoever maps it. */
        example?: string | number | boolean | string[];
      }[];
      /** @description Language of the page; absent: that of the visitor’s browser. */
      locale?: string;
      /** @description Your customer, to whom the new account belongs. */
      tenant_id?: string;
      /** @description The account to reconnect, in place of tenant_id. */
      integrated_account_id?: string;
      /** @description Seconds that the link is good for. Default: 1800. */
      expires_in?: number;
    };
    LinkTokenList: {
      result: components['schemas']['LinkToken'][];
      next_cursor: string | null;
      prev_cursor: string | null;
      result_count: number;
    };
    VaultRotation: {
      /** @description How many tenants’ keys were wrapped anew. */
      rewrapped: number;
      /** @description True: the root keys of the data directory were replaced by a new one. False: they are the operator’s, and those behind the first may be taken out. */
      replaced_root_keys: boolean;
    };
    userList: {
      result: components['schemas']['User'][];
      next_cursor: string | null;
      prev_cursor: string | null;
      result_count: number;
    };
    User: {
      /** @example u-1001 */
      id: string;
      external_id?: string;
      /** @description Every identifier by kind; each works as a typed id, kind:value. */
      identifiers?: {
        [key: string]: string[];
      };
      emails?: {
        /**
         * Format: email
         * @example ada@example.com
         */
        email?: string | null;
        type?: string;
        is_primary?: boolean;
      }[];
      phones?: {
        /** @example +442079460000 */
        number?: string | null;
        extension?: string;
        type?: string;
      }[];
      first_name?: string;
      last_name?: string;
      name?: string;
      username?: string;
      title?: string;
      bio?: string;
      avatar?: string;
      website?: string;
      gender?: string;
      birthday?: string;
      address?: {
        street?: string | null;
        city?: string | null;
        region?: string | null;
        postal_code?: string | null;
        /** @example GB */
        country?: string | null;
      };
      languages?: string[];
      timezone?: string;
      company?: {
        id?: string | null;
        name?: string | null;
        industry?: string | null;
        employee_count?: number | null;
        plan?: string | null;
      };
      subscriptions?: {
        [key: string]: unknown;
      }[];
      groups?: {
        id: string;
        name?: string;
      }[];
      location?: {
        latitude?: number;
        longitude?: number;
      };
      status?: string;
      user_type?: string;
      /**
       * Format: date-time
       * @example 2026-01-31T09:15:00.000Z
       */
      created_at?: string;
      /**
       * Format: date-time
       * @example 2026-01-31T09:15:00.000Z
       */
      updated_at?: string;
      /**
       * Format: date-time
       * @example 2026-01-31T09:15:00.000Z
       */
      last_login_at?: string;
      /**
       * Format: date-time
       * @example 2026-01-31T09:15:00.000Z
       */
      last_active_at?: string;
      custom_attributes?: {
        [key: string]: unknown;
      };
      /** @description Your own fields, by name, as the field map of the account says. */
      host_fields?: {
        [key: string]: unknown;
      };
      /**
       * @description After a write: the vendor accepted it, or already shows it (Prefer: confirm).
       * @enum {string}
       */
      applied?: 'accepted' | 'confirmed';
      /** @description The vendor’s own record. */
      remote_data?: unknown;
    };
    UserCreate: {
      /**
       * @description Plain, or typed as in email:ada@example.com.
       * @example u-1001
       */
      id?: string;
      /** @description Your own id of the user. */
      external_id?: string | null;
      /** @description Every vendor here has room for one address. */
      emails?:
        | {
            /**
             * Format: email
             * @example ada@example.com
             */
            email?: string | null;
            type?: string;
            is_primary?: boolean;
          }[]
        | null;
      /** @description Every vendor here has room for one number. */
      phones?:
        | {
            /** @example +442079460000 */
            number?: string | null;
            extension?: string;
            type?: string;
          }[]
        | null;
      first_name?: string | null;
      last_name?: string | null;
      name?: string | null;
      username?: string | null;
      title?: string | null;
      bio?: string | null;
      avatar?: string | null;
      website?: string | null;
      /** @enum {string|null} */
      gender?: 'female' | 'male' | 'other' | 'not_applicable' | 'undisclosed' | null;
      /**
       * Format: date
       * @example 1815-12-10
       */
      birthday?: string | null;
      address?: {
        street?: string | null;
        city?: string | null;
        region?: string | null;
        postal_code?: string | null;
        /** @example GB */
        country?: string | null;
      } | null;
      languages?: string[] | null;
      /** @example Europe/London */
      timezone?: string;
      company?: {
        id?: string | null;
        name?: string | null;
        industry?: string | null;
        employee_count?: number | null;
        plan?: string | null;
      } | null;
      subscriptions?:
        | {
            /** @enum {string} */
            channel?: 'email' | 'push';
            kind?: string;
            id?: string;
            /** @enum {string|null} */
            status?: 'subscribed' | 'opted_in' | 'unsubscribed' | null;
          }[]
        | null;
      /** @enum {string} */
      user_type?: 'end_user' | 'admin';
      /** @description Every other attribute, by name. Null clears one. */
      custom_attributes?: {
        [key: string]: unknown;
      };
      /** @description Your own fields, by name, where the account says where they are kept. Null clears one. */
      host_fields?: {
        [key: string]: unknown;
      };
      /** @description Sent to the vendor untranslated, below the mapped fields. */
      remote_data?: {
        [key: string]: unknown;
      };
    };
    UserUpdate: {
      /** @description Your own id of the user. */
      external_id?: string | null;
      /** @description Every vendor here has room for one address. */
      emails?:
        | {
            /**
             * Format: email
             * @example ada@example.com
             */
            email?: string | null;
            type?: string;
            is_primary?: boolean;
          }[]
        | null;
      /** @description Every vendor here has room for one number. */
      phones?:
        | {
            /** @example +442079460000 */
            number?: string | null;
            extension?: string;
            type?: string;
          }[]
        | null;
      first_name?: string | null;
      last_name?: string | null;
      name?: string | null;
      username?: string | null;
      title?: string | null;
      bio?: string | null;
      avatar?: string | null;
      website?: string | null;
      /** @enum {string|null} */
      gender?: 'female' | 'male' | 'other' | 'not_applicable' | 'undisclosed' | null;
      /**
       * Format: date
       * @example 1815-12-10
       */
      birthday?: string | null;
      address?: {
        street?: string | null;
        city?: string | null;
        region?: string | null;
        postal_code?: string | null;
        /** @example GB */
        country?: string | null;
      } | null;
      languages?: string[] | null;
      /** @example Europe/London */
      timezone?: string;
      company?: {
        id?: string | null;
        name?: string | null;
        industry?: string | null;
        employee_count?: number | null;
        plan?: string | null;
      } | null;
      subscriptions?:
        | {
            /** @enum {string} */
            channel?: 'email' | 'push';
            kind?: string;
            id?: string;
            /** @enum {string|null} */
            status?: 'subscribed' | 'opted_in' | 'unsubscribed' | null;
          }[]
        | null;
      /** @enum {string} */
      user_type?: 'end_user' | 'admin';
      /** @description Every other attribute, by name. Null clears one. */
      custom_attributes?: {
        [key: string]: unknown;
      };
      /** @description Your own fields, by name, where the account says where they are kept. Null clears one. */
      host_fields?: {
        [key: string]: unknown;
      };
      /** @description Sent to the vendor untranslated, below the mapped fields. */
      remote_data?: {
        [key: string]: unknown;
      };
    };
    groupList: {
      result: components['schemas']['Group'][];
      next_cursor: string | null;
      prev_cursor: string | null;
      result_count: number;
    };
    Group: {
      /** @example 501 */
      id: string;
      name?: string;
      description?: string;
      /** @description The vendor’s short name of the group. */
      key?: string;
      group_type?: string;
      /** @description What sort of group it is at the vendor. */
      kind?: string;
      status?: string;
      tags?: string[];
      member_count?: number;
      /**
       * Format: date-time
       * @example 2026-01-31T09:15:00.000Z
       */
      created_at?: string;
      /**
       * Format: date-time
       * @example 2026-01-31T09:15:00.000Z
       */
      updated_at?: string;
      remote_data?: unknown;
    };
    VendorList: {
      result: unknown[];
      next_cursor: string | null;
      prev_cursor: string | null;
      result_count: number;
      /** @description What the vendor’s answer has beside its list, in the vendor’s own words, such as a total; absent when that is nothing. */
      meta?: {
        [key: string]: unknown;
      };
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  root: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The API reference is at /docs. */
      302: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Crosswalk failed. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  health: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Yes. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Status'];
        };
      };
    };
  };
  ping: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Yes. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Status'];
        };
      };
    };
  };
  ready: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Yes. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Status'];
        };
      };
      /** @description Not now. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  openapi: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The document. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            [key: string]: unknown;
          };
        };
      };
    };
  };
  integrationOpenapi: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Name of the integration, and .json. */
        file: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The document. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            [key: string]: unknown;
          };
        };
      };
      /** @description There is no such integration. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  listIntegrations: {
    parameters: {
      query?: {
        /** @description Items per page at most. */
        limit?: number;
        /** @description The cursor of the page, from next_cursor of the one before it. */
        next_cursor?: string;
        /** @description The cursor of the page, from prev_cursor of the one after it. Not together with next_cursor. */
        prev_cursor?: string;
        name?: string;
        category?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IntegrationList'];
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getIntegration: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Name of the integration, as GET /integration lists it. */
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The integration. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IntegrationDetail'];
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  integrationCapabilities: {
    parameters: {
      query?: {
        /** @description Absent: all. */
        type?: 'proxy' | 'unified' | 'all';
        /** @description Methods, with commas; read stands for list and get, write for create, update and delete. */
        methods?: string;
        /** @description Resources, with commas. */
        resource?: string;
        /** @description false: the calls of the vendor without a description. Absent: true. */
        has_description?: 'true' | 'false';
      };
      header?: never;
      path: {
        /** @description Name of the integration, as GET /integration lists it. */
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What can be done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Capabilities'];
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  integratedAccountCapabilities: {
    parameters: {
      query?: {
        /** @description Absent: all. */
        type?: 'proxy' | 'unified' | 'all';
        /** @description Methods, with commas; read stands for list and get, write for create, update and delete. */
        methods?: string;
        /** @description Resources, with commas. */
        resource?: string;
        /** @description false: the calls of the vendor without a description. Absent: true. */
        has_description?: 'true' | 'false';
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What can be done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Capabilities'];
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  integratedAccountTools: {
    parameters: {
      query?: {
        /** @description Methods, with commas; read stands for list and get, write for create, update and delete. */
        methods?: string;
        /** @description Resources, with commas: every tool has the name of its resource as its one tag. */
        tags?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Every tool. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ToolList'];
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  unifiedMeta: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        model: string;
        resource: string;
        method: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The method. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UnifiedMeta'];
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  unifiedIntegrationMeta: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        model: string;
        resource: string;
        /** @description Name of the integration, as GET /integration lists it. */
        integration: string;
        method: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The method. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IntegrationMeta'];
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  integrationGuide: {
    parameters: {
      query?: {
        /** @description Absent: json. */
        format?: 'json' | 'md' | 'html';
      };
      header?: never;
      path: {
        model: string;
        /** @description Name of the integration, as GET /integration lists it. */
        integration: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The guide. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Guide'];
          'text/markdown': string;
          'text/html': string;
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  listIntegratedAccounts: {
    parameters: {
      query?: {
        /** @description Items per page at most. */
        limit?: number;
        /** @description The cursor of the page, from next_cursor of the one before it. */
        next_cursor?: string;
        /** @description The cursor of the page, from prev_cursor of the one after it. Not together with next_cursor. */
        prev_cursor?: string;
        id?: string;
        /** @description Several, with commas: accounts of each. */
        'id[in]'?: string;
        tenant_id?: string;
        /** @description Several, with commas: accounts of each. */
        'tenant_id[in]'?: string;
        'integration.name'?: string;
        status?: 'active' | 'needs_reauth' | 'validation_error';
        is_sandbox?: 'true' | 'false';
        'created_at[gt]'?: string;
        'created_at[lt]'?: string;
        'updated_at[gt]'?: string;
        'updated_at[lt]'?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IntegratedAccountList'];
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  createIntegratedAccount: {
    parameters: {
      query?: never;
      header?: {
        /** @description Names what is to be done, once: a repeat with the same key gets the first answer, with idempotency-replayed: true. Remembered for 24 hours. */
        'idempotency-key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['IntegratedAccountCreate'];
      };
    };
    responses: {
      /** @description The linked account. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IntegratedAccount'];
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. Or the call with this Idempotency-Key is still running (wait as Retry-After says), has ended without an answer, or its answer is not kept. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. Or the Idempotency-Key belongs to another request. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  createAccountToken: {
    parameters: {
      query?: never;
      header?: {
        /** @description Names what is to be done, once: a repeat with the same key gets the first answer, with idempotency-replayed: true. Remembered for 24 hours. */
        'idempotency-key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AccountTokenCreate'];
      };
    };
    responses: {
      /** @description The token. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccountToken'];
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. Or the call with this Idempotency-Key is still running (wait as Retry-After says), has ended without an answer, or its answer is not kept. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. Or the Idempotency-Key belongs to another request. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getOwnIntegratedAccount: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The account. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IntegratedAccount'];
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  updateOwnIntegratedAccount: {
    parameters: {
      query?: never;
      header?: {
        /** @description Names what is to be done, once: a repeat with the same key gets the first answer, with idempotency-replayed: true. Remembered for 24 hours. */
        'idempotency-key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['OwnIntegratedAccountUpdate'];
      };
    };
    responses: {
      /** @description The account. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IntegratedAccount'];
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. Or the call with this Idempotency-Key is still running (wait as Retry-After says), has ended without an answer, or its answer is not kept. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. Or the Idempotency-Key belongs to another request. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  refreshCredentials: {
    parameters: {
      query?: never;
      header?: {
        /** @description Names what is to be done, once: a repeat with the same key gets the first answer, with idempotency-replayed: true. Remembered for 24 hours. */
        'idempotency-key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RefreshCredentials'];
      };
    };
    responses: {
      /** @description The account has new tokens. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {boolean} */
            success: true;
          };
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. Or the call with this Idempotency-Key is still running (wait as Retry-After says), has ended without an answer, or its answer is not kept. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. Or the Idempotency-Key belongs to another request. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getIntegratedAccount: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The account. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IntegratedAccount'];
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  deleteIntegratedAccount: {
    parameters: {
      query?: never;
      header?: {
        /** @description Names what is to be done, once: a repeat with the same key gets the first answer, with idempotency-replayed: true. Remembered for 24 hours. */
        'idempotency-key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The account and its credentials are gone. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Deleted'];
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. Or the call with this Idempotency-Key is still running (wait as Retry-After says), has ended without an answer, or its answer is not kept. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. Or the Idempotency-Key belongs to another request. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  updateIntegratedAccount: {
    parameters: {
      query?: never;
      header?: {
        /** @description Names what is to be done, once: a repeat with the same key gets the first answer, with idempotency-replayed: true. Remembered for 24 hours. */
        'idempotency-key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['IntegratedAccountUpdate'];
      };
    };
    responses: {
      /** @description The account. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IntegratedAccount'];
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. Or the call with this Idempotency-Key is still running (wait as Retry-After says), has ended without an answer, or its answer is not kept. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. Or the Idempotency-Key belongs to another request. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  listHostFields: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Name of the integration. */
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description All of them. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HostFieldList'];
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  declareHostField: {
    parameters: {
      query?: never;
      header?: {
        /** @description Names what is to be done, once: a repeat with the same key gets the first answer, with idempotency-replayed: true. Remembered for 24 hours. */
        'idempotency-key'?: string;
      };
      path: {
        /** @description Name of the integration. */
        name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['HostFieldCreate'];
      };
    };
    responses: {
      /** @description The declared field. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HostField'];
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. Or the call with this Idempotency-Key is still running (wait as Retry-After says), has ended without an answer, or its answer is not kept. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. Or the Idempotency-Key belongs to another request. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getHostField: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Name of the integration. */
        name: string;
        /** @description Name of the field. */
        field: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The declared field. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HostField'];
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  deleteHostField: {
    parameters: {
      query?: never;
      header?: {
        /** @description Names what is to be done, once: a repeat with the same key gets the first answer, with idempotency-replayed: true. Remembered for 24 hours. */
        'idempotency-key'?: string;
      };
      path: {
        /** @description Name of the integration. */
        name: string;
        /** @description Name of the field. */
        field: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is not declared any more. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Deleted'];
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. Or the call with this Idempotency-Key is still running (wait as Retry-After says), has ended without an answer, or its answer is not kept. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. Or the Idempotency-Key belongs to another request. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getFieldMap: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The integrated account. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The map in force. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FieldMap'];
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  saveFieldMap: {
    parameters: {
      query?: never;
      header?: {
        /** @description Names what is to be done, once: a repeat with the same key gets the first answer, with idempotency-replayed: true. Remembered for 24 hours. */
        'idempotency-key'?: string;
      };
      path: {
        /** @description The integrated account. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['FieldMapSave'];
      };
    };
    responses: {
      /** @description The map in force. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FieldMap'];
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. Or the call with this Idempotency-Key is still running (wait as Retry-After says), has ended without an answer, or its answer is not kept. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. Or the Idempotency-Key belongs to another request. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  previewFieldMap: {
    parameters: {
      query?: never;
      header?: {
        /** @description Names what is to be done, once: a repeat with the same key gets the first answer, with idempotency-replayed: true. Remembered for 24 hours. */
        'idempotency-key'?: string;
      };
      path: {
        /** @description The integrated account. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['FieldMapPreviewRequest'];
      };
    };
    responses: {
      /** @description The values of the user. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FieldMapPreview'];
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. Or the call with this Idempotency-Key is still running (wait as Retry-After says), has ended without an answer, or its answer is not kept. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. Or the Idempotency-Key belongs to another request. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  listFieldMapChoices: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The integrated account. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The attributes. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FieldMapChoices'];
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  listFieldMapHistory: {
    parameters: {
      query?: {
        /** @description Items per page at most. */
        limit?: number;
        /** @description The cursor of the page, from next_cursor of the one before it. */
        next_cursor?: string;
        /** @description The cursor of the page, from prev_cursor of the one after it. Not together with next_cursor. */
        prev_cursor?: string;
      };
      header?: never;
      path: {
        /** @description The integrated account. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page, newest first. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FieldMapVersionList'];
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  undoFieldMap: {
    parameters: {
      query?: never;
      header?: {
        /** @description Names what is to be done, once: a repeat with the same key gets the first answer, with idempotency-replayed: true. Remembered for 24 hours. */
        'idempotency-key'?: string;
      };
      path: {
        /** @description The integrated account. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['FieldMapUndo'];
      };
    };
    responses: {
      /** @description The map in force. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FieldMap'];
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. Or the call with this Idempotency-Key is still running (wait as Retry-After says), has ended without an answer, or its answer is not kept. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. Or the Idempotency-Key belongs to another request. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  listApiTokens: {
    parameters: {
      query?: {
        /** @description Items per page at most. */
        limit?: number;
        /** @description The cursor of the page, from next_cursor of the one before it. */
        next_cursor?: string;
        /** @description The cursor of the page, from prev_cursor of the one after it. Not together with next_cursor. */
        prev_cursor?: string;
        tenant_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiTokenList'];
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  createApiToken: {
    parameters: {
      query?: never;
      header?: {
        /** @description Names what is to be done, once: a repeat with the same key gets the first answer, with idempotency-replayed: true. Remembered for 24 hours. */
        'idempotency-key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ApiTokenCreate'];
      };
    };
    responses: {
      /** @description The token. It is shown this once. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CreatedApiToken'];
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. Or the call with this Idempotency-Key is still running (wait as Retry-After says), has ended without an answer, or its answer is not kept. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. Or the Idempotency-Key belongs to another request. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  revokeApiToken: {
    parameters: {
      query?: never;
      header?: {
        /** @description Names what is to be done, once: a repeat with the same key gets the first answer, with idempotency-replayed: true. Remembered for 24 hours. */
        'idempotency-key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The token is refused from now on. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Deleted'];
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. Or the call with this Idempotency-Key is still running (wait as Retry-After says), has ended without an answer, or its answer is not kept. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. Or the Idempotency-Key belongs to another request. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  listLinkTokens: {
    parameters: {
      query?: {
        /** @description Items per page at most. */
        limit?: number;
        /** @description The cursor of the page, from next_cursor of the one before it. */
        next_cursor?: string;
        /** @description The cursor of the page, from prev_cursor of the one after it. Not together with next_cursor. */
        prev_cursor?: string;
        tenant_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LinkTokenList'];
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  createLinkToken: {
    parameters: {
      query?: never;
      header?: {
        /** @description Names what is to be done, once: a repeat with the same key gets the first answer, with idempotency-replayed: true. Remembered for 24 hours. */
        'idempotency-key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LinkTokenCreate'];
      };
    };
    responses: {
      /** @description The token. It is shown this once. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CreatedLinkToken'];
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. Or the call with this Idempotency-Key is still running (wait as Retry-After says), has ended without an answer, or its answer is not kept. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. Or the Idempotency-Key belongs to another request. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  revokeLinkToken: {
    parameters: {
      query?: never;
      header?: {
        /** @description Names what is to be done, once: a repeat with the same key gets the first answer, with idempotency-replayed: true. Remembered for 24 hours. */
        'idempotency-key'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The link opens nothing from now on. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Deleted'];
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. Or the call with this Idempotency-Key is still running (wait as Retry-After says), has ended without an answer, or its answer is not kept. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. Or the Idempotency-Key belongs to another request. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  rotateVault: {
    parameters: {
      query?: never;
      header?: {
        /** @description Names what is to be done, once: a repeat with the same key gets the first answer, with idempotency-replayed: true. Remembered for 24 hours. */
        'idempotency-key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Every tenant’s key is wrapped by the current root key. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VaultRotation'];
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. Or the call with this Idempotency-Key is still running (wait as Retry-After says), has ended without an answer, or its answer is not kept. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. Or the Idempotency-Key belongs to another request. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  listUsers: {
    parameters: {
      query?: {
        /** @description The account that the call is for. */
        integrated_account_id?: string;
        /** @description Items per page at most. */
        limit?: number;
        /** @description The cursor of the page, from next_cursor of the one before it. */
        next_cursor?: string;
        /** @description The cursor of the page, from prev_cursor of the one after it. Not together with next_cursor. */
        prev_cursor?: string;
        /** @description unified (default), normalized (the vendor’s records in the envelope), raw (the vendor’s answer) or debug. */
        truto_response_format?: 'unified' | 'raw' | 'normalized' | 'debug';
        /** @description Leaves out remote_data. */
        truto_ignore_remote_data?: 'true' | 'false';
        /** @description Fields of the model to leave out; repeated, or with commas. Not with raw or normalized. */
        'truto_exclude_fields[]'?: string;
        /** @description Handed to the vendor’s call untranslated, as in remote_query[name]=value. */
        remote_query?: {
          [key: string]: string;
        };
        /** @description Leaves the size of pages to Crosswalk, whatever limit says. */
        truto_ignore_limit?: 'true' | 'false';
        /** @description Answers an object by this field in place of the list. Not with raw. */
        truto_key_by?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['userList'];
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  createUser: {
    parameters: {
      query?: {
        /** @description The account that the call is for. */
        integrated_account_id?: string;
        /** @description unified (default), normalized (the vendor’s records in the envelope), raw (the vendor’s answer) or debug. */
        truto_response_format?: 'unified' | 'raw' | 'normalized' | 'debug';
        /** @description Leaves out remote_data. */
        truto_ignore_remote_data?: 'true' | 'false';
        /** @description Fields of the model to leave out; repeated, or with commas. Not with raw or normalized. */
        'truto_exclude_fields[]'?: string;
        /** @description Handed to the vendor’s call untranslated, as in remote_query[name]=value. */
        remote_query?: {
          [key: string]: string;
        };
      };
      header?: {
        /** @description confirm reads the write back until the vendor shows it, and answers applied: confirmed; wait=60 bounds the seconds (30 when absent). What is not shown by then is answered as applied: accepted, for the vendor took it: it shows it later, or another write has replaced it since. */
        prefer?: string;
        /** @description Names what is to be done, once: a repeat with the same key gets the first answer, with idempotency-replayed: true. Remembered for 24 hours. */
        'idempotency-key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['UserCreate'];
      };
    };
    responses: {
      /** @description The user as it was written. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['User'];
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. Or the call with this Idempotency-Key is still running (wait as Retry-After says), has ended without an answer, or its answer is not kept. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. Or the Idempotency-Key belongs to another request. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getUser: {
    parameters: {
      query?: {
        /** @description The account that the call is for. */
        integrated_account_id?: string;
        /** @description unified (default), normalized (the vendor’s records in the envelope), raw (the vendor’s answer) or debug. */
        truto_response_format?: 'unified' | 'raw' | 'normalized' | 'debug';
        /** @description Leaves out remote_data. */
        truto_ignore_remote_data?: 'true' | 'false';
        /** @description Fields of the model to leave out; repeated, or with commas. Not with raw or normalized. */
        'truto_exclude_fields[]'?: string;
        /** @description Handed to the vendor’s call untranslated, as in remote_query[name]=value. */
        remote_query?: {
          [key: string]: string;
        };
      };
      header?: never;
      path: {
        /** @description Plain, or typed as in email:ada@example.com. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The user. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['User'];
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  deleteUser: {
    parameters: {
      query?: {
        /** @description The account that the call is for. */
        integrated_account_id?: string;
        /** @description unified (default), normalized (the vendor’s records in the envelope), raw (the vendor’s answer) or debug. */
        truto_response_format?: 'unified' | 'raw' | 'normalized' | 'debug';
        /** @description Leaves out remote_data. */
        truto_ignore_remote_data?: 'true' | 'false';
        /** @description Fields of the model to leave out; repeated, or with commas. Not with raw or normalized. */
        'truto_exclude_fields[]'?: string;
        /** @description Handed to the vendor’s call untranslated, as in remote_query[name]=value. */
        remote_query?: {
          [key: string]: string;
        };
      };
      header?: {
        /** @description confirm reads the write back until the vendor shows it, and answers applied: confirmed; wait=60 bounds the seconds (30 when absent). What is not shown by then is answered as applied: accepted, for the vendor took it: it shows it later, or another write has replaced it since. */
        prefer?: string;
        /** @description Names what is to be done, once: a repeat with the same key gets the first answer, with idempotency-replayed: true. Remembered for 24 hours. */
        'idempotency-key'?: string;
      };
      path: {
        /** @description Plain, or typed as in email:ada@example.com. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The vendor accepted the deletion. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Deleted'];
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. Or the call with this Idempotency-Key is still running (wait as Retry-After says), has ended without an answer, or its answer is not kept. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. Or the Idempotency-Key belongs to another request. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  updateUser: {
    parameters: {
      query?: {
        /** @description The account that the call is for. */
        integrated_account_id?: string;
        /** @description unified (default), normalized (the vendor’s records in the envelope), raw (the vendor’s answer) or debug. */
        truto_response_format?: 'unified' | 'raw' | 'normalized' | 'debug';
        /** @description Leaves out remote_data. */
        truto_ignore_remote_data?: 'true' | 'false';
        /** @description Fields of the model to leave out; repeated, or with commas. Not with raw or normalized. */
        'truto_exclude_fields[]'?: string;
        /** @description Handed to the vendor’s call untranslated, as in remote_query[name]=value. */
        remote_query?: {
          [key: string]: string;
        };
      };
      header?: {
        /** @description confirm reads the write back until the vendor shows it, and answers applied: confirmed; wait=60 bounds the seconds (30 when absent). What is not shown by then is answered as applied: accepted, for the vendor took it: it shows it later, or another write has replaced it since. */
        prefer?: string;
        /** @description Names what is to be done, once: a repeat with the same key gets the first answer, with idempotency-replayed: true. Remembered for 24 hours. */
        'idempotency-key'?: string;
      };
      path: {
        /** @description Plain, or typed as in email:ada@example.com. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['UserUpdate'];
      };
    };
    responses: {
      /** @description The user as it was written. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['User'];
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. Or the call with this Idempotency-Key is still running (wait as Retry-After says), has ended without an answer, or its answer is not kept. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. Or the Idempotency-Key belongs to another request. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  listGroups: {
    parameters: {
      query?: {
        /** @description The account that the call is for. */
        integrated_account_id?: string;
        /** @description Items per page at most. */
        limit?: number;
        /** @description The cursor of the page, from next_cursor of the one before it. */
        next_cursor?: string;
        /** @description The cursor of the page, from prev_cursor of the one after it. Not together with next_cursor. */
        prev_cursor?: string;
        /** @description unified (default), normalized (the vendor’s records in the envelope), raw (the vendor’s answer) or debug. */
        truto_response_format?: 'unified' | 'raw' | 'normalized' | 'debug';
        /** @description Leaves out remote_data. */
        truto_ignore_remote_data?: 'true' | 'false';
        /** @description Fields of the model to leave out; repeated, or with commas. Not with raw or normalized. */
        'truto_exclude_fields[]'?: string;
        /** @description Handed to the vendor’s call untranslated, as in remote_query[name]=value. */
        remote_query?: {
          [key: string]: string;
        };
        /** @description Leaves the size of pages to Crosswalk, whatever limit says. */
        truto_ignore_limit?: 'true' | 'false';
        /** @description Answers an object by this field in place of the list. Not with raw. */
        truto_key_by?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['groupList'];
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  createGroup: {
    parameters: {
      query?: {
        /** @description The account that the call is for. */
        integrated_account_id?: string;
        /** @description unified (default), normalized (the vendor’s records in the envelope), raw (the vendor’s answer) or debug. */
        truto_response_format?: 'unified' | 'raw' | 'normalized' | 'debug';
        /** @description Leaves out remote_data. */
        truto_ignore_remote_data?: 'true' | 'false';
        /** @description Fields of the model to leave out; repeated, or with commas. Not with raw or normalized. */
        'truto_exclude_fields[]'?: string;
        /** @description Handed to the vendor’s call untranslated, as in remote_query[name]=value. */
        remote_query?: {
          [key: string]: string;
        };
      };
      header?: {
        /** @description confirm reads the write back until the vendor shows it, and answers applied: confirmed; wait=60 bounds the seconds (30 when absent). What is not shown by then is answered as applied: accepted, for the vendor took it: it shows it later, or another write has replaced it since. */
        prefer?: string;
        /** @description Names what is to be done, once: a repeat with the same key gets the first answer, with idempotency-replayed: true. Remembered for 24 hours. */
        'idempotency-key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The group as it was written. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Group'];
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. Or the call with this Idempotency-Key is still running (wait as Retry-After says), has ended without an answer, or its answer is not kept. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. Or the Idempotency-Key belongs to another request. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getGroup: {
    parameters: {
      query?: {
        /** @description The account that the call is for. */
        integrated_account_id?: string;
        /** @description unified (default), normalized (the vendor’s records in the envelope), raw (the vendor’s answer) or debug. */
        truto_response_format?: 'unified' | 'raw' | 'normalized' | 'debug';
        /** @description Leaves out remote_data. */
        truto_ignore_remote_data?: 'true' | 'false';
        /** @description Fields of the model to leave out; repeated, or with commas. Not with raw or normalized. */
        'truto_exclude_fields[]'?: string;
        /** @description Handed to the vendor’s call untranslated, as in remote_query[name]=value. */
        remote_query?: {
          [key: string]: string;
        };
      };
      header?: never;
      path: {
        /** @description Plain, or typed as in email:ada@example.com. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The group. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Group'];
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  deleteGroup: {
    parameters: {
      query?: {
        /** @description The account that the call is for. */
        integrated_account_id?: string;
        /** @description unified (default), normalized (the vendor’s records in the envelope), raw (the vendor’s answer) or debug. */
        truto_response_format?: 'unified' | 'raw' | 'normalized' | 'debug';
        /** @description Leaves out remote_data. */
        truto_ignore_remote_data?: 'true' | 'false';
        /** @description Fields of the model to leave out; repeated, or with commas. Not with raw or normalized. */
        'truto_exclude_fields[]'?: string;
        /** @description Handed to the vendor’s call untranslated, as in remote_query[name]=value. */
        remote_query?: {
          [key: string]: string;
        };
      };
      header?: {
        /** @description confirm reads the write back until the vendor shows it, and answers applied: confirmed; wait=60 bounds the seconds (30 when absent). What is not shown by then is answered as applied: accepted, for the vendor took it: it shows it later, or another write has replaced it since. */
        prefer?: string;
        /** @description Names what is to be done, once: a repeat with the same key gets the first answer, with idempotency-replayed: true. Remembered for 24 hours. */
        'idempotency-key'?: string;
      };
      path: {
        /** @description Plain, or typed as in email:ada@example.com. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The vendor accepted the deletion. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Deleted'];
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. Or the call with this Idempotency-Key is still running (wait as Retry-After says), has ended without an answer, or its answer is not kept. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. Or the Idempotency-Key belongs to another request. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  updateGroup: {
    parameters: {
      query?: {
        /** @description The account that the call is for. */
        integrated_account_id?: string;
        /** @description unified (default), normalized (the vendor’s records in the envelope), raw (the vendor’s answer) or debug. */
        truto_response_format?: 'unified' | 'raw' | 'normalized' | 'debug';
        /** @description Leaves out remote_data. */
        truto_ignore_remote_data?: 'true' | 'false';
        /** @description Fields of the model to leave out; repeated, or with commas. Not with raw or normalized. */
        'truto_exclude_fields[]'?: string;
        /** @description Handed to the vendor’s call untranslated, as in remote_query[name]=value. */
        remote_query?: {
          [key: string]: string;
        };
      };
      header?: {
        /** @description confirm reads the write back until the vendor shows it, and answers applied: confirmed; wait=60 bounds the seconds (30 when absent). What is not shown by then is answered as applied: accepted, for the vendor took it: it shows it later, or another write has replaced it since. */
        prefer?: string;
        /** @description Names what is to be done, once: a repeat with the same key gets the first answer, with idempotency-replayed: true. Remembered for 24 hours. */
        'idempotency-key'?: string;
      };
      path: {
        /** @description Plain, or typed as in email:ada@example.com. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The group as it was written. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Group'];
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. Or the call with this Idempotency-Key is still running (wait as Retry-After says), has ended without an answer, or its answer is not kept. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. Or the Idempotency-Key belongs to another request. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  proxyList: {
    parameters: {
      query?: {
        /** @description The account that the call is for. */
        integrated_account_id?: string;
        /** @description Items per page at most. */
        limit?: number;
        /** @description The cursor of the page, from next_cursor of the one before it. */
        next_cursor?: string;
        /** @description The cursor of the page, from prev_cursor of the one after it. Not together with next_cursor. */
        prev_cursor?: string;
        /** @description normalized (default): lists and rows in the envelope, texts as { result }, other JSON as it is. raw: the bytes, content type and status of the vendor. stream: the same without holding any of it, for large exports. */
        truto_response_format?: 'normalized' | 'raw' | 'stream';
      };
      header?: never;
      path: {
        resource: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VendorList'];
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor of the account takes other methods here; Allow has them. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor refused or failed with this status of its own (truto_is_remote_error). */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  proxyCreate: {
    parameters: {
      query?: {
        /** @description The account that the call is for. */
        integrated_account_id?: string;
        /** @description normalized (default): lists and rows in the envelope, texts as { result }, other JSON as it is. raw: the bytes, content type and status of the vendor. stream: the same without holding any of it, for large exports. */
        truto_response_format?: 'normalized' | 'raw' | 'stream';
      };
      header?: {
        /** @description Names what is to be done, once: a repeat with the same key gets the first answer, with idempotency-replayed: true. Remembered for 24 hours. */
        'idempotency-key'?: string;
      };
      path: {
        resource: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': unknown;
      };
    };
    responses: {
      /** @description The answer of the vendor. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor of the account takes other methods here; Allow has them. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. Or the call with this Idempotency-Key is still running (wait as Retry-After says), has ended without an answer, or its answer is not kept. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. Or the Idempotency-Key belongs to another request. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor refused or failed with this status of its own (truto_is_remote_error). */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  proxyGet: {
    parameters: {
      query?: {
        /** @description The account that the call is for. */
        integrated_account_id?: string;
        /** @description normalized (default): lists and rows in the envelope, texts as { result }, other JSON as it is. raw: the bytes, content type and status of the vendor. stream: the same without holding any of it, for large exports. */
        truto_response_format?: 'normalized' | 'raw' | 'stream';
      };
      header?: never;
      path: {
        resource: string;
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer of the vendor. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor of the account takes other methods here; Allow has them. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor refused or failed with this status of its own (truto_is_remote_error). */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  proxyReplace: {
    parameters: {
      query?: {
        /** @description The account that the call is for. */
        integrated_account_id?: string;
        /** @description normalized (default): lists and rows in the envelope, texts as { result }, other JSON as it is. raw: the bytes, content type and status of the vendor. stream: the same without holding any of it, for large exports. */
        truto_response_format?: 'normalized' | 'raw' | 'stream';
      };
      header?: {
        /** @description Names what is to be done, once: a repeat with the same key gets the first answer, with idempotency-replayed: true. Remembered for 24 hours. */
        'idempotency-key'?: string;
      };
      path: {
        resource: string;
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': unknown;
      };
    };
    responses: {
      /** @description The answer of the vendor. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor of the account takes other methods here; Allow has them. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. Or the call with this Idempotency-Key is still running (wait as Retry-After says), has ended without an answer, or its answer is not kept. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. Or the Idempotency-Key belongs to another request. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor refused or failed with this status of its own (truto_is_remote_error). */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  proxyMethod: {
    parameters: {
      query?: {
        /** @description The account that the call is for. */
        integrated_account_id?: string;
        /** @description Items per page at most. */
        limit?: number;
        /** @description The cursor of the page, from next_cursor of the one before it. */
        next_cursor?: string;
        /** @description The cursor of the page, from prev_cursor of the one after it. Not together with next_cursor. */
        prev_cursor?: string;
        /** @description normalized (default): lists and rows in the envelope, texts as { result }, other JSON as it is. raw: the bytes, content type and status of the vendor. stream: the same without holding any of it, for large exports. */
        truto_response_format?: 'normalized' | 'raw' | 'stream';
      };
      header?: {
        /** @description Names what is to be done, once: a repeat with the same key gets the first answer, with idempotency-replayed: true. Remembered for 24 hours. */
        'idempotency-key'?: string;
      };
      path: {
        resource: string;
        /** @description The name of the method. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': unknown;
      };
    };
    responses: {
      /** @description The answer of the vendor. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor of the account takes other methods here; Allow has them. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. Or the call with this Idempotency-Key is still running (wait as Retry-After says), has ended without an answer, or its answer is not kept. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. Or the Idempotency-Key belongs to another request. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor refused or failed with this status of its own (truto_is_remote_error). */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  proxyDelete: {
    parameters: {
      query?: {
        /** @description The account that the call is for. */
        integrated_account_id?: string;
        /** @description normalized (default): lists and rows in the envelope, texts as { result }, other JSON as it is. raw: the bytes, content type and status of the vendor. stream: the same without holding any of it, for large exports. */
        truto_response_format?: 'normalized' | 'raw' | 'stream';
      };
      header?: {
        /** @description Names what is to be done, once: a repeat with the same key gets the first answer, with idempotency-replayed: true. Remembered for 24 hours. */
        'idempotency-key'?: string;
      };
      path: {
        resource: string;
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': unknown;
      };
    };
    responses: {
      /** @description The answer of the vendor. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor of the account takes other methods here; Allow has them. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. Or the call with this Idempotency-Key is still running (wait as Retry-After says), has ended without an answer, or its answer is not kept. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. Or the Idempotency-Key belongs to another request. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor refused or failed with this status of its own (truto_is_remote_error). */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  proxyUpdate: {
    parameters: {
      query?: {
        /** @description The account that the call is for. */
        integrated_account_id?: string;
        /** @description normalized (default): lists and rows in the envelope, texts as { result }, other JSON as it is. raw: the bytes, content type and status of the vendor. stream: the same without holding any of it, for large exports. */
        truto_response_format?: 'normalized' | 'raw' | 'stream';
      };
      header?: {
        /** @description Names what is to be done, once: a repeat with the same key gets the first answer, with idempotency-replayed: true. Remembered for 24 hours. */
        'idempotency-key'?: string;
      };
      path: {
        resource: string;
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': unknown;
      };
    };
    responses: {
      /** @description The answer of the vendor. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': unknown;
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor of the account takes other methods here; Allow has them. */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. Or the call with this Idempotency-Key is still running (wait as Retry-After says), has ended without an answer, or its answer is not kept. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. Or the Idempotency-Key belongs to another request. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor refused or failed with this status of its own (truto_is_remote_error). */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  customGet: {
    parameters: {
      query?: {
        /** @description The account that the call is for. */
        integrated_account_id?: string;
        /** @description Server of the vendor; absent: the default one. */
        truto_server?: string;
      };
      header?: never;
      path: {
        vendor_path: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer of the vendor. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            result?: unknown;
          };
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor refused or failed with this status of its own (truto_is_remote_error). */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  customPut: {
    parameters: {
      query?: {
        /** @description The account that the call is for. */
        integrated_account_id?: string;
        /** @description Server of the vendor; absent: the default one. */
        truto_server?: string;
      };
      header?: {
        /** @description Names what is to be done, once: a repeat with the same key gets the first answer, with idempotency-replayed: true. Remembered for 24 hours. */
        'idempotency-key'?: string;
      };
      path: {
        vendor_path: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer of the vendor. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            result?: unknown;
          };
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. Or the call with this Idempotency-Key is still running (wait as Retry-After says), has ended without an answer, or its answer is not kept. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. Or the Idempotency-Key belongs to another request. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor refused or failed with this status of its own (truto_is_remote_error). */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  customPost: {
    parameters: {
      query?: {
        /** @description The account that the call is for. */
        integrated_account_id?: string;
        /** @description Server of the vendor; absent: the default one. */
        truto_server?: string;
      };
      header?: {
        /** @description Names what is to be done, once: a repeat with the same key gets the first answer, with idempotency-replayed: true. Remembered for 24 hours. */
        'idempotency-key'?: string;
      };
      path: {
        vendor_path: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer of the vendor. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            result?: unknown;
          };
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. Or the call with this Idempotency-Key is still running (wait as Retry-After says), has ended without an answer, or its answer is not kept. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. Or the Idempotency-Key belongs to another request. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor refused or failed with this status of its own (truto_is_remote_error). */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  customDelete: {
    parameters: {
      query?: {
        /** @description The account that the call is for. */
        integrated_account_id?: string;
        /** @description Server of the vendor; absent: the default one. */
        truto_server?: string;
      };
      header?: {
        /** @description Names what is to be done, once: a repeat with the same key gets the first answer, with idempotency-replayed: true. Remembered for 24 hours. */
        'idempotency-key'?: string;
      };
      path: {
        vendor_path: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer of the vendor. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            result?: unknown;
          };
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. Or the call with this Idempotency-Key is still running (wait as Retry-After says), has ended without an answer, or its answer is not kept. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. Or the Idempotency-Key belongs to another request. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor refused or failed with this status of its own (truto_is_remote_error). */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  customPatch: {
    parameters: {
      query?: {
        /** @description The account that the call is for. */
        integrated_account_id?: string;
        /** @description Server of the vendor; absent: the default one. */
        truto_server?: string;
      };
      header?: {
        /** @description Names what is to be done, once: a repeat with the same key gets the first answer, with idempotency-replayed: true. Remembered for 24 hours. */
        'idempotency-key'?: string;
      };
      path: {
        vendor_path: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The answer of the vendor. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            result?: unknown;
          };
        };
      };
      /** @description The request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The token lacks a scope, or the vendor denied permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description A conflict with what is there: it was changed meanwhile, is ambiguous, or the vendor calls it one. Or the call with this Idempotency-Key is still running (wait as Retry-After says), has ended without an answer, or its answer is not kept. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is larger than Crosswalk or the vendor takes. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The body is not JSON. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor cannot do or store this, or rejected it. Or the Idempotency-Key belongs to another request. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Too many requests; wait as Retry-After says. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk failed. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor failed. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Crosswalk or the vendor is not ready; wait as Retry-After says. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor did not answer in time. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description The vendor refused or failed with this status of its own (truto_is_remote_error). */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  nativeGet: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Account id, with @server for another server than the default. */
        integrated_account_id: string;
        /** @description The path as the vendor documents it, slashes included. */
        vendor_path: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Whatever the vendor answers. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  nativePut: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Account id, with @server for another server than the default. */
        integrated_account_id: string;
        /** @description The path as the vendor documents it, slashes included. */
        vendor_path: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Whatever the vendor answers. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  nativePost: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Account id, with @server for another server than the default. */
        integrated_account_id: string;
        /** @description The path as the vendor documents it, slashes included. */
        vendor_path: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Whatever the vendor answers. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  nativeDelete: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Account id, with @server for another server than the default. */
        integrated_account_id: string;
        /** @description The path as the vendor documents it, slashes included. */
        vendor_path: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Whatever the vendor answers. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  nativePatch: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Account id, with @server for another server than the default. */
        integrated_account_id: string;
        /** @description The path as the vendor documents it, slashes included. */
        vendor_path: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description No valid token, or the vendor refused the stored credential (truto_is_remote_error). */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description There is no such thing, or it is not visible to the token. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description Whatever the vendor answers. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
}
