import { StatusTag, type MarkState } from '#kit/status-tag.tsx';
import { useWords } from '#kit/words.tsx';
import type { Status } from '../rules.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const MARK: Record<Status, MarkState> = { planned: 'ready', running: 'now', held: 'waiting', closed: 'done', cancelled: 'skipped' };

/** Where a meeting as a whole stands. */
export function MeetingStatus({ status }: { readonly status: Status }) {
  const w = useWords({ zh, en }).status;
  return <StatusTag state={MARK[status]}>{w[status]}</StatusTag>;
}

interface ProgressProps {
  readonly done: number;
  readonly total: number;
  readonly late: number;
}

/** How far a meeting is: a bar, the numbers, and what is late. */
export function Progress({ done, total, late }: ProgressProps) {
  const w = useWords({ zh, en });
  return (
    <span className="progress">
      <span className="progress-bar" aria-hidden="true"><i style={{ width: `${total === 0 ? 0 : Math.round((done / total) * 100)}%` }} /></span>
      <span>{done} / {total}</span>
      {late > 0 ? <StatusTag state="late">{w.lateCount(late)}</StatusTag> : null}
    </span>
  );
}
