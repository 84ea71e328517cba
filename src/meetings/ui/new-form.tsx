import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { client, orpc, useAct } from '#kit/client.ts';
import { MomentField } from '#kit/day-field.tsx';
import { useDraft } from '#kit/draft.ts';
import { Card } from '#kit/page-shell.tsx';
import { fieldErrors, ProblemAlert } from '#kit/problem.tsx';
import { say } from '#kit/toast.tsx';
import { useWhen } from '#kit/when.ts';
import { useLocale, useWords } from '#kit/words.tsx';
import type { Meeting } from '#norm/meeting.ts';
import type { Kind } from '#norm/types.ts';
import { addDays, addMinutes, officeDay, officeInstant, officeIso, officeTime } from '#platform/time.ts';
import { byLine, LONGEST_DAYS } from '../rules.ts';
import { ClauseRef } from './clause.tsx';
import { NAME_LENGTH } from './frame-drawer.tsx';
import { NewPreview, UndatedPreview } from './new-preview.tsx';
import { dutyNames } from './norm-words.ts';
import { PersonPick } from '#people/ui/person-pick.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

interface Values {
  readonly name: string;
  readonly startAt: Date | null;
  /** Days of session. */
  readonly days: number;
  /** Minutes of the (last) day's session. */
  readonly minutes: number;
  readonly chairId?: string | null;
  readonly place?: string | null;
  readonly headCount?: number | null;
  readonly lineId?: string | null;
  readonly parentId?: string | null;
  readonly host?: string | null;
}

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

/** What a new meeting has without anybody saying so, each with the clause that says it; by name once the date is known. */
function Defaults({ kind, values: { startAt, chairId, lineId } }: { readonly kind: Kind; readonly values: Partial<Values> }) {
  const locale = useLocale();
  const w = useWords({ zh, en });
  const { data } = useQuery(orpc.meetings.defaults.queryOptions({ input: { kind: kind.id, startAt: officeIso(startAt ?? new Date(0)), chairId: chairId ?? null, lineId: lineId ?? null }, enabled: Boolean(startAt), placeholderData: (before) => before }));
  const { arrange, undertake, assist, firstResponsible } = kind.roles;
  const general = kind.clauses.find((clause) => clause === 'G1a' || clause === 'G3a') ?? kind.clauses.at(-1) ?? 'G3a';
  const own = byLine(kind) ? 'G2' : general;
  const lines = [
    { role: 'arrange', duties: arrange, clause: general, name: data?.arranger.name },
    { role: 'undertake', duties: undertake, clause: own, name: null },
    { role: 'assist', duties: assist, clause: own, name: null },
    { role: 'firstResponsible', duties: firstResponsible ? [firstResponsible] : [], clause: 'G2', name: data?.firstResponsible?.name },
  ] as const;
  return (
    <Card title={w.new.defaults}>
      <dl className="defaults">
        {lines.filter(({ duties }) => duties.length > 0).map(({ role, duties, clause, name }) => (
          <div key={role}><dt>{w.roles[role]}</dt><dd>{w.list(dutyNames(duties, locale))}{name ? <strong> {name}</strong> : null}</dd><dd><ClauseRef id={clause} /></dd></div>
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

interface PickProps {
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (id: string | null) => void;
}

function ParentPick({ value, onChange, ...rest }: PickProps) {
  const w = useWords({ zh, en });
  const when = useWhen();
  const { data } = useQuery(orpc.meetings.list.queryOptions({ input: { status: 'open', limit: 200 } }));
  const parents = (data?.rows ?? []).filter(({ kind }) => kind !== 'preparatory' && kind !== 'attended');
  return <Select value={value ?? null} onChange={(id: string | undefined) => onChange?.(id ?? null)} options={parents.map(({ id, name, startAt }) => ({ value: id, label: `${name}（${when.day(startAt)}）` }))} placeholder={w.fields.parent} showSearch={{ optionFilterProp: 'label' }} {...rest} />;
}

function LinePick({ value, onChange, ...rest }: PickProps) {
  const w = useWords({ zh, en });
  const { data } = useQuery(orpc.people.deputyDuties.queryOptions());
  const lines = (data?.lines ?? []).filter(({ lastDay }) => lastDay === null);
  return <Select value={value ?? null} onChange={(id: string | undefined) => onChange?.(id ?? null)} options={lines.map(({ id, name }) => ({ value: id, label: name }))} placeholder={w.fields.line} showSearch={{ optionFilterProp: 'label' }} {...rest} />;
}

/** What only some kinds ask: the line of work (G2), the meeting it prepares (D2), who holds it (G4). */
function KindFields({ kind }: { readonly kind: Kind }) {
  const w = useWords({ zh, en });
  const rules = [{ required: true, message: w.new.required }];
  return (
    <>
      {byLine(kind) ? <Form.Item name="lineId" label={<>{w.fields.line} <ClauseRef id="G2" /></>} rules={kind.roles.firstResponsible === 'liaison-deputy' ? rules : []}><LinePick /></Form.Item> : null}
      {kind.id === 'preparatory' ? <Form.Item name="parentId" label={w.fields.parent} rules={rules}><ParentPick /></Form.Item> : null}
      {kind.id === 'attended' ? <Form.Item name="host" label={w.fields.host}><Input maxLength={NAME_LENGTH} /></Form.Item> : null}
    </>
  );
}

function Fields({ kind }: { readonly kind: Kind }) {
  const w = useWords({ zh, en });
  const required = { required: true, message: w.new.required };
  return (
    <>
      <Form.Item name="name" label={w.fields.name} rules={[{ ...required, whitespace: true }]}><Input maxLength={NAME_LENGTH} /></Form.Item>
      <Form.Item name="startAt" label={w.fields.start} rules={[required]}><MomentField timeLabel={w.fields.startTime} /></Form.Item>
      <div className="field-row">
        <Form.Item name="days" label={w.fields.days} rules={[required]}><InputNumber className="wide-field" min={1} max={LONGEST_DAYS} precision={0} suffix={w.fields.dayUnit} /></Form.Item>
        <Form.Item name="minutes" label={w.fields.minutes} rules={[required]}><InputNumber className="wide-field" min={SHORTEST_MINUTES} max={LONGEST_MINUTES} step={15} precision={0} suffix={w.fields.minuteUnit} /></Form.Item>
      </div>
      <KindFields kind={kind} />
      <Form.Item name="chairId" label={w.fields.chair}><PersonPick /></Form.Item>
      <div className="field-row">
        <Form.Item name="place" label={w.fields.placeWish}><Input maxLength={NAME_LENGTH} /></Form.Item>
        <Form.Item name="headCount" label={w.fields.headcount}><InputNumber className="wide-field" min={1} max={100_000} precision={0} suffix={w.fields.personUnit} /></Form.Item>
      </div>
    </>
  );
}

const restored = (draft: Values | null): Partial<Values> => (draft ? { ...draft, startAt: draft.startAt ? new Date(draft.startAt) : null } : {});

function meetingOf(kind: Kind, { startAt, days, minutes }: Partial<Values>, chosen: Choice): Meeting | null {
  if (!startAt || !days || !minutes) return null;
  const choice = choiceOf(kind, chosen);
  return { kind: kind.id, start: startAt, end: endOf(startAt, days, minutes), ...(choice ? { choice } : {}) };
}

const inputOf = (kind: Kind, values: Values, { start, end, choice = {} }: Meeting) => ({
  kind: kind.id, name: values.name, startAt: officeIso(start), endAt: officeIso(end),
  chairId: values.chairId ?? null, place: values.place ?? null, headCount: values.headCount ?? null,
  lineId: values.lineId ?? null, parentId: values.parentId ?? null, host: values.host ?? null,
  choice: { on: [...(choice.on ?? [])], off: [...(choice.off ?? [])] },
});

/** Refused fields by the names they have in this form. */
const FORM_NAMES: Readonly<Record<string, string>> = { endAt: 'minutes' };

/** Six fields, the defaults with their clauses, and the dated plan while the fields are filled in. */
export function NewForm({ kind, parentId }: { readonly kind: Kind; readonly parentId?: string | undefined }) {
  const w = useWords({ zh, en });
  const locale = useLocale();
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const draft = useDraft<Values>(`new-meeting.${kind.id}`);
  const initial = { days: kind.usual.days, minutes: kind.usual.minutes, startAt: null, ...restored(draft.found), ...(parentId ? { parentId } : {}) };
  const [values, setValues] = useState<Partial<Values>>(initial);
  const [chosen, setChosen] = useState<Choice>({});
  const meeting = meetingOf(kind, values, chosen);
  const create = useAct(client.meetings.create, ({ id }) => {
    draft.forget();
    say(w.new.created);
    void navigate({ to: '/meetings/$id', params: { id } });
  });
  const change = (_: unknown, all: Values) => {
    setValues(all);
    draft.keep(all);
  };
  const refused = (error: unknown) => form.setFields(fieldErrors(error, locale).map(({ path, words }) => ({ name: [FORM_NAMES[String(path[0])] ?? String(path[0])], errors: [words] })) as Parameters<typeof form.setFields>[0]);
  const send = (filled: Values) => (meeting ? create.mutate(inputOf(kind, filled, meeting), { onError: refused }) : undefined);
  return (
    <div className="new-columns">
      <div>
        <Card title={w.new.fields}>
          <Form<Values> form={form} layout="vertical" requiredMark={false} scrollToFirstError initialValues={initial} onValuesChange={change} onFinish={send}>
            <Fields kind={kind} />
            <ProblemAlert error={create.error} />
            <Button type="primary" htmlType="submit" block loading={create.isPending}>{w.new.create}</Button>
          </Form>
        </Card>
        <Defaults kind={kind} values={values} />
        <OptionalStages kind={kind} chosen={chosen} onChange={setChosen} />
      </div>
      {meeting ? <NewPreview meeting={meeting} /> : <UndatedPreview kind={kind} />}
    </div>
  );
}
