import type { AccountEvent } from '#people/accounts/rules.ts';
import type { PeopleEvent } from '#people/rules.ts';
import type { MeetingEvent } from '#meetings/rules.ts';
import type { CallEvent } from '#notices/calls/rules.ts';
import type { DeliveryEvent } from '#notices/deliveries/rules.ts';
import type { ReplyEvent } from '#notices/replies/rules.ts';
import type { NoticeEvent } from '#notices/rules.ts';
import type { RoomEvent } from '#rooms/rules.ts';
import type { SystemEvent } from '#demo/rules.ts';

/** What an audit row may say. Each slice writes its own union in `rules.ts`; this is their sum. */
export type AuditEvent = AccountEvent | PeopleEvent | MeetingEvent | RoomEvent | NoticeEvent | ReplyEvent | CallEvent | DeliveryEvent | SystemEvent;

/** The shape of an event: `kind` is 'topic.verb', `subject` the id of the thing it is about. Details never carry personnel matters (G1b). */
export interface EventShape {
  readonly kind: `${string}.${string}`;
  readonly subject: string | null;
  readonly detail: object;
}

/** A sentence for each event of a slice, in one language; a missing one does not compile. */
export type Sentences<E extends EventShape> = { readonly [K in E['kind']]: (detail: Extract<E, { kind: K }>['detail']) => string };
