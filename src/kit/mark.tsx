/** The states a stage, an item or a thing can be in. Each has a colour and a shape of its own. */
export const MARKS = ['done', 'now', 'ready', 'waiting', 'skipped', 'late', 'warn', 'off'] as const;
export type MarkState = (typeof MARKS)[number];

const TICK = <path className="mark-sign" d="M-4 0l3 3 5-6" />;
const CROSSBAR = <path className="mark-bar" d="M-4 0H4" />;
const EXCLAIM = <path className="mark-sign" d="M0 -4.5V1M0 4v.2" />;

const SHAPES: Record<MarkState, React.ReactNode> = {
  done: <><circle r="9" className="mark-full" />{TICK}</>,
  now: <><circle r="12" className="mark-halo" /><circle r="8" className="mark-ring" /><circle r="3" className="mark-dot" /></>,
  ready: <circle r="8" className="mark-ring" />,
  waiting: <circle r="8" className="mark-ring mark-dashed" />,
  skipped: <><circle r="8" className="mark-ring" />{CROSSBAR}</>,
  late: <><path d="M0 -11L11 9H-11Z" className="mark-full" strokeLinejoin="round" />{EXCLAIM}</>,
  warn: <><path d="M0 -10L10 0L0 10L-10 0Z" className="mark-full" />{EXCLAIM}</>,
  off: <circle r="4" className="mark-full" />,
};

/** The bare shape, for use inside a drawing. */
export function MarkShape({ state }: { readonly state: MarkState }) {
  return <g className={`mark mark-${state}`}>{SHAPES[state]}</g>;
}

/** The shape as a small picture beside words that say the same. */
export function Mark({ state, size = 18 }: { readonly state: MarkState; readonly size?: number }) {
  return (
    <svg className="mark-picture" width={size} height={size} viewBox="-12.5 -12.5 25 25" aria-hidden="true">
      <MarkShape state={state} />
    </svg>
  );
}
