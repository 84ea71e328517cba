import './outbox.css';
import { Tabs } from 'antd';
import { useFilters } from '#kit/filters.ts';
import { PageShell } from '#kit/page-shell.tsx';
import { useMe } from '#kit/session.ts';
import { useWords } from '#kit/words.tsx';
import { SENDERS } from '../access.ts';
import { AddressesTab } from './addresses-tab.tsx';
import { DeliveriesTab } from './deliveries-tab.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const NOTHING_ASKED = { q: undefined, state: undefined, channel: undefined, notice: undefined, of: undefined, missing: undefined };

/** 发件箱: what left, what waits, what failed; and where mail goes. */
export function OutboxPage() {
  const w = useWords({ zh, en });
  const me = useMe();
  const [search, change] = useFilters();
  if (!me) return null;
  const sends = SENDERS.includes(me.role);
  const tabs = [
    { key: 'outbox', label: w.tabs.outbox, children: <DeliveriesTab sends={sends} /> },
    { key: 'addresses', label: w.tabs.addresses, children: <AddressesTab sends={sends} /> },
  ];
  return (
    <PageShell title={w.title} sub={w.lead}>
      <Tabs items={tabs} activeKey={search['tab'] ?? 'outbox'} onChange={(tab) => change({ ...NOTHING_ASKED, tab: tab === 'outbox' ? undefined : tab })} destroyOnHidden />
    </PageShell>
  );
}
