/** Moments and stretches of time in words, whatever the date of the meeting. */
import type { Text } from './text.ts';
import type { Moment, Offset, StageId } from './types.ts';

type NameOf = (id: StageId) => Text;

export const count = (n: number, unit: string): string => `${n} ${unit}${n === 1 ? '' : 's'}`;

function ordinal(n: number): string {
  const teen = n % 100 >= 11 && n % 100 <= 13;
  return `${n}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`;
}

/** The moment as a stretch of a sentence. */
export function momentText(moment: Moment, nameOf: NameOf): Text {
  if (moment.from === 'day') {
    const n = Math.abs(moment.days);
    return moment.days < 0
      ? { zh: `会议首日前第${n}个工作日下班前`, en: `the end of the ${ordinal(n)} working day before the first day` }
      : { zh: `会议末日后第${n}个工作日下班前`, en: `the end of the ${ordinal(n)} working day after the last day` };
  }
  const n = Math.abs(moment.minutes);
  if (moment.from === 'after') return { zh: `「${nameOf(moment.stage).zh}」后${n}分钟内`, en: `${count(n, 'minute')} after “${nameOf(moment.stage).en}”` };
  const anchor = moment.from === 'start' ? { zh: '会议开始', en: 'the start' } : { zh: '会议结束', en: 'the end' };
  if (n === 0) return { zh: `${anchor.zh}时`, en: anchor.en };
  return moment.minutes < 0 ? { zh: `${anchor.zh}前${n}分钟`, en: `${count(n, 'minute')} before ${anchor.en}` } : { zh: `${anchor.zh}后${n}分钟`, en: `${count(n, 'minute')} after ${anchor.en}` };
}

/** When a stage is on duty, as a stretch of a sentence. */
export function offsetText({ begin, due, open }: Offset, nameOf: NameOf): Text {
  const to = momentText(due, nameOf);
  const from = begin && !open ? momentText(begin, nameOf) : null;
  if (from) return { zh: `${from.zh.replace('下班前', '')}起，至${to.zh}`, en: `from ${from.en.replace('the end of ', '')} to ${to.en}` };
  return open ? { zh: `${to.zh}，此后直至每件事项办结`, en: `${to.en}, and on until every item is closed` } : to;
}
