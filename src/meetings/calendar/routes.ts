import { z } from 'zod';
import { allow } from '#platform/procedure.ts';
import { day, line, optionalLine, prose } from '#platform/text.ts';
import { READERS } from '../access.ts';
import { calendarYear } from './actions.ts';
import { CALENDAR_KEEPERS } from './rules.ts';
import { loadCalendarYear, setCalendarDay } from './years/actions.ts';
import { readNotice } from './years/rules.ts';

const NOTICE = 6_000;
const DAYS = 60;
const year = z.int().min(2004).max(2098);
const oneYear = z.object({ year });
const version = z.int().min(0);
const notice = oneYear.extend({ text: prose(NOTICE) });
const entry = oneYear.extend({ version, source: optionalLine(120) });

export const calendarRoutes = {
  calendarYear: allow(READERS)
    .input(oneYear)
    .handler(({ context, input }) => calendarYear(context, input.year)),
  readCalendarNotice: allow(CALENDAR_KEEPERS)
    .input(notice)
    .handler(({ input }) => readNotice(input.year, input.text)),
  loadCalendarYear: allow(CALENDAR_KEEPERS)
    .input(z.union([entry.extend({ text: notice.shape.text }), entry.extend({ holidays: z.array(z.object({ day: day(), name: line(20) })).max(DAYS), workdays: z.array(day()).max(DAYS) })]))
    .handler(({ context, input }) => loadCalendarYear(context, 'text' in input ? { ...input, ...readNotice(input.year, input.text) } : input)),
  setCalendarDay: allow(CALENDAR_KEEPERS)
    .input(z.object({ day: day(), version, isWorkday: z.boolean(), note: optionalLine(60) }))
    .handler(({ context, input: { day: of, version: seen, ...set } }) => setCalendarDay(context, { day: of, version: seen, set })),
  unsetCalendarDay: allow(CALENDAR_KEEPERS)
    .input(z.object({ day: day(), version }))
    .handler(({ context, input }) => setCalendarDay(context, { ...input, set: null })),
};
