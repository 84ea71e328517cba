import { useWhen } from '#kit/when.ts';
import { useWords } from '#kit/words.tsx';
import { addDays, addMinutes, officeInstant, type Day } from '#platform/time.ts';
import { overlap } from '../bookings/rules.ts';
import { BlockBox, RoomName } from './day-view.tsx';
import { UseBlock } from './use-block.tsx';
import type { GridView, RoomView, Wanted } from './views.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

interface Props {
  readonly grid: GridView;
  readonly days: readonly Day[];
  readonly onWant: ((wanted: Wanted) => void) | null;
  readonly onOpen: (bookingId: string) => void;
  readonly onUnblock: ((id: string) => void) | null;
}

const dayOf = (day: Day) => ({ from: officeInstant(day, '00:00'), to: officeInstant(addDays(day, 1), '00:00') });
const USUAL_START = '09:00';

function Cell({ grid, room, day, onWant, onOpen, onUnblock }: Omit<Props, 'days'> & { readonly room: RoomView; readonly day: Day }) {
  const w = useWords({ zh, en });
  const when = useWhen();
  const here = <T extends { readonly roomId: string; readonly from: Date; readonly to: Date }>(all: readonly T[]) => all.filter((one) => one.roomId === room.id && overlap(one, dayOf(day)));
  const from = officeInstant(day, USUAL_START);
  return (
    <td>
      {here(grid.uses).map((use) => <UseBlock key={use.bookingId} use={use} room={room.name} onOpen={onOpen} />)}
      {here(grid.blocks).map((block) => <BlockBox key={block.id} block={block} onEnd={onUnblock} />)}
      {onWant && day >= grid.today ? <button type="button" className="rg-plus no-print" aria-label={`${w.want} ${room.name} ${when.day(day)}`} onClick={() => onWant({ roomIds: [room.id], from, to: addMinutes(from, 60) })}>+</button> : null}
    </td>
  );
}

/** A week over all rooms: a row a room, a column a day. */
export function WeekView({ grid, days, ...acts }: Props) {
  const w = useWords({ zh, en });
  const when = useWhen();
  return (
    <div className="card scroll-x no-print" role="group" aria-label={w.sheet}>
      <table className="plain-table rg-week">
        <thead><tr><th scope="col">{w.room}</th>{days.map((day) => <th key={day} scope="col" className={day === grid.today ? 'rg-today' : ''}>{when.short(day)} {when.weekday(day)}</th>)}</tr></thead>
        <tbody>
          {grid.rooms.map((room) => (
            <tr key={room.id}>
              <th scope="row"><RoomName room={room} /></th>
              {days.map((day) => <Cell key={day} grid={grid} room={room} day={day} {...acts} />)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** 会议室安排表: what is printed of a day or a week, one row a use. */
export function Sheet({ grid, days }: Pick<Props, 'grid' | 'days'>) {
  const w = useWords({ zh, en });
  const when = useWhen();
  const names = new Map(grid.rooms.map(({ id, name }) => [id, name]));
  const rows = days.flatMap((day) => grid.uses.filter((use) => overlap(use, dayOf(day))).map((use) => ({ day, use })));
  return (
    <table className="rooms-sheet plain-table" aria-hidden="true">
      <caption>{w.sheet}</caption>
      <thead><tr>{[w.day, w.time, w.room, w.what, w.form.use, w.state].map((name) => <th key={name} scope="col">{name}</th>)}</tr></thead>
      <tbody>
        {rows.map(({ day, use }) => (
          <tr key={`${day} ${use.bookingId} ${use.roomId}`}>
            <td>{when.fullDay(day)}</td><td>{when.time(use.from)}–{when.time(use.to)}</td><td>{names.get(use.roomId)}</td><td>{use.title ?? w.taken}</td><td>{w.use[use.use]}</td><td>{w.status[use.status]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
