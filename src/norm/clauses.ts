import type { Text } from './text.ts';

/**
 * Every clause of the norm (G general rules, F important meetings, D daily meetings, M distribution of minutes), every
 * reading taken where the text leaves a doubt (A), and the readings that hold for all of it (R).
 */
export const CLAUSES = {
  G1a: { zh: '区委全会、书记会、常委会、党政联席会等重要会议由办公室主任统筹，秘书科承办，其他科室协办', en: 'Important meetings are arranged by the director and undertaken by the secretariat; the other sections assist' },
  G1b: { zh: '会议研究的事项除人事任免外都要迅速形成会议纪要', en: 'Everything a meeting decides, personnel matters excepted, becomes minutes without delay' },
  G2: { zh: '全区性某一方面的工作会议、现场会由办公室牵头，相关部门承办，联系该项工作的副主任为第一责任人', en: 'District-wide work meetings and on-site meetings: the office leads, the department undertakes, the liaising deputy director is first responsible' },
  G3a: { zh: '区委办承办的会务和接待由主任、分管主任统筹，各科室分工承担', en: 'Meetings and receptions of the office are arranged by the director and the deputy in charge; the sections share the work' },
  G3b: { zh: '会议通知、文件、报告、讲话稿的起草以综合科为主', en: 'Notices, papers, reports and speeches are drafted mainly by the drafting section' },
  G3c: { zh: '信息、新闻报道、会后督查由信息督查科负责', en: 'Information, press and follow-up belong to the information and supervision section' },
  G3d: { zh: '日程、指南等文件材料的印制、分发由秘书科统一扎口', en: 'Printing and handing out go through the secretariat alone' },
  G3e: { zh: '会场布置由秘书科牵头，会同机关事务处承担', en: 'The venue is set up by the secretariat together with the logistics department' },
  G3f: { zh: '安全保卫由秘书科与机关事务处联系安排', en: 'Security is arranged by the secretariat with the logistics department' },
  G4: { zh: '非区委办承办而书记或副书记参加的会议，会前跟班主任及秘书科必须检查会务（含主席台席位排列）', en: 'A meeting of another unit that the secretary or a deputy secretary attends must be checked beforehand by the attending director and the secretariat, rostrum included' },
  G5a: { zh: '大、小会议室根据区委领导活动安排统筹使用', en: 'The meeting rooms are used as the leaders’ engagements require' },
  G5b: { zh: '会议室始终保持整洁有序，会后及时清理', en: 'The rooms are always tidy and cleaned right after use' },
  G5c: { zh: '会议室原则上不外借，特殊情况须经主任或分管主任同意，由秘书科扎口安排', en: 'Rooms are not lent; in a special case the director or the deputy in charge consents and the secretariat schedules' },
  F1: { zh: '党代会流程', en: 'Flow of a party congress' },
  F2: { zh: '区委全体（扩大）会议流程', en: 'Flow of a plenary meeting' },
  F3: { zh: '区委书记会流程', en: 'Flow of a secretaries’ meeting' },
  F4: { zh: '区委常委会议流程', en: 'Flow of a standing committee meeting' },
  F5: { zh: '党政联席会流程', en: 'Flow of a joint party and government meeting' },
  F6: { zh: '现场会流程', en: 'Flow of an on-site meeting' },
  F7: { zh: '接待上级领导流程', en: 'Flow of a reception of superior leaders' },
  F8: { zh: '承办全区性大会流程', en: 'Flow of a district-wide conference' },
  D1: { zh: '分管书记召集的会议流程', en: 'Flow of a meeting called by a deputy secretary' },
  D2: { zh: '重要会议（重大活动）预备会流程', en: 'Flow of a preparatory meeting' },
  M1: { zh: '书记会议纪要分送范围', en: 'Who receives the minutes of a secretaries’ meeting' },
  M2: { zh: '常委会议纪要分送范围', en: 'Who receives the minutes of a standing committee meeting' },
  M3: { zh: '党政联席会议纪要分送范围', en: 'Who receives the minutes of a joint meeting' },
  A1: { zh: '排除的是人事任免事项，不是整个会议；只议人事的会议无需纪要，并留记录', en: 'The personnel item is excluded, not the meeting; a meeting of personnel items only needs no minutes, which is recorded' },
  A2: { zh: '人事任免的排除对所有会议都适用，联席会也不例外', en: 'The exclusion of personnel matters holds for every kind, joint meetings too' },
  A3: { zh: '全会的纪要为可选环节，启用后分送范围由人工确定', en: 'Minutes of a plenary are optional; once on, their distribution is chosen by hand' },
  A4: { zh: '书记会议纪要默认分送四套班子领导，主任可说明理由缩小范围', en: 'Minutes of the secretaries go to the four leaderships by default; the director may narrow them with a reason' },
  A5: { zh: '三办指人大办、政府办、政协办；区委办自存档案一份', en: 'The three offices are those of the congress, government and consultative conference; our own office keeps the archive copy' },
  A6: { zh: '“相关单位”按议定事项提出，“普发单位”为固定名单', en: '“Units concerned” are proposed from what was decided; “units on the general list” are a kept list' },
  A7: { zh: '跟班主任按领导与时间登记；没有时为分管主任，再没有为主任', en: 'The attending director follows a dated table; failing that the deputy in charge, failing that the director' },
  A8: { zh: '“分管”指内部科室分工，“联系”指对外工作线，是两张表', en: '“In charge” means a section inside, “liaising” a line of work outside: two tables' },
  A9: { zh: '“必须检查”须两人签字；过时未签，永久标记“未检查”', en: '“Must check” takes two signatures; once the start has passed unsigned, the mark “not checked” stays' },
  A10: { zh: '书记或任一副书记参加、由外单位主办的会议都在检查之列', en: 'The check covers any meeting of another unit that the secretary or any deputy secretary attends' },
  A11: { zh: '“区委书记会”今称书记专题会，名称可改', en: 'The secretaries’ meeting is today’s special-topic meeting; its label can be changed' },
  A12: { zh: '会后督查、会后督办、重点工作督办是同一件事的三种类型', en: 'The three follow-ups of the norm are one thing in three types' },
  A13: { zh: '书面次序是默认次序，可以并行；只有定稿后印刷、印刷后装袋、检查后会务、记录后纪要是硬性先后', en: 'The written order is the default and work may run in parallel; hard are only: final before printed, printed before bagged, checked before service, record before minutes' },
  A14: { zh: '规范没有写的环节只作可选环节，除现场会和大会的会前检查外默认不启用', en: 'Stages the norm does not write are optional and off, except the inspection of on-site meetings and conferences' },
  A15: { zh: '“每隔10—15分钟”：10分钟到点，15分钟超时，可按会议在限度内调整', en: '“Every 10 to 15 minutes”: due at 10, overdue at 15, adjustable per meeting within limits' },
  A16: { zh: '“尽量靠前坐”由专人决定，系统只提建议', en: '“Sit towards the front”: a named person decides, the system only proposes' },
  A17: { zh: '水果、烟、鲜花、欢迎牌保留条目，默认不启用，启用须主任决定并留记录', en: 'Fruit, cigarettes, flowers and welcome boards stay listed but off; switching one on takes a recorded decision of the director' },
  A18: { zh: '外借须写明理由；“分管主任”指分管秘书科的副主任', en: 'A loan needs a reason; the “deputy in charge” is the one in charge of the secretariat' },
  A19: { zh: '接待的会议通知与上级衔接可以并行，抵达时间属于接待', en: 'Notice and liaison of a reception may run in parallel; the time of arrival belongs to the reception' },
  A20: { zh: '十类会议之外，外单位承办的会议为第十一类，只做检查', en: 'Beside the ten kinds a meeting of another unit is an eleventh, for checking only' },
  A21: { zh: '部门承办的会议，部门人员只能进入这一个会议', en: 'Where a department undertakes, its people may enter this meeting only' },
  A22: { zh: '存档是一套带目录、只读的会议档案', en: 'The archive is a read-only package with an index' },
  R1: { zh: '十类会议共八十六个环节，另有外单位会议的会前检查', en: 'Eighty-six stages in ten flows, and the check of meetings of other units' },
  R2: { zh: '环节以事实办结，不以打勾办结', en: 'A stage is finished by evidence, not by a tick' },
  R3: { zh: '书面次序为默认次序；跳过或增加环节须写明理由，并由统筹人决定', en: 'The written order is the default; skipping or inserting a stage takes a reason and the arranger' },
  R4: { zh: '规范未列的可选环节在界面上注明“规范未列”', en: 'Optional stages the norm does not write are marked as such' },
  R5: { zh: '人事任免事项的排除是硬性规定，跟随议题走', en: 'The exclusion of personnel matters is hard and travels with the agenda item' },
  R6: { zh: '过时的条目保留但默认不启用，启用须主任决定', en: 'Items of a past age are kept but off; switching one on takes the director' },
  R7: { zh: '规范是有版本的数据；会议沿用制定计划时的版本', en: 'The norm is versioned data; a meeting keeps the version it was planned with' },
  R8: { zh: '按工作日倒排；时间不足时按比例压缩并标明有风险的环节，从不拒绝', en: 'Dates are counted back over working days; a short lead time compresses the plan, names what is at risk, and never refuses' },
} as const satisfies Record<string, Text>;

/** A clause with a text of its own. */
export type GeneralClause = keyof typeof CLAUSES;

/** A general clause, or the place of one stage in its flow ('F2.8' is the eighth stage of flow F2). */
export type ClauseId = GeneralClause | `${'F' | 'D'}${number}.${number}`;
