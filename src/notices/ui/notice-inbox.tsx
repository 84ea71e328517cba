import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { orpc } from '#kit/client.ts';
import { Card } from '#kit/page-shell.tsx';
import { useMe } from '#kit/session.ts';
import { Chip } from '#kit/status-tag.tsx';
import { useWhen } from '#kit/when.ts';
import { useWords } from '#kit/words.tsx';
import { APPROVERS } from '../access.ts';
import { en as sliceEn } from '../words.en.ts';
import { zh as sliceZh } from '../words.zh.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

/** The notices that wait for this person's approval; nothing is drawn when none does. */
export function NoticeInbox() {
  const w = useWords({ zh, en }).inbox;
  const { forms } = useWords({ zh: sliceZh, en: sliceEn });
  const when = useWhen();
  const me = useMe();
  const { data } = useQuery(orpc.notices.waiting.queryOptions({ enabled: me !== null && APPROVERS.includes(me.role) }));
  if (!data || data.length === 0) return null;
  return (
    <Card title={w.title} padded={false}>
      <ul className="bench-list">
        {data.map(({ id, form, title, submittedAt, submittedByName, meetingId, startAt }) => (
          <li key={id}>
            <Link to="/meetings/$id" params={{ id: meetingId }} search={{ tab: 'notices', notice: id } as never} className="bench-line">
              <span className="bench-what"><strong>{title}</strong><span className="soft">{w.by(submittedByName, submittedAt ? when.nearMoment(submittedAt) : '')} · {w.starts(when.nearMoment(startAt))}</span></span>
              <span className="bench-facts"><Chip tone="warn">{forms[form]}</Chip></span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
