import { Form, Input, InputNumber, Select } from 'antd';
import { client, useAct } from '#kit/client.ts';
import { FormDrawer } from '#kit/form-drawer.tsx';
import { useWords } from '#kit/words.tsx';
import { PERSONNEL } from '#norm/minutes.ts';
import { AGENDA_CATEGORIES, type AgendaCategory } from '../agenda/rules.ts';
import type { AgendaItem } from './agenda-tab.tsx';
import { UnitPick, UnitsPick } from '#people/ui/person-pick.tsx';
import type { MeetingView } from './views.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

interface Values {
  readonly title: string | null;
  readonly category: AgendaCategory;
  readonly minutes: number;
  readonly reportingUnitId: string | null;
  readonly attendingUnitIds: string[];
}

const TITLE_LENGTH = 200;
const DAY_MINUTES = 24 * 60;
const USUAL_MINUTES = 15;
const FRESH: Values = { title: null, category: 'work', minutes: USUAL_MINUTES, reportingUnitId: null, attendingUnitIds: [] };

const valuesOf = ({ title, category, minutes, reportingUnitId, attending }: AgendaItem): Values => ({ title, category, minutes, reportingUnitId, attendingUnitIds: attending.map(({ id }) => id) });

/** G1b: of a personnel item nothing is written down but that there is one, and its minutes. */
const sayable = (values: Values): Values => (values.category === PERSONNEL ? { ...FRESH, category: PERSONNEL, minutes: values.minutes } : values);

function Matter() {
  const w = useWords({ zh, en });
  return (
    <>
      <Form.Item name="title" label={w.agenda.title} rules={[{ required: true, whitespace: true, message: w.new.required }]}><Input.TextArea rows={3} maxLength={TITLE_LENGTH} showCount /></Form.Item>
      <Form.Item name="reportingUnitId" label={w.agenda.reportingUnit}><UnitPick /></Form.Item>
      <Form.Item name="attendingUnitIds" label={w.agenda.attendingUnits}><UnitsPick /></Form.Item>
    </>
  );
}

interface Props {
  readonly meeting: MeetingView;
  readonly item: AgendaItem | 'new' | null;
  readonly onClose: () => void;
}

/** One item of the agenda. */
export function AgendaItemDrawer({ meeting, item, onClose }: Props) {
  const w = useWords({ zh, en });
  const add = useAct(client.meetings.addAgendaItem);
  const edit = useAct(client.meetings.editAgendaItem);
  const known = item === 'new' ? null : item;
  const categories = AGENDA_CATEGORIES.filter((category) => category !== PERSONNEL || meeting.may.personnel).map((value) => ({ value, label: w.category[value] }));
  const send = (values: Values, version: number | undefined) =>
    known ? edit.mutateAsync({ meetingId: meeting.id, id: known.id, version: version ?? known.version, ...sayable(values) }) : add.mutateAsync({ meetingId: meeting.id, ...sayable(values) });
  const labels = { title: { label: w.agenda.title }, minutes: { label: w.agenda.minutes }, category: { label: w.agenda.category, show: (value: unknown) => w.category[value as AgendaCategory] } };
  return (
    <FormDrawer<Values> open={item !== null} title={known ? w.agenda.edit : w.agenda.add} onClose={onClose} initial={known ? valuesOf(known) : FRESH} version={known?.version} labels={labels} submit={send} draft={`agenda.${meeting.id}.${known?.id ?? 'new'}`}>
      <Form.Item name="category" label={w.agenda.category}><Select options={categories} /></Form.Item>
      <Form.Item noStyle dependencies={['category']}>
        {({ getFieldValue }) => (getFieldValue('category') === PERSONNEL ? <p className="draft-note">{w.agenda.personnelRule}</p> : <Matter />)}
      </Form.Item>
      <Form.Item name="minutes" label={w.agenda.minutes} rules={[{ required: true, message: w.new.required }]}><InputNumber className="wide-field" min={1} max={DAY_MINUTES} step={5} precision={0} suffix={w.fields.minuteUnit} /></Form.Item>
    </FormDrawer>
  );
}
