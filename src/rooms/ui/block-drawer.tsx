import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { client, orpc, useAct } from '#kit/client.ts';
import { MomentField } from '#kit/day-field.tsx';
import { FormDrawer } from '#kit/form-drawer.tsx';
import { useWords } from '#kit/words.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

interface Values {
  readonly roomId: string;
  readonly from: Date;
  readonly to: Date;
  readonly reason: string;
}

/** Closes a room for a time. */
export function BlockDrawer({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const w = useWords({ zh, en });
  const block = useAct(client.rooms.block);
  const { data = [] } = useQuery(orpc.rooms.list.queryOptions({ input: {}, staleTime: 60_000 }));
  const required = [{ required: true, message: w.form.required }];
  return (
    <FormDrawer<Values> open={open} title={w.block.title} onClose={onClose} initial={{}} saveWord={w.block.add} savedWord={w.block.done} submit={({ from, to, ...rest }) => block.mutateAsync({ ...rest, from: from.toISOString(), to: to.toISOString() })}>
      <Form.Item name="roomId" label={w.room} rules={required}><Select options={data.map(({ id, name }) => ({ value: id, label: name }))} /></Form.Item>
      <Form.Item name="from" label={w.form.from} rules={required}><MomentField timeLabel={`${w.form.from} ${w.form.timeOf}`} usualTime="08:30" /></Form.Item>
      <Form.Item name="to" label={w.form.to} rules={required}><MomentField timeLabel={`${w.form.to} ${w.form.timeOf}`} usualTime="18:00" /></Form.Item>
      <Form.Item name="reason" label={w.block.reason} rules={[{ required: true, whitespace: true, message: w.form.required }]}><Input maxLength={200} /></Form.Item>
    </FormDrawer>
  );
}
