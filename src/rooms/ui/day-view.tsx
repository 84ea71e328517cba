import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { Chip } from '#kit/status-tag.tsx';
import { useNow, useWhen } from '#kit/when.ts';
import { useWords } from '#kit/words.tsx';
import type { Day } from '#platform/time.ts';
import { CLOSES, linesOf, moved, OPENS, ordered, SLOTS, slotStart, type Chosen } from './day-grid.ts';
import { UseBlock } from './use-block.tsx';
import type { BlockView, GridView, RoomView, Wanted } from './views.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

/** The first column of the grid names the room; the quarters begin after it. */
const OFFSET = 1;
const columns = ({ first, last }: { readonly first: number; readonly last: number }): React.CSSProperties => ({ gridColumn: `${first + OFFSET} / ${last + OFFSET}` });

export function RoomName({ room }: { readonly room: RoomView }) {
  const w = useWords({ zh, en });
  return (
    <span className="room-name">
      <Link to="/rooms/$id/door" params={{ id: room.id }} title={w.door}>{room.name}</Link>
      <span className="soft small">{w.seats(room.capacity)} {room.uncleaned ? <Chip tone="warn">{w.uncleaned}</Chip> : null}</span>
    </span>
  );
}

/** A closing of a room, and for 秘书科 its end. */
export function BlockBox({ block, style, onEnd }: { readonly block: BlockView; readonly style?: React.CSSProperties; readonly onEnd: ((id: string) => void) | null }) {
  const w = useWords({ zh, en });
  return (
    <div className="rg-block" style={style} title={block.reason}>
      <span>{block.reason}</span>
      {onEnd ? <button type="button" className="link-button" onClick={() => onEnd(block.id)}>{w.block.end}</button> : null}
    </div>
  );
}

interface SlotProps {
  readonly room: RoomView;
  readonly row: number;
  readonly day: Day;
  readonly chosen: Chosen;
  readonly onKey: (event: React.KeyboardEvent) => void;
  readonly onDown: (slot: number) => void;
  readonly onEnter: (slot: number) => void;
  readonly onPick: (slot: number) => void;
}

/** The free ground of a room: half-hours that can be drawn over, tapped, or walked with the arrow keys. */
function Slots({ room, row, day, chosen, onKey, onDown, onEnter, onPick }: SlotProps) {
  const w = useWords({ zh, en });
  const when = useWhen();
  const now = useNow();
  const { first, last } = ordered(chosen);
  return Array.from({ length: SLOTS }, (_, slot) => {
    const from = slotStart(day, slot);
    const isChosen = chosen.row === row && slot >= first && slot <= last;
    const isCursor = chosen.row === row && slot === chosen.to;
    return (
      <button
        key={slot} type="button" tabIndex={isCursor ? 0 : -1} {...(isCursor ? { 'data-cursor': '' } : {})}
        className={`rg-slot ${slot % 2 === 0 ? 'rg-hour' : ''} ${from < now ? 'rg-past' : ''} ${isChosen && first !== last ? 'rg-chosen' : ''}`}
        style={columns({ first: slot * 2 + 1, last: slot * 2 + 3 })}
        aria-label={w.slot(room.name, when.day(day), when.time(from), when.time(slotStart(day, slot + 1)))}
        onKeyDown={onKey} onClick={() => onPick(slot)}
        onPointerDown={(event) => (event.pointerType === 'mouse' && event.button === 0 ? onDown(slot) : undefined)} onPointerEnter={() => onEnter(slot)}
      />
    );
  });
}

interface Props {
  readonly grid: GridView;
  readonly day: Day;
  readonly onWant: ((wanted: Wanted) => void) | null;
  readonly onOpen: (bookingId: string) => void;
  readonly onUnblock: ((id: string) => void) | null;
}

/** Choosing a stretch of one room: by drawing with the mouse, by a tap, or with the keys. */
function useChoice({ grid, day, onWant }: Pick<Props, 'grid' | 'day' | 'onWant'>) {
  const [chosen, setChosen] = useState<Chosen>({ row: 0, from: 4, to: 4 });
  const drawing = useRef(false);
  const frame = useRef<HTMLDivElement>(null);
  const want = (row: number, first: number, last: number) => onWant?.({ roomIds: [grid.rooms[row]?.id ?? ''], from: slotStart(day, first), to: slotStart(day, last + 1) });
  // the button may be let go anywhere on the page
  useEffect(() => {
    const up = () => {
      if (!drawing.current) return;
      drawing.current = false;
      const { first, last } = ordered(chosen);
      if (first !== last) want(chosen.row, first, last);
    };
    addEventListener('pointerup', up);
    return () => removeEventListener('pointerup', up);
  });
  const onKey = (event: React.KeyboardEvent) => {
    const next = moved(chosen, event.key, event.shiftKey, grid.rooms.length);
    if (!next) return;
    event.preventDefault();
    setChosen(next);
    requestAnimationFrame(() => frame.current?.querySelector<HTMLElement>('[data-cursor]')?.focus());
  };
  const ofRow = (row: number) => ({
    onDown: (slot: number) => { drawing.current = true; setChosen({ row, from: slot, to: slot }); },
    onEnter: (slot: number) => (drawing.current && chosen.row === row ? setChosen({ ...chosen, to: slot }) : undefined),
    // one half-hour alone is an hour: nobody meets for less
    onPick: (slot: number) => {
      const { first, last } = ordered(chosen);
      if (chosen.row === row && first !== last && slot >= first && slot <= last) want(row, first, last);
      else want(row, slot, Math.min(slot + 1, SLOTS - 1));
    },
  });
  return { chosen, frame, onKey, ofRow };
}

/** A day over all rooms: a row a room, its uses where they lie in time. */
export function DayView({ grid, day, onWant, onOpen, onUnblock }: Props) {
  const w = useWords({ zh, en });
  const { chosen, frame, onKey, ofRow } = useChoice({ grid, day, onWant });
  return (
    <div ref={frame} className="card rg no-print" role="group" aria-label={w.sheet}>
      <div className="rg-inner">
        <div className="rg-row rg-head" aria-hidden="true">
          {Array.from({ length: CLOSES - OPENS }, (_, at) => <span key={at} style={columns({ first: at * 4 + 1, last: at * 4 + 5 })}>{String(OPENS + at).padStart(2, '0')}:00</span>)}
        </div>
        {grid.rooms.map((room, row) => (
          <div key={room.id} className="rg-row" role="group" aria-label={room.name}>
            <div className="rg-room"><RoomName room={room} /></div>
            {onWant ? <Slots room={room} row={row} day={day} chosen={chosen} onKey={onKey} {...ofRow(row)} /> : null}
            {grid.uses.filter(({ roomId }) => roomId === room.id).map((use) => {
              const held = linesOf(day, use.heldFrom, use.heldTo);
              const lines = linesOf(day, use.from, use.to);
              return [
                held ? <div key={`${use.bookingId} held`} className="rg-buffer" style={columns(held)} /> : null,
                lines ? <UseBlock key={use.bookingId} use={use} room={room.name} style={columns(lines)} onOpen={onOpen} /> : null,
              ];
            })}
            {grid.blocks.filter(({ roomId }) => roomId === room.id).map((block) => {
              const lines = linesOf(day, block.from, block.to);
              return lines ? <BlockBox key={block.id} block={block} style={columns(lines)} onEnd={onUnblock} /> : null;
            })}
          </div>
        ))}
      </div>
    </div>
  );
}
