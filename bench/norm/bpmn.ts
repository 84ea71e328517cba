/** The peer of rows 1 and 2: the same stages as user tasks of a BPMN process, run by bpmn-engine with its model parsed once. */
import { EventEmitter } from 'node:events';
import { Engine } from 'bpmn-engine';
import type { BpmnEngineExecutionState, BpmnEngineOptions, Execution } from 'bpmn-engine';
import { stageName } from './synthetic.ts';

type Shape = readonly (readonly number[])[];

/** How the stages hang together: a stage with several needs stands behind a joining gateway, one with several followers before a forking one. */
function elements(shape: Shape): string[] {
  const followers = shape.map((_, i) => shape.flatMap((needs, n) => (needs.includes(i) ? [n] : [])));
  const gate = (kind: 'join' | 'fork', i: number) => `<parallelGateway id="${kind}${i}" />`;
  const entry = (i: number) => ((shape[i]?.length ?? 0) > 1 ? `join${i}` : stageName(i));
  const exit = (i: number) => ((followers[i]?.length ?? 0) > 1 ? `fork${i}` : stageName(i));
  const flow = (from: string, to: string) => `<sequenceFlow id="f-${from}-${to}" sourceRef="${from}" targetRef="${to}" />`;
  return shape.flatMap((needs, i) => {
    const many = followers[i] ?? [];
    return [
      `<userTask id="${stageName(i)}" />`,
      ...(needs.length > 1 ? [gate('join', i), flow(`join${i}`, stageName(i))] : []),
      ...(many.length > 1 ? [gate('fork', i), flow(stageName(i), `fork${i}`)] : []),
      ...(needs.length === 0 ? [flow('start', stageName(i))] : []),
      ...(many.length === 0 ? [flow(stageName(i), 'end')] : many.map((n) => flow(exit(i), entry(n)))),
    ];
  });
}

const xmlOf = (shape: Shape): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<definitions id="trial" targetNamespace="urn:trial" xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
<process id="meeting" isExecutable="true"><startEvent id="start" />${elements(shape).join('')}<endEvent id="end" /></process></definitions>`;

export type SourceContext = NonNullable<BpmnEngineOptions['sourceContext']>;

const isSource = (value: unknown): value is SourceContext => typeof value === 'object' && value !== null && 'getProcessById' in value;

/** The parsed model, which every engine then shares. */
export async function sourceOf(shape: Shape): Promise<SourceContext> {
  const engine = new Engine({ source: xmlOf(shape) });
  const [definition] = await engine.getDefinitions();
  const source: unknown = definition?.environment.options['source'];
  if (!isSource(source)) throw new Error('bpmn-engine no longer keeps its parsed source here');
  return source;
}

interface Waiting {
  readonly content: { readonly id: string };
  signal(): void;
}

/** An engine that waits for its first task. */
export async function opened(sourceContext: SourceContext): Promise<Execution> {
  const engine = new Engine({ sourceContext });
  return engine.execute({ listener: new EventEmitter() });
}

/** Runs one instance from start to end, signalling each task as it waits, and says how many were done. */
export async function runToEnd(sourceContext: SourceContext): Promise<number> {
  const engine = new Engine({ sourceContext });
  const listener = new EventEmitter();
  let done = 0;
  listener.on('activity.wait', (task: Waiting) => {
    done += 1;
    task.signal();
  });
  const ended = engine.waitFor('end');
  await engine.execute({ listener });
  await ended;
  return done;
}

/** The state of an instance that waits for its first task, as text. */
export async function firstState(sourceContext: SourceContext): Promise<string> {
  const execution = await opened(sourceContext);
  const state = execution.getState();
  await execution.stop();
  return JSON.stringify(state);
}

/** One human action: recovers the instance from its text, signals one task, and gives the next text (null at the end). */
export async function act(sourceContext: SourceContext, text: string): Promise<string | null> {
  const engine = new Engine({ sourceContext }).recover(JSON.parse(text) as BpmnEngineExecutionState);
  const execution = await engine.resume();
  // a token on its way into a join is postponed too; only tasks can be signalled
  const task = execution.getPostponed().find(({ type }) => type === 'bpmn:UserTask');
  if (!task) throw new Error('nothing waits');
  task.signal();
  if (engine.state === 'idle') return null;
  const next = JSON.stringify(execution.getState());
  await execution.stop();
  return next;
}
