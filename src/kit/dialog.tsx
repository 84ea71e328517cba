import { useEffect, useRef } from 'react';

interface Props {
  readonly title: string;
  /** Left out: the dialog cannot be left by Escape. */
  readonly onClose?: () => void;
  readonly wide?: boolean;
  readonly children: React.ReactNode;
}

/** A dialog over the page, shown as long as it is drawn; the browser keeps the focus inside. */
export function Dialog({ title, onClose, wide = false, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  const cancel = (event: React.SyntheticEvent) => {
    event.preventDefault();
    onClose?.();
  };
  return (
    <dialog ref={dialog} className={wide ? 'dialog dialog-wide' : 'dialog'} aria-labelledby="dialog-title" onCancel={cancel}>
      <h2 id="dialog-title">{title}</h2>
      {children}
    </dialog>
  );
}
