import './replies.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { orpc } from '#kit/client.ts';
import { Card } from '#kit/page-shell.tsx';
import { useMe } from '#kit/session.ts';
import { Chip } from '#kit/status-tag.tsx';
import { useWhen } from '#kit/when.ts';
import { useWords } from '#kit/words.tsx';
import { ANSWERERS } from '../access.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

/** The notices that this person's unit, or he himself, has not answered yet; nothing is drawn when there is none. */
export function OwnInbox() {
  const w = useWords({ zh, en }).own;
  const when = useWhen();
  const me = useMe();
  const { data } = useQuery(orpc.notices.ownNotices.queryOptions({ enabled: me !== null && ANSWERERS.includes(me.role) }));
  const open = (data ?? []).filter(({ phase }) => phase === 'open');
  if (open.length === 0) return null;
  return (
    <Card title={w.waiting(open.length)} padded={false}>
      <ul className="bench-list">
        {open.map(({ recipientId, title, unitName, answerBy }) => (
          <li key={recipientId}>
            <Link to="/answers" search={{ open: recipientId } as never} className="bench-line">
              <span className="bench-what"><strong>{title}</strong><span className="soft">{unitName}</span></span>
              <span className="bench-facts">{answerBy === null ? null : <Chip tone="warn">{w.until(when.nearMoment(answerBy))}</Chip>}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
