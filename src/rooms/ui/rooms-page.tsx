import '#meetings/ui/meetings.css';
import './rooms.css';
import { Link } from '@tanstack/react-router';
import { useFilters } from '#kit/filters.ts';
import { PageShell } from '#kit/page-shell.tsx';
import { useMe } from '#kit/session.ts';
import { useWords } from '#kit/words.tsx';
import type { Role } from '#people/accounts/rules.ts';
import { CLEANERS, KEEPERS, READERS } from '../access.ts';
import { CleaningTab } from './cleaning-tab.tsx';
import { GridTab } from './grid-tab.tsx';
import { LoansTab } from './loans-tab.tsx';
import { RegisterTab } from './register-tab.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const TABS = {
  grid: { Tab: GridTab, roles: READERS },
  loans: { Tab: LoansTab, roles: READERS },
  cleaning: { Tab: CleaningTab, roles: CLEANERS },
  register: { Tab: RegisterTab, roles: KEEPERS },
} as const;
type TabName = keyof typeof TABS;

const tabsFor = (role: Role): TabName[] => (Object.keys(TABS) as TabName[]).filter((name) => (TABS[name].roles as readonly Role[]).includes(role));

/** 会议室: who has which room when, loans, cleaning, and the register. The open part stands in the address bar. */
export function RoomsPage() {
  const w = useWords({ zh, en });
  const me = useMe();
  const [search] = useFilters();
  if (!me) return null;
  const tabs = tabsFor(me.role);
  const open = tabs.find((name) => name === search['tab']) ?? 'grid';
  const { Tab } = TABS[open];
  return (
    <PageShell width="wide" title={w.title}>
      <nav className="tabs no-print" aria-label={w.tabs.label}>
        {tabs.map((name) => <Link key={name} to="." search={{ tab: name === 'grid' ? undefined : name } as never} replace activeOptions={{ includeSearch: true, explicitUndefined: true }} className={name === open ? 'tab tab-here' : 'tab'} {...(name === open ? { 'aria-current': 'page' as const } : {})}>{w.tabs[name]}</Link>)}
      </nav>
      <Tab />
    </PageShell>
  );
}
