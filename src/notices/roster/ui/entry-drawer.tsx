import { Button, Checkbox, Form, Input, Select, type FormInstance } from 'antd';
import { client, useAct } from '#kit/client.ts';
import { FormDrawer } from '#kit/form-drawer.tsx';
import { ProblemAlert } from '#kit/problem.tsx';
import { say } from '#kit/toast.tsx';
import { useWords } from '#kit/words.tsx';
import { PersonPick, UnitPick } from '#people/ui/person-pick.tsx';
import { ROSTER_CLASSES, ROSTER_STATES, type RosterClass, type RosterState } from '../rules.ts';
import type { RosterLine, RosterView } from './roster-place.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

interface Values {
  readonly personId: string | null;
  readonly name: string | null;
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly post: string | null;
  readonly mobile: string | null;
  readonly class: RosterClass;
  readonly delegationGroupId: string | null;
  readonly state: RosterState;
  readonly overQuota?: boolean;
}

const FRESH: Values = { personId: null, name: null, unitId: null, unitName: null, post: null, mobile: null, class: 'attend', delegationGroupId: null, state: 'expected' };

const entryOf = ({ personId, name, unitId, unitName, post, mobile, class: kind, delegationGroupId, state }: Values) => ({ personId, name: personId ? null : name, unitId, unitName: unitId ? null : unitName, post, mobile, class: kind, delegationGroupId, state });

interface Props {
  readonly meetingId: string;
  readonly view: RosterView;
  /** Null adds somebody. */
  readonly row: RosterLine | null;
  readonly onClose: () => void;
}

/** The person: of the address book, or by name. */
function Who({ form, row }: { readonly form: FormInstance<Values>; readonly row: RosterLine | null }) {
  const w = useWords({ zh, en }).entry;
  const personId = Form.useWatch('personId', form) ?? null;
  const unitId = Form.useWatch('unitId', form) ?? null;
  return (
    <>
      <Form.Item name="personId" label={w.person} extra={personId ? w.personHint : null}><PersonPick known={row?.personId ? [{ id: row.personId, name: row.name }] : []} /></Form.Item>
      {personId ? null : <Form.Item name="name" label={w.name} rules={[{ required: true, whitespace: true, message: w.name }]}><Input maxLength={40} /></Form.Item>}
      <Form.Item name="unitId" label={w.unit}><UnitPick /></Form.Item>
      {unitId || personId ? null : <Form.Item name="unitName" label={w.unitName}><Input maxLength={60} /></Form.Item>}
    </>
  );
}

function Remove({ meetingId, row, onDone }: { readonly meetingId: string; readonly row: RosterLine; readonly onDone: () => void }) {
  const w = useWords({ zh, en }).entry;
  const kit = useWords({ zh: { undo: '撤销' }, en: { undo: 'Undo' } });
  const back = useAct(client.notices.addToRoster);
  const remove = useAct(client.notices.removeFromRoster, () => {
    const restored = { meetingId, entry: entryOf(row), overQuota: true };
    say(w.removed(row.name), { act: { label: kit.undo, run: () => back.mutate(restored) } });
    onDone();
  });
  return <><ProblemAlert error={remove.error} /><Button danger loading={remove.isPending} onClick={() => remove.mutate({ meetingId, id: row.id, version: row.version })}>{w.remove}</Button></>;
}

/** Adds somebody to the roster, or edits who stands on it. */
export function EntryDrawer({ meetingId, view, row, onClose }: Props) {
  const w = useWords({ zh, en });
  const add = useAct(client.notices.addToRoster);
  const edit = useAct(client.notices.editRoster);
  const options = <V extends string>(values: readonly V[], words: Readonly<Record<V, string>>) => values.map((value) => ({ value, label: words[value] }));
  const labels = {
    ...Object.fromEntries((['name', 'unitName', 'post', 'mobile'] as const).map((key) => [key, { label: w.entry[key] }])),
    class: { label: w.entry.class, show: (value: unknown) => w.classes[value as RosterClass] },
    state: { label: w.entry.state, show: (value: unknown) => w.states[value as RosterState] },
  };
  const submit = ({ overQuota = false, ...values }: Values, version: number | undefined): Promise<unknown> => {
    const act = { meetingId, entry: entryOf(values), overQuota };
    return row ? edit.mutateAsync({ ...act, id: row.id, version: version ?? row.version }) : add.mutateAsync(act);
  };
  return (
    <FormDrawer<Values> open title={row ? w.entry.edit(row.name) : w.entry.add} onClose={onClose} initial={row ?? FRESH} version={row?.version} labels={labels} submit={submit} savedWord={w.entry.saved}>
      {(form) => (
        <>
          <Who form={form} row={row} />
          <Form.Item name="post" label={w.entry.post}><Input maxLength={60} /></Form.Item>
          <Form.Item name="mobile" label={w.entry.mobile}><Input maxLength={20} inputMode="tel" /></Form.Item>
          <Form.Item name="class" label={w.entry.class}><Select options={options(ROSTER_CLASSES, w.classes)} /></Form.Item>
          {view.delegations.length > 0 ? <Form.Item name="delegationGroupId" label={w.entry.delegation}><Select allowClear options={view.delegations.map(({ id, name }) => ({ value: id, label: name }))} /></Form.Item> : null}
          <Form.Item name="state" label={w.entry.state}><Select options={options(ROSTER_STATES, w.states)} /></Form.Item>
          {view.may.overrun ? <Form.Item name="overQuota" valuePropName="checked"><Checkbox>{w.entry.over}</Checkbox></Form.Item> : null}
          {row ? <p className="soft">{w.entry.source(w.sources[row.source])}{row.source === 'notice' ? ` · ${w.entry.fromNotice}` : ''}</p> : null}
          {row ? <Remove meetingId={meetingId} row={row} onDone={onClose} /> : null}
        </>
      )}
    </FormDrawer>
  );
}
