import type { KindId } from '#norm/kinds.ts';
import { logCall, callList } from '#notices/calls/actions.ts';
import { getNotice } from '#notices/actions.ts';
import { formsFor, type BaseForm } from '#notices/content/rules.ts';
import { approveNotice, draftNotice, editNotice, submitNotice } from '#notices/drafts/actions.ts';
import { issueNotice } from '#notices/issue/actions.ts';
import { expandRecipients, setRecipients } from '#notices/recipients/actions.ts';
import { urge } from '#notices/replies/chase/actions.ts';
import { answerNotice, decidePerson } from '#notices/replies/actions.ts';
import type { PersonAnswer } from '#notices/replies/rules.ts';
import { listPersons, postsOf } from '#people/store.ts';
import type { Role } from '#people/accounts/rules.ts';
import type { BuiltInGroup } from '#people/rules.ts';
import { addMinutes, officeDay } from '#platform/time.ts';
import type { CallAs } from './cast.ts';

/** The stage as far as its notice is concerned. */
interface Noticed {
  readonly id: string;
  readonly evidence: string;
  readonly items: readonly { readonly id: string }[];
}

/** The form of notice that finishes the stage; null where no notice does. The order of D1.1 is the phone form itself. */
export function formOf(stage: Noticed, kind: KindId): BaseForm | null {
  if (stage.items.some(({ id }) => id === 'phone-form')) return 'phone';
  return formsFor(kind, [stage])[0]?.form ?? null;
}

/** Whom the notices of the demo go to: a group of the address book and how many of it. */
const TO: Partial<Record<KindId, readonly [group: BuiltInGroup, units: number]>> = {
  plenary: ['general-list', 12],
  joint: ['party-departments', 6],
  'deputy-secretary': ['townships', 6],
  conference: ['general-list', 12],
  preparatory: ['townships', 4],
};
const TO_OTHERS = ['party-departments', 5] as const;
const REPLY_WITHIN_MINUTES = 24 * 60;
const OFFICE_PHONE = '87650001';

const WORDS = {
  attending: '各单位主要负责同志', requirements: '请提前十分钟入场，关闭通信工具。', materials: '请按要求报送参会人员名单。', undertaker: '区委办秘书科', contact: '秘书科', contactPhone: OFFICE_PHONE,
  signedBy: '中共云溪区委办公室', convener: '区委办公室', orderedBy: '区委办公室跟班副主任',
};

interface Sending {
  readonly as: CallAs;
  readonly meetingId: string;
  readonly kind: KindId;
  readonly form: BaseForm;
  /** Who undertakes the stage and writes its notice. */
  readonly worker: Role;
  readonly at: Date;
}

/** Drafts and addresses a notice, and puts it before whoever approves it. */
async function submit({ as, meetingId, kind, form, worker, at }: Sending, replyWithin = REPLY_WITHIN_MINUTES): Promise<{ readonly id: string; readonly version: number }> {
  const { id } = await draftNotice(as(worker, at), { meetingId, form });
  const { version, title, content } = await getNotice(as(worker, at), id);
  const written = Object.fromEntries(Object.entries(WORDS).filter(([field]) => content[field as keyof typeof WORDS] === null));
  const edited = await editNotice(as(worker, at), { id, version, title, content: { ...content, ...written }, withTopics: true, replyBy: addMinutes(at, replyWithin) });
  const [groupId, most] = TO[kind] ?? TO_OTHERS;
  const units = (await expandRecipients(as(worker, at), id, { groupId, unitIds: [], personIds: [], post: null })).slice(0, most);
  const addressed = await setRecipients(as(worker, at), { id, version: edited.version, recipients: units });
  const { version: submitted } = await submitNotice(as(worker, at), { id, version: addressed.version });
  return { id, version: submitted };
}

/** Drafts, addresses and passes a notice. Gives its id. */
export async function passNotice(sending: Sending, replyWithin?: number): Promise<string> {
  const which = await submit(sending, replyWithin);
  await approveNotice(sending.as('director', sending.at), which);
  return which.id;
}

/** Issues a passed notice and brings in every answer, or reaches every unit on the phone. */
export async function settleNotice(sending: Pick<Sending, 'as' | 'worker' | 'at'>, id: string): Promise<void> {
  const { as, worker, at } = sending;
  const { version, form } = await getNotice(as(worker, at), id);
  await issueNotice(as(worker, at), { id, version, overCapacity: false });
  await (form === 'phone' ? reachAll(sending, id) : answerAll(sending, id));
}

async function reachAll({ as, at }: Pick<Sending, 'as' | 'at'>, id: string): Promise<void> {
  for (const { recipientId, phone } of (await callList(as('secretariat', at), id)).rows)
    await logCall(as('secretariat', at), { recipientId, calledAt: at, number: phone ?? OFFICE_PHONE, outcome: 'reached', answeredByName: '值班室', answeredByPost: '值班员', repeatedBack: true, answer: '主要负责同志参加', redialAt: null });
}

/** The first of a unit in the order of the roster, as he comes; the leave of the last unit is granted. */
async function answerAll({ as, at }: Pick<Sending, 'as' | 'at'>, id: string): Promise<void> {
  const call = as('secretariat', at);
  const { recipients } = await getNotice(call, id);
  for (const [n, { id: recipientId, unitId }] of recipients.entries()) {
    const person = await answerOf(call.db, unitId, at, n);
    const onLeave = n > 0 && n === recipients.length - 1;
    const persons = [onLeave ? { ...person, answer: 'leave' as const, reason: '赴市里开会' } : person];
    const { answer } = await answerNotice(as('secretariat', at), { recipientId, version: 0, reporterName: '办公室', reporterMobile: null, note: null, persons, via: 'paper' });
    const [waits] = answer?.persons ?? [];
    if (onLeave && waits) await decidePerson(as('director', at), { recipientId, version: answer?.version ?? 1, personId: waits.id, decision: 'approved', note: null });
  }
}

async function answerOf(db: ReturnType<CallAs>['db'], unitId: string | null, at: Date, n: number): Promise<PersonAnswer> {
  const day = officeDay(at);
  const { rows: [head] } = await listPersons(db, { search: null, unitId, unitKind: null, sectionId: null, state: 'in-office', sort: 'roster', day, limit: 1, offset: 0 });
  const posts = head ? await postsOf(db, [head.id], day) : [];
  const title = posts.find((post) => post.unitId === unitId)?.title ?? '负责同志';
  return { name: head?.name ?? '负责同志', post: title, mobile: head?.mobile ?? `139000${String(n).padStart(5, '0')}`, answer: 'attend', forName: null, reason: null, vehicle: null, meals: false, lodging: false };
}

const TWO_DAYS_MINUTES = 2 * 24 * 60;
const ISSUED_BEFORE_MINUTES = 3 * 60;
/** Of the units that were asked so many have answered; the next one sends somebody else, which nobody has decided yet. */
const ANSWERED = 6;

/** What a newcomer finds half done: a notice that some units have not answered, and one that waits to be approved. */
export async function leaveOpen(as: CallAs, ids: ReadonlyMap<KindId, string>, now: Date): Promise<void> {
  const at = addMinutes(now, -ISSUED_BEFORE_MINUTES);
  const of = (kind: KindId) => ({ as, kind, form: 'notice' as const, worker: 'drafting' as const, meetingId: ids.get(kind) ?? '', at });
  await submit(of('on-site'), TWO_DAYS_MINUTES);
  const asked = await passNotice(of('conference'), TWO_DAYS_MINUTES);
  const { version } = await getNotice(as('secretariat', at), asked);
  await issueNotice(as('secretariat', at), { id: asked, version, overCapacity: false });
  const { recipients } = await getNotice(as('secretariat', at), asked);
  for (const [n, { id: recipientId, unitId }] of recipients.slice(0, ANSWERED + 1).entries()) {
    const person = await answerOf(as('secretariat', at).db, unitId, at, n);
    const persons = [n < ANSWERED ? person : { ...person, answer: 'substitute' as const, forName: person.name, name: '徐知行', post: '副职负责同志', reason: '主要负责同志在市里开会' }];
    await answerNotice(as('secretariat', now), { recipientId, version: 0, reporterName: '办公室', reporterMobile: null, note: null, persons, via: 'phone' });
  }
  const last = recipients.at(-1);
  if (last) await urge(as('secretariat', now), { noticeId: asked, recipientId: last.id });
}
