import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { orpc } from '#kit/client.ts';
import { Card } from '#kit/page-shell.tsx';
import { useWhen } from '#kit/when.ts';
import { useLocale, useWords } from '#kit/words.tsx';
import { DUTIES, type DutyId } from '#norm/duties.ts';
import { kindOf, NORM_V1 } from '#norm/norm.ts';
import { ClauseRef } from './clause.tsx';
import { HistoryLines } from './history-tab.tsx';
import { StagePanel } from './stage-panel.tsx';
import { MeetingStatus } from './status-words.tsx';
import type { MeetingView, StagesView, StageView } from './views.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

/** Who arranges, undertakes and assists, by name where the office knows it; the clause stands where it was decided. */
function Responsibilities({ meeting }: { readonly meeting: MeetingView }) {
  const locale = useLocale();
  const w = useWords({ zh, en });
  const { roles } = kindOf(NORM_V1, meeting.kind);
  const holderOf = (duty: DutyId) => meeting.holders.find((holder) => holder.duty === duty);
  const named = (duties: readonly DutyId[]) => w.list(duties.map((duty) => [DUTIES[duty][locale], holderOf(duty)?.name].filter(Boolean).join(' ')));
  const attending = roles.undertake.includes('attending-deputy') ? undefined : holderOf('attending-deputy');
  return (
    <Card>
      <h3 className="side-title">{w.side.responsibilities}</h3>
      <dl className="facts">
        <dt>{w.roles.arrange}</dt><dd>{meeting.arrangerName ?? w.nobody}</dd>
        {meeting.firstResponsibleId ? <><dt>{w.roles.firstResponsible}</dt><dd>{meeting.firstResponsibleName} <ClauseRef id="G2" /></dd></> : null}
        <dt>{w.roles.undertake}</dt><dd>{named(roles.undertake)}</dd>
        {roles.assist.length > 0 ? <><dt>{w.roles.assist}</dt><dd>{named(roles.assist)}</dd></> : null}
        {attending?.name ? <><dt>{DUTIES['attending-deputy'][locale]}</dt><dd>{attending.name} <ClauseRef id={attending.clause} /></dd></> : null}
      </dl>
    </Card>
  );
}

function Relatives({ meeting }: { readonly meeting: MeetingView }) {
  const w = useWords({ zh, en });
  const when = useWhen();
  const lines = [...(meeting.parent ? [meeting.parent] : []), ...meeting.children];
  if (lines.length === 0) return null;
  return (
    <Card>
      <h3 className="side-title">{meeting.parent ? w.side.parent : w.side.children}</h3>
      <ul className="side-lines">
        {lines.map(({ id, name, startAt }) => <li key={id}><Link to="/meetings/$id" params={{ id }}>{name}</Link><span className="soft">{when.moment(startAt)}</span></li>)}
      </ul>
    </Card>
  );
}

const LATEST = 6;

function Latest({ meeting }: { readonly meeting: MeetingView }) {
  const w = useWords({ zh, en });
  const { data } = useQuery(orpc.meetings.history.queryOptions({ input: { id: meeting.id } }));
  if (!data || data.length === 0) return null;
  return <Card><h3 className="side-title">{w.side.changes}</h3><HistoryLines rows={data.slice(0, LATEST)} of={meeting.name} /></Card>;
}

interface Props {
  readonly meeting: MeetingView;
  readonly flow: StagesView;
  readonly stage: StageView;
}

/** The stage that matters now (or the chosen one), and beside it who is responsible and what has changed. */
export function NowTab({ meeting, flow, stage }: Props) {
  const w = useWords({ zh, en });
  const over = meeting.status === 'closed' || meeting.status === 'cancelled';
  return (
    <div className="now-columns">
      <div>
        {over ? <p className="over-note"><MeetingStatus status={meeting.status} /> {w.over}</p> : null}
        <StagePanel key={stage.id} meeting={meeting} flow={flow} stage={stage} />
      </div>
      <aside>
        <Responsibilities meeting={meeting} />
        <Relatives meeting={meeting} />
        <Latest meeting={meeting} />
      </aside>
    </div>
  );
}
