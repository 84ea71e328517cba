import { useQuery } from '@tanstack/react-query';
import { orpc } from '#kit/client.ts';
import { useWhen } from '#kit/when.ts';
import { useWords } from '#kit/words.tsx';
import type { Proposal } from '../bookings/rules.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

interface Props {
  readonly roomIds: readonly string[];
  readonly from: Date;
  readonly to: Date;
  readonly persons: number | null;
  /** The use that looks for another place. */
  readonly except: string | null;
  readonly onChoose: (proposal: Proposal) => void;
}

/** G5a: where a use that has no place could go: other rooms at its time, other times for its room. */
export function Proposals({ roomIds, from, to, persons, except, onChoose }: Props) {
  const w = useWords({ zh, en });
  const when = useWhen();
  const { data } = useQuery(orpc.rooms.propose.queryOptions({ input: { roomIds: [...roomIds], from: from.toISOString(), to: to.toISOString(), persons, except, equipment: [] } }));
  if (!data) return null;
  if (data.rooms.length + data.times.length === 0) return <p className="soft">{w.form.noProposals}</p>;
  return (
    <section className="proposals" aria-label={w.form.proposals}>
      {data.rooms.length > 0 ? <h3>{w.form.other}</h3> : null}
      <ul>{data.rooms.map((one) => <li key={one.roomId}><button type="button" className="plain-button" onClick={() => onChoose(one)}>{one.name} · {w.seats(one.capacity)}</button></li>)}</ul>
      {data.times.length > 0 ? <h3>{w.form.times}</h3> : null}
      <ul>{data.times.map((one) => <li key={one.from.toISOString()}><button type="button" className="plain-button" onClick={() => onChoose(one)}>{when.nearMoment(one.from)}–{when.time(one.to)}</button></li>)}</ul>
    </section>
  );
}
