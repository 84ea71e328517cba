import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Select, type FormInstance } from 'antd';
import { useRef, useState } from 'react';
import { client, orpc, useAct } from '#kit/client.ts';
import { MomentField } from '#kit/day-field.tsx';
import { FormDrawer } from '#kit/form-drawer.tsx';
import { useMarks } from '#kit/marks.ts';
import { refusalOf } from '#kit/problem.tsx';
import { useMe } from '#kit/session.ts';
import { say } from '#kit/toast.tsx';
import { useWords } from '#kit/words.tsx';
import { KEEPERS } from '../access.ts';
import { USES, type Use } from '../bookings/rules.ts';
import { Proposals } from './proposals.tsx';
import type { BookingView, Wanted } from './views.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

interface Values {
  readonly title: string;
  readonly use: Exclude<Use, 'loan'>;
  readonly roomIds: string[];
  readonly from: Date;
  readonly to: Date;
  readonly persons: number | null;
  readonly note: string | null;
}

/** One of those who have the room, as the refusal tells of him. */
interface Taken {
  readonly bookingId: string | null;
  readonly room: string;
  readonly by: string | null;
  readonly yields: boolean;
}

interface Props {
  readonly wanted: Wanted | null;
  /** The use that gets another time or place; left out for a new one. */
  readonly booking?: BookingView | undefined;
  readonly onClose: () => void;
}

const TITLE_LENGTH = 200;

function useSend({ wanted, booking }: Props, keeps: boolean) {
  const want = useAct(client.rooms.want);
  const book = useAct(client.rooms.book);
  const move = useAct(client.rooms.move);
  return ({ from, to, ...rest }: Values, displace: readonly string[]): Promise<unknown> => {
    const span = { from: from.toISOString(), to: to.toISOString(), displace: [...displace] };
    if (booking) return move.mutateAsync({ id: booking.id, version: booking.version, roomIds: rest.roomIds, ...span });
    const wish = { ...rest, meetingId: wanted?.meeting?.id ?? null, ...span };
    return keeps ? book.mutateAsync(wish) : want.mutateAsync(wish);
  };
}

interface ConflictProps {
  readonly taken: readonly Taken[];
  readonly values: Values;
  readonly wanted: Wanted | null;
  readonly except: string | null;
  readonly keeps: boolean;
  readonly onDisplace: (ids: readonly string[]) => void;
  readonly onChoose: (chosen: Pick<Values, 'roomIds' | 'from' | 'to'>) => void;
  readonly onWaited: () => void;
}

/** What can be done when somebody else has the room: another one, another time, the line, and for 秘书科 displacement. */
function Conflict({ taken, values, wanted, except, keeps, onDisplace, onChoose, onWaited }: ConflictProps) {
  const w = useWords({ zh, en });
  const wait = useAct(client.rooms.wait, () => {
    say(w.form.waited);
    onWaited();
  });
  const yielding = taken.every((one) => one.yields && one.bookingId !== null);
  const names = w.list(taken.map(({ room, by }) => `${room} ${by ?? w.taken}`));
  const { roomIds, from, to, title, persons, use } = values;
  const stand = () => wait.mutate({ roomId: roomIds[0] ?? '', from: from.toISOString(), to: to.toISOString(), title, persons, use: use === 'internal' ? 'internal' : 'office', meetingId: wanted?.meeting?.id ?? null });
  return (
    <>
      {keeps && yielding ? <div className="rooms-note"><p>{w.form.displaceLead}</p><Button onClick={() => onDisplace(taken.flatMap(({ bookingId }) => (bookingId ? [bookingId] : [])))}>{w.form.displace(names)}</Button></div> : null}
      <Proposals roomIds={roomIds} from={from} to={to} persons={persons} except={except} onChoose={(one) => onChoose({ roomIds: [one.roomId], from: one.from, to: one.to })} />
      {except === null && roomIds.length === 1 && title ? <Button loading={wait.isPending} onClick={stand}>{w.form.wait}</Button> : null}
    </>
  );
}

function Fields({ wanted, booking, keeps }: Pick<Props, 'wanted' | 'booking'> & { readonly keeps: boolean }) {
  const w = useWords({ zh, en });
  const m = useMarks();
  const { data = [] } = useQuery(orpc.rooms.list.queryOptions({ input: {}, staleTime: 60_000 }));
  const rooms = data.map(({ id, name, capacity }) => ({ value: id, label: `${name}${m.aside(w.seats(capacity))}` }));
  const uses = USES.filter((one) => one !== 'loan' && (keeps || one !== 'leaders')).map((value) => ({ value, label: w.use[value] }));
  const required = [{ required: true, message: w.form.required }];
  const fixed = wanted?.meeting !== undefined || booking !== undefined;
  return (
    <>
      {fixed ? null : <Form.Item name="title" label={w.form.title} rules={[{ required: true, whitespace: true, message: w.form.required }]}><Input maxLength={TITLE_LENGTH} /></Form.Item>}
      {fixed ? null : <Form.Item name="use" label={w.form.use}><Select options={uses} /></Form.Item>}
      <Form.Item name="roomIds" label={w.form.rooms} rules={required}><Select mode="multiple" options={rooms} optionFilterProp="label" /></Form.Item>
      <Form.Item name="from" label={w.form.from} rules={required}><MomentField timeLabel={`${w.form.from} ${w.form.timeOf}`} /></Form.Item>
      <Form.Item name="to" label={w.form.to} rules={required}><MomentField timeLabel={`${w.form.to} ${w.form.timeOf}`} usualTime="10:00" /></Form.Item>
      {booking ? null : <Form.Item name="persons" label={w.form.persons}><InputNumber className="wide-field" min={1} max={100_000} precision={0} /></Form.Item>}
      {booking ? null : <Form.Item name="note" label={w.form.note}><Input.TextArea rows={2} maxLength={500} /></Form.Item>}
    </>
  );
}

function initialOf({ wanted, booking }: Pick<Props, 'wanted' | 'booking'>): Partial<Values> {
  if (booking) return { title: booking.title, roomIds: booking.rooms.map(({ roomId }) => roomId), from: booking.fromAt, to: booking.toAt, persons: booking.persons, ...(booking.use === 'loan' ? {} : { use: booking.use }) };
  if (!wanted) return {};
  return { title: wanted.meeting?.name ?? '', use: 'office', roomIds: [...wanted.roomIds], from: wanted.from, to: wanted.to, persons: wanted.meeting?.headCount ?? null, note: null };
}

/** Asks for rooms, or gives a use another time or place; a refusal shows who has the room and what else there is. */
export function WantDrawer(props: Props) {
  const { wanted, booking, onClose } = props;
  const w = useWords({ zh, en });
  const me = useMe();
  const keeps = me !== null && KEEPERS.includes(me.role);
  const send = useSend(props, keeps);
  // those that the next sending displaces, chosen from the refusal of the last one
  const displaced = useRef<readonly string[]>([]);
  const [refused, setRefused] = useState<{ readonly taken: readonly Taken[]; readonly values: Values } | null>(null);
  const close = () => {
    setRefused(null);
    onClose();
  };
  const submit = async (values: Values) => {
    const displace = displaced.current;
    displaced.current = [];
    setRefused(null);
    try {
      await send({ ...values, title: wanted?.meeting?.name ?? booking?.title ?? values.title }, displace);
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal?.code === 'room_taken') setRefused({ taken: (refusal.data['taken'] ?? []) as Taken[], values });
      throw error;
    }
  };
  const choose = (form: FormInstance<Values>, chosen: Pick<Values, 'roomIds' | 'from' | 'to'>) => {
    form.setFieldsValue(chosen as Parameters<typeof form.setFieldsValue>[0]);
    setRefused(null);
  };
  const words = booking ? { save: w.form.move, saved: w.form.moved } : keeps ? { save: w.form.confirm, saved: w.form.confirmed } : { save: w.form.send, saved: w.form.sent };
  return (
    <FormDrawer<Values> open={wanted !== null || booking !== undefined} title={booking ? w.form.move : keeps ? w.book : w.want} onClose={close} initial={initialOf(props)} submit={submit} saveWord={words.save} savedWord={words.saved}>
      {(form) => (
        <>
          {booking || wanted?.meeting ? <p className="booking-facts"><strong>{booking?.title ?? wanted?.meeting?.name}</strong></p> : null}
          {refused ? <Conflict {...refused} wanted={wanted} except={booking?.id ?? null} keeps={keeps} onDisplace={(ids) => { displaced.current = ids; form.submit(); }} onChoose={(chosen) => choose(form, chosen)} onWaited={close} /> : null}
          <Fields wanted={wanted} booking={booking} keeps={keeps} />
        </>
      )}
    </FormDrawer>
  );
}
