import type { Sentences } from '#platform/audit.ts';
import type { Level, OfficePost, PeopleEvent, RankOrderId, UnitKind, BuiltInGroup, DeputyTable } from './rules.ts';

const UNIT_KIND: Record<UnitKind, string> = {
  'leading-body': '班子本级',
  'own-office': '本办',
  'leading-office': '四套班子办公室',
  'party-department': '区委部门',
  'government-department': '政府部门',
  judicial: '法院检察院',
  'mass-organization': '群团组织',
  township: '乡镇街道',
  institution: '事业单位',
  enterprise: '国有企业',
  vertical: '垂直管理单位',
  other: '其他',
};
const LEVEL: Record<Level, string> = {
  'bureau-chief': '厅局级正职',
  'bureau-deputy': '厅局级副职',
  'county-chief': '县处级正职',
  'county-deputy': '县处级副职',
  'township-chief': '乡科级正职',
  'township-deputy': '乡科级副职',
  staff: '科员及以下',
};
const OFFICE_POST: Record<OfficePost, string> = { director: '主任', deputy: '副主任' };
const RANK_ORDER: Record<RankOrderId, string> = { rostrum: '主席台排序', distribution: '文件分送排序', roster: '名单排序' };
const GROUP: Record<BuiltInGroup, string> = {
  leaderships: '区四套班子领导',
  'three-offices': '区人大办、政府办、政协办',
  'party-departments': '区委各部委办局',
  'general-list': '普发单位',
  townships: '乡镇街道',
};
const DEPUTY_TABLE: Record<DeputyTable, string> = { attending: '跟班', liaison: '联系', charge: '分管' };
const FIELD: Record<string, string> = {
  name: '名称',
  shortName: '简称',
  kind: '类别',
  sort: '次序',
  phone: '电话',
  fax: '传真',
  address: '地址',
  duties: '职责',
  mobile: '手机号',
  note: '备注',
  unitId: '单位',
  sectionId: '科室',
  title: '职务',
  level: '级别',
  officePost: '本办任职',
  fromDay: '开始日期',
  toDay: '结束日期',
  isPrimary: '主要职务',
  lastDay: '停用日期',
};

const listed = (names: readonly string[]) => names.join('、');
const fields = (names: readonly string[]) => listed(names.map((name) => FIELD[name] ?? name)) || '无变化';
const until = (day: string | null) => (day ? `至 ${day}` : '起');
const groupName = (id: string) => (GROUP as Record<string, string>)[id] ?? id;

export const zh = {
  events: {
    'people.unit_added': ({ name }) => `新增单位“${name}”`,
    'people.unit_changed': ({ name, fields: changed }) => `修改单位“${name}”：${fields(changed)}`,
    'people.unit_closed': ({ name, day }) => `撤销单位“${name}”，末日 ${day}`,
    'people.unit_reopened': ({ name }) => `恢复单位“${name}”`,
    'people.section_added': ({ name, unit }) => `在${unit}新增科室“${name}”`,
    'people.section_changed': ({ name, fields: changed }) => `修改科室“${name}”：${fields(changed)}`,
    'people.section_closed': ({ name, day }) => `撤销科室“${name}”，末日 ${day}`,
    'people.section_reopened': ({ name }) => `恢复科室“${name}”`,
    'people.person_added': ({ name, unit }) => `新增人员 ${name}（${unit}）`,
    'people.person_changed': ({ name, fields: changed }) => `修改人员 ${name}：${fields(changed)}`,
    'people.person_retired': ({ name, day }) => `登记 ${name} 离任，末日 ${day}`,
    'people.person_reinstated': ({ name }) => `撤回 ${name} 的离任登记`,
    'people.post_added': ({ name, unit }) => `登记 ${name} 在${unit}的任职`,
    'people.post_changed': ({ name, unit, fields: changed }) => `修改 ${name} 在${unit}的任职：${fields(changed)}`,
    'people.post_removed': ({ name, unit }) => `删除误登的 ${name} 在${unit}的任职`,
    'people.group_added': ({ name }) => `新建分组“${name}”`,
    'people.group_renamed': ({ name, before }) => `分组“${before}”改名为“${name}”`,
    'people.group_removed': ({ name }) => `删除分组“${name}”`,
    'people.group_members_set': ({ group, added, removed }) =>
      `调整分组“${groupName(group)}”：${[added.length ? `加入 ${listed(added)}` : '', removed.length ? `移出 ${listed(removed)}` : ''].filter(Boolean).join('；') || '次序'}`,
    'people.rank_moved': ({ name, order, from, to }) => `${RANK_ORDER[order]}：${name} ${from ? `由第 ${from} 位` : ''}调至第 ${to} 位`,
    'people.rank_removed': ({ name, order }) => `${RANK_ORDER[order]}：${name} 改为按规则排序`,
    'people.line_added': ({ name }) => `新增工作线“${name}”`,
    'people.line_changed': ({ name, fields: changed }) => `修改工作线“${name}”：${fields(changed)}`,
    'people.duty_added': ({ table, deputy, of, fromDay, toDay }) => `登记${DEPUTY_TABLE[table]}：${deputy} — ${of}，${fromDay} ${until(toDay)}`,
    'people.duty_changed': ({ table, deputy, of, fromDay, toDay }) => `调整${DEPUTY_TABLE[table]}：${deputy} — ${of}，${fromDay} ${until(toDay)}`,
    'people.duty_removed': ({ table, deputy, of }) => `删除误登的${DEPUTY_TABLE[table]}：${deputy} — ${of}`,
    'people.imported': ({ rows, added, changed, units }) => `导入人员名单 ${rows} 行：新增 ${added} 人，更新 ${changed} 人，新增单位 ${units} 个`,
    'people.exported': ({ rows }) => `导出人员名单 ${rows} 行`,
    'people.units_exported': ({ rows }) => `导出单位名单 ${rows} 行`,
  } satisfies Sentences<PeopleEvent> as Sentences<PeopleEvent>,
  unitSheet: { name: '单位名单', header: ['名称', '简称', '类别', '在任人数', '电话', '传真', '地址', '撤销日期'] },
  unitKind: UNIT_KIND,
  level: LEVEL,
  officePost: OFFICE_POST,
  rankOrder: RANK_ORDER,
  group: GROUP,
  deputyTable: DEPUTY_TABLE,
};
