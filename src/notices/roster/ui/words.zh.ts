import type { RosterChangeKind, RosterClass, RosterFacts, RosterSource, RosterState } from '../rules.ts';
import type { ROSTER_FINDINGS, PlannedRow } from '../sheet/rules.ts';

const classes: Readonly<Record<RosterClass, string>> = { attend: '出席', observe: '列席', staff: '工作人员' };
const states: Readonly<Record<RosterState, string>> = { expected: '参会', away: '请假' };
const sources: Readonly<Record<RosterSource, string>> = { notice: '回执', import: '导入', hand: '手工' };
const changes: Readonly<Record<RosterChangeKind, string>> = { added: '新增', changed: '修改', removed: '移出' };
const facts: Readonly<Record<keyof RosterFacts, string>> = { personId: '人员库', unitId: '单位', unitName: '单位', name: '姓名', post: '职务', mobile: '手机', class: '类别', delegationGroupId: '代表团', rank: '排序', state: '状态' };
const does: Readonly<Record<PlannedRow['does'], string>> = { add: '新增', change: '更新', same: '不变', error: '有误' };
type Data = Readonly<Record<string, string>>;
const findings: Readonly<Record<(typeof ROSTER_FINDINGS)[number], (data: Data) => string>> = {
  class_unknown: ({ value }) => `不认识“${value ?? ''}”；请写出席、列席或工作人员`,
  state_unknown: ({ value }) => `不认识“${value ?? ''}”；请写参会或请假`,
  delegation_unknown: ({ value }) => `本次会议没有“${value ?? ''}”这个代表团`,
  delegation_other: ({ value, other }) => `写的是“${value ?? ''}”，分组中在“${other ?? ''}”`,
  twice_in_sheet: ({ name }) => `${name ?? ''} 在表中列了两次`,
  over_quota: ({ quota }) => `超过该单位的名额 ${quota ?? ''} 人`,
  unit_foreign: ({ value }) => `“${value ?? ''}”不是本区登记的单位，按原文列入`,
  person_ambiguous: ({ name }) => `本单位有几位“${name ?? ''}”，按姓名列入，不与人员库对应`,
};

export const zh = {
  title: '参会名单',
  lead: '一份名单，座次、签到、席卡都由它生成。',
  none: '还没有人员。单位报送回执后自动列入，也可以手工添加或导入表格。',
  classes, states, sources, changes, facts, does, findings,
  columns: { name: '姓名', unit: '单位', post: '职务', class: '类别', delegation: '代表团', mobile: '手机', source: '来源', state: '状态' },
  search: '姓名、拼音、单位、职务、手机',
  sum: (expected: Readonly<Record<RosterClass, number>>, away: number) => [`出席 ${expected.attend}`, `列席 ${expected.observe}`, `工作人员 ${expected.staff}`, ...(away > 0 ? [`请假 ${away}`] : [])].join(' · '),
  over: (unit: string, kind: RosterClass, persons: number, quota: number) => `${unit}${classes[kind]} ${persons} 人，名额 ${quota} 人`,
  overMore: (n: number) => `另有 ${n} 个单位超出名额`,
  add: '添加人员',
  import: '导入表格',
  feed: '变动记录',
  entry: {
    add: '添加人员',
    edit: (name: string) => `修改：${name}`,
    person: '从人员库选择',
    personHint: '选定后，空着的职务、单位按人员库填写。',
    name: '姓名',
    unit: '单位',
    unitName: '单位名称（不在本区登记的）',
    post: '职务',
    mobile: '手机',
    class: '类别',
    delegation: '代表团',
    state: '状态',
    over: '超出名额也列入',
    saved: '名单已保存',
    remove: '移出名单',
    removed: (name: string) => `${name} 已移出名单`,
    source: (source: string) => `来源：${source}`,
    fromNotice: '由回执列入；单位改报回执时，职务、手机随之更新，类别、代表团不变。',
  },
  sheet: {
    title: '导入名单',
    lead: '首行标题至少要有“姓名”和“单位”，可加“职务”“手机号”“类别”“代表团”“状态”；空着的格子不改动名单上已有的内容。先看清每一行会做什么，确认后才写入。',
    choose: '选择 .xlsx 文件',
    reading: '正在读取……',
    sample: '导出现有名单作为样表',
    fallback: '没有写类别的按',
    summary: ({ add, change, same, error }: Readonly<Record<PlannedRow['does'], number>>) => `新增 ${add}，更新 ${change}，不变 ${same}，有误 ${error}`,
    ignored: (headings: readonly string[]) => `这些列不导入：${headings.join('、')}`,
    onlyFound: '只看有话要说的行',
    line: '行', does: '处理', name: '姓名', unit: '单位', class: '类别', findings: '说明',
    severity: { error: '错误', warning: '提醒', note: '说明' },
    own: { class: '类别', delegation: '代表团', state: '状态' },
    leaveOut: (n: number) => `留下 ${n} 行有误的不导入，其余照导`,
    nothing: '表格与名单一致，没有要改的。',
    other: '换一个文件',
    confirm: '确认导入',
    done: (added: number, changed: number, leftOut: number) => `已导入：新增 ${added} 人，更新 ${changed} 人${leftOut ? `，未导入 ${leftOut} 行` : ''}`,
  },
  feedOf: {
    title: '名单变动',
    since: '自何时起',
    spans: { today: '今天', week: '近七天', all: '全部' },
    none: '这段时间名单没有变动。',
    more: '只列出最早的 1000 条；请选较短的一段时间。',
    by: (name: string | null, when: string) => (name === null ? when : `${name} · ${when}`),
    empty: '空',
    became: (fact: string, before: string, after: string) => `${fact}：${before} → ${after}`,
  },
};

export type RosterUiWords = typeof zh;
