import { Link } from '@tanstack/react-router';
import { EmptyPlace, PageShell } from '#kit/page-shell.tsx';
import { useWords } from '#kit/words.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

export function NotFound() {
  const w = useWords({ zh, en }).notFound;
  return (
    <PageShell title={w.title} width="narrow">
      <EmptyPlace action={<Link to="/" className="primary-button">{w.go}</Link>}>{w.next}</EmptyPlace>
    </PageShell>
  );
}

/** A page that failed to load or to draw. */
export function PageFault() {
  const w = useWords({ zh, en }).pageFault;
  return (
    <PageShell title={w.title} width="narrow">
      <EmptyPlace action={<button type="button" className="primary-button" onClick={() => location.reload()}>{w.reload}</button>}>{w.next}</EmptyPlace>
    </PageShell>
  );
}

/** While a page is on its way. */
export function Opening() {
  const w = useWords({ zh, en });
  return <p className="opening" role="status">{w.opening}</p>;
}
