import { call, isProcedure, type AnyProcedure } from '@orpc/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { api } from '#api.ts';
import { ROLES, type Role } from '#people/accounts/rules.ts';
import { PROBLEMS } from '#platform/problem.ts';
import { callAs } from '#platform/testcall.ts';
import { freshDb, type TestDb } from '#platform/testdb.ts';

/** Who may call what at all. Finer decisions (whose meeting, whose unit) are the slices' own and are tested there. */
const TABLE = `
                                  any dir dep sec dra sup log lia lea sys sea aud
system.about                      +   +   +   +   +   +   +   +   +   +   +   +
system.setup                      -   -   -   -   -   -   -   -   -   +   -   -
system.loadDemo                   -   -   -   -   -   -   -   -   -   +   -   -
system.removeDemo                 -   -   -   -   -   -   -   -   -   +   -   -
accounts.me                       -   +   +   +   +   +   +   +   +   +   +   +
accounts.changePassword           -   +   +   +   +   +   +   +   +   +   +   +
accounts.list                     -   -   -   -   -   -   -   -   -   +   +   +
accounts.unitChoices              -   -   -   -   -   -   -   -   -   +   -   -
accounts.personChoices            -   -   -   -   -   -   -   -   -   +   -   -
accounts.create                   -   -   -   -   -   -   -   -   -   +   -   -
accounts.edit                     -   -   -   -   -   -   -   -   -   +   -   -
accounts.grant                    -   -   -   -   -   -   -   -   -   +   +   -
accounts.disable                  -   -   -   -   -   -   -   -   -   +   -   -
accounts.enable                   -   -   -   -   -   -   -   -   -   +   -   -
accounts.resetPassword            -   -   -   -   -   -   -   -   -   +   +   -
accounts.unlock                   -   -   -   -   -   -   -   -   -   +   -   -
accounts.sessions                 -   -   -   -   -   -   -   -   -   +   +   -
accounts.endSession               -   -   -   -   -   -   -   -   -   +   +   -
accounts.audit                    -   -   -   -   -   -   -   -   -   -   -   +
accounts.jobs                     -   -   -   -   -   -   -   -   -   +   -   -
accounts.retryJob                 -   -   -   -   -   -   -   -   -   +   -   -
accounts.auditExport              -   -   -   -   -   -   -   -   -   -   -   +
people.units                      -   +   +   +   +   +   +   +   +   -   -   -
people.listUnits                  -   +   +   +   +   +   +   +   +   -   -   -
people.unit                       -   +   +   +   +   +   +   +   +   -   -   -
people.createUnit                 -   +   -   +   -   -   -   -   -   -   -   -
people.updateUnit                 -   +   -   +   -   -   -   -   -   -   -   -
people.closeUnit                  -   +   -   +   -   -   -   -   -   -   -   -
people.exportUnits                -   +   +   +   +   +   +   -   -   -   -   -
people.officeSections             -   +   +   +   +   +   +   +   +   -   -   -
people.createSection              -   +   -   +   -   -   -   -   -   -   -   -
people.updateSection              -   +   -   +   -   -   -   -   -   -   -   -
people.closeSection               -   +   -   +   -   -   -   -   -   -   -   -
people.groups                     -   +   +   +   +   +   +   -   +   -   -   -
people.createGroup                -   +   -   +   -   -   -   -   -   -   -   -
people.renameGroup                -   +   -   +   -   -   -   -   -   -   -   -
people.removeGroup                -   +   -   +   -   -   -   -   -   -   -   -
people.setGroupMembers            -   +   -   +   -   -   -   -   -   -   -   -
people.rankOrder                  -   +   +   +   +   +   +   -   +   -   -   -
people.moveRank                   -   +   -   +   -   -   -   -   -   -   -   -
people.unrank                     -   +   -   +   -   -   -   -   -   -   -   -
people.deputyDuties               -   +   +   +   +   +   +   -   +   -   -   -
people.createAttending            -   +   -   +   -   -   -   -   -   -   -   -
people.updateAttending            -   +   -   +   -   -   -   -   -   -   -   -
people.createLiaison              -   +   -   +   -   -   -   -   -   -   -   -
people.updateLiaison              -   +   -   +   -   -   -   -   -   -   -   -
people.createCharge               -   +   -   +   -   -   -   -   -   -   -   -
people.updateCharge               -   +   -   +   -   -   -   -   -   -   -   -
people.removeDuty                 -   +   -   +   -   -   -   -   -   -   -   -
people.createLine                 -   +   -   +   -   -   -   -   -   -   -   -
people.updateLine                 -   +   -   +   -   -   -   -   -   -   -   -
people.importPreview              -   +   -   +   -   -   -   -   -   -   -   -
people.importConfirm              -   +   -   +   -   -   -   -   -   -   -   -
people.exportPersons              -   +   +   +   +   +   +   -   -   -   -   -
people.persons                    -   +   +   +   +   +   +   +   +   -   -   -
people.listPersons                -   +   +   +   +   +   +   +   +   -   -   -
people.person                     -   +   +   +   +   +   +   +   +   -   -   -
people.personNames                -   +   +   +   +   +   +   +   +   +   +   +
people.createPerson               -   +   -   +   -   -   -   -   -   -   -   -
people.updatePerson               -   +   -   +   -   -   -   -   -   -   -   -
people.addPost                    -   +   -   +   -   -   -   -   -   -   -   -
people.updatePost                 -   +   -   +   -   -   -   -   -   -   -   -
people.removePost                 -   +   -   +   -   -   -   -   -   -   -   -
people.retirePerson               -   +   -   +   -   -   -   -   -   -   -   -
people.reinstatePerson            -   +   -   +   -   -   -   -   -   -   -   -
meetings.norm                     -   +   +   +   +   +   +   +   +   +   +   +
meetings.planPreview              -   +   +   +   +   +   +   +   +   -   -   -
meetings.defaults                 -   +   +   +   -   -   -   -   -   -   -   -
meetings.list                     -   +   +   +   +   +   +   +   +   -   -   -
meetings.page                     -   +   +   +   +   +   +   +   +   -   -   -
meetings.create                   -   +   +   +   -   -   -   -   -   -   -   -
meetings.get                      -   +   +   +   +   +   +   +   +   -   -   -
meetings.one                      -   +   +   +   +   +   +   +   +   -   -   -
meetings.stages                   -   +   +   +   +   +   +   +   +   -   -   -
meetings.plan                     -   +   +   +   +   +   +   +   +   -   -   -
meetings.history                  -   +   +   +   +   +   +   +   +   -   -   -
meetings.edit                     -   +   +   +   -   -   -   -   -   -   -   -
meetings.move                     -   +   +   +   -   -   -   -   -   -   -   -
meetings.cancel                   -   +   +   +   -   -   -   -   -   -   -   -
meetings.changeArranger           -   +   -   -   -   -   -   -   -   -   -   -
meetings.finishStage              -   +   +   +   +   +   +   +   -   -   -   -
meetings.skipStage                -   +   +   +   -   -   -   -   -   -   -   -
meetings.reopenStage              -   +   +   +   -   -   -   -   -   -   -   -
meetings.insertStage              -   +   +   +   -   -   -   -   -   -   -   -
meetings.pinStage                 -   +   +   +   -   -   -   -   -   -   -   -
meetings.chooseStages             -   +   +   +   -   -   -   -   -   -   -   -
meetings.signStage                -   +   +   +   +   +   +   +   -   -   -   -
meetings.explainStage             -   +   +   +   +   +   +   +   +   -   -   -
meetings.tickItem                 -   +   +   +   +   +   +   +   -   -   -   -
meetings.switchItem               -   +   +   +   -   -   -   -   -   -   -   -
meetings.preparation              -   +   +   +   +   +   +   +   +   -   -   -
meetings.writePreparation         -   +   +   +   +   +   +   +   -   -   -   -
meetings.submitPreparation        -   +   +   +   +   +   +   +   -   -   -   -
meetings.sendBackPreparation      -   +   +   +   -   -   -   -   -   -   -   -
meetings.listAgenda               -   +   +   +   +   +   +   +   +   -   -   -
meetings.addAgendaItem            -   +   +   +   +   +   +   +   -   -   -   -
meetings.editAgendaItem           -   +   +   +   +   +   +   +   -   -   -   -
meetings.moveAgendaItem           -   +   +   +   +   +   +   +   -   -   -   -
meetings.removeAgendaItem         -   +   +   +   +   +   +   +   -   -   -   -
meetings.approveAgenda            -   +   +   +   -   -   -   -   -   -   -   -
meetings.withdrawAgenda           -   +   +   +   -   -   -   -   -   -   -   -
meetings.listLeaders              -   +   +   +   +   +   +   +   +   -   -   -
meetings.askLeader                -   +   +   +   +   +   +   +   -   -   -   -
meetings.answerLeader             -   +   +   +   +   +   +   +   -   -   -   -
meetings.removeLeader             -   +   +   +   +   +   +   +   -   -   -   -
meetings.listGroups               -   +   +   +   +   +   +   +   +   -   -   -
meetings.addGroup                 -   +   +   +   +   +   +   +   -   -   -   -
meetings.editGroup                -   +   +   +   +   +   +   +   -   -   -   -
meetings.removeGroup              -   +   +   +   +   +   +   +   -   -   -   -
meetings.setGroupMembers          -   +   +   +   +   +   +   +   -   -   -   -
meetings.pasteGroupMembers        -   +   +   +   +   +   +   +   -   -   -   -
meetings.listSessions             -   +   +   +   +   +   +   +   +   -   -   -
meetings.addSession               -   +   +   +   +   +   +   +   -   -   -   -
meetings.editSession              -   +   +   +   +   +   +   +   -   -   -   -
meetings.removeSession            -   +   +   +   +   +   +   +   -   -   -   -
meetings.calendarYear             -   +   +   +   +   +   +   +   +   -   -   -
meetings.readCalendarNotice       -   +   -   +   -   -   -   -   -   -   -   -
meetings.loadCalendarYear         -   +   -   +   -   -   -   -   -   -   -   -
meetings.setCalendarDay           -   +   -   +   -   -   -   -   -   -   -   -
meetings.unsetCalendarDay         -   +   -   +   -   -   -   -   -   -   -   -
meetings.normVersions             -   +   +   +   +   +   +   +   +   +   +   +
meetings.amendNorm                -   +   -   -   -   -   -   -   -   -   -   -
meetings.feed                     -   +   +   +   +   +   +   +   +   -   -   -
meetings.makeFeed                 -   +   +   +   +   +   +   +   +   -   -   -
meetings.revokeFeed               -   +   +   +   +   +   +   +   +   -   -   -
meetings.workbench                -   +   +   +   +   +   +   +   +   -   -   -
meetings.week                     -   +   +   +   +   +   +   +   +   -   -   -
meetings.exportPlan               -   +   +   +   +   +   +   +   +   -   -   -
meetings.exportList               -   +   +   +   +   +   +   +   +   -   -   -
rooms.list                        -   +   +   +   +   +   +   +   +   -   -   -
rooms.create                      -   -   -   +   -   -   -   -   -   -   -   -
rooms.edit                        -   -   -   +   -   -   -   -   -   -   -   -
rooms.close                       -   -   -   +   -   -   -   -   -   -   -   -
rooms.grid                        -   +   +   +   +   +   +   +   +   -   -   -
rooms.booking                     -   +   +   +   +   +   +   +   +   -   -   -
rooms.ofMeeting                   -   +   +   +   +   +   +   +   +   -   -   -
rooms.propose                     -   +   +   +   +   +   +   +   -   -   -   -
rooms.want                        -   +   +   +   +   +   +   +   -   -   -   -
rooms.book                        -   -   -   +   -   -   -   -   -   -   -   -
rooms.confirm                     -   -   -   +   -   -   -   -   -   -   -   -
rooms.move                        -   +   +   +   +   +   +   +   -   -   -   -
rooms.cancel                      -   +   +   +   +   +   +   +   -   -   -   -
rooms.waiting                     -   +   +   +   +   +   +   +   +   -   -   -
rooms.wait                        -   +   +   +   +   +   +   +   -   -   -   -
rooms.leaveLine                   -   +   +   +   +   +   +   +   -   -   -   -
rooms.block                       -   -   -   +   -   -   -   -   -   -   -   -
rooms.unblock                     -   -   -   +   -   -   -   -   -   -   -   -
rooms.loans                       -   +   +   +   +   +   +   +   +   -   -   -
rooms.requestLoan                 -   +   +   +   +   +   +   +   -   -   -   -
rooms.decideLoan                  -   +   +   -   -   -   -   -   -   -   -   -
rooms.scheduleLoan                -   -   -   +   -   -   -   -   -   -   -   -
rooms.withdrawLoan                -   +   +   +   +   +   +   +   -   -   -   -
rooms.cleaning                    -   -   -   +   -   -   +   -   -   -   -   -
rooms.cleaned                     -   -   -   +   -   -   +   -   -   -   -   -
rooms.inspect                     -   -   -   +   -   -   +   -   -   -   -   -
rooms.inbox                       -   +   +   +   +   +   +   +   +   -   -   -
rooms.feed                        -   -   -   +   -   -   -   -   -   -   -   -
rooms.makeFeed                    -   -   -   +   -   -   -   -   -   -   -   -
rooms.revokeFeed                  -   -   -   +   -   -   -   -   -   -   -   -
notices.list                      -   +   +   +   +   +   +   +   +   -   -   -
notices.page                      -   +   +   +   +   +   +   +   +   -   -   -
notices.get                       -   +   +   +   +   +   +   +   +   -   -   -
notices.one                       -   +   +   +   +   +   +   +   +   -   -   -
notices.waiting                   -   +   +   +   +   +   +   -   -   -   -   -
notices.draft                     -   +   +   +   +   +   +   +   -   -   -   -
notices.replace                   -   +   +   +   +   +   +   +   -   -   -   -
notices.edit                      -   +   +   +   +   +   +   +   -   -   -   -
notices.drop                      -   +   +   +   +   +   +   +   -   -   -   -
notices.submit                    -   +   +   +   +   +   +   +   -   -   -   -
notices.sendBack                  -   +   +   +   +   +   +   +   -   -   -   -
notices.approve                   -   +   +   +   +   +   +   -   -   -   -   -
notices.preview                   -   +   +   +   +   +   +   +   +   -   -   -
notices.print                     -   +   +   +   +   +   +   +   +   -   -   -
notices.issue                     -   +   +   +   +   +   +   +   -   -   -   -
notices.expandRecipients          -   +   +   +   +   +   +   +   -   -   -   -
notices.setRecipients             -   +   +   +   +   +   +   +   -   -   -   -
notices.roster                    -   +   +   +   +   +   +   +   +   -   -   -
notices.rosterPage                -   +   +   +   +   +   +   +   +   -   -   -
notices.rosterChanges             -   +   +   +   +   +   +   +   +   -   -   -
notices.rosterFeed                -   +   +   +   +   +   +   +   +   -   -   -
notices.addToRoster               -   +   +   +   +   +   +   +   -   -   -   -
notices.editRoster                -   +   +   +   +   +   +   +   -   -   -   -
notices.removeFromRoster          -   +   +   +   +   +   +   +   -   -   -   -
notices.importRosterPreview       -   +   +   +   +   +   +   +   -   -   -   -
notices.importRosterConfirm       -   +   +   +   +   +   +   +   -   -   -   -
notices.exportRoster              -   +   +   +   +   +   +   +   +   -   -   -
notices.noticeByLink              +   +   +   +   +   +   +   +   +   +   +   +
notices.answerByLink              +   +   +   +   +   +   +   +   +   +   +   +
notices.ownNotices                -   +   +   +   +   +   +   +   +   -   -   -
notices.noticeForAnswer           -   +   +   +   +   +   +   +   +   -   -   -
notices.answer                    -   +   +   +   +   +   +   +   +   -   -   -
notices.reply                     -   +   +   +   +   -   -   -   -   -   -   -
notices.decideReply               -   +   +   +   +   +   +   +   -   -   -   -
notices.verifyReply               -   +   +   +   +   -   -   -   -   -   -   -
notices.excuseRecipient           -   +   +   +   +   -   -   -   -   -   -   -
notices.replyInbox                -   +   +   +   +   +   +   +   -   -   -   -
notices.chaseList                 -   +   +   +   +   -   -   -   -   -   -   -
notices.exportChase               -   +   +   +   +   -   -   -   -   -   -   -
notices.urge                      -   +   +   +   +   -   -   -   -   -   -   -
notices.showLink                  -   +   +   +   +   -   -   -   -   -   -   -
notices.revokeLink                -   +   +   +   +   -   -   -   -   -   -   -
notices.endAllLinks               -   +   -   +   -   -   -   -   -   -   -   -
notices.callList                  -   +   +   +   +   -   -   -   -   -   -   -
notices.logCall                   -   +   +   +   +   -   -   -   -   -   -   -
notices.phoneRecords              -   +   +   +   +   +   +   -   -   -   -   -
notices.takeRecord                -   +   +   +   +   +   +   -   -   -   -   -
notices.editRecord                -   +   +   +   +   +   +   -   -   -   -   -
notices.recordToMeeting           -   +   +   +   -   -   -   -   -   -   -   -
notices.outbox                    -   +   +   +   +   -   -   -   -   -   -   -
notices.releaseDeliveries         -   +   -   +   -   -   -   -   -   -   -   -
notices.retryDeliveries           -   +   -   +   -   -   -   -   -   -   -   -
notices.finishDeliveries          -   +   -   +   -   -   -   -   -   -   -   -
notices.cancelDeliveries          -   +   -   +   -   -   -   -   -   -   -   -
notices.deliveryPolicy            -   +   +   +   +   -   -   -   -   -   -   -
notices.setDeliveryPolicy         -   +   -   +   -   -   -   -   -   -   -   -
notices.mailAddresses             -   +   +   +   +   -   -   -   -   -   -   -
notices.setMailAddress            -   +   -   +   -   -   -   -   -   -   -   -
notices.pasteMailAddresses        -   +   -   +   -   -   -   -   -   -   -   -
`;

/** Not signed in; then the six posts of the office, liaison and leader, and the three administrators. */
const HEADS: Record<'anyone' | Role, string> = {
  anyone: 'any',
  director: 'dir',
  deputy: 'dep',
  secretariat: 'sec',
  drafting: 'dra',
  supervision: 'sup',
  logistics: 'log',
  liaison: 'lia',
  leader: 'lea',
  'system-admin': 'sys',
  'security-admin': 'sea',
  auditor: 'aud',
};
const COLUMNS = ['anyone', ...ROLES] as const;
const lineOf = (path: string, signs: readonly string[]) => `${path.padEnd(34)}${signs.map((sign) => sign.padEnd(4)).join('')}`.trimEnd();
const REFUSED: readonly string[] = ['not_signed_in', 'not_allowed'];

let database: TestDb;
beforeAll(async () => {
  database = await freshDb();
  // one unit, so that loading the demo is allowed or refused but never done
  await database.db.insertInto('unit').values({ id: 'u1', name: '区委办公室', shortName: '区委办', kind: 'own-office', sort: 1, phone: null, fax: null, address: null, lastDay: null }).execute();
});
afterAll(() => database.close());

/** Every procedure of the router, as deep as it goes, by its path. */
function procedures(router: object, path: readonly string[] = []): [string[], AnyProcedure][] {
  return Object.entries(router).flatMap(([key, value]: [string, unknown]) => {
    const here = [...path, key];
    if (isProcedure(value)) return [[here, value] as [string[], AnyProcedure]];
    return typeof value === 'object' && value !== null ? procedures(value, here) : [];
  });
}

const contextOf = (column: 'anyone' | Role) => (column === 'anyone' ? { ...callAs(database.db, 'leader'), actor: null } : callAs(database.db, column));

/** How a call without any input ends: the code of its refusal, or null. */
async function codeOf(procedure: AnyProcedure, path: string[], column: 'anyone' | Role): Promise<string | null> {
  try {
    await call(procedure, {}, { context: contextOf(column), path });
    return null;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}

test('every procedure, called by everybody: + may, - is refused', async () => {
  const faults: string[] = [];
  const rows = [lineOf('', COLUMNS.map((column) => HEADS[column]))];
  for (const [path, procedure] of procedures(api)) {
    const signs: string[] = [];
    for (const column of COLUMNS) {
      const code = await codeOf(procedure, path, column);
      if (code !== null && !(code in PROBLEMS)) faults.push(`${path.join('.')} as ${column}: ${code}`);
      signs.push(code !== null && REFUSED.includes(code) ? '-' : '+');
    }
    rows.push(lineOf(path.join('.'), signs));
  }
  expect(faults).toEqual([]);
  expect(`\n${rows.join('\n')}\n`).toBe(TABLE);
}, 120_000);

test('a refused act of a signed-in account is in the log, by the name of its procedure', async () => {
  await codeOf(api.meetings.create, ['meetings', 'create'], 'auditor');
  await codeOf(api.meetings.create, ['meetings', 'create'], 'anyone');
  const newest = await database.db.selectFrom('audit').select(['kind', 'actorName', 'detail']).orderBy('id', 'desc').limit(1).execute();
  expect(newest).toEqual([{ kind: 'accounts.refused', actorName: 'auditor', detail: { procedure: 'meetings.create' } }]);
});
