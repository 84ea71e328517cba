import { Form, Input, InputNumber } from 'antd';
import { client, useAct } from '#kit/client.ts';
import { FormDrawer } from '#kit/form-drawer.tsx';
import { useWords } from '#kit/words.tsx';
import { PersonPick } from '#people/ui/person-pick.tsx';
import type { MeetingView } from './views.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

interface Props {
  readonly open: boolean;
  readonly meeting: MeetingView;
  readonly onClose: () => void;
}

type Frame = Pick<MeetingView, 'name' | 'chairId' | 'place' | 'headCount' | 'requirements' | 'host'>;

export const NAME_LENGTH = 200;

/** The fields of a meeting besides its time. */
export function FrameDrawer({ open, meeting, onClose }: Props) {
  const w = useWords({ zh, en });
  const save = useAct(client.meetings.edit);
  const { id, version, name, chairId, chairName, place, headCount, requirements, host, kind } = meeting;
  const known = chairId && chairName ? [{ id: chairId, name: chairName }] : [];
  const labels = { name: { label: w.fields.name }, place: { label: w.fields.place }, headCount: { label: w.fields.headcount }, requirements: { label: w.fields.requirements }, host: { label: w.fields.host } };
  return (
    <FormDrawer<Frame>
      open={open} title={w.acts.edit} onClose={onClose} draft={`meeting.${id}`} version={version} labels={labels}
      initial={{ name, chairId, place, headCount, requirements, host }}
      submit={(values, against) => save.mutateAsync({ ...values, id, version: against ?? version })}
    >
      <Form.Item name="name" label={w.fields.name} rules={[{ required: true, whitespace: true, message: w.new.required }]}><Input maxLength={NAME_LENGTH} /></Form.Item>
      <Form.Item name="chairId" label={w.fields.chair}><PersonPick known={known} /></Form.Item>
      <Form.Item name="place" label={w.fields.place}><Input maxLength={NAME_LENGTH} /></Form.Item>
      <Form.Item name="headCount" label={w.fields.headcount}><InputNumber className="wide-field" min={1} max={100_000} precision={0} suffix={w.fields.personUnit} /></Form.Item>
      {kind === 'attended' ? <Form.Item name="host" label={w.fields.host}><Input maxLength={NAME_LENGTH} /></Form.Item> : null}
      <Form.Item name="requirements" label={w.fields.requirements}><Input.TextArea rows={4} /></Form.Item>
    </FormDrawer>
  );
}

/** G1a: another arranger, by the director. */
export function ArrangerDrawer({ open, meeting, onClose }: Props) {
  const w = useWords({ zh, en });
  const save = useAct(client.meetings.changeArranger);
  const { id, version, arrangerId, arrangerName } = meeting;
  return (
    <FormDrawer<{ arrangerId: string }>
      open={open} title={w.acts.changeArranger} onClose={onClose} version={version} initial={{ arrangerId }}
      submit={({ arrangerId: chosen }, against) => save.mutateAsync({ id, arrangerId: chosen, version: against ?? version })}
    >
      <Form.Item name="arrangerId" label={w.roles.arrange} rules={[{ required: true, message: w.new.required }]} extra={w.acts.changeArrangerNote}><PersonPick known={[{ id: arrangerId, name: arrangerName ?? '' }]} /></Form.Item>
    </FormDrawer>
  );
}
