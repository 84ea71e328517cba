import { useState } from 'react';
import { Chip } from '#kit/status-tag.tsx';
import { useWhen } from '#kit/when.ts';
import { useLocale, useWords } from '#kit/words.tsx';
import type { Reason } from '#norm/explain.ts';
import type { StageRow } from '#norm/rows.ts';
import { officeDay } from '#platform/time.ts';
import { ClauseRef } from './clause.tsx';
import { ownersLine } from './norm-words.ts';
import { isOpen } from './plan-view.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

/** Sentences, each with its clause. */
export function Reasons({ reasons }: { readonly reasons: readonly Reason[] }) {
  const locale = useLocale();
  return <ul className="reasons">{reasons.map((reason) => <li key={`${reason.clause} ${reason.zh}`}>{reason[locale]} <ClauseRef id={reason.clause} /></li>)}</ul>;
}

/** What is remarkable about a date, in words. */
export function DateMarks({ row }: { readonly row: Pick<StageRow, 'atRisk' | 'provisional' | 'pinned' | 'status'> }) {
  const w = useWords({ zh, en });
  return (
    <>
      {row.atRisk ? <Chip tone="warn">{w.atRisk}</Chip> : null}
      {row.provisional && isOpen(row) ? <Chip>{w.provisional}</Chip> : null}
      {row.pinned ? <Chip>{w.pinned}</Chip> : null}
    </>
  );
}

interface Props {
  readonly rows: readonly StageRow[];
  readonly start: Date;
  readonly why: (at: number) => readonly Reason[];
}

function Line({ row, start, why }: { readonly row: StageRow; readonly start: Date; readonly why: () => readonly Reason[] }) {
  const [open, setOpen] = useState(false);
  const locale = useLocale();
  const when = useWhen();
  const w = useWords({ zh, en });
  const sameDay = officeDay(row.due) === officeDay(start);
  return (
    <li>
      <button type="button" className="plan-line" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span className="plan-date">{sameDay ? when.moment(row.due) : when.fullDay(row.due)}</span>
        <span className="plan-name">{row.stage.name[locale]} {row.stage.written ? null : <Chip>{w.unwritten}</Chip>} <DateMarks row={row} /></span>
        <span className="plan-owner soft">{ownersLine(row.stage, locale, w)}</span>
      </button>
      {open ? <Reasons reasons={why()} /> : null}
    </li>
  );
}

/** A dated plan, one line a stage in the order of the dates; a press says why. */
export function PlanList({ rows, start, why }: Props) {
  const dated = rows.map((row, at) => ({ row, at })).toSorted((a, b) => a.row.due.getTime() - b.row.due.getTime());
  return <ol className="plan-list">{dated.map(({ row, at }) => <Line key={row.stage.id} row={row} start={start} why={() => why(at)} />)}</ol>;
}
