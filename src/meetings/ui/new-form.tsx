import { Button, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { MomentField } from '#kit/day-field.tsx';
import { useDraft } from '#kit/draft.ts';
import { Card } from '#kit/page-shell.tsx';
import { useLocale, useWords } from '#kit/words.tsx';
import type { Meeting } from '#norm/meeting.ts';
import type { Kind } from '#norm/types.ts';
import { addDays, addMinutes, officeDay, officeInstant, officeTime } from '#platform/time.ts';
import { ClauseRef } from './clause.tsx';
import { NewPreview } from './new-preview.tsx';
import { dutyNames } from './norm-words.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

interface Values {
  readonly name: string;
  readonly start: Date | null;
  /** Days of session. */
  readonly days: number;
  /** Minutes of the (last) day's session. */
  readonly minutes: number;
  readonly chair?: string;
  readonly place?: string;
  readonly headcount?: number | null;
}

const NAME_LENGTH = 120;
const LONGEST_DAYS = 30;
const SHORTEST_MINUTES = 5;
const LONGEST_MINUTES = 24 * 60;

const endOf = (start: Date, days: number, minutes: number): Date => addMinutes(officeInstant(addDays(officeDay(start), days - 1), officeTime(start)), minutes);

type Choice = Readonly<Record<string, boolean>>;

/** Which optional stages stand against the norm's default. */
function choiceOf(kind: Kind, chosen: Choice): Meeting['choice'] {
  const optional = kind.stages.filter((stage) => stage.optional && chosen[stage.id] !== undefined && chosen[stage.id] !== stage.on);
  if (optional.length === 0) return undefined;
  return { on: optional.filter(({ on }) => !on).map(({ id }) => id), off: optional.filter(({ on }) => on).map(({ id }) => id) };
}

/** What a new meeting has without anybody saying so, each with the clause that says it. */
function Defaults({ kind }: { readonly kind: Kind }) {
  const locale = useLocale();
  const w = useWords({ zh, en });
  const { arrange, undertake, assist, firstResponsible } = kind.roles;
  const general = kind.clauses.find((clause) => clause === 'G1a' || clause === 'G3a') ?? kind.clauses.at(-1) ?? 'G3a';
  const own = kind.clauses.includes('G2') ? 'G2' : general;
  const lines = [
    { role: 'arrange', duties: arrange, clause: general },
    { role: 'undertake', duties: undertake, clause: own },
    { role: 'assist', duties: assist, clause: own },
    { role: 'firstResponsible', duties: firstResponsible ? [firstResponsible] : [], clause: 'G2' },
  ] as const;
  return (
    <Card title={w.new.defaults}>
      <dl className="defaults">
        {lines.filter(({ duties }) => duties.length > 0).map(({ role, duties, clause }) => (
          <div key={role}><dt>{w.roles[role]}</dt><dd>{w.list(dutyNames(duties, locale))}</dd><dd><ClauseRef id={clause} /></dd></div>
        ))}
      </dl>
    </Card>
  );
}

function OptionalStages({ kind, chosen, onChange }: { readonly kind: Kind; readonly chosen: Choice; readonly onChange: (chosen: Choice) => void }) {
  const locale = useLocale();
  const w = useWords({ zh, en });
  const optional = kind.stages.filter((stage) => stage.optional);
  if (optional.length === 0) return null;
  return (
    <Card title={w.new.optional} extra={<ClauseRef id="A14" />}>
      {optional.map((stage) => (
        <label key={stage.id} className="option-line">
          <input type="checkbox" checked={chosen[stage.id] ?? stage.on} onChange={({ target }) => onChange({ ...chosen, [stage.id]: target.checked })} />
          <span>{stage.name[locale]} <span className="soft">{w.unwritten}</span></span>
          <ClauseRef id={stage.clause} />
        </label>
      ))}
    </Card>
  );
}

function Fields() {
  const w = useWords({ zh, en });
  const required = { required: true, message: w.new.required };
  return (
    <>
      <Form.Item name="name" label={w.fields.name} rules={[{ ...required, whitespace: true }, { max: NAME_LENGTH }]}><Input maxLength={NAME_LENGTH} showCount /></Form.Item>
      <Form.Item name="start" label={w.fields.start} rules={[required]}>
        <MomentField timeLabel={w.fields.startTime} />
      </Form.Item>
      <div className="field-row">
        <Form.Item name="days" label={w.fields.days} rules={[required]}><InputNumber className="wide-field" min={1} max={LONGEST_DAYS} precision={0} suffix={w.fields.dayUnit} /></Form.Item>
        <Form.Item name="minutes" label={w.fields.minutes} rules={[required]}><InputNumber className="wide-field" min={SHORTEST_MINUTES} max={LONGEST_MINUTES} step={15} precision={0} suffix={w.fields.minuteUnit} /></Form.Item>
      </div>
      <Form.Item name="chair" label={w.fields.chair}><Input maxLength={60} /></Form.Item>
      <div className="field-row">
        <Form.Item name="place" label={w.fields.placeWish}><Input maxLength={60} /></Form.Item>
        <Form.Item name="headcount" label={w.fields.headcount}><InputNumber className="wide-field" min={1} max={20_000} precision={0} suffix={w.fields.personUnit} /></Form.Item>
      </div>
    </>
  );
}

const restored = (draft: Values | null): Partial<Values> => (draft ? { ...draft, start: draft.start ? new Date(draft.start) : null } : {});

function meetingOf(kind: Kind, { start, days, minutes }: Partial<Values>, chosen: Choice): Meeting | null {
  if (!start || !days || !minutes) return null;
  const choice = choiceOf(kind, chosen);
  return { kind: kind.id, start, end: endOf(start, days, minutes), ...(choice ? { choice } : {}) };
}

/** Six fields, the defaults with their clauses, and the dated plan while the fields are filled in. */
export function NewForm({ kind }: { readonly kind: Kind }) {
  const w = useWords({ zh, en });
  const [form] = Form.useForm<Values>();
  const draft = useDraft<Values>(`new-meeting.${kind.id}`);
  const initial = { days: kind.usual.days, minutes: kind.usual.minutes, start: null, ...restored(draft.found) };
  const [values, setValues] = useState<Partial<Values>>(initial);
  const [chosen, setChosen] = useState<Choice>({});
  const meeting = meetingOf(kind, values, chosen);
  const change = (_: unknown, all: Values) => {
    setValues(all);
    draft.keep(all);
  };
  return (
    <div className="new-columns">
      <div>
        <Card title={w.new.fields}>
          <Form<Values> form={form} layout="vertical" requiredMark={false} initialValues={initial} onValuesChange={change}>
            <Fields />
            <Button type="primary" htmlType="submit" block>{w.new.create}</Button>
          </Form>
        </Card>
        <Defaults kind={kind} />
        <OptionalStages kind={kind} chosen={chosen} onChange={setChosen} />
      </div>
      {meeting ? <NewPreview meeting={meeting} /> : <Card><p className="soft">{w.new.noDate}</p></Card>}
    </div>
  );
}
