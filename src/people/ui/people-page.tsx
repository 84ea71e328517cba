import './people.css';
import { Link } from '@tanstack/react-router';
import { Button, Tabs } from 'antd';
import { useFilters } from '#kit/filters.ts';
import { PageShell } from '#kit/page-shell.tsx';
import { useMe } from '#kit/session.ts';
import { useWords } from '#kit/words.tsx';
import { mayEditPeople } from '../access.ts';
import { DutiesTab } from './duties-tab.tsx';
import { GroupsTab } from './groups-tab.tsx';
import { PersonsTab } from './persons-tab.tsx';
import { RanksTab } from './ranks-tab.tsx';
import { UnitsTab } from './units-tab.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const TABS = { persons: PersonsTab, units: UnitsTab, groups: GroupsTab, ranks: RanksTab, duties: DutiesTab } as const;
type TabName = keyof typeof TABS;

/** 人员: persons, units, groups, rank orders, and who does what. The open part stands in the address bar. */
export function PeoplePage() {
  const w = useWords({ zh, en });
  const me = useMe();
  const [search, change] = useFilters();
  if (!me) return null;
  const edits = mayEditPeople(me).ok;
  const open = (search['tab'] ?? 'persons') as TabName;
  const forget = Object.fromEntries(Object.keys(search).map((key) => [key, undefined]));
  const items = (Object.keys(TABS) as TabName[]).map((key) => {
    const Tab = TABS[key];
    return { key, label: w.tabs[key], children: <Tab edits={edits} /> };
  });
  return (
    <PageShell title={w.title} sub={edits ? null : w.editorsOnly} actions={edits ? <Link to="/people/import"><Button tabIndex={-1}>{w.import}</Button></Link> : null}>
      <Tabs items={items} activeKey={open} onChange={(tab) => change({ ...forget, tab: tab === 'persons' ? undefined : tab })} destroyOnHidden />
    </PageShell>
  );
}
