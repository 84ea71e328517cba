import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Select, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { client, orpc, useAct, type Answer } from '#kit/client.ts';
import { DayField } from '#kit/day-field.tsx';
import { Dialog } from '#kit/dialog.tsx';
import { FormDrawer } from '#kit/form-drawer.tsx';
import { useMarks } from '#kit/marks.ts';
import { EmptyPlace } from '#kit/page-shell.tsx';
import { PageTable } from '#kit/page-table.tsx';
import { ProblemAlert } from '#kit/problem.tsx';
import { Chip } from '#kit/status-tag.tsx';
import { useWords } from '#kit/words.tsx';
import { PersonPick } from '#people/ui/person-pick.tsx';
import type { Day } from '#platform/time.ts';
import { EQUIPMENT, LAYOUTS, USUAL, type Equipment, type Layout } from '../rules.ts';
import { FeedDialog } from './feed-dialog.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

type Room = Answer<typeof client.rooms.list>[number];

type Seats = Partial<Record<Layout, number | null>>;
interface Values {
  readonly name: string;
  readonly building: string | null;
  readonly floor: string | null;
  readonly capacity: number;
  readonly equipment: Equipment[];
  readonly seats: Seats;
  readonly airConditioned: boolean;
  readonly responsibleId: string | null;
  readonly approverId: string | null;
  readonly setupMinutes: number;
  readonly cleanupMinutes: number;
  readonly inspectDays: number;
  readonly sort: number;
}

const seatsOf = (room: Room): Seats => Object.fromEntries(room.layouts.map(({ layout, capacity }) => [layout, capacity]));
const layoutsOf = (seats: Seats | undefined) => LAYOUTS.flatMap((layout) => (seats?.[layout] ? [{ layout, capacity: seats[layout] ?? 1 }] : []));

function Minutes({ name, label }: { readonly name: keyof Values; readonly label: string }) {
  return <Form.Item name={name} label={label}><InputNumber className="wide-field" min={name === 'inspectDays' ? 1 : 0} max={480} precision={0} /></Form.Item>;
}

function CheckField({ value = false, onChange, label }: { readonly value?: boolean; readonly onChange?: (value: boolean) => void; readonly label: string }) {
  return <label className="check-line"><input type="checkbox" checked={value} onChange={({ target }) => onChange?.(target.checked)} />{label}</label>;
}

function Fields({ room }: { readonly room: Room | null }) {
  const w = useWords({ zh, en });
  const r = w.register;
  const required = [{ required: true, message: w.form.required }];
  const known = (id: string | null | undefined, name: string | null | undefined) => (id && name ? [{ id, name }] : []);
  return (
    <>
      <Form.Item name="name" label={r.name} rules={[{ required: true, whitespace: true, message: w.form.required }]}><Input maxLength={60} /></Form.Item>
      <div className="three-fields">
        <Form.Item name="building" label={r.building}><Input maxLength={60} /></Form.Item>
        <Form.Item name="floor" label={r.floor}><Input maxLength={20} /></Form.Item>
        <Form.Item name="capacity" label={r.capacity} rules={required}><InputNumber className="wide-field" min={1} max={100_000} precision={0} /></Form.Item>
      </div>
      <Form.Item name="equipment" label={r.equipment}><Select mode="multiple" options={EQUIPMENT.map((value) => ({ value, label: w.equipment[value] }))} /></Form.Item>
      <p>{r.layouts}</p>
      <div className="three-fields">{LAYOUTS.map((layout) => <Form.Item key={layout} name={['seats', layout]} label={w.layout[layout]}><InputNumber className="wide-field" min={1} max={100_000} precision={0} /></Form.Item>)}</div>
      <Form.Item name="airConditioned" noStyle><CheckField label={r.airConditioned} /></Form.Item>
      <Form.Item name="responsibleId" label={r.responsible}><PersonPick known={known(room?.responsibleId, room?.responsibleName)} /></Form.Item>
      <Form.Item name="approverId" label={r.approver}><PersonPick known={known(room?.approverId, room?.approverName)} /></Form.Item>
      <div className="two-fields"><Minutes name="setupMinutes" label={r.setup} /><Minutes name="cleanupMinutes" label={r.cleanup} /><Minutes name="inspectDays" label={r.inspect} /><Form.Item name="sort" label={r.sort}><InputNumber className="wide-field" min={0} max={100_000} precision={0} /></Form.Item></div>
    </>
  );
}

const FRESH: Partial<Values> = { equipment: [], seats: {}, airConditioned: true, ...USUAL, sort: 100 };

function RoomDrawer({ subject, onClose }: { readonly subject: Room | 'new' | null; readonly onClose: () => void }) {
  const w = useWords({ zh, en });
  const create = useAct(client.rooms.create);
  const edit = useAct(client.rooms.edit);
  const room = subject === 'new' ? null : subject;
  const send = ({ seats, ...fields }: Values, version: number | undefined) => {
    const whole = { ...fields, layouts: layoutsOf(seats) };
    return room ? edit.mutateAsync({ ...whole, id: room.id, version: version ?? room.version }) : create.mutateAsync(whole);
  };
  const initial: Partial<Values> = room ? { ...room, equipment: [...room.equipment] as Equipment[], seats: seatsOf(room) } : FRESH;
  const labels = { name: { label: w.register.name }, capacity: { label: w.register.capacity }, building: { label: w.register.building }, floor: { label: w.register.floor } };
  return <FormDrawer<Values> open={subject !== null} title={room ? w.register.edit : w.register.add} onClose={onClose} initial={initial} version={room?.version} labels={labels} submit={send}><Fields room={room} /></FormDrawer>;
}

function CloseDialog({ room, onClose }: { readonly room: Room; readonly onClose: () => void }) {
  const w = useWords({ zh, en });
  const m = useMarks();
  const close = useAct(client.rooms.close, onClose);
  const [day, setDay] = useState<Day | null>(null);
  return (
    <Dialog title={m.pair(w.register.close, room.name)} onClose={onClose}>
      <p>{w.register.closeAsk}</p>
      <ProblemAlert error={close.error} />
      <label className="reason-field">{w.register.lastDay}<DayField value={day} onChange={setDay} /></label>
      <div className="dialog-actions"><Button onClick={onClose}>{w.acts.cancel}</Button><Button type="primary" disabled={!day} loading={close.isPending} onClick={() => (day ? close.mutate({ id: room.id, version: room.version, lastDay: day }) : undefined)}>{w.register.close}</Button></div>
    </Dialog>
  );
}

/** The register of rooms, kept by 秘书科. */
export function RegisterTab() {
  const w = useWords({ zh, en });
  const r = w.register;
  const rooms = useQuery(orpc.rooms.list.queryOptions({ input: { closedToo: true } }));
  const [subject, setSubject] = useState<Room | 'new' | null>(null);
  const [closing, setClosing] = useState<Room | null>(null);
  const [feed, setFeed] = useState<Room | null>(null);
  const add = <Button type="primary" onClick={() => setSubject('new')}>{r.add}</Button>;
  const columns: TableColumnsType<Room> = [
    { title: r.name, dataIndex: 'name', render: (_, room) => <>{room.name} {room.lastDay ? <Chip>{r.closed(room.lastDay)}</Chip> : null}</> },
    { title: r.building, render: (_, { building, floor }) => [building, floor].filter(Boolean).join(' ') },
    { title: r.capacity, dataIndex: 'capacity' },
    { title: r.equipment, render: (_, { equipment }) => w.list(equipment.map((one) => w.equipment[one as Equipment])) },
    { title: r.responsible, dataIndex: 'responsibleName' },
    { title: '', className: 'no-print', render: (_, room) => <span className="line-acts"><Button size="small" onClick={() => setSubject(room)}>{r.edit}</Button><Button size="small" onClick={() => setFeed(room)}>{r.feed}</Button>{room.lastDay ? null : <Button size="small" type="text" onClick={() => setClosing(room)}>{r.close}</Button>}</span> },
  ];
  return (
    <>
      <PageTable label={w.tabs.register} rows={rooms.data} query={rooms} rowKey="id" columns={columns} extra={add} empty={<EmptyPlace action={add}>{w.none}</EmptyPlace>} />
      <RoomDrawer key={subject === null || subject === 'new' ? 'new' : subject.id} subject={subject} onClose={() => setSubject(null)} />
      {closing ? <CloseDialog room={closing} onClose={() => setClosing(null)} /> : null}
      {feed ? <FeedDialog roomId={feed.id} name={feed.name} onClose={() => setFeed(null)} /> : null}
    </>
  );
}
