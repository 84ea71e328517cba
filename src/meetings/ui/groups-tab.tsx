import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { client, orpc, useAct, type Answer } from '#kit/client.ts';
import { FormDrawer } from '#kit/form-drawer.tsx';
import { Card, EmptyPlace } from '#kit/page-shell.tsx';
import { ProblemAlert } from '#kit/problem.tsx';
import { Chip } from '#kit/status-tag.tsx';
import { useWords } from '#kit/words.tsx';
import { GROUP_KINDS, type GroupKind } from '../groups/rules.ts';
import { ClauseRef } from './clause.tsx';
import { MembersDrawer } from './group-members.tsx';
import { Guarded } from './guarded.tsx';
import { PersonPick } from '#people/ui/person-pick.tsx';
import type { MeetingView } from './views.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

export type Group = Answer<typeof client.meetings.listGroups>[number];

interface Values {
  readonly kind: GroupKind;
  readonly name: string;
  readonly leaderId: string | null;
  readonly task: string | null;
}

interface DrawerProps {
  readonly meeting: MeetingView;
  readonly group: Group | 'new' | null;
  readonly onClose: () => void;
}

function GroupDrawer({ meeting, group, onClose }: DrawerProps) {
  const w = useWords({ zh, en });
  const add = useAct(client.meetings.addGroup);
  const edit = useAct(client.meetings.editGroup);
  const known = group === 'new' ? null : group;
  const send = ({ kind, name, leaderId, task }: Values, version: number | undefined) =>
    known ? edit.mutateAsync({ meetingId: meeting.id, id: known.id, version: version ?? known.version, name, leaderId, task }) : add.mutateAsync({ meetingId: meeting.id, kind, name, leaderId, task });
  const initial: Values = known ?? { kind: 'working', name: '', leaderId: null, task: null };
  const leader = known?.leaderId && known.leaderName ? [{ id: known.leaderId, name: known.leaderName }] : [];
  const labels = { name: { label: w.groups.name }, task: { label: w.groups.task } };
  return (
    <FormDrawer<Values> open={group !== null} title={known ? w.groups.edit : w.groups.add} onClose={onClose} initial={initial} version={known?.version} labels={labels} submit={send}>
      {known ? null : <Form.Item name="kind" label={w.groups.kind}><Select options={GROUP_KINDS.map((value) => ({ value, label: w.groups.kinds[value] }))} /></Form.Item>}
      <Form.Item name="name" label={w.groups.name} rules={[{ required: true, whitespace: true, message: w.new.required }]}><Input maxLength={60} /></Form.Item>
      <Form.Item name="leaderId" label={w.groups.leader}><PersonPick known={leader} /></Form.Item>
      <Form.Item name="task" label={w.groups.task}><Input.TextArea rows={3} maxLength={300} /></Form.Item>
    </FormDrawer>
  );
}

interface GroupProps {
  readonly meeting: MeetingView;
  readonly group: Group;
  readonly open: boolean;
  readonly onEdit: () => void;
  readonly onMembers: () => void;
}

const SHOWN = 40;

function GroupCard({ meeting, group, open, onEdit, onMembers }: GroupProps) {
  const w = useWords({ zh, en });
  const remove = useAct(client.meetings.removeGroup);
  const names = group.members.map(({ name }) => name);
  const acts = open ? (
    <span className="row-acts no-print">
      <Guarded size="small" verdict={meeting.may.edit} onClick={onMembers}>{w.groups.members}</Guarded>
      <Guarded size="small" type="text" verdict={meeting.may.edit} onClick={onEdit}>{w.acts.change}</Guarded>
      {meeting.may.edit.ok ? <Button size="small" type="text" onClick={() => remove.mutate({ meetingId: meeting.id, id: group.id, version: group.version })}>{w.acts.remove}</Button> : null}
    </span>
  ) : null;
  return (
    <Card title={group.name} extra={acts} className="group-card">
      <ProblemAlert error={remove.error} />
      <dl className="facts">
        <dt>{w.groups.leader}</dt><dd>{group.leaderName ?? <Chip tone="warn">{w.groups.noLeader}</Chip>}</dd>
        {group.task ? <><dt>{w.groups.task}</dt><dd>{group.task}</dd></> : null}
        <dt>{w.groups.membersOf(names.length)}</dt>
        <dd>{names.length === 0 ? <Chip tone="warn">{w.groups.noMembers}</Chip> : `${w.list(names.slice(0, SHOWN))}${names.length > SHOWN ? w.groups.andMore(names.length - SHOWN) : ''}`}</dd>
      </dl>
    </Card>
  );
}

/** 分组: working groups that prepare the meeting, and delegations in which everyone sits exactly once (F1.3). */
export function GroupsTab({ meeting }: { readonly meeting: MeetingView }) {
  const w = useWords({ zh, en });
  const { data, error, refetch } = useQuery(orpc.meetings.listGroups.queryOptions({ input: { meetingId: meeting.id } }));
  const [edited, setEdited] = useState<Group | 'new' | null>(null);
  const [manned, setManned] = useState<Group | null>(null);
  const open = meeting.status !== 'closed' && meeting.status !== 'cancelled';
  const add = open ? <Guarded verdict={meeting.may.edit} onClick={() => setEdited('new')}>{w.groups.add}</Guarded> : null;
  return (
    <>
      <div className="tab-head"><span className="soft">{w.groups.lead} <ClauseRef id="F1.3" /></span>{data && data.length > 0 ? add : null}</div>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data && data.length === 0 ? <Card><EmptyPlace action={add}>{w.groups.empty}</EmptyPlace></Card> : null}
      {GROUP_KINDS.map((kind) => {
        const own = data?.filter((group) => group.kind === kind) ?? [];
        return own.length === 0 ? null : (
          <section key={kind} className="group-kind">
            <h2>{w.groups.kinds[kind]}</h2>
            <div className="group-cards">{own.map((group) => <GroupCard key={group.id} meeting={meeting} group={group} open={open} onEdit={() => setEdited(group)} onMembers={() => setManned(group)} />)}</div>
          </section>
        );
      })}
      <GroupDrawer meeting={meeting} group={edited} onClose={() => setEdited(null)} />
      <MembersDrawer key={manned?.id ?? 'none'} meeting={meeting} group={manned} onClose={() => setManned(null)} />
    </>
  );
}
