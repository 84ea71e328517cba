import { useEffect } from 'react';

interface Props {
  readonly title: string;
  /** Stands under the title: what this is, when, where. */
  readonly sub?: React.ReactNode;
  /** Buttons on the right of the title. */
  readonly actions?: React.ReactNode;
  readonly width?: 'normal' | 'wide' | 'narrow';
  readonly children: React.ReactNode;
}

/** One page: its title (also the window's), a line of facts, its actions, its content. */
export function PageShell({ title, sub, actions, width = 'normal', children }: Props) {
  useEffect(() => {
    document.title = `${title} · 会务`;
  }, [title]);
  return (
    <div className={`page page-${width}`}>
      <header className="page-head">
        <div>
          <h1>{title}</h1>
          {sub ? <div className="page-sub">{sub}</div> : null}
        </div>
        {actions ? <div className="page-actions no-print">{actions}</div> : null}
      </header>
      {children}
    </div>
  );
}

interface CardProps {
  readonly title?: React.ReactNode;
  /** Beside the title on the right. */
  readonly extra?: React.ReactNode;
  readonly className?: string;
  /** False when the content brings its own lines and margins. */
  readonly padded?: boolean;
  readonly children: React.ReactNode;
}

/** A framed part of a page. */
export function Card({ title, extra, className = '', padded = true, children }: CardProps) {
  return (
    <section className={`card ${className}`}>
      {title || extra ? <div className="card-head">{title ? <h2>{title}</h2> : null}{extra ? <div className="card-extra">{extra}</div> : null}</div> : null}
      <div className={padded ? 'card-body' : ''}>{children}</div>
    </section>
  );
}

/** An empty place that teaches: one sentence, and the button that begins. */
export function EmptyPlace({ children, action }: { readonly children: React.ReactNode; readonly action?: React.ReactNode }) {
  return <div className="empty-place"><p>{children}</p>{action}</div>;
}
