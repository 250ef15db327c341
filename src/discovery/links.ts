/** Where more is said about an integration, as paths of this installation. */
export interface IntegrationLinks {
  self: string;
  capabilities: string;
  /** The OpenAPI document of the vendor's calls. */
  openapi: string;
  /** The guide for end customers, by model; it takes `format`. */
  guides: Record<string, string>;
}

/** The guide for the people who link their accounts, as a web page. */
export function guideLink(basePath: string, model: string, integration: string): string {
  return `${basePath}/unified/meta/${model}/${integration}?format=html`;
}

/** Where an integration is described. */
export function linksOf(basePath: string, integration: string, models: readonly string[]): IntegrationLinks {
  const self = `${basePath}/integration/${integration}`;
  return {
    self,
    capabilities: `${self}/capabilities`,
    openapi: `${basePath}/openapi/${integration}.json`,
    guides: Object.fromEntries(models.map((model) => [model, guideLink(basePath, model, integration)])),
  };
}
