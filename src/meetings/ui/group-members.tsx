import { Button, Form } from 'antd';
import { useState } from 'react';
import { client, useAct } from '#kit/client.ts';
import { FormDrawer } from '#kit/form-drawer.tsx';
import { ProblemAlert } from '#kit/problem.tsx';
import { say } from '#kit/toast.tsx';
import { useWords } from '#kit/words.tsx';
import type { Group } from './groups-tab.tsx';
import { PersonsPick } from '#people/ui/person-pick.tsx';
import type { MeetingView } from './views.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const PASTED_LENGTH = 20_000;

interface Props {
  readonly meeting: MeetingView;
  readonly group: Group | null;
  readonly onClose: () => void;
}

/** A list from elsewhere: names or mobile numbers, one to a line. */
function Paste({ meeting, group, onClose }: Props & { readonly group: Group }) {
  const w = useWords({ zh, en }).groups;
  const [text, setText] = useState('');
  const paste = useAct(client.meetings.pasteGroupMembers, () => {
    say(w.pasted);
    onClose();
  });
  return (
    <details className="paste">
      <summary>{w.paste}</summary>
      <p className="soft small">{w.pasteNote}</p>
      <ProblemAlert error={paste.error} />
      <textarea className="plain-input" aria-label={w.paste} rows={6} maxLength={PASTED_LENGTH} value={text} onChange={({ target }) => setText(target.value)} />
      <Button disabled={text.trim() === ''} loading={paste.isPending} onClick={() => paste.mutate({ meetingId: meeting.id, id: group.id, version: group.version, text })}>{w.pasteWord}</Button>
    </details>
  );
}

/** Who is in a group: chosen one by one, or pasted as a list. */
export function MembersDrawer({ meeting, group, onClose }: Props) {
  const w = useWords({ zh, en });
  const save = useAct(client.meetings.setGroupMembers);
  if (!group) return null;
  return (
    <FormDrawer<{ personIds: string[] }>
      open title={w.groups.membersTitle(group.name)} onClose={onClose} version={group.version} initial={{ personIds: group.members.map(({ id }) => id) }}
      submit={({ personIds }, version) => save.mutateAsync({ meetingId: meeting.id, id: group.id, version: version ?? group.version, personIds })}
    >
      <Form.Item name="personIds" label={w.groups.members}><PersonsPick known={group.members} /></Form.Item>
      <Paste meeting={meeting} group={group} onClose={onClose} />
    </FormDrawer>
  );
}
