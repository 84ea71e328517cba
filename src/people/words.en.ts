import type { zh } from './words.zh.ts';

const UNIT_KIND: typeof zh.unitKind = {
  'leading-body': 'Leading body',
  'own-office': 'Our own office',
  'leading-office': 'Office of a leading body',
  'party-department': 'Party department',
  'government-department': 'Government department',
  judicial: 'Court or procuratorate',
  'mass-organization': 'Mass organization',
  township: 'Township or subdistrict',
  institution: 'Public institution',
  enterprise: 'State enterprise',
  vertical: 'Vertically led unit',
  other: 'Other',
};
const LEVEL: typeof zh.level = {
  'bureau-chief': 'Bureau level, chief',
  'bureau-deputy': 'Bureau level, deputy',
  'county-chief': 'County level, chief',
  'county-deputy': 'County level, deputy',
  'township-chief': 'Township level, chief',
  'township-deputy': 'Township level, deputy',
  staff: 'Staff',
};
const OFFICE_POST: typeof zh.officePost = { director: 'Director', deputy: 'Deputy director' };
const RANK_ORDER: typeof zh.rankOrder = { rostrum: 'Rostrum order', distribution: 'Distribution order', roster: 'Roster order' };
const GROUP: typeof zh.group = {
  leaderships: 'Leaders of the four leading bodies',
  'three-offices': 'Offices of congress, government and consultative conference',
  'party-departments': 'Departments of the district committee',
  'general-list': 'Units on the general list',
  townships: 'Townships and subdistricts',
};
const DEPUTY_TABLE: typeof zh.deputyTable = { attending: 'attending', liaison: 'liaison', charge: 'in charge' };
const FIELD: Record<string, string> = {
  name: 'name',
  shortName: 'short name',
  kind: 'kind',
  sort: 'place',
  phone: 'phone',
  fax: 'fax',
  address: 'address',
  duties: 'duties',
  mobile: 'mobile',
  note: 'note',
  unitId: 'unit',
  sectionId: 'section',
  title: 'title',
  level: 'level',
  officePost: 'post in the office',
  fromDay: 'first day',
  toDay: 'last day',
  isPrimary: 'main post',
  lastDay: 'last day',
};

const listed = (names: readonly string[]) => names.join(', ');
const fields = (names: readonly string[]) => listed(names.map((name) => FIELD[name] ?? name)) || 'no change';
const span = (from: string, to: string | null) => (to ? `${from} to ${to}` : `from ${from}`);
const groupName = (id: string) => (GROUP as Record<string, string>)[id] ?? id;

export const en = {
  events: {
    'people.unit_added': ({ name }) => `Added the unit “${name}”`,
    'people.unit_changed': ({ name, fields: changed }) => `Changed the unit “${name}”: ${fields(changed)}`,
    'people.unit_closed': ({ name, day }) => `Closed the unit “${name}”, last day ${day}`,
    'people.unit_reopened': ({ name }) => `Reopened the unit “${name}”`,
    'people.section_added': ({ name, unit }) => `Added the section “${name}” of ${unit}`,
    'people.section_changed': ({ name, fields: changed }) => `Changed the section “${name}”: ${fields(changed)}`,
    'people.section_closed': ({ name, day }) => `Closed the section “${name}”, last day ${day}`,
    'people.section_reopened': ({ name }) => `Reopened the section “${name}”`,
    'people.person_added': ({ name, unit }) => `Added ${name} (${unit})`,
    'people.person_changed': ({ name, fields: changed }) => `Changed the entry of ${name}: ${fields(changed)}`,
    'people.person_retired': ({ name, day }) => `Recorded that ${name} leaves, last day ${day}`,
    'people.person_reinstated': ({ name }) => `Took back that ${name} has left`,
    'people.post_added': ({ name, unit }) => `Recorded a post of ${name} in ${unit}`,
    'people.post_changed': ({ name, unit, fields: changed }) => `Changed a post of ${name} in ${unit}: ${fields(changed)}`,
    'people.post_removed': ({ name, unit }) => `Removed a mistaken post of ${name} in ${unit}`,
    'people.group_added': ({ name }) => `Made the group “${name}”`,
    'people.group_renamed': ({ name, before }) => `Renamed the group “${before}” to “${name}”`,
    'people.group_removed': ({ name }) => `Removed the group “${name}”`,
    'people.group_members_set': ({ group, added, removed }) =>
      `Changed the group “${groupName(group)}”: ${[added.length ? `added ${listed(added)}` : '', removed.length ? `removed ${listed(removed)}` : ''].filter(Boolean).join('; ') || 'its order'}`,
    'people.rank_moved': ({ name, order, from, to }) => `${RANK_ORDER[order]}: moved ${name} ${from ? `from ${from} ` : ''}to ${to}`,
    'people.rank_removed': ({ name, order }) => `${RANK_ORDER[order]}: ${name} is placed by rule again`,
    'people.line_added': ({ name }) => `Added the line of work “${name}”`,
    'people.line_changed': ({ name, fields: changed }) => `Changed the line of work “${name}”: ${fields(changed)}`,
    'people.duty_added': ({ table, deputy, of, fromDay, toDay }) => `Entered (${DEPUTY_TABLE[table]}): ${deputy} for ${of}, ${span(fromDay, toDay)}`,
    'people.duty_changed': ({ table, deputy, of, fromDay, toDay }) => `Changed (${DEPUTY_TABLE[table]}): ${deputy} for ${of}, ${span(fromDay, toDay)}`,
    'people.duty_removed': ({ table, deputy, of }) => `Removed a mistaken entry (${DEPUTY_TABLE[table]}): ${deputy} for ${of}`,
    'people.imported': ({ rows, added, changed, units }) => `Imported a roster of ${rows} rows: ${added} persons added, ${changed} changed, ${units} units added`,
    'people.exported': ({ rows }) => `Exported a roster of ${rows} rows`,
    'people.units_exported': ({ rows }) => `Exported a list of ${rows} units`,
  },
  unitSheet: { name: 'Units', header: ['Name', 'Short name', 'Kind', 'In office', 'Phone', 'Fax', 'Address', 'Closed on'] },
  unitKind: UNIT_KIND,
  level: LEVEL,
  officePost: OFFICE_POST,
  rankOrder: RANK_ORDER,
  group: GROUP,
  deputyTable: DEPUTY_TABLE,
} satisfies typeof zh;
