import { Problem } from '#platform/problem.ts';
import type { BaseForm } from '../content/rules.ts';
import type { RosterClass } from '../roster/rules.ts';
import type { Channel } from '../rules.ts';

/** One unit or one person whom a notice goes to. */
export interface Recipient {
  readonly unitId: string | null;
  readonly personId: string | null;
  /** How many persons of the unit are expected; 1 for a person. */
  readonly quota: number;
  /** As what the persons whom it names come onto the roster. */
  readonly attendsAs: RosterClass;
  readonly channels: readonly Channel[];
  readonly note: string | null;
}

/** The most persons that are asked of one unit. */
export const MOST_QUOTA = 1000;
/** More units and persons than a district has. */
export const MOST_RECIPIENTS = 2000;

type Whom = Pick<Recipient, 'unitId' | 'personId'>;
export const keyOf = ({ unitId, personId }: Whom): string => (unitId === null ? `person ${personId}` : `unit ${unitId}`);

/** Refuses a unit or person that stands on the list twice (`recipient_twice`), and more than one place for a person. */
export function checkRecipients(recipients: readonly (Whom & Pick<Recipient, 'quota'> & { readonly name: string })[]): void {
  const seen = new Set<string>();
  for (const [at, recipient] of recipients.entries()) {
    if (seen.has(keyOf(recipient))) throw new Problem('recipient_twice', { name: recipient.name });
    seen.add(keyOf(recipient));
    if (recipient.personId !== null && recipient.quota !== 1) throw new Problem('input_invalid', { fields: [{ path: ['recipients', at, 'quota'], reason: 'too_big' }] });
  }
}

/** How a unit or person is reached when nobody says otherwise: on the phone where the form is a phone form, in the system where somebody signs in for it, else on paper. */
export function defaultChannels(base: BaseForm, { hasAccount }: { readonly hasAccount: boolean }): readonly Channel[] {
  if (base === 'phone') return ['phone'];
  return [hasAccount ? 'in-app' : 'print'];
}
