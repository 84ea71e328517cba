import { Card } from '#kit/page-shell.tsx';
import { Mark } from '#kit/mark.tsx';
import { Chip } from '#kit/status-tag.tsx';
import { useLocale, useWords } from '#kit/words.tsx';
import { ClauseRef, ClauseRefs } from '#meetings/ui/clause.tsx';
import { dutyNames, offsetWords, stageName } from '#meetings/ui/norm-words.ts';
import { en as uiEn } from '#meetings/ui/words.en.ts';
import { zh as uiZh } from '#meetings/ui/words.zh.ts';
import { DUTIES } from '#norm/duties.ts';
import { EVIDENCE } from '#norm/evidence.ts';
import type { Item, Kind, Stage } from '#norm/types.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const ROLES = ['arrange', 'undertake', 'assist', 'firstResponsible', 'passedBy', 'signers'] as const;
const dutiesOf = ({ roles }: Stage, role: (typeof ROLES)[number]) => [roles[role]].flat().filter((duty) => duty !== null);

function Owners({ stage }: { readonly stage: Stage }) {
  const locale = useLocale();
  const ui = useWords({ zh: uiZh, en: uiEn });
  return ROLES.flatMap((role) => {
    const duties = dutiesOf(stage, role);
    return duties.length === 0 ? [] : [<dt key={`${role} name`}>{ui.roles[role]}</dt>, <dd key={role}>{ui.list(dutyNames(duties, locale))}</dd>];
  });
}

function Facts({ stage }: { readonly stage: Stage }) {
  const locale = useLocale();
  const w = useWords({ zh, en });
  const ui = useWords({ zh: uiZh, en: uiEn });
  return (
    <dl className="facts">
      <Owners stage={stage} />
      <dt>{w.time}</dt><dd>{offsetWords(stage.offset, locale, ui)}</dd>
      <dt>{w.evidence}</dt><dd>{EVIDENCE[stage.evidence][locale]}</dd>
      <dt>{w.needs}</dt>
      <dd>{stage.needs.length === 0 ? w.noNeeds : <ul>{stage.needs.map((need) => <li key={need.stage}>{stageName(need.stage, locale)} <ClauseRef id={need.clause} /></li>)}</ul>}</dd>
      {stage.brings.length > 0 ? <><dt>{w.brings}</dt><dd>{ui.list(stage.brings.map((id) => stageName(id, locale)))}</dd></> : null}
    </dl>
  );
}

function ItemLine({ item }: { readonly item: Item }) {
  const locale = useLocale();
  const w = useWords({ zh, en });
  return (
    <li>
      <Mark state={item.on ? 'ready' : 'waiting'} size={14} />
      <span><strong>{item[locale]}</strong>{item.rule ? <span className="soft"> {item.rule[locale]}</span> : null}</span>
      {item.seasonal ? <Chip>{w.seasonal}</Chip> : null}
      {item.decision ? <><Chip tone="warn">{w.offUntil(DUTIES[item.decision.by][locale])}</Chip><ClauseRef id={item.decision.clause} /></> : null}
    </li>
  );
}

interface Props {
  readonly kind: Kind;
  readonly stage: Stage;
  readonly onChoose: (id: string) => void;
}

/** Everything the norm says about one stage. */
export function StageCard({ kind, stage, onChoose }: Props) {
  const locale = useLocale();
  const w = useWords({ zh, en });
  const ui = useWords({ zh: uiZh, en: uiEn });
  const at = kind.stages.indexOf(stage);
  const [before, after] = [kind.stages[at - 1], kind.stages[at + 1]];
  const steps = (
    <span className="no-print steps">
      <button type="button" className="link-button" disabled={!before} onClick={() => before && onChoose(before.id)}>{w.previous}</button>
      <button type="button" className="link-button" disabled={!after} onClick={() => after && onChoose(after.id)}>{w.next}</button>
    </span>
  );
  const title = <>{stage.name[locale]} <ClauseRefs ids={[stage.clause, stage.ownerClause]} />{stage.written ? null : <Chip>{ui.unwritten}</Chip>}{stage.skippable ? null : <Chip>{w.unskippable}</Chip>}</>;
  return (
    <Card title={title} extra={steps}>
      {stage.written ? null : <p className="soft">{w.optionalNote}</p>}
      <div className="stage-columns">
        <Facts stage={stage} />
        <div>
          <h3 className="side-title">{w.items}</h3>
          <ul className="item-lines">{stage.items.map((item) => <ItemLine key={item.id} item={item} />)}</ul>
        </div>
      </div>
    </Card>
  );
}
