import './rooms.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { orpc, type Answer, type client } from '#kit/client.ts';
import { Card, EmptyPlace } from '#kit/page-shell.tsx';
import { ProblemAlert } from '#kit/problem.tsx';
import { useMe } from '#kit/session.ts';
import { Chip, StatusTag } from '#kit/status-tag.tsx';
import { useWhen } from '#kit/when.ts';
import { useLocale, useWords } from '#kit/words.tsx';
import { ClauseRef } from '#meetings/ui/clause.tsx';
import type { MeetingView } from '#meetings/ui/views.ts';
import { SEASONS } from '#norm/seasons.ts';
import { addMinutes } from '#platform/time.ts';
import { ASKERS, KEEPERS } from '../access.ts';
import { BookingDrawer } from './booking-drawer.tsx';
import { MARK_OF, type Wanted } from './views.ts';
import { WantDrawer } from './want-drawer.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

type Booking = Answer<typeof client.rooms.ofMeeting>['bookings'][number];
type Stage = Answer<typeof client.meetings.stages>['stages'][number];

function BookingLine({ booking, onOpen }: { readonly booking: Booking; readonly onOpen: () => void }) {
  const w = useWords({ zh, en });
  const when = useWhen();
  return (
    <li>
      <span className="line-what">
        <button type="button" className="link-button" onClick={onOpen}><strong>{w.list(booking.rooms.map(({ name }) => name))}</strong></button>
        <span className="soft">{when.moment(booking.fromAt)}–{when.time(booking.toAt)}</span>
      </span>
      <span className="line-acts">
        {booking.warnings?.tooFew ? <Chip tone="warn">{w.form.few(booking.warnings.seats)}</Chip> : null}
        {booking.warnings && booking.warnings.uncleaned.length > 0 ? <Chip tone="warn">{w.uncleaned}</Chip> : null}
        <StatusTag state={MARK_OF[booking.status]}>{w.status[booking.status]}</StatusTag>
      </span>
    </li>
  );
}

/** Tea is to be there this long before the meeting (F3.2). */
const TEA_MINUTES = 15;

/** The list of the stage that asks for the room: air conditioning in its season, tea with its cups; it is ticked in the stage. */
function Preparation({ meeting, stages }: { readonly meeting: MeetingView; readonly stages: readonly Stage[] }) {
  const w = useWords({ zh, en }).meeting;
  const locale = useLocale();
  const when = useWhen();
  const stage = stages.find(({ evidence }) => evidence === 'room-ready');
  const before: Readonly<Record<string, number>> = { 'air-conditioning': SEASONS.minutesBefore, tea: TEA_MINUTES };
  return (
    <Card title={w.prep} extra={stage ? <Link to="." search={{ stage: stage.id } as never}>{w.goto}</Link> : null} padded={false}>
      {stage ? null : <p className="card-body soft">{w.noPrep}</p>}
      <ul className="line-list">
        {stage?.items.filter(({ on }) => on).map((item) => (
          <li key={item.id}>
            <span className="line-what"><strong>{item[locale]}</strong><span className="soft">{before[item.id] ? w.by(when.nearMoment(addMinutes(meeting.startAt, -(before[item.id] ?? 0)))) : null}{item.id === 'tea' ? ` · ${meeting.headCount ? w.cups(meeting.headCount) : w.cupsUnknown}` : ''}</span></span>
            <StatusTag state={item.doneAt ? 'done' : 'ready'}>{item.doneByName ?? ''}{item.doneAt ? ` ${when.nearMoment(item.doneAt)}` : ''}</StatusTag>
          </li>
        ))}
      </ul>
      {stage ? <p className="why">{w.prepLead} <ClauseRef id="F3.2" /></p> : null}
    </Card>
  );
}

/** A meeting's rooms: who asked, whether 秘书科 has confirmed, and what is to be prepared. */
export function MeetingRooms({ meeting }: { readonly meeting: MeetingView }) {
  const w = useWords({ zh, en });
  const me = useMe();
  const rooms = useQuery(orpc.rooms.ofMeeting.queryOptions({ input: { meetingId: meeting.id } }));
  const stages = useQuery(orpc.meetings.stages.queryOptions({ input: { id: meeting.id } }));
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const { id, name, headCount, startAt, endAt, status } = meeting;
  const asks = me !== null && ASKERS.includes(me.role) && status === 'planned';
  const ask = asks ? <Button type="primary" onClick={() => setWanted({ roomIds: [], from: startAt, to: endAt, meeting: { id, name, headCount } })}>{KEEPERS.includes(me.role) ? w.book : w.want}</Button> : null;
  const none = rooms.data?.bookings.length === 0;
  return (
    <>
      <div className="tab-head"><span className="soft">{rooms.data ? w.meeting.lead(w.use[rooms.data.use]) : null} <ClauseRef id="G5a" /></span>{none ? null : ask}</div>
      <ProblemAlert error={rooms.error ?? stages.error} onRetry={() => void rooms.refetch()} />
      <div className="rooms-cards">
        <Card title={w.title} padded={false}>
          {none ? <EmptyPlace action={ask}>{w.meeting.none}</EmptyPlace> : null}
          <ul className="line-list">{rooms.data?.bookings.map((booking) => <BookingLine key={booking.id} booking={booking} onOpen={() => setOpened(booking.id)} />)}</ul>
        </Card>
        {stages.data ? <Preparation meeting={meeting} stages={stages.data.stages} /> : null}
      </div>
      <WantDrawer key={wanted ? 'open' : 'none'} wanted={wanted} onClose={() => setWanted(null)} />
      <BookingDrawer id={opened} onClose={() => setOpened(null)} />
    </>
  );
}
