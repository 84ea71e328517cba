import type { Answer, client } from '#kit/client.ts';

/** What the server answers about meetings, by name. */
export type MeetingView = Answer<typeof client.meetings.get>;
export type StagesView = Answer<typeof client.meetings.stages>;
export type StageView = StagesView['stages'][number];
export type ItemView = StageView['items'][number];
export type SignatureView = StageView['signatures'][number];
export type MeetingLine = Answer<typeof client.meetings.list>['rows'][number];
