import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { client, orpc, useAct, type Answer } from '#kit/client.ts';
import { useFilters } from '#kit/filters.ts';
import { FormDrawer } from '#kit/form-drawer.tsx';
import { Card } from '#kit/page-shell.tsx';
import { ProblemAlert } from '#kit/problem.tsx';
import { Chip } from '#kit/status-tag.tsx';
import { useWords } from '#kit/words.tsx';
import { isBuiltInGroup } from '../rules.ts';
import { PersonPick, UnitPick } from './person-pick.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

type Group = Answer<typeof client.people.groups>[number];
type Member = Group['members'][number];
type Ref = { unitId: string } | { personId: string };

const refOf = ({ unitId, personId }: Member): Ref[] => (unitId ? [{ unitId }] : personId ? [{ personId }] : []);

export function useGroupName() {
  const w = useWords({ zh, en });
  return ({ id, name }: Pick<Group, 'id' | 'name'>): string => name ?? (isBuiltInGroup(id) ? w.slice.group[id] : id);
}

function Members({ group, edits }: { readonly group: Group; readonly edits: boolean }) {
  const w = useWords({ zh, en }).groups;
  const save = useAct(client.people.setGroupMembers);
  const refs = group.members.flatMap(refOf);
  const set = (members: Ref[]) => save.mutate({ id: group.id, version: group.version, members });
  const move = (at: number, by: -1 | 1) => {
    const next = [...refs];
    const [one] = next.splice(at, 1);
    if (one) next.splice(at + by, 0, one);
    set(next);
  };
  return (
    <>
      <ProblemAlert error={save.error} />
      {group.members.length === 0 ? <p className="card-body soft">{w.empty}</p> : null}
      <ol className="people-order">
        {group.members.map(({ unitId, personId, name, active }, at) => (
          <li key={unitId ?? personId}>
            <span className="people-place">{at + 1}</span>
            <span className="grow">{name} {active ? null : <Chip tone="warn">{w.gone}</Chip>}</span>
            {edits ? (
              <span className="people-acts">
                <Button size="small" type="text" aria-label={`${w.up} ${name}`} disabled={at === 0 || save.isPending} onClick={() => move(at, -1)}>↑</Button>
                <Button size="small" type="text" aria-label={`${w.down} ${name}`} disabled={at === refs.length - 1 || save.isPending} onClick={() => move(at, 1)}>↓</Button>
                <Button size="small" type="text" aria-label={`${w.remove} ${name}`} disabled={save.isPending} onClick={() => set(refs.filter((_, n) => n !== at))}>{w.remove}</Button>
              </span>
            ) : null}
          </li>
        ))}
      </ol>
      {edits ? (
        <div className="people-adders">
          <UnitPick aria-label={w.addUnit} value={null} onChange={(unitId) => unitId && set([...refs, { unitId }])} />
          <PersonPick aria-label={w.addPerson} value={null} onChange={(personId) => personId && set([...refs, { personId }])} />
        </div>
      ) : null}
    </>
  );
}

interface NameFormProps {
  readonly title: string;
  readonly open: boolean;
  readonly name: string;
  readonly version?: number;
  readonly onClose: () => void;
  readonly submit: (name: string, version: number | undefined) => Promise<unknown>;
}

function NameForm({ title, open, name, version, onClose, submit }: NameFormProps) {
  const w = useWords({ zh, en });
  return (
    <FormDrawer<{ name: string }> open={open} title={title} onClose={onClose} initial={{ name }} version={version} labels={{ name: { label: w.groups.name } }} submit={(values, base) => submit(values.name, base)}>
      <Form.Item name="name" label={w.groups.name} rules={[{ required: true, whitespace: true, message: w.required }]}><Input maxLength={40} /></Form.Item>
    </FormDrawer>
  );
}

function OwnGroupActs({ group }: { readonly group: Group }) {
  const words = useWords({ zh, en });
  const w = words.groups;
  const [renaming, setRenaming] = useState(false);
  const remove = useAct(client.people.removeGroup);
  const rename = useAct(client.people.renameGroup);
  return (
    <>
      <Button size="small" onClick={() => setRenaming(true)}>{w.rename}</Button>
      <Button size="small" loading={remove.isPending} onClick={() => remove.mutate({ id: group.id, version: group.version })}>{w.drop}</Button>
      <ProblemAlert error={remove.error} />
      <NameForm title={w.rename} open={renaming} name={group.name ?? ''} version={group.version} onClose={() => setRenaming(false)} submit={(name, version = group.version) => rename.mutateAsync({ id: group.id, version, name })} />
    </>
  );
}

/** 分组: whom a distribution expands to (M1-M3), kept by hand in the order of distribution. */
export function GroupsTab({ edits }: { readonly edits: boolean }) {
  const words = useWords({ zh, en });
  const w = words.groups;
  const nameOf = useGroupName();
  const [search, change] = useFilters();
  const [adding, setAdding] = useState(false);
  const create = useAct(client.people.createGroup);
  const groups = useQuery(orpc.people.groups.queryOptions());
  const open = groups.data?.find(({ id }) => id === search['group']) ?? groups.data?.[0];
  return (
    <>
      <p className="people-lead">{w.lead}</p>
      <ProblemAlert error={groups.error} onRetry={() => void groups.refetch()} />
      <div className="people-bar" role="group" aria-label={words.tabs.groups}>
        {groups.data?.map((group) => <Button key={group.id} type={group.id === open?.id ? 'primary' : 'default'} aria-pressed={group.id === open?.id} onClick={() => change({ group: group.id })}>{nameOf(group)}</Button>)}
        {edits ? <Button type="dashed" onClick={() => setAdding(true)}>{w.add}</Button> : null}
      </div>
      {open ? (
        <Card padded={false} title={nameOf(open)} extra={<><span>{w.members(open.members.length)}</span>{open.builtIn ? <Chip>{w.builtIn}</Chip> : edits ? <OwnGroupActs group={open} /> : null}</>}>
          <Members key={open.id} group={open} edits={edits} />
        </Card>
      ) : null}
      <NameForm title={w.add} open={adding} name="" onClose={() => setAdding(false)} submit={(name) => create.mutateAsync({ name })} />
    </>
  );
}
