import type { Answer, client } from '#kit/client.ts';
import type { MarkState } from '#kit/status-tag.tsx';
import type { BookingStatus } from '../bookings/rules.ts';

export type GridView = Answer<typeof client.rooms.grid>;
export type RoomView = GridView['rooms'][number];
export type UseView = GridView['uses'][number];
export type BlockView = GridView['blocks'][number];
export type BookingView = Answer<typeof client.rooms.booking>;

/** A state of a use as a shape beside its word. */
export const MARK_OF: Readonly<Record<BookingStatus, MarkState>> = { wanted: 'waiting', confirmed: 'done', displaced: 'warn', cancelled: 'skipped' };

/** What a new use begins with. */
export interface Wanted {
  readonly roomIds: readonly string[];
  readonly from: Date;
  readonly to: Date;
  readonly meeting?: { readonly id: string; readonly name: string; readonly headCount: number | null };
}
