import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { orpc } from '#kit/client.ts';
import { useMarks } from '#kit/marks.ts';
import { Card } from '#kit/page-shell.tsx';
import { Chip } from '#kit/status-tag.tsx';
import { useWhen } from '#kit/when.ts';
import { useWords } from '#kit/words.tsx';
import { officeDay } from '#platform/time.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

interface Line {
  readonly key: string;
  readonly what: string;
  readonly beside: string;
  readonly state: string;
  readonly search: Readonly<Record<string, string>>;
}

/** What about rooms waits for this reader, each line opening its exact place. */
function useLines(): readonly Line[] {
  const w = useWords({ zh, en });
  const when = useWhen();
  const m = useMarks();
  const { data } = useQuery(orpc.rooms.inbox.queryOptions());
  if (!data) return [];
  const ofUse = (state: string) => ({ id, title, rooms, from }: (typeof data.displaced)[number]): Line => ({ key: `${state} ${id}`, what: title, beside: `${w.list(rooms)} ${when.nearMoment(from)}`, state, search: { day: officeDay(from), booking: id } });
  const ofLoan = (state: string) => ({ id, borrower, purpose, fromAt }: (typeof data.loansToDecide)[number]): Line => ({ key: `${state} ${id}`, what: m.pair(borrower, purpose), beside: when.nearMoment(fromAt), state, search: { tab: 'loans' } });
  return [
    ...data.displaced.map(ofUse(w.inbox.displaced)),
    ...data.toConfirm.map(ofUse(w.inbox.toConfirm)),
    ...data.loansToDecide.map(ofLoan(w.inbox.loansToDecide)),
    ...data.loansToSchedule.map(ofLoan(w.inbox.loansToSchedule)),
    ...data.uncleaned.map(({ bookingId, roomId, roomName, title, dueAt }): Line => ({ key: `${bookingId} ${roomId}`, what: roomName, beside: `${w.cleaning.after(title)} · ${when.nearMoment(dueAt)}`, state: w.inbox.uncleaned, search: { tab: 'cleaning' } })),
    ...(data.inspections.length > 0 ? [{ key: 'inspections', what: w.list(data.inspections.map(({ name }) => name)), beside: '', state: w.inbox.inspections, search: { tab: 'cleaning' } }] : []),
  ];
}

/** The workbench's card about rooms; it is not there while nothing waits. */
export function RoomInbox() {
  const w = useWords({ zh, en });
  const lines = useLines();
  if (lines.length === 0) return null;
  return (
    <Card title={w.inbox.title} padded={false}>
      <ul className="bench-list">
        {lines.map(({ key, what, beside, state, search }) => (
          <li key={key}>
            <Link to="/rooms" search={search as never} className="bench-line">
              <span className="bench-what"><strong>{what}</strong><span className="soft">{beside}</span></span>
              <span className="bench-facts"><Chip tone="warn">{state}</Chip></span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
