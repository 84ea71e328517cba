import { rows, type StageRow } from '#norm/rows.ts';
import type { State } from '#norm/state.ts';
import type { Stage } from '#norm/types.ts';
import type { Call } from '#platform/call.ts';
import { isOwnEvidence } from '../stages/rules.ts';
import { mayArrange, mayDecideItem, maySign, mayWorkOn } from '../access.ts';
import { itemsOf, type StageItemRow } from '../checklist/store.ts';
import { loadState } from '../stages/actions.ts';
import { signaturesOf, type SignatureRow } from '../stages/store.ts';
import { accountNames, findMeeting, type MeetingRow } from '../store.ts';

type Names = ReadonlyMap<string, string>;
const nameIn = (names: Names, id: string | null): string | null => (id === null ? null : (names.get(id) ?? null));

function itemView(stage: Stage, row: StageItemRow, call: Call, meeting: MeetingRow, names: Names) {
  const item = stage.items.find(({ id }) => id === row.itemId);
  if (!item) return [];
  const { on: _, ...noun } = item;
  return [
    {
      ...noun,
      on: row.isOn,
      doneAt: row.doneAt,
      doneByName: nameIn(names, row.doneBy),
      note: row.note,
      decided: row.decidedAt && { at: row.decidedAt, byName: nameIn(names, row.decidedBy), words: row.decision },
      maySwitch: item.decision && !row.isOn ? mayDecideItem(call.actor, meeting, item.decision.by) : mayArrange(call.actor, meeting),
    },
  ];
}

function markView({ mark }: StageRow, names: Names) {
  return mark && { as: mark.as, at: new Date(mark.at), byName: nameIn(names, mark.by), note: mark.note };
}

/** Every duty whose confirmation the stage asks, given or not, and whether this reader may give it. */
function signaturesView(stage: Stage, given: readonly SignatureRow[], call: Call, meeting: MeetingRow, names: Names) {
  const asked = [...new Set([...stage.roles.signers, ...stage.roles.passedBy])];
  return asked.map((duty) => {
    const signature = given.find((row) => row.stageId === stage.id && row.duty === duty);
    return { duty, at: signature?.at ?? null, byName: nameIn(names, signature?.accountId ?? null), remark: signature?.remark ?? null, may: maySign(call.actor, meeting, duty) };
  });
}

interface Drawn {
  readonly call: Call;
  readonly meeting: MeetingRow;
  readonly state: State;
  readonly items: readonly StageItemRow[];
  readonly given: readonly SignatureRow[];
  readonly names: Names;
}

function stageView(row: StageRow, { call, meeting, state, items, given, names }: Drawn) {
  const { stage, status, begin, due, provisional, atRisk, pinned, waitsFor } = row;
  const { id, name, clause, ownerClause, roles, evidence, written, optional, skippable } = stage;
  const open = status === 'ready' || status === 'waiting';
  return {
    id, name, clause, ownerClause, roles, evidence, written, optional, skippable,
    ownEvidence: isOwnEvidence(evidence),
    status, begin, due, provisional, atRisk, pinned, waitsFor,
    late: open && due < call.now,
    mark: markView(row, names),
    conflicts: state.plan.conflicts.filter((conflict) => conflict.stage === id),
    items: items.filter(({ stageId }) => stageId === id).flatMap((item) => itemView(stage, item, call, meeting, names)),
    signatures: signaturesView(stage, given, call, meeting, names),
    mayWork: mayWorkOn(call.actor, meeting, stage),
  };
}

/** G4, A9: a meeting that began before both signatures were there carries the mark 未检查 for ever. */
const uncheckedAtStart = (state: State, meeting: MeetingRow, now: Date): boolean =>
  meeting.kind === 'attended' && now >= meeting.startAt && state.marks.some((mark) => mark === null || mark.as === 'skipped' || mark.at > meeting.startAt.getTime());

/** Everything the meeting's page shows of its stages, in the written order: four statements however long the flow is. */
export async function listStages(call: Call, meetingId: string) {
  const meeting = await findMeeting(call.db, call.actor, meetingId);
  const state = await loadState(call.db, meeting);
  const [items, given] = [await itemsOf(call.db, meetingId), await signaturesOf(call.db, meetingId)];
  const accounts = [...items.flatMap(({ doneBy, decidedBy }) => [doneBy, decidedBy]), ...given.map(({ accountId }) => accountId), ...state.marks.map((mark) => mark?.by ?? null)];
  const names = await accountNames(call.db, accounts.filter((id) => id !== null));
  const { flow, compression } = state.plan;
  const chosen = new Set(flow.stages.map(({ id }) => id));
  return {
    stages: rows(state).map((row) => stageView(row, { call, meeting, state, items, given, names })),
    /** Optional stages of the kind that this meeting does not have (A14). */
    offered: flow.kind.stages.filter(({ id }) => !chosen.has(id)).map(({ id, name, clause, written }) => ({ id, name, clause, written })),
    compression,
    unchecked: uncheckedAtStart(state, meeting, call.now),
    arrange: mayArrange(call.actor, meeting),
  };
}
