import { Checkbox, Form, Input } from 'antd';
import { client, useAct } from '#kit/client.ts';
import { MomentField } from '#kit/day-field.tsx';
import { FormDrawer } from '#kit/form-drawer.tsx';
import { useWords } from '#kit/words.tsx';
import { fieldsOf, printedFields, type Field } from '../content/rules.ts';
import type { NoticeView } from './notice-card.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

/** Lines and paragraphs; times, and topics, come from the meeting itself. */
type Written = Exclude<Field, 'startAt' | 'endAt' | 'topics'>;
const PROSE: readonly Field[] = ['attending', 'observing', 'requirements', 'materials', 'logistics', 'attachments', 'reason'];
const isWritten = (field: Field): field is Written => field !== 'startAt' && field !== 'endAt' && field !== 'topics';
const LINE = 200;
const BODY = 5_000;

type Values = Partial<Record<Written, string | null>> & { readonly title: string; readonly withTopics?: boolean; readonly replyBy?: Date | null };

/** The fields that this form prints, as the office writes them. */
export function EditDrawer({ notice, open, onClose }: { readonly notice: NoticeView; readonly open: boolean; readonly onClose: () => void }) {
  const w = useWords({ zh, en });
  const edit = useAct(client.notices.edit);
  const { required } = fieldsOf(notice.form, notice.base);
  const fields = printedFields(notice.form, notice.base);
  const { topics, ...content } = notice.content;
  const send = ({ title, withTopics = topics.length > 0, replyBy = notice.replyBy, ...written }: Values, version: number | undefined) =>
    edit.mutateAsync({ id: notice.id, version: version ?? notice.version, title, withTopics, replyBy: replyBy?.toISOString() ?? null, content: { ...content, ...written, name: written.name ?? content.name } });
  const initial: Partial<Values> = { ...Object.fromEntries(fields.filter(isWritten).map((field) => [field, notice.content[field]])), title: notice.title, withTopics: topics.length > 0, replyBy: notice.replyBy };
  return (
    <FormDrawer<Values> open={open} title={w.edit.title} onClose={onClose} draft={`notice.${notice.id}`} version={notice.version} initial={initial} submit={send} savedWord={w.edit.saved} width={640}>
      <Form.Item name="title" label={w.edit.heading} rules={[{ required: true, whitespace: true, message: w.edit.heading }]}><Input maxLength={LINE} /></Form.Item>
      {fields.filter(isWritten).map((field) => (
        <Form.Item key={field} name={field} label={w.fields[field]} required={required.includes(field)}>
          {PROSE.includes(field) ? <Input.TextArea rows={3} maxLength={BODY} /> : <Input maxLength={LINE} />}
        </Form.Item>
      ))}
      {fields.includes('topics') ? <Form.Item name="withTopics" valuePropName="checked"><Checkbox>{w.edit.withTopics}</Checkbox></Form.Item> : null}
      <Form.Item name="replyBy" label={w.edit.replyBy}><MomentField timeLabel={w.edit.replyBy} usualTime="17:00" /></Form.Item>
    </FormDrawer>
  );
}
