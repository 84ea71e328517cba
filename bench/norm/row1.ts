/** Row 1: a flow of 20 stages from start to end in memory, guards and events on, against bpmn-engine. */
import { SHIPPED_CALENDAR } from '#norm/calendar.ts';
import { begin, finish, isOver } from '#norm/flow.ts';
import type { FlowEvent } from '#norm/events.ts';
import type { Meeting } from '#norm/meeting.ts';
import { plan } from '#norm/plan.ts';
import type { Norm } from '#norm/norm.ts';
import type { State } from '#norm/state.ts';
import { bytes, count, growth, heapPer, interleaved, median, times } from '../measure.ts';
import type { Row } from '../row.ts';
import { opened, runToEnd, sourceOf } from './bpmn.ts';
import { SHAPE, syntheticNorm } from './synthetic.ts';

const GOAL = 3000;
/** Each command copies the marks, so the growth is a little above linear on flows far longer than the norm's sixteen stages. */
const MOST_GROWTH = 1.35;
const HEAP_GOAL = 1000;
const TURNS = 5;
const OURS_PER_TURN = 20_000;
const PEER_PER_TURN = 12;

const START = new Date('2026-12-22T01:00:00Z');
const MEETING: Meeting = { kind: 'conference', start: START, end: new Date('2026-12-22T03:00:00Z') };
const ACT = { by: 'clerk', at: new Date('2026-12-01T01:00:00Z'), note: 'done' };

const openedOurs = (norm: Norm): State => begin(plan(norm, MEETING, SHIPPED_CALENDAR));

/** One meeting, every stage finished by evidence in the written order; the events are kept as the audit trail would. */
function runOurs(norm: Norm): readonly FlowEvent[] {
  let state = openedOurs(norm);
  const trail: FlowEvent[] = [];
  for (const { id } of state.plan.flow.stages) {
    const step = finish(state, id, ACT);
    state = step.state;
    trail.push(step.event);
  }
  if (!isOver(state)) throw new Error('the flow did not end');
  return trail;
}

function runMany(norm: Norm, many: number): number {
  let events = 0;
  for (let i = 0; i < many; i += 1) events += runOurs(norm).length;
  return events;
}

export async function measure(): Promise<Row[]> {
  const norm = syntheticNorm(SHAPE.length);
  const source = await sourceOf(SHAPE);
  if ((await runToEnd(source)) !== SHAPE.length || runOurs(norm).length !== SHAPE.length) throw new Error('the two do not run the same flow');
  const peerTurn = async () => {
    for (let i = 0; i < PEER_PER_TURN; i += 1) await runToEnd(source);
  };
  const turns = await interleaved(TURNS, () => runMany(norm, OURS_PER_TURN), peerTurn);
  const ours = median(turns.map((turn) => (OURS_PER_TURN * 1000) / turn.ours));
  const peer = median(turns.map((turn) => (PEER_PER_TURN * 1000) / turn.peer));
  const ratio = ours / peer;
  const slope = await growth([10, 20, 40, 80, 160], (size) => {
    const sized = syntheticNorm(size);
    return () => runMany(sized, 4000);
  });

  const half = (state: State) => state.plan.flow.stages.slice(0, 10).reduce((now, { id }) => finish(now, id, ACT).state, state);
  const oursHeap = await heapPer(20_000, () => half(openedOurs(norm)));
  const peerHeap = await heapPer(20, () => opened(source));
  const heapRatio = peerHeap / oursHeap;
  return [
    {
      row: '1', title: 'a flow of 20 stages to its end, guards and events on', ours: `${count(ours)}/s`, peer: `bpmn-engine ${count(peer)}/s`, ratio,
      limit: '-', goal: `>= ${times(GOAL)}, growth <= ${MOST_GROWTH}`, slope, pass: ratio >= GOAL && slope <= MOST_GROWTH,
    },
    {
      row: '1b', title: 'heap of one live meeting, ours half way with 10 marks', ours: bytes(oursHeap), peer: `bpmn-engine ${bytes(peerHeap)}`, ratio: heapRatio,
      limit: '-', goal: `>= ${times(HEAP_GOAL)}`, slope: null, pass: heapRatio >= HEAP_GOAL,
    },
  ];
}
