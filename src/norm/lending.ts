import type { ClauseId } from './clauses.ts';
import type { DutyId } from './duties.ts';
import type { Text } from './text.ts';

/** Lending a meeting room to others (G5c, A18): the answer is no unless one of the deciders consents, with a reason. */
export interface Lending {
  readonly clause: ClauseId;
  readonly defaultAnswer: Text;
  readonly reasonRequired: boolean;
  /** Any one of these consents; the one who applies never decides. */
  readonly deciders: readonly DutyId[];
  readonly applicantMayDecide: boolean;
  readonly scheduler: DutyId;
}

export const LENDING: Lending = {
  clause: 'G5c',
  defaultAnswer: { zh: '原则上不外借', en: 'Not lent as a rule' },
  reasonRequired: true,
  deciders: ['director', 'deputy-in-charge'],
  applicantMayDecide: false,
  scheduler: 'secretariat',
};
