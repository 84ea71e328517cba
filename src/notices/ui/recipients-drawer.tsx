import { Button, Drawer, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { client, orpc, useAct } from '#kit/client.ts';
import { ProblemAlert } from '#kit/problem.tsx';
import { say } from '#kit/toast.tsx';
import { useWords } from '#kit/words.tsx';
import { useGroupName } from '#people/ui/groups-tab.tsx';
import { PersonsPick, UnitsPick } from '#people/ui/person-pick.tsx';
import { ROSTER_CLASSES } from '../roster/rules.ts';
import { CHANNELS, type Channel } from '../rules.ts';
import type { NoticeView } from './notice-card.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

type Chosen = Pick<NoticeView['recipients'][number], 'unitId' | 'personId' | 'name' | 'quota' | 'attendsAs' | 'note'> & { readonly channels: readonly Channel[] };
const keyOf = ({ unitId, personId }: Pick<Chosen, 'unitId' | 'personId'>) => unitId ?? personId ?? '';

const MOST = 500;

/** Whom the notice goes to: by group, unit or person, each with how many persons are asked of it. */
export function RecipientsDrawer({ notice, onClose }: { readonly notice: NoticeView; readonly onClose: () => void }) {
  const words = useWords({ zh, en });
  const w = words.recipients;
  const [rows, setRows] = useState<readonly Chosen[]>(notice.recipients);
  const groups = useQuery(orpc.people.groups.queryOptions());
  const groupName = useGroupName();
  const expand = useAct(client.notices.expandRecipients, (found) => setRows((before) => [...before, ...found.filter((one) => !before.some((row) => keyOf(row) === keyOf(one)))]));
  const save = useAct(client.notices.setRecipients, () => {
    say(w.saved);
    onClose();
  });
  const add = (picked: { groupId?: string; unitIds?: string[]; personIds?: string[]; post?: string }) => expand.mutate({ id: notice.id, ...picked });
  const change = (row: Chosen, to: Partial<Chosen>) => setRows(rows.map((one) => (one === row ? { ...one, ...to } : one)));
  const recipients = rows.map(({ unitId, personId, quota, attendsAs, channels, note }) => ({ unitId, personId, quota, attendsAs, channels: [...channels], note }));
  return (
    <Drawer open title={w.title} onClose={onClose} size={640} footer={<div className="dialog-actions"><Button type="primary" loading={save.isPending} onClick={() => save.mutate({ id: notice.id, version: notice.version, recipients })}>{w.save}</Button></div>}>
      <div className="notice-pick">
        <Select aria-label={w.group} placeholder={w.group} value={null} options={(groups.data ?? []).map((group) => ({ value: group.id, label: groupName(group) }))} onChange={(groupId: string | null) => groupId && add({ groupId })} />
        <UnitsPick aria-label={w.units} value={[]} onChange={(unitIds) => add({ unitIds: [...unitIds] })} />
        <Input.Search aria-label={w.post} placeholder={w.post} maxLength={60} onSearch={(post) => post.trim() && add({ post: post.trim() })} />
        <PersonsPick aria-label={w.persons} value={[]} known={[]} onChange={(personIds) => add({ personIds: [...personIds] })} />
      </div>
      <ProblemAlert error={expand.error ?? save.error} />
      <p className="soft">{rows.length === 0 ? w.none : w.sum(rows.length, rows.reduce((sum, { quota }) => sum + quota, 0))}</p>
      <ul className="line-list notice-recipients">
        {rows.map((row) => (
          <li key={keyOf(row)}>
            <span className="line-what"><strong>{row.name}</strong></span>
            <span className="line-acts">
              <InputNumber aria-label={w.quota(row.name)} size="small" min={1} max={MOST} value={row.quota} disabled={row.personId !== null} onChange={(quota) => change(row, { quota: quota ?? 1 })} />
              <Select aria-label={w.as(row.name)} size="small" value={row.attendsAs} popupMatchSelectWidth={false} options={ROSTER_CLASSES.map((value) => ({ value, label: w.classes[value] }))} onChange={(attendsAs) => change(row, { attendsAs })} />
              <Select mode="multiple" aria-label={w.by(row.name)} size="small" className="notice-ways" value={[...row.channels]} options={CHANNELS.map((value) => ({ value, label: words.channels[value] }))} showSearch={false} onChange={(channels: Channel[]) => change(row, { channels })} />
              <Button size="small" type="text" aria-label={`${w.remove} ${row.name}`} onClick={() => setRows(rows.filter((one) => one !== row))}>{w.remove}</Button>
            </span>
          </li>
        ))}
      </ul>
    </Drawer>
  );
}
