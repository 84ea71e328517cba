import './meetings.css';
import { Link, useSearch } from '@tanstack/react-router';
import { PageShell } from '#kit/page-shell.tsx';
import { useLocale, useWords } from '#kit/words.tsx';
import { KindFace } from './kind-face.tsx';
import { NewForm } from './new-form.tsx';
import { useOfficeNorm } from './office-norm.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

function KindChoice() {
  const w = useWords({ zh, en });
  const { kinds } = useOfficeNorm();
  return (
    <PageShell title={w.new.title} sub={<span>{w.new.chooseKind}</span>}>
      <div className="kind-cards">
        {kinds.map((kind) => <Link key={kind.id} to="/meetings/new" search={{ kind: kind.id } as never} className="kind-card card"><KindFace kind={kind} /></Link>)}
      </div>
    </PageShell>
  );
}

/** A new meeting: first the kind, as a card with its flow drawn on it, then six fields. */
export function NewMeetingPage() {
  const { kind: id, parent } = useSearch({ strict: false }) as { kind?: string; parent?: string };
  const locale = useLocale();
  const w = useWords({ zh, en });
  const { kinds } = useOfficeNorm();
  const kind = kinds.find((one) => one.id === id);
  if (!kind) return <KindChoice />;
  return (
    <PageShell title={w.new.titleOf(kind.name[locale])} width="wide" actions={<Link to="/meetings/new" search={{} as never} className="plain-button">{w.new.otherKind}</Link>}>
      <NewForm key={kind.id} kind={kind} parentId={parent} />
    </PageShell>
  );
}
