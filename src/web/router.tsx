import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, useLocation } from '@tanstack/react-router';
import { Suspense } from 'react';
import { App } from './app.tsx';
import { NotFound, Opening, PageFault } from './not-found.tsx';

/** The address bar says plain text: ?q=水务&kind=plenary, not JSON. */
const readSearch = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text));
const writeSearch = (search: Record<string, unknown>): string => {
  const filled = Object.entries(search).flatMap(([key, value]) => (value === undefined || value === null || value === '' ? [] : [[key, String(value)]]));
  const text = new URLSearchParams(filled).toString();
  return text ? `?${text}` : '';
};

/** A unit that answers by its link has no account: its page stands by itself. */
const OUTSIDE = '/r/';
function Root() {
  const { pathname } = useLocation();
  if (!pathname.startsWith(OUTSIDE)) return <App />;
  return <Suspense fallback={<Opening />}><Outlet /></Suspense>;
}

const root = createRootRoute({ component: Root, notFoundComponent: NotFound });

type Load = Parameters<typeof lazyRouteComponent>[0];
const page = <P extends string>(path: P, load: Load, name: string) =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load, name), errorComponent: PageFault, pendingComponent: Opening });

const routes = root.addChildren([
  page('/', () => import('./workbench/workbench-page.tsx'), 'WorkbenchPage'),
  page('/working-days', () => import('./working-days/working-days-page.tsx'), 'WorkingDaysPage'),
  page('/week', () => import('./week/week-page.tsx'), 'WeekPage'),
  page('/rooms', () => import('#rooms/ui/rooms-page.tsx'), 'RoomsPage'),
  page('/rooms/$id/door', () => import('#rooms/ui/door-page.tsx'), 'DoorPage'),
  page('/meetings', () => import('#meetings/ui/list-page.tsx'), 'MeetingListPage'),
  page('/meetings/$id', () => import('./meeting/meeting-page.tsx'), 'WholeMeetingPage'),
  page('/meetings/new', () => import('#meetings/ui/new-page.tsx'), 'NewMeetingPage'),
  page('/r/$token', () => import('#notices/replies/ui/unit-page.tsx'), 'UnitPage'),
  page('/answers', () => import('#notices/replies/ui/answers-page.tsx'), 'AnswersPage'),
  page('/phone-records', () => import('#notices/calls/ui/records-page.tsx'), 'PhoneRecordsPage'),
  page('/outbox', () => import('#notices/deliveries/ui/outbox-page.tsx'), 'OutboxPage'),
  page('/people', () => import('#people/ui/people-page.tsx'), 'PeoplePage'),
  page('/people/import', () => import('#people/import/ui/import-page.tsx'), 'ImportPage'),
  page('/password', () => import('#people/accounts/ui/password-page.tsx'), 'PasswordPage'),
  page('/admin/accounts', () => import('#people/accounts/ui/accounts-page.tsx'), 'AccountsPage'),
  page('/admin/audit', () => import('./admin/audit-page.tsx'), 'AuditPage'),
  page('/admin/jobs', () => import('./admin/jobs-page.tsx'), 'JobsPage'),
  page('/norm', () => import('./norm/norm-page.tsx'), 'NormPage'),
  page('/norm/$kind', () => import('./norm/kind-page.tsx'), 'KindPage'),
]);

export const router = createRouter({ routeTree: routes, parseSearch: readSearch, stringifySearch: writeSearch, defaultPreload: 'intent', scrollRestoration: true });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
