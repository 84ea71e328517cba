import { describe, expect, test } from 'vitest';
import { SHIPPED_YEARS, type Holiday } from '#norm/calendar.ts';
import { Problem } from '#platform/problem.ts';
import { addDays, weekday } from '#platform/time.ts';
import { readNotice } from './rules.ts';

const YEAR_2026 = `关于 2026 年部分节假日安排的通知
各镇、街道，区级各部门：
现将具体安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
值班安排另行通知，请于12月20日前报区委办公室。`;

const refusalOf = (year: number, text: string) => {
  try {
    readNotice(year, text);
  } catch (error) {
    if (error instanceof Problem) return { code: error.code, reason: error.data['reason'], text: error.data['text'] };
    throw error;
  }
  return null;
};

const byDay = (a: Holiday, b: Holiday) => (a.day < b.day ? -1 : 1);
const spoken = (day: string) => `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日（周${'一二三四五六日'[weekday(day) - 1]}）`;

/** A year as a notice would write it: one entry for each stretch of a holiday, the make-up days behind the last. */
function written(holidays: readonly Holiday[], workdays: readonly string[]): string {
  const stretches: { name: string; days: string[] }[] = [];
  for (const { day, name } of holidays) {
    const last = stretches.at(-1);
    if (last?.name === name && addDays(last.days.at(-1)!, 1) === day) last.days.push(day);
    else stretches.push({ name, days: [day] });
  }
  const entries = stretches.map(({ name, days }, at) => `${'一二三四五六七八九十'[at % 10]}、${name}：${spoken(days[0]!)}至${spoken(days.at(-1)!)}放假，共${days.length}天。`);
  return `${entries.join('\n')}${workdays.map(spoken).join('、')}上班。`;
}

describe('the notice of holidays', () => {
  test('a whole notice gives the year as it ships', () => {
    const { holidays, workdays } = SHIPPED_YEARS.find(({ year }) => year === 2026)!;
    expect(readNotice(2026, YEAR_2026)).toEqual({ holidays, workdays });
  });

  test.each<[string, number, string, string[], string[]]>([
    ['the first of the paragraphs', 2026, '一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。', ['2026-01-01 元旦', '2026-01-02 元旦', '2026-01-03 元旦'], ['2026-01-04']],
    ['full-width digits, colons and spaces', 2026, '一、元旦: １月１日 (周四) 至３日放假', ['2026-01-01 元旦', '2026-01-02 元旦', '2026-01-03 元旦'], []],
    ['one day without a change of days', 2025, '一、元旦：1月1日（周三）放假1天，不调休。', ['2025-01-01 元旦'], []],
    ['what is only recommended is left out', 2024, '二、春节：2月10日至11日放假调休，共2天。2月4日（星期日）上班。鼓励各单位安排职工在除夕（2月9日）休息。', ['2024-02-10 春节', '2024-02-11 春节'], ['2024-02-04']],
    ['New Year that begins in the year before, written out', 2023, '一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。', ['2022-12-31 元旦', '2023-01-01 元旦', '2023-01-02 元旦'], []],
    ['New Year that begins in the year before, without years', 2019, '一、元旦：12月31日至1月1日放假。12月29日（星期六）上班。', ['2018-12-31 元旦', '2019-01-01 元旦'], ['2018-12-29']],
    ['two festivals that fall together', 2025, '七、国庆节、中秋节：10月1日至2日放假调休，共2天。9月28日（周日）、10月11日（周六）上班。', ['2025-10-01 国庆节、中秋', '2025-10-02 国庆节、中秋'], ['2025-09-28', '2025-10-11']],
    ['a stretch over the end of a month', 2022, '四、劳动节：4月30日至5月1日放假', ['2022-04-30 劳动节', '2022-05-01 劳动节'], []],
    ['single days in a row', 2026, '三、清明节：4月4日、5日、6日放假，共3天', ['2026-04-04 清明', '2026-04-05 清明', '2026-04-06 清明'], []],
    ['all in one sentence', 2026, '一、元旦：1月1日至3日放假，1月4日（周日）照常上班', ['2026-01-01 元旦', '2026-01-02 元旦', '2026-01-03 元旦'], ['2026-01-04']],
  ])('%s', (_, year, text, off, on) => {
    const { holidays, workdays } = readNotice(year, text);
    expect([holidays.map(({ day, name }) => `${day} ${name}`), workdays]).toEqual([off, on]);
  });

  test.each<[string, number, string, string, string]>([
    ['another year in the title', 2027, YEAR_2026, 'notice_other_year', '2026年部分节假日安排'],
    ['another year by its weekdays', 2027, '一、元旦：1月1日（周四）至3日放假', 'notice_weekday', '1月1日(周四)至3日'],
    ['no list at all', 2026, '请各单位做好值班工作。', 'notice_empty', '请各单位做好值班工作。'],
    ['an empty paste', 2026, '   ', 'notice_empty', ''],
    ['a day that no month has', 2026, '二、春节：2月28日至30日放假', 'notice_date', '2月28日至30日'],
    ['a date without any month', 2026, '一、元旦：1日至3日放假', 'notice_date', '1日至3日'],
    ['days reversed', 2026, '四、劳动节：5月5日至1日放假', 'notice_date', '5月5日至1日'],
    ['a count that does not agree', 2026, '一、元旦：1月1日至3日放假调休，共4天。', 'notice_count', '元旦:共4天'],
    ['an entry without a day off', 2026, '一、元旦：1月4日（周日）上班。', 'notice_no_days', '元旦'],
    ['a make-up day on the wrong weekday', 2026, '一、元旦：1月1日放假。1月5日（周日）上班。', 'notice_weekday', '1月5日(周日)'],
  ])('is refused for %s', (_, year, text, reason, fragment) => expect(refusalOf(year, text)).toEqual({ code: 'notice_unreadable', reason, text: fragment }));

  test.each(SHIPPED_YEARS)('the days of $year, written out, are read as they were', ({ year, holidays, workdays }) => {
    expect(readNotice(year, written(holidays, workdays))).toEqual({ holidays: holidays.toSorted(byDay), workdays: workdays.toSorted() });
  });
});
