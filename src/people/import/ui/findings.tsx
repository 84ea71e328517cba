import { Checkbox, Select, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { StatusTag, type MarkState } from '#kit/status-tag.tsx';
import { useWords } from '#kit/words.tsx';
import type { RowState } from '../match/rules.ts';
import { HEADINGS } from '../sheet/rules.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';
import type { Preview } from './import-page.tsx';

type Row = Preview['rows'][number];

const MARKS: Record<RowState, MarkState> = { add: 'ready', change: 'warn', same: 'done', error: 'late' };
const PAGE = 50;

function FindingLines({ findings }: Pick<Row, 'findings'>) {
  const w = useWords({ zh, en });
  return (
    <ul className="import-findings">
      {findings.map(({ severity, code, column, data }) => (
        <li key={`${code} ${column}`} className={`finding-${severity}`}>
          <span className="finding-kind">{w.severity[severity]}</span> {column ? `${w.column(column, HEADINGS[column])}：` : ''}{w.finding[code](data)}
        </li>
      ))}
    </ul>
  );
}

interface Props {
  readonly rows: Preview['rows'];
  readonly chosen: Readonly<Record<string, string>>;
  readonly onChoose: (line: number, personId: string) => void;
}

/** Every row of the file, what will be done with it and why. */
export function Findings({ rows, chosen, onChoose }: Props) {
  const w = useWords({ zh, en });
  const [onlyFound, setOnlyFound] = useState(true);
  const spoken = rows.filter(({ findings }) => findings.length > 0);
  const columns: TableColumnsType<Row> = [
    { title: w.line, dataIndex: 'line', width: 64 },
    { title: w.state, render: (_, { state }) => <StatusTag state={MARKS[state]}>{w.states[state]}</StatusTag> },
    { title: w.name, dataIndex: 'name' },
    { title: w.unit, dataIndex: 'unit' },
    { title: w.job, dataIndex: 'title', responsive: ['md'] },
    {
      title: w.findings,
      render: (_, { line, findings, candidates }) => (
        <>
          <FindingLines findings={findings} />
          {candidates.length > 0 ? (
            <Select aria-label={w.which} placeholder={w.which} value={chosen[String(line)] ?? null} onChange={(id: string) => onChoose(line, id)} options={candidates.map(({ id, unit }) => ({ value: id, label: unit }))} />
          ) : null}
        </>
      ),
    },
  ];
  return (
    <section>
      {spoken.length > 0 && spoken.length < rows.length ? <Checkbox checked={onlyFound} onChange={({ target }) => setOnlyFound(target.checked)}>{w.onlyFound}</Checkbox> : null}
      <Table<Row> rowKey="line" size="middle" columns={columns} dataSource={[...(onlyFound && spoken.length > 0 ? spoken : rows)]} scroll={{ x: 'max-content' }} pagination={{ pageSize: PAGE, hideOnSinglePage: true, showSizeChanger: false }} />
    </section>
  );
}
