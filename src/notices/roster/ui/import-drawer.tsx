import { useMutation } from '@tanstack/react-query';
import { Button, Checkbox, Drawer, Select, Table, type TableColumnsType } from 'antd';
import { useRef, useState } from 'react';
import { client, useAct, type Answer } from '#kit/client.ts';
import { download } from '#kit/download.ts';
import { useMarks } from '#kit/marks.ts';
import { ProblemAlert } from '#kit/problem.tsx';
import { StatusTag, type MarkState } from '#kit/status-tag.tsx';
import { say } from '#kit/toast.tsx';
import { useWords } from '#kit/words.tsx';
import { HEADINGS } from '#people/import/sheet/rules.ts';
import { en as peopleEn } from '#people/import/words.en.ts';
import { zh as peopleZh } from '#people/import/words.zh.ts';
import { ROSTER_CLASSES, type RosterClass } from '../rules.ts';
import type { PlannedRow, RosterFinding } from '../sheet/rules.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

type Preview = Answer<typeof client.notices.importRosterPreview>;
type Row = Preview['rows'][number];

const MARKS: Readonly<Record<PlannedRow['does'], MarkState>> = { add: 'ready', change: 'warn', same: 'done', error: 'late' };
const PAGE = 50;

/** What is said about a row: by the reading of any sheet of people, or by the roster itself. */
function useSayings() {
  const w = useWords({ zh, en });
  const m = useMarks();
  const people = useWords({ zh: peopleZh, en: peopleEn });
  const said = { ...people.finding, ...w.findings } as Readonly<Record<RosterFinding['code'], (data: Readonly<Record<string, string>>) => string>>;
  const column = (name: RosterFinding['column']) => (name === null ? '' : name === 'class' || name === 'delegation' || name === 'state' ? w.sheet.own[name] : people.column(name, HEADINGS[name]));
  return ({ severity, code, column: of, data }: RosterFinding) => `${w.sheet.severity[severity]} ${of === null ? said[code](data) : m.pair(column(of), said[code](data))}`;
}

function Findings({ findings }: Pick<Row, 'findings'>) {
  const saying = useSayings();
  return <ul className="roster-findings">{findings.map((finding) => <li key={`${finding.code} ${finding.column}`} className={`finding-${finding.severity}`}>{saying(finding)}</li>)}</ul>;
}

function Rows({ rows }: Pick<Preview, 'rows'>) {
  const w = useWords({ zh, en });
  const [onlyFound, setOnlyFound] = useState(true);
  const spoken = rows.filter(({ findings }) => findings.length > 0);
  const columns: TableColumnsType<Row> = [
    { title: w.sheet.line, dataIndex: 'line' },
    { title: w.sheet.does, render: (_, { does }) => <StatusTag state={MARKS[does]}>{w.does[does]}</StatusTag> },
    { title: w.sheet.name, dataIndex: 'name' },
    { title: w.sheet.unit, dataIndex: 'unit' },
    { title: w.sheet.class, render: (_, { class: kind }) => w.classes[kind] },
    { title: w.sheet.findings, render: (_, { findings }) => <Findings findings={findings} /> },
  ];
  return (
    <>
      {spoken.length > 0 && spoken.length < rows.length ? <Checkbox checked={onlyFound} onChange={({ target }) => setOnlyFound(target.checked)}>{w.sheet.onlyFound}</Checkbox> : null}
      <Table<Row> rowKey="line" size="small" columns={columns} dataSource={[...(onlyFound && spoken.length > 0 ? spoken : rows)]} scroll={{ x: 'max-content' }} pagination={{ pageSize: PAGE, hideOnSinglePage: true, showSizeChanger: false }} />
    </>
  );
}

interface ChooseProps {
  readonly meetingId: string;
  readonly busy: boolean;
  readonly fallback: RosterClass;
  readonly onFallback: (kind: RosterClass) => void;
  readonly onFile: (file: File) => void;
}

function Choose({ meetingId, busy, fallback, onFallback, onFile }: ChooseProps) {
  const w = useWords({ zh, en });
  const field = useRef<HTMLInputElement>(null);
  const sample = useMutation({ mutationFn: () => client.notices.exportRoster({ meetingId }), onSuccess: download });
  return (
    <div className="roster-choose">
      <label>{w.sheet.fallback} <Select aria-label={w.sheet.fallback} value={fallback} onChange={onFallback} options={ROSTER_CLASSES.map((value) => ({ value, label: w.classes[value] }))} popupMatchSelectWidth={false} /></label>
      <input ref={field} hidden type="file" accept=".xlsx" aria-label={w.sheet.choose} onChange={(event) => {
        const [file] = event.target.files ?? [];
        if (file) onFile(file);
        event.target.value = '';
      }} />
      <Button type="primary" loading={busy} onClick={() => field.current?.click()}>{busy ? w.sheet.reading : w.sheet.choose}</Button>
      <Button type="link" loading={sample.isPending} onClick={() => sample.mutate()}>{w.sheet.sample}</Button>
      <ProblemAlert error={sample.error} />
    </div>
  );
}

/** Upload, look at every row, confirm: the file that was shown is what is written. */
export function ImportDrawer({ meetingId, onClose }: { readonly meetingId: string; readonly onClose: () => void }) {
  const w = useWords({ zh, en });
  const [file, setFile] = useState<File | null>(null);
  const [fallback, setFallback] = useState<RosterClass>('attend');
  const [leaveOutErrors, setLeaveOut] = useState(false);
  const look = useMutation({ mutationFn: (chosen: File) => client.notices.importRosterPreview({ meetingId, file: chosen, fallback }) });
  const confirm = useAct(client.notices.importRosterConfirm, ({ added, changed, leftOut }) => {
    say(w.sheet.done(added, changed, leftOut));
    onClose();
  });
  const begin = (chosen: File) => {
    setFile(chosen);
    setLeaveOut(false);
    confirm.reset();
    look.mutate(chosen);
  };
  const preview = file ? look.data : undefined;
  const nothing = preview !== undefined && preview.count.add + preview.count.change === 0;
  const hindered = nothing || (preview !== undefined && preview.count.error > 0 && !leaveOutErrors);
  return (
    <Drawer open size={860} title={w.sheet.title} onClose={onClose}>
      <p className="soft">{w.sheet.lead}</p>
      <ProblemAlert error={look.error ?? confirm.error} />
      {preview && file ? (
        <>
          <p role="status"><strong>{w.sheet.summary(preview.count)}</strong>{preview.ignored.length > 0 ? <span className="soft"> · {w.sheet.ignored(preview.ignored)}</span> : null}</p>
          <Rows rows={preview.rows} />
          <div className="roster-acts">
            {preview.count.error > 0 ? <Checkbox checked={leaveOutErrors} onChange={({ target }) => setLeaveOut(target.checked)}>{w.sheet.leaveOut(preview.count.error)}</Checkbox> : null}
            {nothing && preview.count.error === 0 ? <span className="soft">{w.sheet.nothing}</span> : null}
            <Button onClick={() => setFile(null)}>{w.sheet.other}</Button>
            <Button type="primary" disabled={hindered} loading={confirm.isPending} onClick={() => confirm.mutate({ meetingId, file, fallback, seal: preview.seal, leaveOutErrors })}>{w.sheet.confirm}</Button>
          </div>
        </>
      ) : <Choose meetingId={meetingId} busy={look.isPending} fallback={fallback} onFallback={setFallback} onFile={begin} />}
    </Drawer>
  );
}
