/** What the audit tells of the demo district. */
export type SystemEvent =
  | { readonly kind: 'system.demo_loaded'; readonly subject: null; readonly detail: { readonly units: number; readonly persons: number; readonly meetings: number } }
  | { readonly kind: 'system.demo_removed'; readonly subject: null; readonly detail: { readonly meetings: number } };
