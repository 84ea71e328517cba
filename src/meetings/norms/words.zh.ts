import { DUTIES, type DutyId } from '#norm/duties.ts';
import type { Rounds } from '#norm/rounds.ts';
import type { NormChange } from './rules.ts';

const ROLE = { arrange: '统筹', undertake: '承办', assist: '协办', firstResponsible: '第一责任人', passedBy: '审定', signers: '双方确认' } as const;
const SEASON = { summer: '夏季', winter: '冬季' } as const;
const duties = (ids: readonly DutyId[]): string => ids.map((id) => DUTIES[id].zh).join('、') || '无';
const months = (list: readonly number[]): string => (list.length === 0 ? '不开' : `${list.join('、')}月`);
const rounds = ({ due, overdue }: Rounds): string => `每隔 ${due}—${overdue} 分钟`;

/** One change of the norm as a sentence. */
function change(one: NormChange): string {
  switch (one.what) {
    case 'time':
      return `“${one.stage.zh}”的时间由“${one.from.zh}”改为“${one.to.zh}”`;
    case 'owner':
      return `“${one.stage.zh}”的${ROLE[one.role]}由${duties(one.from)}改为${duties(one.to)}`;
    case 'optional':
      return `“${one.stage.zh}”在新会议中默认${one.on ? '启用' : '不启用'}`;
    case 'name':
      return `“${one.from.zh}”改称“${one.to.zh}”`;
    case 'need':
      return `“${one.stage.zh}”须等“${one.need.zh}”办结`;
    case 'months':
      return `${SEASON[one.season]}开空调的月份由${months(one.from)}改为${months(one.to)}`;
    case 'rounds':
      return `倒水由${rounds(one.from)}改为${rounds(one.to)}`;
  }
}

export const zh = { change };
