import type { Column, FindingCode } from './sheet/rules.ts';
import type { RowState } from './match/rules.ts';
import { zh as slice } from '../words.zh.ts';

type Data = Readonly<Record<string, string>>;
const levelName = (level: string | undefined): string => (slice.level as Data)[level ?? ''] ?? '';

const FINDING: Record<FindingCode, (data: Data) => string> = {
  formula: () => '是公式，请粘贴为数值',
  name_missing: () => '没有姓名',
  name_invalid: ({ value }) => `“${value}”不像姓名`,
  unit_missing: () => '没有单位',
  unit_unknown: ({ value }) => `没有“${value}”这个单位`,
  unit_closed: ({ value }) => `单位“${value}”已撤销`,
  mobile_invalid: ({ value }) => `“${value ?? ''}”不是 11 位手机号`,
  level_unknown: ({ value }) => `不认识“${value ?? ''}”，按空白处理`,
  day_invalid: ({ value }) => `“${value ?? ''}”不是日期`,
  place_invalid: ({ value }) => `排序号“${value ?? ''}”不是正整数`,
  main_invalid: ({ value }) => `“${value ?? ''}”应为“是”或“否”`,
  too_long: ({ limit }) => `超过 ${limit} 字`,
  control_character: () => '含有看不见的控制字符',
  duplicate_in_file: ({ line }) => `与第 ${line} 行重复`,
  ambiguous: ({ count }) => `系统中有 ${count} 个同名的人，请指明是哪一位`,
  main_twice: ({ line }) => `主要职务已在第 ${line} 行写明，此行按兼职处理`,
  title_missing: ({ value }) => `没有职务，记为“${value}”`,
  merged_filled: ({ value }) => `合并单元格，按“${value}”补齐`,
  merged: () => '是合并单元格，请核对',
  cleaned: ({ before, after }) => `“${before}”整理为“${after}”`,
  level_read_as: ({ value, level }) => `“${value}”按“${levelName(level)}”理解`,
  section_new: ({ value }) => `将新建科室“${value}”`,
  unit_new: ({ value }) => `将新建单位“${value}”`,
  namesake: ({ units }) => `系统中另有同名的人（${units}），按新人处理`,
  mobile_of_other: ({ name }) => `手机号与 ${name} 相同`,
  mobile_changes: ({ before }) => `手机号将由 ${before} 改为新号`,
  moves: ({ from }) => `将由${from}调来`,
};
const STATE: Record<RowState, string> = { add: '新增', change: '更新', same: '不变', error: '有误' };
const SEVERITY = { error: '错误', warning: '提醒', note: '说明' };

export const zh = {
  title: '导入人员名单',
  lead: '先看清每一行会做什么，确认后才写入；同一份名单再导入一次，不会有任何变化。',
  choose: '选择 .xlsx 文件',
  chooseHint: '首行标题至少要有“姓名”和“单位”；不超过 5 MB、5000 行。',
  template: '导出现有名单作为样表',
  reading: '正在读取名单……',
  summary: ({ add, change, same, error }: { add: number; change: number; same: number; error: number }) => `新增 ${add}，更新 ${change}，不变 ${same}，有误 ${error}`,
  newUnits: (names: readonly string[]) => `将新建单位：${names.join('、')}`,
  newSections: (count: number) => `将新建科室 ${count} 个`,
  reordered: '名单排序将按文件中的排序号调整',
  ignored: (headings: readonly string[]) => `这些列不导入：${headings.join('、')}`,
  unknown: '名单中有系统里没有的单位，请逐个指明：',
  unknownRows: (lines: number) => `${lines} 行`,
  meansUnit: (name: string) => `就是“${name}”`,
  createUnit: '新建这个单位',
  createAll: '全部新建',
  undecided: '暂不决定（这些行有误）',
  which: '是哪一位',
  onlyFound: '只看有话要说的行',
  line: '行',
  state: '处理',
  name: '姓名',
  unit: '单位',
  job: '职务',
  findings: '说明',
  leaveOut: (count: number) => `留下 ${count} 行有误的不导入，其余照导`,
  confirm: '确认导入',
  nothing: '名单与系统一致，没有要改的。',
  otherFile: '换一个文件',
  done: ({ added, changed, same, leftOut }: { added: number; changed: number; same: number; leftOut: number }) => `已导入：新增 ${added} 人，更新 ${changed} 人，不变 ${same} 行${leftOut ? `，未导入 ${leftOut} 行` : ''}。`,
  toPersons: '查看人员',
  notYours: '名单由秘书科或主任导入。',
  finding: FINDING,
  states: STATE,
  severity: SEVERITY,
  column: (column: Column, heading: string) => heading,
};

export type ImportWords = typeof zh;
