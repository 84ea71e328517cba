/** Row 2: the same flow, its state loaded from text before each human action and saved to text after it. */
import { SHIPPED_CALENDAR } from '#norm/calendar.ts';
import { begin, finish } from '#norm/flow.ts';
import { plan } from '#norm/plan.ts';
import type { Norm } from '#norm/norm.ts';
import { load, save } from '#norm/saved.ts';
import type { Saved } from '#norm/saved.ts';
import { count, growth, interleaved, median, times } from '../measure.ts';
import type { Row } from '../row.ts';
import { act, firstState, sourceOf } from './bpmn.ts';
import type { SourceContext } from './bpmn.ts';
import { SHAPE, stageName, syntheticNorm } from './synthetic.ts';

const GOAL = 500;
const MOST_GROWTH = 1.1;
const TURNS = 5;
const OURS_PER_TURN = 400;
const PEER_PER_TURN = 2;

const START = new Date('2026-12-22T01:00:00Z');
const ACT = { by: 'clerk', at: new Date('2026-12-01T01:00:00Z'), note: 'done' };

function runOurs(norm: Norm, stages: number): string {
  let text = JSON.stringify(save(begin(plan(norm, { kind: 'conference', start: START, end: new Date('2026-12-22T03:00:00Z') }, SHIPPED_CALENDAR))));
  for (let i = 0; i < stages; i += 1) {
    const { state } = finish(load(norm, JSON.parse(text) as Saved, SHIPPED_CALENDAR), stageName(i), ACT);
    text = JSON.stringify(save(state));
  }
  return text;
}

async function runPeer(source: SourceContext, first: string): Promise<number> {
  let done = 0;
  for (let text: string | null = first; text !== null; done += 1) text = await act(source, text);
  return done;
}

export async function measure(): Promise<Row> {
  const norm = syntheticNorm(SHAPE.length);
  const source = await sourceOf(SHAPE);
  const first = await firstState(source);
  if ((await runPeer(source, first)) !== SHAPE.length) throw new Error('the two do not run the same flow');
  const oursTurn = () => {
    for (let i = 0; i < OURS_PER_TURN; i += 1) runOurs(norm, SHAPE.length);
  };
  const peerTurn = async () => {
    for (let i = 0; i < PEER_PER_TURN; i += 1) await runPeer(source, first);
  };
  const turns = await interleaved(TURNS, oursTurn, peerTurn);
  const ours = median(turns.map((turn) => (OURS_PER_TURN * 1000) / turn.ours));
  const peer = median(turns.map((turn) => (PEER_PER_TURN * 1000) / turn.peer));
  const ratio = ours / peer;
  // one action on a longer flow reads and writes a longer state: linear in the stages
  const slope = await growth([20, 40, 80, 160], (size) => {
    const sized = syntheticNorm(size);
    return () => {
      for (let i = 0; i < 300; i += 1) runOurs(sized, 1);
    };
  });
  return {
    row: '2', title: 'the same, state loaded and saved around each of the 20 actions', ours: `${count(ours)}/s`, peer: `bpmn-engine ${peer.toFixed(1)}/s`, ratio,
    limit: '-', goal: `>= ${times(GOAL)}, growth <= ${MOST_GROWTH}`, slope, pass: ratio >= GOAL && slope <= MOST_GROWTH,
  };
}
