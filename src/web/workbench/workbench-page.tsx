import './workbench.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, useState } from 'react';
import { orpc, type Answer, type client } from '#kit/client.ts';
import { Card, EmptyPlace, PageShell } from '#kit/page-shell.tsx';
import { ProblemAlert } from '#kit/problem.tsx';
import { useMe } from '#kit/session.ts';
import { Chip, StatusTag, type MarkState } from '#kit/status-tag.tsx';
import { useWhen } from '#kit/when.ts';
import { useLocale, useWords } from '#kit/words.tsx';
import { MAKERS } from '#meetings/access.ts';
import { RoomInbox } from '#rooms/ui/inbox.tsx';
import { NoticeInbox } from '#notices/ui/notice-inbox.tsx';
import { OwnInbox } from '#notices/replies/ui/own-inbox.tsx';
import { ReplyInbox } from '#notices/replies/ui/reply-inbox.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

type Board = Answer<typeof client.meetings.workbench>;
type DueLine = Board['due']['ahead'][number];
type DecisionLine = Board['decisions'][number];
type Meeting = Board['days'][number]['meetings'][number];

const SetupPage = lazy(async () => ({ default: (await import('../setup/setup-page.tsx')).SetupPage }));

/** A stage as one line that opens exactly there. */
function StageLink({ line, children }: { readonly line: Pick<DueLine, 'meetingId' | 'meetingName' | 'stageId' | 'stageName'>; readonly children: React.ReactNode }) {
  const locale = useLocale();
  return (
    <li>
      <Link to="/meetings/$id" params={{ id: line.meetingId }} search={{ stage: line.stageId } as never} className="bench-line">
        <span className="bench-what"><strong>{line.stageName[locale]}</strong><span className="soft">{line.meetingName}</span></span>
        {children}
      </Link>
    </li>
  );
}

/** What lies ahead is long for whoever arranges many meetings: the next few first, the rest when asked for. */
const FEW = 8;

function DueLines({ title, lines, state }: { readonly title: string; readonly lines: readonly DueLine[]; readonly state: MarkState }) {
  const w = useWords({ zh, en });
  const when = useWhen();
  const [all, setAll] = useState(state !== 'ready');
  if (lines.length === 0) return null;
  const shown = all ? lines : lines.slice(0, FEW);
  return (
    <section className="bench-group">
      <h3><StatusTag state={state}>{title}</StatusTag> <span className="soft">{lines.length}</span></h3>
      <ul>
        {shown.map((line) => (
          <StageLink key={`${line.meetingId} ${line.stageId}`} line={line}>
            <span className="bench-facts">
              <Chip>{w.part[line.part]}</Chip>
              {line.ready ? null : <Chip>{w.waits}</Chip>}
              {line.atRisk ? <Chip tone="warn">{w.atRisk}</Chip> : null}
              {line.provisional ? <Chip>{w.provisional}</Chip> : null}
              <time dateTime={line.due.toISOString()} className={line.late ? 'red' : ''}>{when.nearMoment(line.due)}</time>
            </span>
          </StageLink>
        ))}
      </ul>
      {shown.length < lines.length ? <p className="bench-none"><button type="button" className="plain-button" onClick={() => setAll(true)}>{w.showAll(lines.length)}</button></p> : null}
    </section>
  );
}

function Due({ due }: Pick<Board, 'due'>) {
  const w = useWords({ zh, en });
  const none = due.overdue.length + due.today.length + due.ahead.length === 0;
  return (
    <Card title={w.due} padded={false}>
      {none ? <p className="bench-none">{w.noDue}</p> : null}
      <DueLines title={w.overdue} lines={due.overdue} state="late" />
      <DueLines title={w.today} lines={due.today} state="now" />
      <DueLines title={w.ahead} lines={due.ahead} state="ready" />
    </Card>
  );
}

function Decisions({ lines }: { readonly lines: readonly DecisionLine[] }) {
  const w = useWords({ zh, en });
  const when = useWhen();
  return (
    <Card title={w.decisions} padded={false}>
      {lines.length === 0 ? <p className="bench-none">{w.noDecisions}</p> : null}
      <ul className="bench-list">
        {lines.map((line) => (
          <StageLink key={`${line.meetingId} ${line.stageId}`} line={line}>
            <span className="bench-facts"><Chip tone="warn">{w.decision[line.what]}</Chip><time dateTime={line.due.toISOString()}>{when.nearMoment(line.due)}</time></span>
          </StageLink>
        ))}
      </ul>
    </Card>
  );
}

const LAMPS: Record<Meeting['lamp'], MarkState> = { red: 'late', amber: 'warn', green: 'done' };

function MeetingLine({ meeting: { id, name, startAt, place, lamp, reasons } }: { readonly meeting: Meeting }) {
  const w = useWords({ zh, en });
  const when = useWhen();
  const said = reasons.map((reason) => w.lamp[reason.code]('stages' in reason ? reason.stages : 0)).join(' · ');
  return (
    <li>
      <Link to="/meetings/$id" params={{ id }} className="bench-line">
        <span className="bench-what"><strong>{when.time(startAt)} {name}</strong><span className="soft">{place}</span></span>
        <StatusTag state={LAMPS[lamp]}>{said || w.good}</StatusTag>
      </Link>
    </li>
  );
}

function Days({ days }: Pick<Board, 'days'>) {
  const w = useWords({ zh, en });
  const when = useWhen();
  return (
    <Card title={w.meetings} padded={false}>
      {days.map(({ day, meetings }) => (
        <section key={day} className="bench-group">
          <h3>{when.nearDay(day)} <span className="soft">{when.weekday(day)}</span></h3>
          {meetings.length === 0 ? <p className="bench-none">{w.noMeetings}</p> : <ul>{meetings.map((meeting) => <MeetingLine key={meeting.id} meeting={meeting} />)}</ul>}
        </section>
      ))}
    </Card>
  );
}

function Workbench({ makes }: { readonly makes: boolean }) {
  const w = useWords({ zh, en });
  const board = useQuery(orpc.meetings.workbench.queryOptions());
  const any = useQuery(orpc.meetings.list.queryOptions({ input: { limit: 1 } }));
  const create = makes ? <Link to="/meetings/new"><Button type="primary" tabIndex={-1}>{w.newMeeting}</Button></Link> : null;
  if (any.data?.rows.length === 0) return <PageShell title={w.title}><OwnInbox /><EmptyPlace action={create}>{makes ? w.begin : w.nothing}</EmptyPlace></PageShell>;
  return (
    <PageShell title={w.title} actions={create}>
      <ProblemAlert error={board.error} onRetry={() => void board.refetch()} />
      {board.data ? (
        <div className="bench">
          <div><Due due={board.data.due} /></div>
          <div><Decisions lines={board.data.decisions} /><OwnInbox /><NoticeInbox /><ReplyInbox /><RoomInbox /><Days days={board.data.days} /></div>
        </div>
      ) : null}
    </PageShell>
  );
}

/** 工作台: what is due from me, what waits for me, and the meetings of today and the next working day. */
export function WorkbenchPage() {
  const me = useMe();
  if (!me) return null;
  return me.role === 'system-admin' ? <SetupPage /> : <Workbench makes={MAKERS.includes(me.role)} />;
}
