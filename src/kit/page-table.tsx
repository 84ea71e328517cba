import { Button, Table, type TableColumnsType } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { download } from './download.ts';
import { FilterBar, type Filter } from './filter-bar.tsx';
import { useFilters } from './filters.ts';
import { ProblemAlert } from './problem.tsx';
import { en } from './words.en.ts';
import { useWords } from './words.tsx';
import { zh } from './words.zh.ts';

/** As much of a query's state as a table needs; a TanStack query fits. */
interface Asked {
  readonly isFetching: boolean;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly refetch: () => unknown;
}

interface Props<Row extends object> {
  readonly label: string;
  readonly rows: readonly Row[] | undefined;
  readonly query: Asked;
  readonly rowKey: keyof Row & string;
  readonly columns: TableColumnsType<Row>;
  readonly filters?: readonly Filter[];
  /** More rows than these: the list is cut into pages by the address bar's `page`. Left out: all rows are here. */
  readonly paging?: { readonly total: number; readonly size: number };
  /** One sentence and the button that begins, when there is nothing and nothing was asked for. */
  readonly empty?: React.ReactNode;
  /** Fetches the whole list as a file; shows the export button. */
  readonly onExport?: () => Promise<File>;
  readonly extra?: React.ReactNode;
  readonly onRow?: (row: Row) => void;
}

function ExportButton({ onExport }: { readonly onExport: () => Promise<File> }) {
  const w = useWords({ zh, en });
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const run = () => {
    setBusy(true);
    setError(null);
    onExport().then(download).catch(setError).finally(() => setBusy(false));
  };
  return (
    <>
      <Button loading={busy} onClick={run}>{w.exportXlsx}</Button>
      <ProblemAlert error={error} />
    </>
  );
}

/** On a phone a row is a small card: each value then says what it is. */
function labelled<Row extends object>(columns: TableColumnsType<Row>): TableColumnsType<Row> {
  return columns.map((column, at) => (at > 0 && typeof column.title === 'string' ? { ...column, onCell: () => ({ 'data-label': column.title }) as React.TdHTMLAttributes<HTMLElement> } : column)) as TableColumnsType<Row>;
}

/** A list with its query form in the address bar; empty, loading and failed each look like themselves; it exports and prints. */
export function PageTable<Row extends object>({ label, rows, query, rowKey, columns, filters = [], paging, empty, onExport, extra, onRow }: Props<Row>) {
  const w = useWords({ zh, en });
  const [search, change] = useFilters();
  const asked = filters.some(({ key }) => search[key]);
  const total = paging?.total ?? rows?.length ?? 0;
  const frame = useRef<HTMLElement>(null);
  // a table that scrolls sideways must be reachable by keyboard, also when nothing in it takes the focus
  useEffect(() => frame.current?.querySelector('.ant-table-content')?.setAttribute('tabindex', '0'));
  const bare = rows?.length === 0 && !asked && empty !== undefined;
  const tools = (
    <div className="table-tools no-print">
      {extra}
      {onExport && !bare ? <ExportButton onExport={onExport} /> : null}
      {bare ? null : <Button onClick={() => print()}>{w.print}</Button>}
    </div>
  );
  return (
    <section ref={frame} className="page-table" aria-label={label}>
      <div className="table-head">
        {filters.length > 0 ? <FilterBar filters={filters} search={search} change={change} /> : <span />}
        {tools}
      </div>
      {query.error ? <ProblemAlert error={query.error} onRetry={() => void query.refetch()} /> : null}
      {bare ? empty : (
        <Table<Row>
          rowKey={rowKey}
          size="middle"
          columns={labelled(columns)}
          dataSource={[...(rows ?? [])]}
          loading={query.isPending && !query.error}
          locale={{ emptyText: query.isPending ? w.loading : w.empty }}
          scroll={{ x: 'max-content' }}
          {...(onRow ? { onRow: (row: Row) => ({ onClick: () => onRow(row), onKeyDown: (event: React.KeyboardEvent) => (event.key === 'Enter' && event.target === event.currentTarget ? onRow(row) : undefined), tabIndex: 0, className: 'row-link' }) } : {})}
          pagination={paging && total > paging.size ? { current: Number(search['page'] ?? 1), pageSize: paging.size, total, showSizeChanger: false, onChange: (page) => change({ page: page === 1 ? undefined : String(page) }) } : false}
        />
      )}
      {bare || rows === undefined ? null : <p className="table-total">{w.total(total)}</p>}
    </section>
  );
}
