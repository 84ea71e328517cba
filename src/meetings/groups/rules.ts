/** F1.3: working groups prepare the congress, delegations are what the delegates sit in. */
export const GROUP_KINDS = ['working', 'delegation'] as const;
export type GroupKind = (typeof GROUP_KINDS)[number];
