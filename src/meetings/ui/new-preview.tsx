import { useMemo, useState } from 'react';
import { FlowLine } from '#kit/flow-line.tsx';
import { Card } from '#kit/page-shell.tsx';
import { ProblemAlert } from '#kit/problem.tsx';
import { Chip } from '#kit/status-tag.tsx';
import { useNow, useWhen } from '#kit/when.ts';
import { useLocale, useWords } from '#kit/words.tsx';
import type { Calendar } from '#norm/calendar.ts';
import { why } from '#norm/explain.ts';
import { begin } from '#norm/flow.ts';
import type { Meeting } from '#norm/meeting.ts';
import type { Norm } from '#norm/norm.ts';
import { plan, type Plan } from '#norm/plan.ts';
import { rows } from '#norm/rows.ts';
import type { Kind } from '#norm/types.ts';
import { Problem } from '#platform/problem.ts';
import { ClauseRef } from './clause.tsx';
import { useOfficeCalendar } from './office-calendar.ts';
import { useOfficeNorm } from './office-norm.ts';
import { PlanList } from './plan-list.tsx';
import { lineOf, nodesOf } from './plan-view.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

type Tried = { readonly made: Plan } | { readonly refused: Problem };

/** The plan, or why there can be none; a refusal of the rules is an answer here. */
function tryPlan(norm: Norm, meeting: Meeting, calendar: Calendar, today: Date): Tried {
  try {
    return { made: plan(norm, meeting, calendar, today) };
  } catch (error) {
    if (error instanceof Problem) return { refused: error };
    throw error;
  }
}

function Compression({ made }: { readonly made: Plan }) {
  const w = useWords({ zh, en });
  if (!made.compression) return null;
  const { days, daysAsked } = made.compression;
  return <p className="note-warn">{days < daysAsked ? w.compressedDays(days, daysAsked) : w.compressedHours} <ClauseRef id="R8" /></p>;
}

/** What must be done by when for this meeting, while it is still being filled in. Counted in the page itself. */
export function NewPreview({ meeting }: { readonly meeting: Meeting }) {
  const [today] = useState(() => new Date());
  const now = useNow();
  const locale = useLocale();
  const when = useWhen();
  const w = useWords({ zh, en });
  const calendar = useOfficeCalendar(meeting.start);
  const norm = useOfficeNorm();
  const tried = useMemo(() => tryPlan(norm, meeting, calendar, today), [norm, meeting, calendar, today]);
  if ('refused' in tried) return <ProblemAlert error={tried.refused} />;
  const { made } = tried;
  const stages = rows(begin(made));
  const nodes = nodesOf(stages.map(lineOf), { start: meeting.start, now, locale, when, words: w });
  return (
    <Card title={w.new.preview} extra={<Chip>{w.stageCount(stages.length)}</Chip>} padded={false}>
      <div className="preview-flow"><FlowLine label={w.new.preview} nodes={nodes} /></div>
      <Compression made={made} />
      <PlanList rows={stages} start={meeting.start} why={(at) => why(made, at)} />
      <p className="why">{w.new.previewNote}</p>
    </Card>
  );
}

/** The flow as the norm draws it, until there is a date to count from. */
export function UndatedPreview({ kind }: { readonly kind: Kind }) {
  const locale = useLocale();
  const w = useWords({ zh, en });
  const nodes = kind.stages.filter(({ on }) => on).map(({ id, name, written }) => ({ id, label: name[locale], state: 'waiting' as const, mark: written ? undefined : w.unwritten }));
  return (
    <Card title={w.new.preview} padded={false}>
      <div className="preview-flow"><FlowLine label={w.new.preview} nodes={nodes} /></div>
      <p className="why">{w.new.noDate}</p>
    </Card>
  );
}
