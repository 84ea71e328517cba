import { Mark, type MarkState } from './mark.tsx';

export type { MarkState } from './mark.tsx';

interface Props {
  readonly state: MarkState;
  readonly children: React.ReactNode;
}

/** A state in words, with its colour and its shape. */
export function StatusTag({ state, children }: Props) {
  return (
    <span className={`status status-${state}`}>
      <Mark state={state} size={14} />
      {children}
    </span>
  );
}

/** A quiet fact in a frame (依据 F2.8). `tone` only strengthens what the words already say. */
export function Chip({ tone = 'plain', children, title }: { readonly tone?: 'plain' | 'red' | 'ok' | 'warn'; readonly children: React.ReactNode; readonly title?: string }) {
  return <span className={`chip chip-${tone}`} title={title}>{children}</span>;
}
