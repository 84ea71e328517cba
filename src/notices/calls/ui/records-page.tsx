import '../../replies/ui/replies.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { orpc } from '#kit/client.ts';
import type { Filter } from '#kit/filter-bar.tsx';
import { useFilters } from '#kit/filters.ts';
import { EmptyPlace, PageShell } from '#kit/page-shell.tsx';
import { PageTable } from '#kit/page-table.tsx';
import { useMe } from '#kit/session.ts';
import { Chip, StatusTag, type MarkState } from '#kit/status-tag.tsx';
import { useWhen } from '#kit/when.ts';
import { useWords } from '#kit/words.tsx';
import { MAKERS } from '#meetings/access.ts';
import type { RecordState } from '../records/rules.ts';
import { en as sliceEn } from '../words.en.ts';
import { zh as sliceZh } from '../words.zh.ts';
import { BecomeDrawer } from './become-drawer.tsx';
import { RecordDrawer, type RecordRow } from './record-drawer.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const MARKS: Record<RecordState, MarkState> = { taken: 'now', proposed: 'waiting', instructed: 'ready', done: 'done' };
const LIMIT = 200;

interface Acts {
  readonly makes: boolean;
  readonly onEdit: (row: RecordRow) => void;
  readonly onBecome: (row: RecordRow) => void;
}

function useColumns({ makes, onEdit, onBecome }: Acts): TableColumnsType<RecordRow> {
  const w = useWords({ zh, en }).records;
  const said = useWords({ zh: sliceZh, en: sliceEn }).recordStates;
  const when = useWhen();
  return [
    { title: w.called, render: (_, row) => <span className="chase-cell">{when.nearMoment(row.calledAt)}<span className="soft block">{row.callerUnit} {row.callerName} · {row.number}</span><Chip tone={row.callerVerified ? 'ok' : 'warn'}>{row.callerVerified ? w.verified : w.unverified}</Chip></span> },
    { title: w.matter, render: (_, row) => <span className="chase-cell"><strong>{row.matter}</strong><span className="soft block">{row.convener}</span></span> },
    { title: w.when, render: (_, row) => <span className="chase-cell">{when.moment(row.startAt)}<span className="soft block">{row.place}</span></span> },
    { title: w.state, render: (_, row) => <StatusTag state={MARKS[row.state]}>{said[row.state]}</StatusTag> },
    {
      key: 'acts',
      render: (_, row) => (
        <span className="chase-acts no-print">
          <Button size="small" aria-label={`${w.edit} ${row.matter}`} onClick={() => onEdit(row)}>{w.edit}</Button>
          {row.meetingId ? <Link to="/meetings/$id" params={{ id: row.meetingId }}>{w.opened}</Link> : makes ? <Button size="small" aria-label={`${w.become} ${row.matter}`} onClick={() => onBecome(row)}>{w.become}</Button> : null}
        </span>
      ),
    },
  ];
}

/** 电话记录: every incoming call, how far it is, and the meeting that came of it. */
export function PhoneRecordsPage() {
  const w = useWords({ zh, en }).records;
  const me = useMe();
  const [search] = useFilters();
  const query = useQuery(orpc.notices.phoneRecords.queryOptions({ input: { search: search['q'] ?? null, open: search['state'] === 'open', limit: LIMIT } }));
  const [editing, setEditing] = useState<RecordRow | 'new' | null>(null);
  const [becoming, setBecoming] = useState<RecordRow | null>(null);
  const columns = useColumns({ makes: me !== null && MAKERS.includes(me.role), onEdit: setEditing, onBecome: setBecoming });
  const filters: Filter[] = [{ kind: 'text', key: 'q', label: w.search }, { kind: 'choice', key: 'state', label: w.state, options: [{ value: 'open', label: w.openOnly }] }];
  const take = <Button type="primary" onClick={() => setEditing('new')}>{w.take}</Button>;
  const bare = query.data?.rows.length === 0 && !search['q'] && !search['state'];
  return (
    <PageShell title={w.title} actions={bare ? null : take}>
      {bare ? <EmptyPlace action={take}>{w.empty}</EmptyPlace> : <PageTable<RecordRow> label={w.title} rows={query.data?.rows} query={query} rowKey="id" columns={columns} filters={filters} />}
      {editing ? <RecordDrawer key={editing === 'new' ? 'new' : editing.id} record={editing === 'new' ? null : editing} onClose={() => setEditing(null)} /> : null}
      {becoming ? <BecomeDrawer key={becoming.id} record={becoming} onClose={() => setBecoming(null)} /> : null}
    </PageShell>
  );
}
