import { useEffect, useSyncExternalStore } from 'react';
import { Mark } from './mark.tsx';

interface Toast {
  readonly id: number;
  readonly text: string;
  readonly state: 'done' | 'warn';
  /** Undo beats "are you sure": what the button says and does. */
  readonly act?: { readonly label: string; readonly run: () => void } | undefined;
}

const PLAIN_MS = 4_000;
const WITH_ACT_MS = 10_000;

let toasts: readonly Toast[] = [];
let last = 0;
const listeners = new Set<() => void>();
const set = (next: readonly Toast[]) => {
  toasts = next;
  listeners.forEach((listener) => listener());
};
const drop = (id: number) => set(toasts.filter((toast) => toast.id !== id));

/** Says briefly that something has happened; `act` offers the way back. */
export function say(text: string, { act, state = 'done' }: Partial<Pick<Toast, 'act' | 'state'>> = {}): void {
  last += 1;
  // what could be undone is behind us once the next thing is done
  set([...toasts.filter((toast) => !toast.act), { id: last, text, state, act }]);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

function ToastLine({ toast }: { readonly toast: Toast }) {
  const { id, act } = toast;
  useEffect(() => {
    const timer = setTimeout(drop, act ? WITH_ACT_MS : PLAIN_MS, id);
    return () => clearTimeout(timer);
  }, [id, act]);
  return (
    <div className="toast">
      <Mark state={toast.state} size={16} />
      <span>{toast.text}</span>
      {act ? <button type="button" className="link-button" onClick={() => { act.run(); drop(id); }}>{act.label}</button> : null}
    </div>
  );
}

/** Where the short sayings appear; read out politely. */
export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return <div className="toasts" role="status" aria-live="polite">{shown.map((toast) => <ToastLine key={toast.id} toast={toast} />)}</div>;
}
