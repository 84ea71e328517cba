import { z } from 'zod';
import { definePaper } from '#documents/registry.ts';
import { momentWords } from '#documents/words.ts';
import type { Paper } from '#documents/tree.ts';
import { day, instant, line, optionalLine } from '#platform/text.ts';

const LINE = 200;
const MOST = 200;

const agenda = z.object({
  meeting: line(LINE),
  organ: line(LINE),
  day: day(),
  startAt: instant(),
  place: optionalLine(LINE),
  chair: optionalLine(LINE),
  items: z.array(z.object({ title: line(LINE), reporting: optionalLine(LINE), attending: z.array(line(LINE)).max(MOST).default([]), minutes: z.int().min(1).max(1_440).nullish() })).min(1).max(MOST),
});

/** 会议议程: the matters in their order, who reports, who attends, and how long each may take. */
function agendaPaper({ meeting, organ, day: on, startAt, place, chair, items }: z.output<typeof agenda>): Paper {
  const facts = [['时间', momentWords(startAt)], ['地点', place], ['主持', chair]].flatMap(([name, value]) => (value ? [{ kind: 'paragraph' as const, runs: [{ text: `${name}：`, face: 'hei' as const }, value], flush: true }] : []));
  return {
    format: 'sheet', title: `${meeting}议程`, author: organ, day: on,
    blocks: [
      { kind: 'title', text: `${meeting}\n议　程` },
      ...facts,
      {
        kind: 'table', rowHeight: 12, columns: [{ width: 3, align: 'center' }, { width: 12 }, { width: 7 }, { width: 7 }, { width: 4, align: 'center' }], head: [['序号', '议题', '汇报', '列席', '时长']],
        rows: items.map(({ title, reporting, attending, minutes }, at) => [String(at + 1), title, reporting ?? '', attending.join('、'), minutes ? `${minutes}分钟` : '']),
      },
    ],
  };
}

export const AGENDA_PAPER = definePaper({ name: 'agenda', title: { zh: '会议议程', en: 'agenda of a meeting' }, data: agenda, fileName: ({ meeting }) => `${meeting}-会议议程`, build: agendaPaper });
