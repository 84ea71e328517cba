import { useQuery } from '@tanstack/react-query';
import { orpc, type Answer, type client } from '#kit/client.ts';
import { Card, EmptyPlace } from '#kit/page-shell.tsx';
import { ProblemAlert } from '#kit/problem.tsx';
import { useWhen } from '#kit/when.ts';
import { useWords } from '#kit/words.tsx';
import type { Sentences } from '#platform/audit.ts';
import type { MeetingEvent } from '../rules.ts';
import { en as sliceEn } from '../words.en.ts';
import { zh as sliceZh } from '../words.zh.ts';
import type { MeetingView } from './views.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

type Row = Answer<typeof client.meetings.history>[number];

/** The sentence of an event; the table of sentences has one for every kind. */
function sentenceOf(events: Sentences<MeetingEvent>, { kind, detail }: Row): string {
  const say = (events as Readonly<Record<string, (detail: never) => string>>)[kind];
  return say ? say(detail as never) : '';
}

/** On the meeting's own page its name need not stand in every line. */
function withoutName(sentence: string, name: string): string {
  const rest = [`“${name}”的`, `“${name}”: `, `“${name}”, `, ` of “${name}”`, `“${name}”`].reduce((text, found) => text.replace(found, ''), sentence).trim();
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

/** What happened, one line each: when, what, who. */
export function HistoryLines({ rows, of }: { readonly rows: readonly Row[]; readonly of: string }) {
  const when = useWhen();
  const { events } = useWords({ zh: sliceZh, en: sliceEn });
  return (
    <ol className="history">
      {rows.map((row) => (
        <li key={row.id}><time dateTime={row.at.toISOString()}>{when.nearMoment(row.at)}</time><span>{withoutName(sentenceOf(events, row), of)} <span className="soft">{row.actorName}</span></span></li>
      ))}
    </ol>
  );
}

/** 变化记录: everything that was done to this meeting, the newest first. */
export function HistoryTab({ meeting }: { readonly meeting: MeetingView }) {
  const w = useWords({ zh, en });
  const { data, error, refetch } = useQuery(orpc.meetings.history.queryOptions({ input: { id: meeting.id } }));
  return (
    <Card title={w.tabs.history}>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data && data.length === 0 ? <EmptyPlace>{w.historyEmpty}</EmptyPlace> : <HistoryLines rows={data ?? []} of={meeting.name} />}
    </Card>
  );
}
