import { addDays, officeDay, type Day } from '#platform/time.ts';

/** The day on which a room is to be inspected again (G5b); null while it never was: then at once. */
export const inspectionDue = (lastAt: Date | null, everyDays: number): Day | null => (lastAt ? addDays(officeDay(lastAt), everyDays) : null);

export const isInspectionDue = (lastAt: Date | null, everyDays: number, today: Day): boolean => (inspectionDue(lastAt, everyDays) ?? today) <= today;
