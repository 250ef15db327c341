import endpoints from '../fixtures/northwind/endpoints.json' with { type: 'json' };
import integration from '../fixtures/northwind/integration.json' with { type: 'json' };

/** The definition that only tests know: its accounts are linked on a page of the vendor. */
export const northwind = { integration, endpoints };

/** The operator's client at it. */
export const oauthClients = { northwind: { clientId: 'crosswalk', clientSecret: 'secret of the operator' } };
