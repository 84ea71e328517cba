import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { client, orpc, useAct } from '#kit/client.ts';
import { ProblemAlert } from '#kit/problem.tsx';
import { Chip, StatusTag } from '#kit/status-tag.tsx';
import { say } from '#kit/toast.tsx';
import { useWhen } from '#kit/when.ts';
import { useWords } from '#kit/words.tsx';
import { ReasonDialog } from '#meetings/ui/reason-dialog.tsx';
import type { Proposal } from '../bookings/rules.ts';
import { Proposals } from './proposals.tsx';
import { MARK_OF, type BookingView } from './views.ts';
import { WantDrawer } from './want-drawer.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

function Facts({ booking }: { readonly booking: BookingView }) {
  const w = useWords({ zh, en });
  const when = useWhen();
  const { rooms, fromAt, toAt, use, status, persons, note, requesterName, deciderName, meetingId } = booking;
  return (
    <dl className="facts booking-facts">
      <dt>{w.state}</dt><dd><StatusTag state={MARK_OF[status]}>{w.status[status]}</StatusTag> <Chip>{w.use[use]}</Chip></dd>
      <dt>{w.room}</dt><dd>{w.list(rooms.map(({ name }) => name))}</dd>
      <dt>{w.time}</dt><dd>{when.moment(fromAt)}–{when.time(toAt)}</dd>
      {persons ? <><dt>{w.form.persons}</dt><dd>{persons}</dd></> : null}
      <dt>{w.who}</dt><dd>{requesterName}</dd>
      {deciderName ? <><dt>{w.booking.confirm}</dt><dd>{deciderName}</dd></> : null}
      {note ? <><dt>{w.form.note}</dt><dd>{note}</dd></> : null}
      {meetingId ? <><dt /><dd><Link to="/meetings/$id" params={{ id: meetingId }}>{w.booking.open}</Link></dd></> : null}
    </dl>
  );
}

function Warnings({ booking: { warnings, status, reason } }: { readonly booking: BookingView }) {
  const w = useWords({ zh, en });
  return (
    <>
      {status === 'displaced' ? <p className="rooms-note" role="status">{w.booking.displaced(w.why[reason ?? ''] ?? '')}</p> : null}
      {warnings.uncleaned.length > 0 ? <p className="rooms-note">{w.form.dirty(w.list(warnings.uncleaned))}</p> : null}
      {warnings.tooFew ? <p className="rooms-note">{w.form.few(warnings.seats)}</p> : null}
    </>
  );
}

function Acts({ booking, onMove, onClose }: { readonly booking: BookingView; readonly onMove: () => void; readonly onClose: () => void }) {
  const w = useWords({ zh, en });
  const [giving, setGiving] = useState(false);
  const confirm = useAct(client.rooms.confirm, () => say(w.booking.done));
  const cancel = useAct(client.rooms.cancel, () => {
    say(w.booking.gone);
    onClose();
  });
  const { id, version, status, may, loanId } = booking;
  if (status === 'cancelled' || loanId) return null;
  return (
    <>
      <ProblemAlert error={confirm.error} />
      <div className="booking-acts no-print">
        {status === 'wanted' && may.confirm.ok ? <Button type="primary" loading={confirm.isPending} onClick={() => confirm.mutate({ id, version })}>{w.booking.confirm}</Button> : null}
        {may.change.ok ? <Button onClick={onMove}>{w.form.move}</Button> : null}
        {may.change.ok ? <Button onClick={() => setGiving(true)}>{w.booking.cancel}</Button> : null}
      </div>
      {giving ? (
        <ReasonDialog title={w.booking.cancel} label={w.booking.reason} word={w.booking.cancel} required={false} onClose={() => setGiving(false)} onConfirm={(reason) => cancel.mutateAsync({ id, version, reason: reason || null })}>
          <p>{w.booking.cancelAsk}</p>
        </ReasonDialog>
      ) : null}
    </>
  );
}

/** A displaced use takes a proposal with one press. */
function Replace({ booking }: { readonly booking: BookingView }) {
  const w = useWords({ zh, en });
  const move = useAct(client.rooms.move, () => say(w.form.moved));
  const { id, version, fromAt, toAt, persons, rooms } = booking;
  const take = ({ roomId, from, to }: Proposal) => move.mutate({ id, version, roomIds: [roomId], from: from.toISOString(), to: to.toISOString(), displace: [] });
  return <><ProblemAlert error={move.error} /><Proposals roomIds={rooms.map(({ roomId }) => roomId)} from={fromAt} to={toAt} persons={persons} except={id} onChoose={take} /></>;
}

/** One use of rooms: what, where, when, by whom, and what this reader may do with it. */
export function BookingDrawer({ id, onClose }: { readonly id: string | null; readonly onClose: () => void }) {
  const w = useWords({ zh, en });
  const [moving, setMoving] = useState(false);
  const { data: booking, error } = useQuery(orpc.rooms.booking.queryOptions({ input: { id: id ?? '' }, enabled: id !== null }));
  const shown = id !== null && booking?.id === id ? booking : null;
  return (
    <>
      <Drawer open={id !== null && !moving} title={shown?.title ?? w.booking.one} onClose={onClose} size={480} className="form-drawer">
        <ProblemAlert error={error} />
        {shown ? (
          <>
            <Warnings booking={shown} />
            <Facts booking={shown} />
            {shown.status === 'displaced' && shown.may.change.ok && !shown.loanId ? <Replace booking={shown} /> : null}
            <Acts booking={shown} onMove={() => setMoving(true)} onClose={onClose} />
          </>
        ) : null}
      </Drawer>
      <WantDrawer wanted={null} booking={moving && shown ? shown : undefined} onClose={() => setMoving(false)} />
    </>
  );
}
