import { type CompiledIntegration } from '../definitions/index.ts';

/** A field of the form that links an account. It describes what is asked for and never holds anybody's value. */
export interface FormField {
  name: string;
  label: string;
  /** `password` for secrets; `single_select` where there are choices. */
  type: 'text' | 'password' | 'single_select';
  required: boolean;
  secret: boolean;
  help_text: string | null;
  /** How to get the value in the vendor's own pages, one step after the other. */
  steps: string[];
  options: { value: string; label: string }[];
  /** Besides the options, the https address of the vendor's server is accepted. */
  accepts_url: boolean;
  default: string | null;
  /** Regular expression that the whole value fits. */
  pattern: string | null;
  placeholder: string | null;
  /** Servers that cannot be called without it. */
  servers: string[];
}

/** The form that links an account, in the order in which its fields are asked for. */
export function connectionForm({ form, servers }: CompiledIntegration): FormField[] {
  return Object.entries(form).map(([name, field]) => ({
    name,
    label: field.label,
    type: field.secret ? 'password' : field.choices === undefined ? 'text' : 'single_select',
    required: field.required && field.default === undefined,
    secret: field.secret,
    help_text: field.help ?? null,
    steps: [...(field.steps ?? [])],
    options: Object.entries(field.choices ?? {}).map(([value, label]) => ({ value, label })),
    accepts_url: field.or_url,
    default: field.default ?? null,
    pattern: field.pattern ?? null,
    placeholder: field.example ?? null,
    servers: [...servers.values()]
      .filter(({ credentialFields }) => credentialFields.includes(name))
      .map((server) => server.name),
  }));
}
