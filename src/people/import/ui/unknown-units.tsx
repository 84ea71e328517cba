import { Button, Select } from 'antd';
import { Card } from '#kit/page-shell.tsx';
import { useWords } from '#kit/words.tsx';
import type { Decisions } from '../match/rules.ts';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';
import type { Preview } from './import-page.tsx';

type Units = Decisions['units'];
const NEW = 'new';

interface Props {
  readonly units: Preview['unknownUnits'];
  readonly decided: Units;
  readonly onDecide: (units: Units) => void;
}

/** A unit's name that the system does not know: one of the nearest, or a new one. What was decided stays in sight. */
export function UnknownUnits({ units, decided, onDecide }: Props) {
  const w = useWords({ zh, en });
  if (units.length === 0) return null;
  const valueOf = (name: string) => {
    const choice = decided[name];
    return choice === undefined ? undefined : choice === 'new' ? NEW : choice.use;
  };
  const decide = (name: string, value: string | undefined) => {
    const { [name]: _, ...others } = decided;
    onDecide(value === undefined ? others : { ...others, [name]: value === NEW ? 'new' : { use: value } });
  };
  const open = units.filter(({ name }) => decided[name] === undefined);
  const createAll = () => onDecide({ ...decided, ...Object.fromEntries(open.map(({ name }) => [name, NEW] as const)) });
  return (
    <Card title={w.unknown} extra={open.length > 1 ? <Button size="small" onClick={createAll}>{w.createAll}</Button> : null}>
      <ul className="import-units">
        {units.map(({ name, lines, proposals }) => (
          <li key={name}>
            <span><strong>{name}</strong> <span className="soft">{w.unknownRows(lines.length)}</span></span>
            <Select
              aria-label={name}
              allowClear
              placeholder={w.undecided}
              value={valueOf(name)}
              onChange={(value?: string) => decide(name, value)}
              options={[...proposals.map((unit) => ({ value: unit.id, label: w.meansUnit(unit.name) })), { value: NEW, label: w.createUnit }]}
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}
