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
import { useMeetingPlaces } from './places.ts';
import type { MeetingView, StagesView } from './views.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const OWN = ['now', 'plan', 'agenda', 'leaders', 'groups', 'history'] as const;
type Own = (typeof OWN)[number];
const isOwn = (name: string): name is Own => (OWN as readonly string[]).includes(name);

interface Shown {
  readonly tab?: string;
  readonly stage?: string;
}

const BESIDE = 16;
/** On a phone the strip is longer than the screen: the open tab is brought into view. */
function intoView(here: HTMLElement | null): void {
  const strip = here?.parentElement;
  if (here && strip) strip.scrollLeft = here.offsetLeft - strip.offsetLeft - BESIDE;
}

/** The tabs are places of the address bar: a colleague opens the same one. Those of later slices stand before the history. */
function Tabs({ tab }: { readonly tab: string }) {
  const w = useWords({ zh, en }).tabs;
  const locale = useLocale();
  const more = useMeetingPlaces().map((place) => ({ name: place.tab, label: place.label[locale] }));
  const own = OWN.map((name) => ({ name: name as string, label: w[name] }));
  return (
    <nav className="tabs no-print" aria-label={w.label}>
      {[...own.slice(0, -1), ...more, ...own.slice(-1)].map(({ name, label }) => (
        <Link key={name} ref={name === tab ? intoView : null} to="." search={(before: object) => ({ ...before, tab: name === 'now' ? undefined : name }) as never} replace className={name === tab ? 'tab tab-here' : 'tab'} {...(name === tab ? { 'aria-current': 'page' as const } : {})}>
          {label}
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
  const further = useMeetingPlaces().find((place) => place.tab === tab);
  const places: Record<Own, React.ReactNode> = {
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
      {further ? <further.Content meeting={meeting} /> : places[isOwn(tab) ? tab : 'now']}
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
