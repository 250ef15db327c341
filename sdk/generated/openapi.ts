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
    /** Whether the process runs */
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
     */
    get: operations['listUsers'];
    put?: never;
    /**
     * Create or change one user
     * @description Absent fields stay as they are, null clears. Nothing is dropped: what the vendor cannot store is refused.
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
    /** Get one user */
    get: operations['getUser'];
    put?: never;
    post?: never;
    /** Delete one user */
    delete: operations['deleteUser'];
    options?: never;
    head?: never;
    /**
     * Change one user that exists
     * @description Absent fields stay as they are, null clears. Nothing is dropped: what the vendor cannot store is refused.
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
     */
    get: operations['listGroups'];
    put?: never;
    /**
     * Create or change one group
     * @description Absent fields stay as they are, null clears. Nothing is dropped: what the vendor cannot store is refused.
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
    /** Get one group */
    get: operations['getGroup'];
    put?: never;
    post?: never;
    /** Delete one group */
    delete: operations['deleteGroup'];
    options?: never;
    head?: never;
    /**
     * Change one group that exists
     * @description Absent fields stay as they are, null clears. Nothing is dropped: what the vendor cannot store is refused.
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
     * @description Every way of paging becomes one cursor. Other parameters are handed to the vendor.
     */
    get: operations['proxyList'];
    put?: never;
    /**
     * Create a vendor record
     * @description The body is handed to the vendor as it is.
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
     * @description The body is the vendor’s own.
     */
    get: operations['proxyGet'];
    put?: never;
    /**
     * Call a vendor method
     * @description Path parameters go into the query. For a call that the vendor takes as GET the body holds its parameters. Calls that the vendor answers in pages answer a list.
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
     * @description The body is handed to the vendor as it is.
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
     * @description Method, query, headers, status and body travel untouched and streamed. The token may stand wherever the clients of the vendor put their key, so they work with this as their base URL. Another server of the vendor: {integrated_account_id}@{server}. Only a credential of the account that the vendor gives back, in a header field or in the text of an error, is taken out.
     */
    get: operations['nativeGet'];
    /**
     * PUT any vendor path, bytes as they are
     * @description Method, query, headers, status and body travel untouched and streamed. The token may stand wherever the clients of the vendor put their key, so they work with this as their base URL. Another server of the vendor: {integrated_account_id}@{server}. Only a credential of the account that the vendor gives back, in a header field or in the text of an error, is taken out.
     */
    put: operations['nativePut'];
    /**
     * POST any vendor path, bytes as they are
     * @description Method, query, headers, status and body travel untouched and streamed. The token may stand wherever the clients of the vendor put their key, so they work with this as their base URL. Another server of the vendor: {integrated_account_id}@{server}. Only a credential of the account that the vendor gives back, in a header field or in the text of an error, is taken out.
     */
    post: operations['nativePost'];
    /**
     * DELETE any vendor path, bytes as they are
     * @description Method, query, headers, status and body travel untouched and streamed. The token may stand wherever the clients of the vendor put their key, so they work with this as their base URL. Another server of the vendor: {integrated_account_id}@{server}. Only a credential of the account that the vendor gives back, in a header field or in the text of an error, is taken out.
     */
    delete: operations['nativeDelete'];
    options?: never;
    head?: never;
    /**
     * PATCH any vendor path, bytes as they are
     * @description Method, query, headers, status and body travel untouched and streamed. The token may stand wherever the clients of the vendor put their key, so they work with this as their base URL. Another server of the vendor: {integrated_account_id}@{server}. Only a credential of the account that the vendor gives back, in a header field or in the text of an error, is taken out.
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
        | 'scope_missing'
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
        | 'rate_limited'
        | 'internal_error'
        | 'unavailable'
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
      authentication_method: string;
      is_sandbox: boolean;
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
      /** @enum {string} */
      authentication_method?: 'api_key';
    };
    IntegratedAccountList: {
      result: components['schemas']['IntegratedAccount'][];
      next_cursor: string | null;
      prev_cursor: string | null;
      result_count: number;
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
          'application/json': Record<string, never>;
        };
      };
    };
  };
  listIntegratedAccounts: {
    parameters: {
      query?: {
        /** @description Items per page at most. */
        limit?: number;
        /** @description The cursor of the page, from next_cursor or prev_cursor of another one. */
        next_cursor?: string;
        tenant_id?: string;
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
      header?: never;
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
      header?: never;
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
      header?: never;
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
        /** @description The cursor of the page, from next_cursor or prev_cursor of another one. */
        next_cursor?: string;
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
      header?: never;
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
      header?: never;
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
        /** @description The cursor of the page, from next_cursor or prev_cursor of another one. */
        next_cursor?: string;
        /** @description unified (default), normalized (the vendor’s records in the envelope), raw (the vendor’s answer) or debug. */
        truto_response_format?: 'unified' | 'raw' | 'normalized' | 'debug';
        /** @description Leaves out remote_data. */
        truto_ignore_remote_data?: 'true' | 'false';
        /** @description Fields to leave out; repeated, or with commas. */
        'truto_exclude_fields[]'?: string;
        /** @description Handed to the vendor’s call untranslated, as in remote_query[name]=value. */
        remote_query?: {
          [key: string]: string;
        };
        /** @description Leaves the size of pages to Crosswalk, whatever limit says. */
        truto_ignore_limit?: 'true' | 'false';
        /** @description Answers an object by this field in place of the list. */
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
        /** @description Fields to leave out; repeated, or with commas. */
        'truto_exclude_fields[]'?: string;
        /** @description Handed to the vendor’s call untranslated, as in remote_query[name]=value. */
        remote_query?: {
          [key: string]: string;
        };
      };
      header?: {
        /** @description confirm reads the write back until the vendor shows it; wait=60 bounds the seconds. */
        prefer?: string;
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
        /** @description Fields to leave out; repeated, or with commas. */
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
        /** @description Handed to the vendor’s call untranslated, as in remote_query[name]=value. */
        remote_query?: {
          [key: string]: string;
        };
      };
      header?: {
        /** @description confirm reads the write back until the vendor shows it; wait=60 bounds the seconds. */
        prefer?: string;
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
        /** @description Fields to leave out; repeated, or with commas. */
        'truto_exclude_fields[]'?: string;
        /** @description Handed to the vendor’s call untranslated, as in remote_query[name]=value. */
        remote_query?: {
          [key: string]: string;
        };
      };
      header?: {
        /** @description confirm reads the write back until the vendor shows it; wait=60 bounds the seconds. */
        prefer?: string;
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
        /** @description The cursor of the page, from next_cursor or prev_cursor of another one. */
        next_cursor?: string;
        /** @description unified (default), normalized (the vendor’s records in the envelope), raw (the vendor’s answer) or debug. */
        truto_response_format?: 'unified' | 'raw' | 'normalized' | 'debug';
        /** @description Leaves out remote_data. */
        truto_ignore_remote_data?: 'true' | 'false';
        /** @description Fields to leave out; repeated, or with commas. */
        'truto_exclude_fields[]'?: string;
        /** @description Handed to the vendor’s call untranslated, as in remote_query[name]=value. */
        remote_query?: {
          [key: string]: string;
        };
        /** @description Leaves the size of pages to Crosswalk, whatever limit says. */
        truto_ignore_limit?: 'true' | 'false';
        /** @description Answers an object by this field in place of the list. */
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
        /** @description Fields to leave out; repeated, or with commas. */
        'truto_exclude_fields[]'?: string;
        /** @description Handed to the vendor’s call untranslated, as in remote_query[name]=value. */
        remote_query?: {
          [key: string]: string;
        };
      };
      header?: {
        /** @description confirm reads the write back until the vendor shows it; wait=60 bounds the seconds. */
        prefer?: string;
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
        /** @description Fields to leave out; repeated, or with commas. */
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
        /** @description Handed to the vendor’s call untranslated, as in remote_query[name]=value. */
        remote_query?: {
          [key: string]: string;
        };
      };
      header?: {
        /** @description confirm reads the write back until the vendor shows it; wait=60 bounds the seconds. */
        prefer?: string;
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
        /** @description Fields to leave out; repeated, or with commas. */
        'truto_exclude_fields[]'?: string;
        /** @description Handed to the vendor’s call untranslated, as in remote_query[name]=value. */
        remote_query?: {
          [key: string]: string;
        };
      };
      header?: {
        /** @description confirm reads the write back until the vendor shows it; wait=60 bounds the seconds. */
        prefer?: string;
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
        /** @description The cursor of the page, from next_cursor or prev_cursor of another one. */
        next_cursor?: string;
        /** @description unified (default), normalized (the vendor’s records in the envelope), raw (the vendor’s answer) or debug. */
        truto_response_format?: 'unified' | 'raw' | 'normalized' | 'debug';
        /** @description Leaves out remote_data. */
        truto_ignore_remote_data?: 'true' | 'false';
        /** @description Fields to leave out; repeated, or with commas. */
        'truto_exclude_fields[]'?: string;
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
  proxyCreate: {
    parameters: {
      query?: {
        /** @description The account that the call is for. */
        integrated_account_id?: string;
      };
      header?: never;
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
  proxyGet: {
    parameters: {
      query?: {
        /** @description The account that the call is for. */
        integrated_account_id?: string;
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
  proxyMethod: {
    parameters: {
      query?: {
        /** @description The account that the call is for. */
        integrated_account_id?: string;
        /** @description Items per page at most. */
        limit?: number;
        /** @description The cursor of the page, from next_cursor or prev_cursor of another one. */
        next_cursor?: string;
        /** @description unified (default), normalized (the vendor’s records in the envelope), raw (the vendor’s answer) or debug. */
        truto_response_format?: 'unified' | 'raw' | 'normalized' | 'debug';
        /** @description Leaves out remote_data. */
        truto_ignore_remote_data?: 'true' | 'false';
        /** @description Fields to leave out; repeated, or with commas. */
        'truto_exclude_fields[]'?: string;
      };
      header?: never;
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
  proxyDelete: {
    parameters: {
      query?: {
        /** @description The account that the call is for. */
        integrated_account_id?: string;
      };
      header?: never;
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
  proxyUpdate: {
    parameters: {
      query?: {
        /** @description The account that the call is for. */
        integrated_account_id?: string;
      };
      header?: never;
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
  customPut: {
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
  customPost: {
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
  customDelete: {
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
  customPatch: {
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
