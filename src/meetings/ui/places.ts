import { createContext, useContext } from 'react';
import type { EvidenceId } from '#norm/evidence.ts';
import type { MeetingView } from './views.ts';

/** A place of the meeting's page that a later slice brings: a tab of its own, and the evidence that is made there. */
export interface MeetingPlace {
  readonly tab: string;
  readonly label: { readonly zh: string; readonly en: string };
  readonly evidence: readonly EvidenceId[];
  readonly Content: (props: { readonly meeting: MeetingView }) => React.ReactNode;
}

export const MeetingPlaces = createContext<readonly MeetingPlace[]>([]);
export const useMeetingPlaces = (): readonly MeetingPlace[] => useContext(MeetingPlaces);
