import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Problem } from '#platform/problem.ts';
import { addMinutes, dayNumber, numberDay, officeDay, officeInstant } from '#platform/time.ts';
import { addWorkdays, isWorkday, SHIPPED_CALENDAR, workdayOnOrBefore, workdaysIn } from './calendar.ts';
import { amend } from './amend.ts';
import { insert, pin, reopen, replan, unpin } from './change.ts';
import { MODE } from './compile.ts';
import { begin, finish, ready, skip, waitsFor, wouldReopen } from './flow.ts';
import type { State } from './state.ts';
import { KINDS } from './kinds.ts';
import type { Meeting } from './meeting.ts';
import { kindOf, NORM_V1 } from './norm.ts';
import { FLAG, hasFlag, plan } from './plan.ts';
import type { Plan } from './plan.ts';
import { load, save } from './saved.ts';
import type { StageId } from './types.ts';

const C = SHIPPED_CALENDAR;
const RUNS = { numRuns: 150 };

const dayNumbers = fc.integer({ min: dayNumber('2005-06-01'), max: dayNumber('2026-08-31') });
const workdays = dayNumbers.map((n) => workdayOnOrBefore(C, n));
const times = fc.constantFrom('08:30', '09:00', '14:00', '15:30', '19:00');
const kinds = fc.constantFrom(...KINDS);
const optionalOf = (kind: Meeting['kind']) => kindOf(NORM_V1, kind).stages.filter(({ optional }) => optional).map(({ id }) => id);

const meetingAt = (kind: Meeting['kind'], n: number, time: string, minutes: number): Meeting => {
  const start = officeInstant(numberDay(n), time);
  return { kind, start, end: addMinutes(start, minutes) };
};
const meetings: fc.Arbitrary<Meeting> = fc
  .record({ kind: kinds, n: workdays, time: times, minutes: fc.integer({ min: 30, max: 240 }), on: fc.infiniteStream(fc.boolean()) })
  .map(({ kind, n, time, minutes, on }) => {
    const chosen = optionalOf(kind).filter(() => on.next().value);
    return { ...meetingAt(kind, n, time, minutes), choice: { on: chosen, off: optionalOf(kind).filter((id) => !chosen.includes(id) && !chosen.some((other) => brings(kind, other).includes(id))) } };
  });
const brings = (kind: Meeting['kind'], id: StageId): readonly StageId[] => kindOf(NORM_V1, kind).stages.find((stage) => stage.id === id)?.brings ?? [];
const dueDay = (made: Plan, i: number) => dayNumber(officeDay(new Date(made.due[i] ?? 0)));

describe('calendar', () => {
  test('k working days and back is the same working day', () => {
    fc.assert(fc.property(workdays, fc.integer({ min: -80, max: 80 }), (n, k) => {
      expect(addWorkdays(C, addWorkdays(C, n, k), -k)).toBe(n);
    }), RUNS);
  });

  test('counting and stepping agree with walking day by day', () => {
    fc.assert(fc.property(dayNumbers, fc.integer({ min: 1, max: 40 }), (n, k) => {
      let at = n;
      for (let left = k; left > 0; ) if (isWorkday(C, (at -= 1))) left -= 1;
      expect(addWorkdays(C, n, -k)).toBe(at);
      expect(workdaysIn(C, at, n)).toBe(k);
    }), RUNS);
  });
});

describe('plans', () => {
  test('shifting the meeting by k working days shifts every stage counted in working days by k', () => {
    fc.assert(fc.property(meetings, fc.integer({ min: -60, max: 60 }), (meeting, k) => {
      const from = dayNumber(officeDay(meeting.start));
      const by = (addWorkdays(C, from, k) - from) * 24 * 60;
      fc.pre(k !== 0);
      const before = plan(NORM_V1, meeting, C);
      const after = plan(NORM_V1, { ...meeting, start: addMinutes(meeting.start, by), end: addMinutes(meeting.end, by) }, C);
      before.flow.stages.forEach((_, i) => {
        const inDays = before.flow.mode[i] === MODE.before || before.flow.mode[i] === MODE.later;
        if (inDays) expect(dueDay(after, i)).toBe(addWorkdays(C, dueDay(before, i), k));
        else expect((after.due[i] ?? 0) - (before.due[i] ?? 0)).toBe(before.flow.mode[i] === MODE.after ? (after.due[before.flow.anchor[i] ?? 0] ?? 0) - (before.due[before.flow.anchor[i] ?? 0] ?? 0) : by * 60_000);
      });
    }), RUNS);
  });

  test('no stage is due after a stage that waits for it, however short the lead time', () => {
    fc.assert(fc.property(meetings, fc.option(fc.integer({ min: -3 * 24 * 60, max: 90 * 24 * 60 })), (meeting, lead) => {
      const made = plan(NORM_V1, meeting, C, lead === null ? undefined : addMinutes(meeting.start, -lead));
      for (const { need, follower } of made.flow.edges) expect(made.due[need]).toBeLessThanOrEqual(made.due[follower] ?? 0);
    }), RUNS);
  });

  test('compression never dates a stage before the day of planning, nor earlier than the norm; what is later is at risk', () => {
    fc.assert(fc.property(meetings, fc.integer({ min: 30, max: 90 * 24 * 60 }), (meeting, lead) => {
      const today = addMinutes(meeting.start, -lead);
      const made = plan(NORM_V1, meeting, C, today);
      const norm = plan(NORM_V1, meeting, C);
      made.due.forEach((at, i) => {
        expect(at).toBeGreaterThanOrEqual(Math.floor(today.getTime() / 60_000) * 60_000);
        const drawn = hasFlag(made, i, FLAG.drawn) || made.flow.mode[i] === MODE.after;
        if (!drawn) expect(at).toBeGreaterThanOrEqual(norm.due[i] ?? 0);
        expect(hasFlag(made, i, FLAG.atRisk)).toBe(made.compression !== null && at > (norm.due[i] ?? 0));
      });
    }), RUNS);
  });

  test('compression keeps the order of stages counted in working days', () => {
    fc.assert(fc.property(meetings, fc.integer({ min: 30, max: 60 * 24 * 60 }), (meeting, lead) => {
      const made = plan(NORM_V1, meeting, C, addMinutes(meeting.start, -lead));
      const norm = plan(NORM_V1, meeting, C);
      const counted = made.due.flatMap((at, i) => (made.flow.mode[i] === MODE.before && !hasFlag(made, i, FLAG.drawn) ? [{ at, norm: norm.due[i] ?? 0 }] : []));
      for (const one of counted) for (const other of counted) if (one.norm < other.norm) expect(one.at).toBeLessThanOrEqual(other.at);
    }), RUNS);
  });

  test('adding a dependency never makes a stage later', () => {
    const pairs = KINDS.flatMap((kind) => kindOf(NORM_V1, kind).stages.flatMap((stage, i, all) => all.slice(0, i).map((need) => ({ kind, stage: stage.id, need: need.id }))));
    fc.assert(fc.property(fc.constantFrom(...pairs), workdays, times, ({ kind, stage, need }, n, time) => {
      const choice = { on: optionalOf(kind) };
      const meeting = { ...meetingAt(kind, n, time, 120), choice };
      const before = plan(NORM_V1, meeting, C);
      const after = plan(amend(NORM_V1, { needs: { [stage]: [need] } }), meeting, C);
      after.due.forEach((at, i) => expect(at).toBeLessThanOrEqual(before.due[i] ?? 0));
    }), RUNS);
  });

  test('planning again changes nothing', () => {
    fc.assert(fc.property(meetings, fc.option(fc.integer({ min: 0, max: 60 * 24 * 60 })), (meeting, lead) => {
      const state = begin(plan(NORM_V1, meeting, C, lead === null ? undefined : addMinutes(meeting.start, -lead)));
      const again = replan(state, { start: meeting.start, end: meeting.end }, C, { by: 'a', at: meeting.start });
      expect(again.event.moved).toEqual([]);
      expect(again.state).toEqual(state);
    }), RUNS);
  });
});

/** The plainest possible bookkeeping beside the real state: which stages are closed, and how. */
interface Model {
  readonly closed: Map<StageId, 'done' | 'skipped'>;
  /** The due date each closed stage had when it was closed. */
  readonly dates: Map<StageId, number>;
}
interface Real {
  state: State;
}

const ACT = { by: '王秘书', at: new Date('2026-01-05T01:00:00Z') };
const SIGNED = [{ duty: 'secretariat', by: '甲' }, { duty: 'logistics', by: '乙' }, { duty: 'attending-deputy', by: '丙' }] as const;
const idAt = ({ state }: Real, pick: number): StageId => state.plan.flow.stages[pick % state.plan.flow.stages.length]?.id ?? '';
const stageIn = ({ state: { plan: made } }: Real, id: StageId) => made.flow.stages[made.flow.index.get(id) ?? -1];
const dateOf = ({ state: { plan: made } }: Real, id: StageId) => made.due[made.flow.index.get(id) ?? -1] ?? 0;

function attempt(run: () => void): string {
  try {
    run();
    return 'ok';
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}

/** What must hold after any command whatever. */
function checkInvariants(model: Model, real: Real): void {
  const { plan: made, marks } = real.state;
  const { flow } = made;
  const closed = new Map(flow.stages.flatMap(({ id }, i) => (marks[i] ? [[id, marks[i].as] as const] : [])));
  expect(closed).toEqual(model.closed);
  for (const [id, at] of model.dates) expect(dateOf(real, id)).toBe(at);
  const open = flow.stages.filter(({ id }) => !closed.has(id));
  expect(ready(real.state)).toEqual(open.filter(({ id }) => waitsFor(real.state, id).length === 0).map(({ id }) => id));
  flow.stages.forEach(({ id }, i) => {
    if (closed.get(id) === 'done') for (const need of flow.needs[i] ?? []) expect(marks[need]).not.toBeNull();
  });
  for (const { need, follower } of flow.edges) {
    const held = marks[need] || hasFlag(made, need, FLAG.pinned);
    if (!held && !marks[follower]) expect(made.due[need]).toBeLessThanOrEqual(made.due[follower] ?? 0);
  }
}

type Command = fc.Command<Model, Real>;
const command = (name: string, run: (model: Model, real: Real) => void): Command => ({
  check: () => true,
  run: (model, real) => {
    run(model, real);
    checkInvariants(model, real);
  },
  toString: () => name,
});

const close = (model: Model, real: Real, id: StageId, how: 'done' | 'skipped') => {
  model.closed.set(id, how);
  model.dates.set(id, dateOf(real, id));
};

const finishing = (pick: number) => command(`finish ${pick}`, (model, real) => {
  const id = idAt(real, pick);
  const expected = model.closed.has(id) ? 'stage_already_done' : waitsFor(real.state, id).length > 0 ? 'stage_not_ready' : 'ok';
  expect(attempt(() => (real.state = finish(real.state, id, { ...ACT, signed: SIGNED }).state))).toBe(expected);
  if (expected === 'ok') close(model, real, id, 'done');
});

const skipping = (pick: number) => command(`skip ${pick}`, (model, real) => {
  const id = idAt(real, pick);
  const expected = model.closed.has(id) ? 'stage_already_done' : stageIn(real, id)?.skippable ? 'ok' : 'stage_not_skippable';
  expect(attempt(() => (real.state = skip(real.state, id, { ...ACT, reason: '不需要' }).state))).toBe(expected);
  if (expected === 'ok') close(model, real, id, 'skipped');
});

const reopening = (pick: number) => command(`reopen ${pick}`, (model, real) => {
  const id = idAt(real, pick);
  if (!model.closed.has(id)) return expect(attempt(() => reopen(real.state, id, ACT))).toBe('stage_still_open');
  const told = wouldReopen(real.state, id);
  real.state = reopen(real.state, id, ACT).state;
  for (const other of told) {
    model.closed.delete(other);
    model.dates.delete(other);
  }
});

const inserting = (pick: number, days: number) => command(`insert ${pick} ${days}`, (model, real) => {
  const after = idAt(real, pick);
  const next = idAt(real, pick + 1);
  const holdsUp = model.closed.has(next) || (pick + 1) % real.state.plan.flow.stages.length === 0 ? [] : [next];
  const offset = { begin: null, due: { from: 'day', days }, open: false } as const;
  real.state = insert(real.state, { name: { zh: '加办', en: 'Extra' }, undertake: ['secretariat'], offset }, { ...ACT, reason: '需要', after, holdsUp }).state;
});

const pinning = (pick: number, hours: number) => command(`pin ${pick} ${hours}`, (model, real) => {
  const id = idAt(real, pick);
  const due = addMinutes(real.state.plan.meeting.start, hours * 60);
  expect(attempt(() => (real.state = pin(real.state, id, { ...ACT, due }).state))).toBe(model.closed.has(id) ? 'stage_already_done' : 'ok');
  if (!model.closed.has(id)) expect(dateOf(real, id)).toBe(due.getTime());
});

const unpinning = (pick: number) => command(`unpin ${pick}`, (model, real) => {
  const id = idAt(real, pick);
  expect(attempt(() => (real.state = unpin(real.state, id, ACT).state))).toBe(model.closed.has(id) ? 'stage_already_done' : 'ok');
});

const moving = (days: number) => command(`move ${days}`, (_, real) => {
  const { start, end } = real.state.plan.meeting;
  const by = days * 24 * 60;
  const { state, event } = replan(real.state, { start: addMinutes(start, by), end: addMinutes(end, by) }, C, { ...ACT, today: addMinutes(start, -30 * 24 * 60) });
  for (const { stage, from, to } of event.moved) expect([from.getTime(), to.getTime()]).toEqual([dateOf(real, stage), dateOf({ state }, stage)]);
  real.state = state;
});

const saving = () => command('save and load', (_, real) => {
  const back = load(NORM_V1, JSON.parse(JSON.stringify(save(real.state))), C);
  expect(back).toEqual(real.state);
  real.state = back;
});

test('any sequence of commands, with saving and loading in between, keeps the invariants', () => {
  const picks = fc.nat({ max: 40 });
  const commands = fc.commands<Model, Real>([
    picks.map(finishing), picks.map(finishing), picks.map(finishing),
    picks.map(skipping),
    picks.map(reopening),
    fc.tuple(picks, fc.integer({ min: -20, max: -1 })).map(([pick, days]) => inserting(pick, days)),
    fc.tuple(picks, fc.integer({ min: -600, max: 200 })).map(([pick, hours]) => pinning(pick, hours)),
    picks.map(unpinning),
    fc.integer({ min: -20, max: 20 }).map(moving),
    fc.constant(saving()),
  ], { maxCommands: 40 });
  fc.assert(fc.property(meetings, fc.option(fc.integer({ min: 0, max: 60 * 24 * 60 })), commands, (meeting, lead, sequence) => {
    fc.modelRun(() => ({
      model: { closed: new Map(), dates: new Map() },
      real: { state: begin(plan(NORM_V1, meeting, C, lead === null ? undefined : addMinutes(meeting.start, -lead))) },
    }), sequence);
  }), { numRuns: 300 });
});
