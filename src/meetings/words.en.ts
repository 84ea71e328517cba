import { DUTIES, type DutyId } from '#norm/duties.ts';
import type { KindId } from '#norm/kinds.ts';
import { kindOf, NORM_V1 } from '#norm/norm.ts';
import { NOUNS } from '#norm/nouns.ts';
import type { StageId } from '#norm/types.ts';
import type { Sentences } from '#platform/audit.ts';
import type { MeetingEvent } from './rules.ts';
import type { zh } from './words.zh.ts';

const STATUS: typeof zh.status = { planned: 'In preparation', running: 'Under way', held: 'Held', closed: 'Closed', cancelled: 'Cancelled' };
const CATEGORY: typeof zh.category = {
  work: 'Work',
  project: 'Major project',
  funds: 'Large funds',
  'party-building': 'Party building',
  discipline: 'Discipline',
  award: 'Awards',
  signing: 'Signing of pledges',
  personnel: 'Personnel',
};
const ANSWER: typeof zh.leaderAnswer = { asked: 'Asked', confirmed: 'Attends', declined: 'Declined', replaced: 'Replaced' };
const GROUP_KIND: typeof zh.groupKind = { working: 'Working group', delegation: 'Delegation' };
const DAY_STATE: typeof zh.dayState = { workday: 'Working day', weekend: 'Weekend', holiday: 'Holiday', makeup: 'Make-up working day', 'set-working': 'Working, set by the office', 'set-off': 'Off, set by the office' };
const REASON: typeof zh.reason = {
  readers_only: 'Only for those who work on meetings',
  makers_only: 'For the arranger, the director or the secretariat',
  director_only: 'For the director of the office',
  arranger_only: 'For the arranger of this meeting or the director',
  owners_only: 'For whoever undertakes this stage, or the arranger',
  holder_only: 'Only for the holder of that duty',
  department_only: 'For the undertaking department',
  personnel_only: 'For the director or the secretariat',
};
const FIELD: Readonly<Record<string, string>> = {
  name: 'name',
  startAt: 'start',
  endAt: 'end',
  chairId: 'chair',
  place: 'place',
  headCount: 'head count',
  requirements: 'requirements',
  host: 'host',
  lineId: 'line of work',
  departmentId: 'department',
  arrangerId: 'arranger',
  firstResponsibleId: 'first responsible person',
  parentId: 'main meeting',
};
const CHANGE = { added: 'added', edited: 'changed', moved: 'moved', removed: 'removed', members: 'members changed' } as const;

const STAGES = new Map(NORM_V1.kinds.flatMap(({ stages }) => stages).map(({ id, name }) => [id, name.en]));
const stage = (id: StageId): string => STAGES.get(id) ?? '(added stage)';
const item = (id: string): string => (id in NOUNS ? NOUNS[id as keyof typeof NOUNS].en : '(other item)');
const duty = (id: DutyId): string => DUTIES[id].en;
const kind = (id: KindId): string => kindOf(NORM_V1, id).name.en;
const fields = (names: readonly string[]): string => names.map((name) => FIELD[name] ?? 'other').join(', ') || 'nothing';
const time = (iso: string): string => iso.slice(0, 16).replace('T', ' ');
const counted = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
const moved = (stages: readonly unknown[]): string => (stages.length > 0 ? `; ${counted(stages.length, 'stage has a new date', 'stages have new dates')}` : '; no date changed');
const because = (reason: string | null): string => (reason ? `: ${reason}` : '');

export const en = {
  events: {
    'meetings.created': ({ name, meetingKind, start }) => `Created “${name}” (${kind(meetingKind)}), ${time(start)}`,
    'meetings.edited': ({ name, fields: changed }) => `Changed “${name}”: ${fields(changed)}`,
    'meetings.moved': ({ name, from, to, stages }) => `Moved “${name}” from ${time(from)} to ${time(to)}${moved(stages)}`,
    'meetings.cancelled': ({ name, reason }) => `Cancelled “${name}”${because(reason)}`,
    'meetings.closed': ({ name }) => `“${name}” is closed: every stage is done`,
    'meetings.reopened': ({ name }) => `Reopened “${name}”`,
    'meetings.arranger_changed': ({ name, from, to }) => `Arranger of “${name}”: ${from} handed over to ${to}`,
    'meetings.replanned': ({ name, stages, why }) => `Planned “${name}” anew because ${why === 'calendar' ? 'the working days' : 'its optional stages'} changed${moved(stages)}`,
    'meetings.stage_finished': ({ name, stage: id, note }) => `“${name}”: finished “${stage(id)}”${because(note)}`,
    'meetings.stage_skipped': ({ name, stage: id, reason }) => `“${name}”: skipped “${stage(id)}”${because(reason)}`,
    'meetings.stage_inserted': ({ name, title, reason }) => `“${name}”: added the stage “${title}”${because(reason)}`,
    'meetings.stage_reopened': ({ name, stage: id, reason, reopened }) => `“${name}”: reopened “${stage(id)}”${reopened.length > 1 ? ` and ${counted(reopened.length - 1, 'stage that depends on it', 'stages that depend on it')}` : ''}${because(reason)}`,
    'meetings.stage_pinned': ({ name, stage: id, due }) => `“${name}”: set “${stage(id)}” to be done by ${time(due)}`,
    'meetings.stage_unpinned': ({ name, stage: id }) => `“${name}”: “${stage(id)}” follows the norm again`,
    'meetings.stage_signed': ({ name, stage: id, duty: by }) => `“${name}”: “${stage(id)}” confirmed by ${duty(by)}`,
    'meetings.stage_sent_back': ({ name, stage: id, reason }) => `“${name}”: “${stage(id)}” sent back${because(reason)}`,
    'meetings.item_ticked': ({ name, stage: id, item: what, done }) => `“${name}”, “${stage(id)}”: ${done ? 'did' : 'took back'} “${item(what)}”`,
    'meetings.item_switched': ({ name, stage: id, item: what, on, decision }) => `“${name}”, “${stage(id)}”: switched “${item(what)}” ${on ? 'on' : 'off'}${because(decision)}`,
    'meetings.plan_written': ({ name, version }) => `Wrote the plan of “${name}”, draft ${version}`,
    'meetings.plan_submitted': ({ name }) => `Submitted the plan of “${name}”`,
    'meetings.leader_asked': ({ name, person }) => `“${name}”: asked ${person} to attend`,
    'meetings.leader_answered': ({ name, person, answer }) => `“${name}”: answer of ${person}: ${ANSWER[answer]}`,
    'meetings.leader_removed': ({ name, person }) => `“${name}”: took ${person} off the list of leaders`,
    'meetings.agenda_changed': ({ name, change }) => (change === 'edited' ? `Changed the agenda of “${name}”` : `Agenda of “${name}”: item ${CHANGE[change]}`),
    'meetings.agenda_approved': ({ name, items, minutes }) => `Approved the agenda of “${name}”: ${counted(items, 'item')}, ${counted(minutes, 'minute')}`,
    'meetings.agenda_withdrawn': ({ name }) => `Took back the approval of the agenda of “${name}”`,
    'meetings.group_changed': ({ name, group, change }) => `“${name}”, group “${group}”: ${CHANGE[change]}`,
    'meetings.session_changed': ({ name, change }) => `Schedule of “${name}”: part ${CHANGE[change]}`,
    'meetings.calendar_loaded': ({ year, replanned }) => `Entered the holidays of ${year}; ${counted(replanned, 'meeting')} planned anew`,
    'meetings.calendar_day_set': ({ day, workday, moved: names = [] }) =>
      `${workday === null ? `${day} follows the decree again` : `Set ${day} as ${workday ? 'a working day' : 'a day off'}`}${names.length > 0 ? `; planned anew: ${names.map((name) => `“${name}”`).join(', ')}` : ''}`,
    'meetings.norm_amended': ({ version, changes, note }) => `Made version ${version} of the norm: ${counted(changes, 'change', 'changes')}${because(note)}`,
    'meetings.feed_made': () => 'Made a calendar subscription',
    'meetings.feed_revoked': () => 'Ended the calendar subscription',
    'meetings.exported': ({ name, what }) => (what === 'plan' ? `Exported the plan of “${name}”` : 'Exported the list of meetings'),
  } satisfies Sentences<MeetingEvent> as Sentences<MeetingEvent>,
  status: STATUS,
  category: CATEGORY,
  leaderAnswer: ANSWER,
  groupKind: GROUP_KIND,
  dayState: DAY_STATE,
  reason: REASON,
  feedName: 'Meetings',
} satisfies typeof zh;
