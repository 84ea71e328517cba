import { MeetingPage } from '#meetings/ui/meeting-page.tsx';
import { MeetingPlaces, type MeetingPlace } from '#meetings/ui/places.ts';
import { MeetingNotices } from '#notices/ui/notices-tab.tsx';
import { MeetingRooms } from '#rooms/ui/meeting-rooms.tsx';

/** What the slices after `meetings` bring to a meeting's page, in the order of their work. */
const PLACES: readonly MeetingPlace[] = [
  { tab: 'rooms', label: { zh: '会议室', en: 'Rooms' }, evidence: ['room-ready'], Content: MeetingRooms },
  { tab: 'notices', label: { zh: '通知与名单', en: 'Notices and roster' }, evidence: ['notice-settled', 'phone-settled', 'order-complete'], Content: MeetingNotices },
];

/** A meeting with everything that belongs to it. */
export const WholeMeetingPage = () => (
  <MeetingPlaces value={PLACES}>
    <MeetingPage />
  </MeetingPlaces>
);
