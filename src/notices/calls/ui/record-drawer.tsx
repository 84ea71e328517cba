import { Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import { client, useAct, type Answer } from '#kit/client.ts';
import { MomentField } from '#kit/day-field.tsx';
import { FormDrawer } from '#kit/form-drawer.tsx';
import { useWords } from '#kit/words.tsx';
import { en as sliceEn } from '../words.en.ts';
import { zh as sliceZh } from '../words.zh.ts';
import type { PhoneRecordFields } from '../records/rules.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

export type RecordRow = Answer<typeof client.notices.phoneRecords>['rows'][number];

const ASKED = ['convener', 'matter', 'place', 'participants', 'materials'] as const;

function useFieldWords() {
  const { recordFields } = useWords({ zh: sliceZh, en: sliceEn });
  // the log names them within a sentence, a form begins with a capital
  return Object.fromEntries(Object.entries(recordFields).map(([field, word]) => [field, word.slice(0, 1).toUpperCase() + word.slice(1)])) as Readonly<Record<keyof PhoneRecordFields, string>>;
}

/** A draft that was kept holds its moments as text. */
const asMoment = (value: unknown) => ({ value: typeof value === 'string' ? new Date(value) : value });

/** The values as the wire wants them. */
const sent = ({ calledAt, startAt, endAt, ...fields }: PhoneRecordFields) => ({ ...fields, calledAt: new Date(calledAt).toISOString(), startAt: new Date(startAt).toISOString(), endAt: endAt ? new Date(endAt).toISOString() : null });

/** 电话记录: taken while the caller is on the line, and carried on later. What must be asked stands in its own order. */
export function RecordDrawer({ record, onClose }: { readonly record: RecordRow | null; readonly onClose: () => void }) {
  const w = useWords({ zh, en }).records;
  const words = useFieldWords();
  const take = useAct(client.notices.takeRecord);
  const edit = useAct(client.notices.editRecord);
  const [opened] = useState(() => new Date());
  const rules = [{ required: true, message: w.required }];
  const submit = (values: PhoneRecordFields, version: number | undefined) => (record ? edit.mutateAsync({ ...sent(values), id: record.id, version: version ?? record.version }) : take.mutateAsync(sent(values)));
  const labels = Object.fromEntries(Object.entries(words).map(([name, label]) => [name, { label }]));
  return (
    <FormDrawer<PhoneRecordFields> open width={620} title={record ? `${w.title} · ${record.matter}` : w.take} onClose={onClose} version={record?.version} labels={labels} draft={record ? `phone-record.${record.id}` : 'phone-record'} initial={record ?? { calledAt: opened, callerVerified: false, endAt: null }} submit={submit}>
      <h3 className="side-title">{w.groups.caller}</h3>
      <Form.Item name="calledAt" label={words.calledAt} rules={rules} getValueProps={asMoment}><MomentField timeLabel={w.moment} /></Form.Item>
      <Form.Item name="callerUnit" label={words.callerUnit} rules={rules}><Input maxLength={200} /></Form.Item>
      <Form.Item name="callerName" label={words.callerName} rules={rules}><Input maxLength={60} /></Form.Item>
      <Form.Item name="callerPost" label={words.callerPost}><Input maxLength={200} /></Form.Item>
      <Form.Item name="number" label={words.number} rules={rules}><Input inputMode="tel" maxLength={40} /></Form.Item>
      <h3 className="side-title">{w.groups.matter}</h3>
      {ASKED.slice(0, 2).map((name) => <Form.Item key={name} name={name} label={words[name]} rules={rules}><Input maxLength={200} /></Form.Item>)}
      <Form.Item name="startAt" label={words.startAt} rules={rules} getValueProps={asMoment}><MomentField timeLabel={w.moment} /></Form.Item>
      <Form.Item name="endAt" label={words.endAt} getValueProps={asMoment}><MomentField timeLabel={w.moment} usualTime="11:00" /></Form.Item>
      {ASKED.slice(2).map((name) => <Form.Item key={name} name={name} label={words[name]} rules={rules}><Input maxLength={200} /></Form.Item>)}
      <Form.Item name="content" label={words.content}><Input.TextArea rows={3} maxLength={5000} /></Form.Item>
      <h3 className="side-title">{w.groups.handling}</h3>
      <Form.Item name="callerVerified" valuePropName="checked"><Checkbox>{w.verifiedTick}</Checkbox></Form.Item>
      <Form.Item name="verifiedHow" label={words.verifiedHow}><Input maxLength={200} /></Form.Item>
      <Form.Item name="proposal" label={words.proposal}><Input.TextArea rows={2} maxLength={5000} /></Form.Item>
      <Form.Item name="instruction" label={words.instruction}><Input.TextArea rows={2} maxLength={5000} /></Form.Item>
      <Form.Item name="instructedBy" label={words.instructedBy}><Input maxLength={60} /></Form.Item>
      <Form.Item name="result" label={words.result}><Input.TextArea rows={2} maxLength={5000} /></Form.Item>
      <Form.Item name="undertaker" label={words.undertaker}><Input maxLength={60} /></Form.Item>
    </FormDrawer>
  );
}
