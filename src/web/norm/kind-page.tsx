import './norm.css';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { FlowLine } from '#kit/flow-line.tsx';
import { Card, PageShell } from '#kit/page-shell.tsx';
import { Chip } from '#kit/status-tag.tsx';
import { useLocale, useWords } from '#kit/words.tsx';
import { ClauseRefs } from '#meetings/ui/clause.tsx';
import { dutyNames, offsetWords, ownersLine } from '#meetings/ui/norm-words.ts';
import { useOfficeNorm } from '#meetings/ui/office-norm.ts';
import { en as uiEn } from '#meetings/ui/words.en.ts';
import { zh as uiZh } from '#meetings/ui/words.zh.ts';
import type { Kind, Stage } from '#norm/types.ts';
import { NotFound } from '../not-found.tsx';
import { StageCard } from './stage-card.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

function Responsibilities({ kind }: { readonly kind: Kind }) {
  const locale = useLocale();
  const ui = useWords({ zh: uiZh, en: uiEn });
  const { arrange, undertake, assist, firstResponsible } = kind.roles;
  const rows = [[ui.roles.arrange, arrange], [ui.roles.undertake, undertake], [ui.roles.assist, assist], [ui.roles.firstResponsible, firstResponsible ? [firstResponsible] : []]] as const;
  return rows.flatMap(([label, duties]) => (duties.length > 0 ? [<span key={label}>{label} {ui.list(dutyNames(duties, locale))}</span>] : []));
}

function StageCell({ stage }: { readonly stage: Stage }) {
  const locale = useLocale();
  const ui = useWords({ zh: uiZh, en: uiEn });
  return (
    <span className="stage-cell">
      <span className="stage-number">{stage.written ? stage.id : '—'}</span>
      <span>{stage.name[locale]} {stage.written ? null : <Chip>{ui.unwritten}</Chip>}</span>
    </span>
  );
}

function StageTable({ kind }: { readonly kind: Kind }) {
  const locale = useLocale();
  const w = useWords({ zh, en });
  const ui = useWords({ zh: uiZh, en: uiEn });
  return (
    <div className="scroll-x">
      <table className="plain-table stack-table">
        <thead><tr><th scope="col">{w.stage}</th><th scope="col">{w.owners}</th><th scope="col">{w.time}</th><th scope="col">{w.items}</th></tr></thead>
        <tbody>
          {kind.stages.map((stage) => (
            <tr key={stage.id}>
              <th scope="row"><StageCell stage={stage} /></th>
              <td>{ownersLine(stage, locale, ui)}</td>
              <td>{offsetWords(stage.offset, locale, ui)}</td>
              <td className="soft">{ui.list(stage.items.map((item) => item[locale]))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** One flow of the norm: drawn, and the chosen stage with its owners, time, evidence, needs and list. */
export function KindPage() {
  const { kind: id } = useParams({ strict: false });
  const { stage: asked } = useSearch({ strict: false }) as { stage?: string };
  const navigate = useNavigate();
  const locale = useLocale();
  const w = useWords({ zh, en });
  const ui = useWords({ zh: uiZh, en: uiEn });
  const { kinds } = useOfficeNorm();
  const kind = kinds.find((one) => one.id === id);
  if (!kind) return <NotFound />;
  const stage = kind.stages.find((one) => one.id === asked) ?? kind.stages[0];
  const choose = (chosen: string) => void navigate({ to: '.', search: { stage: chosen } as never, replace: true });
  const nodes = kind.stages.map(({ id: stageId, name, written, on }) => ({ id: stageId, label: name[locale], state: on ? ('ready' as const) : ('waiting' as const), mark: written ? undefined : ui.unwritten, note: written ? stageId : on ? undefined : ui.offByDefault }));
  const sub = <><Responsibilities kind={kind} /><ClauseRefs ids={kind.clauses} /></>;
  return (
    <PageShell title={kind.name[locale]} sub={sub} actions={<Link to="/norm" className="plain-button">{w.back}</Link>}>
      <div className="card flow-card"><FlowLine nodes={nodes} label={w.flow} selected={stage?.id} onSelect={choose} /></div>
      {stage ? <StageCard kind={kind} stage={stage} onChoose={choose} /> : null}
      <Card title={w.table} padded={false}><StageTable kind={kind} /></Card>
    </PageShell>
  );
}
