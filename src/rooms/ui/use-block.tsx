import { useWhen } from '#kit/when.ts';
import { useWords } from '#kit/words.tsx';
import type { UseView } from './views.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

interface Props {
  readonly use: UseView;
  readonly room: string;
  readonly style?: React.CSSProperties;
  readonly onOpen: (bookingId: string) => void;
}

/** A use of a room, by the colour and edge of its rank, striped until it is confirmed. */
export function UseBlock({ use, room, style, onOpen }: Props) {
  const w = useWords({ zh, en });
  const when = useWhen();
  const span = `${when.time(use.from)}–${when.time(use.to)}`;
  const said = `${room} ${when.day(use.from)} ${span} ${use.title ?? w.taken} · ${w.use[use.use]} · ${w.status[use.status]}`;
  const className = `rg-use rg-${use.use} rg-${use.status}`;
  const inside = (
    <>
      <b>{use.title ?? w.taken}</b>
      <small>{span} {use.status === 'wanted' ? w.status.wanted : w.use[use.use]}</small>
      <span className="visually-hidden">{room} {when.day(use.from)} {use.status === 'wanted' ? w.use[use.use] : w.status[use.status]}</span>
    </>
  );
  if (!use.known) return <div className={className} style={style} title={said}>{inside}</div>;
  return <button type="button" className={className} style={style} title={said} onClick={() => onOpen(use.bookingId)}>{inside}</button>;
}
