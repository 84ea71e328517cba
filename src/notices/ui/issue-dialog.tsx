import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { client, orpc, useAct } from '#kit/client.ts';
import { Dialog } from '#kit/dialog.tsx';
import { useMarks } from '#kit/marks.ts';
import { ProblemAlert } from '#kit/problem.tsx';
import { say } from '#kit/toast.tsx';
import { useLocale, useWords } from '#kit/words.tsx';
import { problemWords } from '#platform/problem.words.ts';
import type { NoticeView } from './notice-card.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

/** What will leave, to whom and how, before it does. */
export function IssueDialog({ notice, onClose }: { readonly notice: NoticeView; readonly onClose: () => void }) {
  const w = useWords({ zh, en });
  const m = useMarks();
  const locale = useLocale();
  const { data, error } = useQuery(orpc.notices.preview.queryOptions({ input: { id: notice.id } }));
  const [over, setOver] = useState(false);
  const issue = useAct(client.notices.issue, ({ number }) => {
    say(w.acts.issued(number));
    onClose();
  });
  const tooMany = data !== undefined && data.capacity !== null && data.persons > data.capacity;
  const hindered = data === undefined || data.hindrances.length > 0;
  return (
    <Dialog title={w.issue.title} onClose={onClose} wide>
      <ProblemAlert error={error ?? issue.error} />
      <p>{w.issue.number}</p>
      {data ? (
        <>
          <p><strong>{w.issue.to(notice.recipients.length, data.persons)}</strong>{data.capacity === null ? null : <span className={tooMany ? 'red' : 'soft'}> {w.issue.seats(data.persons, data.capacity)}</span>}</p>
          <ul className="notice-channels">{data.channels.map(({ channel, recipients, names }) => <li key={channel}><strong>{w.channels[channel]} {recipients}</strong> <span className="soft">{m.list(names)}</span></li>)}</ul>
          {data.channels.some(({ outside }) => outside) ? <p className="soft">{w.issue.outside}</p> : null}
          {data.hindrances.length > 0 ? <><strong>{w.issue.hinders}</strong><ul>{data.hindrances.map(({ code, data: facts }) => <li key={code} className="red">{problemWords(code, facts, locale).title}</li>)}</ul></> : null}
          {tooMany ? <Checkbox checked={over} onChange={({ target }) => setOver(target.checked)}>{w.issue.over}</Checkbox> : null}
        </>
      ) : null}
      <div className="dialog-actions"><Button type="primary" disabled={hindered || (tooMany && !over)} loading={issue.isPending} onClick={() => issue.mutate({ id: notice.id, version: notice.version, overCapacity: over })}>{w.issue.word}</Button></div>
    </Dialog>
  );
}
