import '#meetings/ui/meetings.css';
import './norm.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { orpc } from '#kit/client.ts';
import { Card, PageShell } from '#kit/page-shell.tsx';
import { Chip } from '#kit/status-tag.tsx';
import { useWhen } from '#kit/when.ts';
import { useLocale, useWords } from '#kit/words.tsx';
import { ClauseRef, ClauseRefs } from '#meetings/ui/clause.tsx';
import { KindFace } from '#meetings/ui/kind-face.tsx';
import { useOfficeNorm } from '#meetings/ui/office-norm.ts';
import { CLAUSES, type GeneralClause } from '#norm/clauses.ts';
import type { Norm } from '#norm/norm.ts';
import type { Kind } from '#norm/types.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const SERIES = ['important', 'daily', 'attended'] as const;
const clausesOf = (letter: RegExp) => (Object.keys(CLAUSES) as GeneralClause[]).filter((id) => letter.test(id));

function KindCard({ kind }: { readonly kind: Kind }) {
  return <Link to="/norm/$kind" params={{ kind: kind.id }} className="kind-card card"><KindFace kind={kind} /></Link>;
}

function Rules({ letter }: { readonly letter: RegExp }) {
  const locale = useLocale();
  return (
    <dl className="rules">
      {clausesOf(letter).map((id) => <div key={id}><dt id={id}>{id}</dt><dd>{CLAUSES[id][locale]}</dd></div>)}
    </dl>
  );
}

function MinutesLists({ norm }: { readonly norm: Norm }) {
  const locale = useLocale();
  const w = useWords({ zh, en });
  return (
    <table className="plain-table">
      <thead><tr><th scope="col">{w.basis}</th><th scope="col">{w.minutesOf}</th><th scope="col">{w.recipients}</th></tr></thead>
      <tbody>
        {norm.distribution.map(({ id, clause, kind, recipients }) => (
          <tr key={id}>
            <td><ClauseRef id={clause} /></td>
            <td>{norm.kinds.find((one) => one.id === kind)?.name[locale]}</td>
            <td>{recipients.map((recipient) => recipient[locale]).join(locale === 'zh' ? '；' : '; ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Numbers({ norm: { rounds, seasons, lending } }: { readonly norm: Norm }) {
  const locale = useLocale();
  const w = useWords({ zh, en });
  const months = (list: readonly number[]) => list.join(locale === 'zh' ? '、' : ', ');
  const lines = [
    { clauses: [rounds.clause, 'A15'], text: w.rounds(rounds.due, rounds.overdue) },
    { clauses: [seasons.clause], text: w.seasons(months(seasons.summer), months(seasons.winter), seasons.minutesBefore) },
    { clauses: [lending.clause, 'A18'], text: w.lending(lending.defaultAnswer[locale]) },
  ];
  return <ul className="number-lines">{lines.map(({ clauses, text }) => <li key={text}>{text} <ClauseRefs ids={clauses} /></li>)}</ul>;
}

/** What this office changed, version by version, the latest first. */
function Versions() {
  const locale = useLocale();
  const when = useWhen();
  const w = useWords({ zh, en });
  const { data } = useQuery(orpc.meetings.normVersions.queryOptions());
  if (!data) return null;
  if (data.versions.length === 0) return <p className="soft">{w.asShipped}</p>;
  return (
    <ul className="norm-versions">
      {data.versions.map(({ version, madeAt, madeBy, note, changes }) => (
        <li key={version}>
          <strong>{w.version(version)}</strong> <span className="soft">{[madeAt && when.fullDay(madeAt), madeBy, note].filter(Boolean).join(' · ')}</span>
          <ul>{changes.map((change) => <li key={change.zh}>{change[locale]}</li>)}</ul>
        </li>
      ))}
    </ul>
  );
}

/** The norm at a glance: its flows drawn, what this office changed, its rules, who receives minutes, and the readings taken. */
export function NormPage() {
  const w = useWords({ zh, en });
  const norm = useOfficeNorm();
  return (
    <PageShell title={w.title} sub={<><span>{w.lead}</span><Chip>{w.inForce(norm.version)}</Chip></>}>
      {SERIES.map((series) => (
        <section key={series} className="norm-series">
          <h2>{w.series[series]}</h2>
          <div className="kind-cards">{norm.kinds.filter((kind) => kind.series === series).map((kind) => <KindCard key={kind.id} kind={kind} />)}</div>
        </section>
      ))}
      <Card title={w.versions}><p className="soft">{w.versionsText} <ClauseRef id="R7" /></p><Versions /></Card>
      <Card title={w.rules}><Rules letter={/^G/} /></Card>
      <Card title={w.minutes} padded={false}><MinutesLists norm={norm} /></Card>
      <Card title={w.numbers}><Numbers norm={norm} /></Card>
      <details className="card readings">
        <summary>{w.readings}</summary>
        <div className="card-body"><p className="soft">{w.readingsText}</p><Rules letter={/^[AR]\d/} /></div>
      </details>
    </PageShell>
  );
}
