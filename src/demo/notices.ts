import type { KindId } from '#norm/kinds.ts';
import { logCall, callList } from '#notices/calls/actions.ts';
import { getNotice } from '#notices/actions.ts';
import { approveNotice, draftNotice, editNotice, submitNotice } from '#notices/drafts/actions.ts';
import { issueNotice } from '#notices/issue/actions.ts';
import { expandRecipients, setRecipients } from '#notices/recipients/actions.ts';
import { answerNotice, decidePerson } from '#notices/replies/actions.ts';
import type { PersonAnswer } from '#notices/replies/rules.ts';
import { BRINGS } from '#notices/rules.ts';
import { listPersons, postsOf } from '#people/store.ts';
import type { Role } from '#people/accounts/rules.ts';
import type { BuiltInGroup } from '#people/rules.ts';
import { addMinutes, officeDay } from '#platform/time.ts';
import type { CallAs } from './cast.ts';

type Form = keyof typeof BRINGS;

/** The stage as far as its notice is concerned. */
interface Noticed {
  readonly evidence: string;
  readonly items: readonly { readonly id: string }[];
}

/** The form of notice that finishes the stage; null where no notice does. The order of D1.1 is the phone form itself. */
export function formOf({ evidence, items }: Noticed, kind: KindId): Form | null {
  const ids = items.map(({ id }) => id);
  if (ids.includes('phone-form')) return 'phone';
  if (kind === 'reception' && evidence === 'notice-settled') return 'internal';
  return (Object.keys(BRINGS) as Form[]).find((form) => BRINGS[form].evidence === evidence && ids.includes(BRINGS[form].noun)) ?? null;
}

/** Whom the notices of the demo go to: a group of the address book and how many of it. */
const TO: Partial<Record<KindId, readonly [group: BuiltInGroup, units: number]>> = {
  plenary: ['general-list', 12],
  joint: ['party-departments', 6],
  'deputy-secretary': ['townships', 6],
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
  readonly form: Form;
  /** Who undertakes the stage and writes its notice. */
  readonly worker: Role;
  readonly at: Date;
}

/** Drafts, addresses and passes a notice. Gives its id. */
export async function passNotice({ as, meetingId, kind, form, worker, at }: Sending): Promise<string> {
  const { id } = await draftNotice(as(worker, at), { meetingId, form });
  const { version, title, content } = await getNotice(as(worker, at), id);
  const written = Object.fromEntries(Object.entries(WORDS).filter(([field]) => content[field as keyof typeof WORDS] === null));
  const edited = await editNotice(as(worker, at), { id, version, title, content: { ...content, ...written }, withTopics: true, replyBy: addMinutes(at, REPLY_WITHIN_MINUTES) });
  const [groupId, most] = TO[kind] ?? TO_OTHERS;
  const units = (await expandRecipients(as(worker, at), id, { groupId, unitIds: [], personIds: [], post: null })).slice(0, most);
  const addressed = await setRecipients(as(worker, at), { id, version: edited.version, recipients: units });
  const submitted = await submitNotice(as(worker, at), { id, version: addressed.version });
  await approveNotice(as('director', at), { id, version: submitted.version });
  return id;
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
