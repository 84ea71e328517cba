import { Form, Input, InputNumber, Select } from 'antd';
import { client, useAct } from '#kit/client.ts';
import { FormDrawer } from '#kit/form-drawer.tsx';
import { useLocale, useWords } from '#kit/words.tsx';
import { DUTIES, type DutyId } from '#norm/duties.ts';
import { isOpen } from './plan-view.ts';
import type { MeetingView, StagesView, StageView } from './views.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

interface Values {
  readonly name: string;
  readonly undertake: DutyId[];
  readonly side: 'before' | 'after';
  readonly days: number;
  readonly needs?: string[];
  readonly holdsUp?: string[];
  readonly reason: string;
}

interface Props {
  readonly open: boolean;
  readonly meeting: MeetingView;
  readonly flow: StagesView;
  /** The stage behind which the new one stands. */
  readonly after: StageView;
  readonly onClose: () => void;
}

const NAME_LENGTH = 60;
const REASON_LENGTH = 500;

/** R3: a stage that only this meeting has, with the reason for it. */
export function InsertDrawer({ open, meeting, flow, after, onClose }: Props) {
  const locale = useLocale();
  const w = useWords({ zh, en });
  const insert = useAct(client.meetings.insertStage);
  const required = [{ required: true, message: w.new.required }];
  const duties = (Object.keys(DUTIES) as DutyId[]).map((value) => ({ value, label: DUTIES[value][locale] }));
  const stages = flow.stages.map(({ id, name }) => ({ value: id, label: name[locale] }));
  const waiting = stages.filter(({ value }) => flow.stages.some((stage) => stage.id === value && isOpen(stage)));
  const send = ({ name, undertake, side, days, needs = [], holdsUp = [], reason }: Values) =>
    insert.mutateAsync({ meetingId: meeting.id, stage: { name, undertake, due: { from: 'day', days: side === 'before' ? -days : days }, needs }, after: after.id, holdsUp, reason });
  return (
    <FormDrawer<Values> open={open} title={w.inserting.title(after.name[locale])} onClose={onClose} draft={`insert.${meeting.id}`} initial={{ side: 'before', days: 1, undertake: ['secretariat'] }} submit={send} saveWord={w.inserting.word}>
      <Form.Item name="name" label={w.inserting.name} rules={[{ required: true, whitespace: true, message: w.new.required }]}><Input maxLength={NAME_LENGTH} /></Form.Item>
      <Form.Item name="undertake" label={w.roles.undertake} rules={required}><Select mode="multiple" options={duties} /></Form.Item>
      <div className="field-row">
        <Form.Item name="side" label={w.inserting.due}><Select options={[{ value: 'before', label: w.inserting.before }, { value: 'after', label: w.inserting.after }]} /></Form.Item>
        <Form.Item name="days" label={w.inserting.days} rules={required}><InputNumber className="wide-field" min={1} max={400} precision={0} /></Form.Item>
      </div>
      <Form.Item name="needs" label={w.inserting.needs}><Select mode="multiple" options={stages} /></Form.Item>
      <Form.Item name="holdsUp" label={w.inserting.holdsUp}><Select mode="multiple" options={waiting} /></Form.Item>
      <Form.Item name="reason" label={w.acts.reason} rules={[{ required: true, whitespace: true, message: w.new.required }]}><Input.TextArea rows={3} maxLength={REASON_LENGTH} /></Form.Item>
    </FormDrawer>
  );
}
