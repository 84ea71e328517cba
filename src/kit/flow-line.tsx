import './flow-line.css';
import { useEffect, useRef, useState } from 'react';
import { layoutFlow, type FlowLayout, type FlowSize } from './flow-layout.ts';
import { MarkShape } from './mark.tsx';
import { useSettings } from './settings.ts';
import { en } from './words.en.ts';
import { useWords } from './words.tsx';
import { zh } from './words.zh.ts';

export type FlowState = 'done' | 'now' | 'ready' | 'waiting' | 'skipped' | 'late' | 'off';

/** One stage on the line. */
export interface FlowNode {
  readonly id: string;
  readonly label: string;
  readonly state: FlowState;
  /** Under the mark: the date, or what it waits for. */
  readonly note?: string | undefined;
  /** Said after the label where it must not be overlooked (规范未列). */
  readonly mark?: string | undefined;
  readonly urgent?: boolean | undefined;
}

interface Props {
  readonly nodes: readonly FlowNode[];
  /** What the line is, for those who hear it. */
  readonly label: string;
  readonly size?: FlowSize;
  readonly selected?: string | undefined;
  /** Left out: the line is only looked at. */
  readonly onSelect?: (id: string) => void;
}

const LETTER = { normal: 14, large: 18 };
const FIRST_GUESS = 1200;

function useWidth(): [React.RefObject<HTMLDivElement | null>, number] {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(FIRST_GUESS);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const watch = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? FIRST_GUESS)));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return [box, width];
}

const SETTLED: readonly FlowState[] = ['done', 'skipped'];

/** A piece of the line is travelled when the stage before it is settled. */
const travelled = (nodes: readonly FlowNode[], at: number): boolean => {
  const from = nodes[at];
  return from !== undefined && SETTLED.includes(from.state) && nodes.slice(0, at).every(({ state }) => SETTLED.includes(state));
};

function Rail({ layout, nodes, width }: { readonly layout: FlowLayout; readonly nodes: readonly FlowNode[]; readonly width: number }) {
  return (
    <svg className="flow-rail" width={width} height={layout.height} viewBox={`0 0 ${width} ${layout.height}`} aria-hidden="true">
      {layout.pieces.map((piece, at) => (
        <path key={nodes[at]?.id} d={piece} className={travelled(nodes, at) ? 'flow-piece flow-travelled' : 'flow-piece'} />
      ))}
    </svg>
  );
}

function NodeText({ node }: { readonly node: FlowNode }) {
  const w = useWords({ zh, en }).flow;
  return (
    <>
      <span className="flow-label">{node.label}{node.mark ? <em> {node.mark}</em> : null}</span>
      <svg className="flow-mark" width="25" height="25" viewBox="-12.5 -12.5 25 25" aria-hidden="true"><MarkShape state={node.state} /></svg>
      <span className="visually-hidden">{w[node.state]}</span>
      {node.note ? <span className={node.urgent ? 'flow-note flow-urgent' : 'flow-note'}>{node.note}</span> : null}
    </>
  );
}

interface NodeProps {
  readonly node: FlowNode;
  readonly at: number;
  readonly layout: FlowLayout;
  readonly selected: boolean;
  readonly reachable: boolean;
  readonly onSelect: ((id: string) => void) | undefined;
}

function Node({ node, at, layout, selected, reachable, onSelect }: NodeProps) {
  const place = layout.places[at];
  const style = place ? { left: place.x - layout.column / 2, width: layout.column, bottom: layout.height - place.y - 12.5 } : undefined;
  const className = `flow-node flow-${node.state}${selected ? ' flow-selected' : ''}`;
  return (
    <li className={className} style={style}>
      {onSelect ? (
        <button type="button" data-flow={node.id} tabIndex={reachable ? 0 : -1} aria-pressed={selected} {...(node.state === 'now' ? { 'aria-current': 'step' as const } : {})} onClick={() => onSelect(node.id)}>
          <NodeText node={node} />
        </button>
      ) : (
        <div className="flow-still"><NodeText node={node} /></div>
      )}
    </li>
  );
}

const STEP: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Arrow keys, Home and End walk along the line; one press of Tab leaves it. */
function walk(event: React.KeyboardEvent<HTMLOListElement>) {
  const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button[data-flow]')];
  const here = buttons.indexOf(document.activeElement as HTMLButtonElement);
  const step = STEP[event.key];
  const to = event.key === 'Home' ? 0 : event.key === 'End' ? buttons.length - 1 : step === undefined || here < 0 ? -1 : here + step;
  if (to < 0 || to >= buttons.length) return;
  event.preventDefault();
  buttons[to]?.focus();
}

/** The flow of a meeting as a drawn line of stages: state by colour and by shape, in rows as the width allows, upright on a phone. */
export function FlowLine({ nodes, label, size = 'normal', selected, onSelect }: Props) {
  const [box, width] = useWidth();
  const { large } = useSettings();
  const layout = layoutFlow(nodes.map((node) => (node.mark ? `${node.label} ${node.mark}` : node.label)), width, large ? LETTER.large : LETTER.normal, size);
  const entry = selected ?? nodes.find(({ state }) => state === 'now')?.id ?? nodes[0]?.id;
  const list = (
    <ol aria-label={label} style={layout.upright ? undefined : { height: layout.height }} {...(onSelect ? { onKeyDown: walk } : {})}>
      {nodes.map((node, at) => <Node key={node.id} node={node} at={at} layout={layout} selected={node.id === selected} reachable={node.id === entry} onSelect={onSelect} />)}
    </ol>
  );
  return (
    <div ref={box} className={`flow flow-${size} ${layout.upright ? 'flow-upright' : 'flow-snake'}`}>
      {layout.upright ? null : <Rail layout={layout} nodes={nodes} width={width} />}
      {list}
    </div>
  );
}
