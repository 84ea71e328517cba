import { addWorkdays, SHIPPED_CALENDAR } from '#norm/calendar.ts';
import { kindOf, NORM_V1 } from '#norm/norm.ts';
import { usualEnd } from '#norm/meeting.ts';
import type { KindId } from '#norm/kinds.ts';
import type { DutyId } from '#norm/duties.ts';
import { createMeeting, type NewMeeting } from '#meetings/actions.ts';
import { addAgendaItem, approveAgenda, listAgenda } from '#meetings/agenda/actions.ts';
import { tickItem } from '#meetings/checklist/actions.ts';
import { answerLeader, askLeader, listLeaders } from '#meetings/leaders/actions.ts';
import { submitPreparation, writePreparation } from '#meetings/preparation/actions.ts';
import { listStages } from '#meetings/progress/actions.ts';
import { finishStage, signStage } from '#meetings/stages/actions.ts';
import type { Role } from '#people/accounts/rules.ts';
import { dayNumber, numberDay, officeDay, officeInstant } from '#platform/time.ts';
import type { CallAs, Cast } from './cast.ts';
import type { DEMO_PLACES } from './district.ts';
import { formOf, leaveOpen, passNotice, settleNotice } from './notices.ts';
import { bookDemoRoom, type DemoRooms } from './rooms.ts';

/** One meeting of the demo: when it is relative to today, who is in the chair, and how many of its stages are closed. */
interface Scene {
  readonly kind: KindId;
  readonly name: string;
  /** Working days from today to the meeting; before today when negative. */
  readonly in: number;
  /** Working days before today on which it was made. */
  readonly made: number;
  readonly at: string;
  readonly place: (typeof DEMO_PLACES)[number] | '青石镇石桥村' | '区教育局报告厅' | null;
  readonly heads: number | null;
  readonly chair: 'secretary' | 'mayor' | 'attended';
  readonly closed: number;
  readonly requirements?: string;
  readonly host?: string;
  readonly agenda?: readonly (readonly [title: string, minutes: number])[];
  readonly child?: Omit<Scene, 'kind' | 'child' | 'chair'>;
}

/** One meeting of each kind, each at another point of its way. */
const SCENES: readonly Scene[] = [
  { kind: 'party-congress', name: '中共云溪区第十三次代表大会', in: 75, made: 3, at: '09:00', place: '区会议中心大礼堂', heads: 320, chair: 'secretary', closed: 1 },
  {
    kind: 'plenary', name: '区委十二届九次全体（扩大）会议', in: 14, made: 8, at: '09:00', place: '区会议中心一号厅', heads: 186, chair: 'secretary', closed: 3,
    child: { name: '区委十二届九次全会预备会', in: 13, made: 2, at: '15:00', place: '区委二楼会议室', heads: 24, closed: 1, requirements: '各组召集人参加，带会议手册清样。' },
  },
  { kind: 'secretaries', name: '区委书记专题会（城市更新）', in: -3, made: 6, at: '15:00', place: '区委小会议室', heads: 9, chair: 'secretary', closed: 5 },
  { kind: 'standing-committee', name: '区委常委会（第37次）', in: -1, made: 5, at: '14:30', place: '区委常委会议室', heads: 32, chair: 'secretary', closed: 4, agenda: [['传达学习全市经济工作会议精神', 20], ['研究全区防汛重点工程', 25], ['研究老旧小区改造三年行动', 30]] },
  { kind: 'joint', name: '区委区政府党政联席会（第18次）', in: 2, made: 3, at: '09:00', place: '区委201会议室', heads: 41, chair: 'secretary', closed: 2, agenda: [['研究年度重点项目调整清单', 30], ['听取秋冬防火工作汇报', 20], ['研究义务教育学位供给', 25]] },
  { kind: 'on-site', name: '全区乡村振兴现场推进会', in: 8, made: 3, at: '08:30', place: '青石镇石桥村', heads: 90, chair: 'mayor', closed: 1 },
  { kind: 'reception', name: '接待市委调研组', in: 5, made: 2, at: '10:00', place: '区委一号接待室', heads: 18, chair: 'secretary', closed: 1 },
  { kind: 'conference', name: '全区优化营商环境大会', in: 12, made: 4, at: '14:30', place: '区会议中心大礼堂', heads: 420, chair: 'mayor', closed: 1 },
  { kind: 'deputy-secretary', name: '基层党建工作碰头会', in: 1, made: 0, at: '16:00', place: '区委三楼会议室', heads: 14, chair: 'attended', closed: 1, requirements: '组织部汇报20分钟，各街道各5分钟；带上半年台账。' },
  { kind: 'attended', name: '全区教育工作会议（区教育局承办）', in: 1, made: 1, at: '09:00', place: '区教育局报告厅', heads: 150, chair: 'attended', closed: 0, host: '区教育局' },
];

const PLAN_TEXT = '一、时间和地点\n二、参加范围\n三、主要议程\n四、分工：秘书科承办会务，综合科起草材料，信息督查科负责信息宣传，机关事务处保障场地和后勤\n五、经费和安全保卫';
const ROLE_OF: Partial<Record<DutyId, Role>> = { director: 'director', 'deputy-in-charge': 'director', 'liaison-deputy': 'director', 'attending-deputy': 'deputy', secretariat: 'secretariat', drafting: 'drafting', supervision: 'supervision', logistics: 'logistics', department: 'liaison' };
const MINUTE = 60_000;

interface Stage {
  readonly as: CallAs;
  readonly cast: Cast;
  readonly rooms: DemoRooms;
}

const workday = (now: Date, days: number) => (days === 0 ? officeDay(now) : numberDay(addWorkdays(SHIPPED_CALENDAR, dayNumber(officeDay(now)), days)));

/** Makes the meeting as it was made then, and closes its first stages one after the other. */
async function play({ as, cast, rooms }: Stage, scene: Scene, now: Date, parentId: string | null): Promise<string> {
  const startAt = officeInstant(workday(now, scene.in), scene.at);
  const past = officeInstant(workday(now, -scene.made), '08:40');
  const made = scene.made > 0 && past < now ? past : new Date(Math.min(now.getTime(), startAt.getTime() - 240 * MINUTE));
  const kind = kindOf(NORM_V1, scene.kind);
  const chairId = scene.chair === 'secretary' ? cast.leaders[0] : scene.chair === 'mayor' ? cast.leaders[1] : cast.attended;
  const fields: NewMeeting = {
    kind: scene.kind, name: scene.name, startAt, endAt: usualEnd(kind, startAt), chairId: chairId ?? null, place: scene.place, headCount: scene.heads,
    lineId: kind.clauses.includes('G2') ? (cast.lines[0] ?? null) : null, parentId, host: scene.host ?? null, requirements: scene.requirements ?? null, arrangerId: null, firstResponsibleId: null, choice: {},
  };
  const { id } = await createMeeting(as('secretariat', made), fields);
  await bookDemoRoom(as, rooms, { ...scene, ...fields, id }, made);
  for (const [title, minutes] of scene.agenda ?? []) await addAgendaItem(as('secretariat', made), id, { title, minutes, category: 'work', reportingUnitId: null, attendingUnitIds: [] });
  const span = now.getTime() - made.getTime();
  for (let n = 0; n < scene.closed; n += 1) await closeNext({ as, cast }, { id, kind: scene.kind }, new Date(made.getTime() + (span * (n + 1)) / (scene.closed + 1)));
  return id;
}

/** Closes the first stage that is ready, the way its people would. */
async function closeNext({ as, cast }: Pick<Stage, 'as' | 'cast'>, { id: meetingId, kind }: { readonly id: string; readonly kind: KindId }, at: Date): Promise<void> {
  const { stages } = await listStages(as('director', at), meetingId);
  const stage = stages.find(({ status }) => status === 'ready');
  if (!stage) return;
  const { id: stageId } = stage;
  // whoever undertakes the stage ticks its list; where that is nobody with an account here, the director may
  const worker = stage.roles.undertake.map((duty) => ROLE_OF[duty]).find((role) => role !== undefined && role !== 'liaison') ?? 'director';
  if (stage.evidence === 'plan-approved' || stage.evidence === 'plan-and-leaders') await passPlan({ as, cast }, meetingId, at, stage.evidence === 'plan-and-leaders');
  if (stage.evidence === 'agenda-approved') await approveAgenda(as('director', at), meetingId, (await listAgenda(as('director', at), meetingId)).version);
  for (const { id: itemId, on } of stage.items) if (on) await tickItem(as(worker, at), { meetingId, stageId, itemId, done: true, note: null });
  for (const { duty } of stage.signatures) await signStage(as(ROLE_OF[duty] ?? 'director', at), { meetingId, stageId, duty, remark: null });
  const form = formOf(stage, kind);
  if (form) await bringNotice({ as, meetingId, kind, form, worker, at });
  // a stage whose room is booked, or whose notice is answered, closes by itself with the last item of its list
  const after = (await listStages(as('director', at), meetingId)).stages.find(({ id }) => id === stageId);
  if (after?.status === 'ready') await finishStage(as('director', at), { meetingId, stageId, note: null });
}

/** The order of D1.1 is complete with the passed form; every other notice is issued and answered. */
async function bringNotice(sending: Parameters<typeof passNotice>[0]): Promise<void> {
  const id = await passNotice(sending);
  if (sending.form !== 'phone') await settleNotice(sending, id);
}

async function passPlan({ as, cast }: Pick<Stage, 'as' | 'cast'>, meetingId: string, at: Date, leadersToo: boolean): Promise<void> {
  const call = as('director', at);
  const { version } = await writePreparation(call, { meetingId, body: PLAN_TEXT, version: null });
  await submitPreparation(call, { meetingId, version });
  if (!leadersToo) return;
  for (const personId of cast.leaders.slice(0, 4)) await askLeader(as('secretariat', at), { meetingId, personId, note: null });
  for (const { id, version: seen } of (await listLeaders(as('secretariat', at), meetingId)).rows)
    await answerLeader(as('secretariat', at), { meetingId, id, version: seen }, { answer: 'confirmed', replacedById: null, note: null });
}

/** One meeting of each kind at different stages, made by the same acts as in the office. */
export async function loadDemoMeetings(as: CallAs, cast: Cast, rooms: DemoRooms, now: Date): Promise<void> {
  const ids = new Map<KindId, string>();
  for (const { child, ...scene } of SCENES) {
    const id = await play({ as, cast, rooms }, scene, now, null);
    ids.set(scene.kind, id);
    if (child) await play({ as, cast, rooms }, { ...child, kind: 'preparatory', chair: scene.chair }, now, id);
  }
  await leaveOpen(as, ids, now);
}
