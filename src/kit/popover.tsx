import { useEffect, useRef, useState } from 'react';

interface Props {
  readonly label: React.ReactNode;
  /** What a screen reader calls the button; left out: its text. */
  readonly name?: string;
  readonly className?: string;
  readonly side?: 'left' | 'right';
  /** A press on a link or on an element with data-close closes the panel. */
  readonly children: React.ReactNode;
}

/** A button that shows a panel; Escape, a press outside or a chosen link closes it. */
export function Popover({ label, name, className = '', side = 'right', children }: Props) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return undefined;
    const press = ({ target }: MouseEvent) => {
      const inside = target instanceof Element && box.current?.contains(target);
      if (!inside || target.closest('a, [data-close]')) setOpen(false);
    };
    const escape = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape') return;
      setOpen(false);
      box.current?.querySelector('button')?.focus();
    };
    document.addEventListener('click', press);
    document.addEventListener('keydown', escape);
    return () => {
      document.removeEventListener('click', press);
      document.removeEventListener('keydown', escape);
    };
  }, [open]);
  return (
    <div className={`popover ${className}`} ref={box}>
      <button type="button" className="popover-button" aria-expanded={open} {...(name ? { 'aria-label': name } : {})} onClick={() => setOpen(!open)}>
        {label}
      </button>
      {open ? <div className={`popover-panel popover-${side}`}>{children}</div> : null}
    </div>
  );
}
