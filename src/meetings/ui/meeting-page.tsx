import './meetings.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { orpc } from '#kit/client.ts';
import { FlowLine } from '#kit/flow-line.tsx';
import { PageShell } from '#kit/page-shell.tsx';
import { ProblemAlert } from '#kit/problem.tsx';
import { useNow, useWhen } from '#kit/when.ts';
import { useLocale, useWords } from '#kit/words.tsx';
import { AgendaTab } from './agenda-tab.tsx';
import { GroupsTab } from './groups-tab.tsx';
import { HistoryTab } from './history-tab.tsx';
import { LeadersTab } from './leaders-tab.tsx';
import { HeadActs, HeadFacts } from './meeting-head.tsx';
import { NowTab } from './now-tab.tsx';
import { PlanTab } from './plan-tab.tsx';
import { currentStage, nodesOf } from './plan-view.ts';
import type { MeetingView, StagesView } from './views.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const TABS = ['now', 'plan', 'agenda', 'leaders', 'groups', 'history'] as const;
type Tab = (typeof TABS)[number];

interface Shown {
  readonly tab?: Tab;
  readonly stage?: string;
}

/** The tabs are places of the address bar: a colleague opens the same one. */
function Tabs({ tab }: { readonly tab: Tab }) {
  const w = useWords({ zh, en }).tabs;
  return (
    <nav className="tabs no-print" aria-label={w.label}>
      {TABS.map((name) => (
        <Link key={name} to="." search={(before: object) => ({ ...before, tab: name === 'now' ? undefined : name }) as never} replace className={name === tab ? 'tab tab-here' : 'tab'} {...(name === tab ? { 'aria-current': 'page' as const } : {})}>
          {w[name]}
        </Link>
      ))}
    </nav>
  );
}

interface Both {
  readonly meeting: MeetingView;
  readonly flow: StagesView;
}

function Flow({ meeting, flow, selected }: Both & { readonly selected: string | undefined }) {
  const locale = useLocale();
  const w = useWords({ zh, en });
  const navigate = useNavigate();
  const nodes = nodesOf(flow.stages, { start: meeting.startAt, now: useNow(), locale, when: useWhen(), words: w });
  const choose = (stage: string) => void navigate({ to: '.', search: { stage } as never, replace: true });
  return <div className="card flow-card"><FlowLine nodes={nodes} label={w.flowOf(meeting.name)} selected={selected} onSelect={choose} /></div>;
}

function Content({ meeting, flow }: Both) {
  const { tab = 'now', stage: asked } = useSearch({ strict: false }) as Shown;
  const stage = flow.stages.find(({ id }) => id === asked) ?? currentStage(flow.stages) ?? flow.stages.at(-1);
  const places: Record<Tab, React.ReactNode> = {
    now: stage ? <NowTab meeting={meeting} flow={flow} stage={stage} /> : null,
    plan: <PlanTab meeting={meeting} flow={flow} />,
    agenda: <AgendaTab meeting={meeting} />,
    leaders: <LeadersTab meeting={meeting} />,
    groups: <GroupsTab meeting={meeting} />,
    history: <HistoryTab meeting={meeting} />,
  };
  return (
    <PageShell title={meeting.name} sub={<HeadFacts meeting={meeting} flow={flow} />} actions={<HeadActs meeting={meeting} flow={flow} />}>
      <Flow meeting={meeting} flow={flow} selected={tab === 'now' ? stage?.id : undefined} />
      <Tabs tab={tab} />
      {places[tab]}
    </PageShell>
  );
}

/** One meeting: its flow as a drawn line, and below it the stage that matters now. */
export function MeetingPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const w = useWords({ zh, en });
  const meeting = useQuery(orpc.meetings.get.queryOptions({ input: { id } }));
  const flow = useQuery(orpc.meetings.stages.queryOptions({ input: { id } }));
  const error = meeting.error ?? flow.error;
  if (meeting.data && flow.data) return <Content meeting={meeting.data} flow={flow.data} />;
  return <PageShell title={w.listing.one}>{error ? <ProblemAlert error={error} onRetry={() => void Promise.all([meeting.refetch(), flow.refetch()])} /> : null}</PageShell>;
}
