import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Form, Input, Select } from 'antd';
import { client, orpc, useAct } from '#kit/client.ts';
import { FormDrawer } from '#kit/form-drawer.tsx';
import { useLocale, useWords } from '#kit/words.tsx';
import { PersonPick } from '#people/ui/person-pick.tsx';
import { byLine } from '#meetings/rules.ts';
import { KINDS, type KindId } from '#norm/kinds.ts';
import { kindOf, NORM_V1 } from '#norm/norm.ts';
import type { RecordRow } from './record-drawer.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

interface Values {
  readonly kind: KindId;
  readonly chairId: string | null;
  readonly lineId: string | null;
  readonly requirements: string;
}

/** A preparatory meeting belongs to another meeting, and no call says to which. */
const CHOICES = KINDS.filter((kind) => kind !== 'preparatory');

function LinePick({ value, onChange, id }: { readonly value?: string | null; readonly onChange?: (line: string | null) => void; readonly id?: string }) {
  const { data } = useQuery(orpc.people.deputyDuties.queryOptions());
  const lines = (data?.lines ?? []).map(({ id: line, name }) => ({ value: line, label: name }));
  return <Select {...(id ? { id } : {})} value={value ?? null} options={lines} onChange={(line: string | null) => onChange?.(line)} />;
}

/** Makes a meeting, or a reception, of an incoming call: its fields are taken over. */
export function BecomeDrawer({ record, onClose }: { readonly record: RecordRow; readonly onClose: () => void }) {
  const w = useWords({ zh, en }).records;
  const locale = useLocale();
  const navigate = useNavigate();
  const become = useAct(client.notices.recordToMeeting, ({ meetingId }) => void navigate({ to: '/meetings/$id', params: { id: meetingId } }));
  const initial: Values = { kind: 'attended', chairId: null, lineId: null, requirements: w.requirementsOf(record.participants, record.materials, record.instruction) };
  return (
    <FormDrawer<Values> open title={w.becomeTitle(record.matter)} onClose={onClose} saveWord={w.become} savedWord={w.made} initial={initial} submit={(values) => become.mutateAsync({ ...values, id: record.id, version: record.version })}>
      <p className="soft">{w.becomeText}</p>
      <Form.Item name="kind" label={w.kind}><Select options={CHOICES.map((kind) => ({ value: kind, label: kindOf(NORM_V1, kind).name[locale] }))} /></Form.Item>
      <Form.Item noStyle dependencies={['kind']}>
        {({ getFieldValue }) => (byLine(kindOf(NORM_V1, getFieldValue('kind') as KindId)) ? <Form.Item name="lineId" label={w.line} rules={[{ required: true, message: w.required }]}><LinePick /></Form.Item> : null)}
      </Form.Item>
      <Form.Item name="chairId" label={w.chair}><PersonPick /></Form.Item>
      <Form.Item name="requirements" label={w.requirements}><Input.TextArea rows={4} maxLength={5000} /></Form.Item>
    </FormDrawer>
  );
}
