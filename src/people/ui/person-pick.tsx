import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { orpc } from '#kit/client.ts';
import { useWords } from '#kit/words.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

/** Somebody or something whose name is already known. */
export interface Known {
  readonly id: string;
  readonly name: string;
}

interface Props {
  readonly id?: string;
  readonly value?: string | null | undefined;
  readonly onChange?: (id: string | null) => void;
  /** Names of what is chosen already, so that it shows before anything is searched. */
  readonly known?: readonly Known[];
  readonly 'aria-label'?: string;
}

interface Option {
  readonly value: string;
  readonly label: string;
  readonly beside?: string | null;
}

const MANY = 200;

const drawOption = (label: string, beside?: string | null) => <span>{label}{beside ? <span className="soft"> {beside}</span> : null}</span>;

/** The chosen one stays among the options whatever is being searched. */
function withKnown(options: readonly Option[], known: readonly Known[], chosen: readonly string[]): Option[] {
  const missing = known.filter(({ id }) => chosen.includes(id) && !options.some(({ value }) => value === id));
  return [...missing.map(({ id, name }) => ({ value: id, label: name })), ...options];
}

function usePersons(text: string): { readonly options: Option[]; readonly searching: boolean } {
  const search = useDeferredValue(text.trim());
  const { data = [], isFetching } = useQuery(orpc.people.personNames.queryOptions({ input: { search }, enabled: search !== '' }));
  return { options: search === '' ? [] : data.map(({ id, name, unitName }) => ({ value: id, label: name, beside: unitName })), searching: isFetching };
}

/** One person, found by name, pinyin or initials. */
export function PersonPick({ value, onChange, known = [], ...rest }: Props) {
  const w = useWords({ zh, en }).pick;
  const [text, setText] = useState('');
  const { options, searching } = usePersons(text);
  return (
    <Select
      value={value ?? null}
      options={withKnown(options, known, value ? [value] : [])}
      optionRender={({ data }) => drawOption(data.label, data.beside)}
      showSearch={{ filterOption: false, onSearch: setText }}
      onChange={(id: string | undefined) => onChange?.(id ?? null)}
      placeholder={w.person}
      notFoundContent={text && !searching ? w.nobody : null}
      loading={searching}
      allowClear
      {...rest}
    />
  );
}

interface ManyProps extends Omit<Props, 'value' | 'onChange'> {
  readonly value?: readonly string[];
  readonly onChange?: (ids: string[]) => void;
}

/** Several persons, in the order in which they were chosen. */
export function PersonsPick({ value = [], onChange, known = [], ...rest }: ManyProps) {
  const w = useWords({ zh, en }).pick;
  const [text, setText] = useState('');
  const { options, searching } = usePersons(text);
  const [met, setMet] = useState<readonly Known[]>([]);
  const change = (ids: string[]) => {
    setMet([...met, ...options.filter((option) => ids.includes(option.value)).map(({ value: id, label }) => ({ id, name: label }))]);
    setText('');
    onChange?.(ids);
  };
  return (
    <Select
      mode="multiple"
      value={[...value]}
      options={withKnown(options, [...known, ...met], value)}
      optionRender={({ data }) => drawOption(data.label, data.beside)}
      showSearch={{ filterOption: false, onSearch: setText, searchValue: text }}
      onChange={change}
      placeholder={w.persons}
      notFoundContent={text && !searching ? w.nobody : null}
      loading={searching}
      maxCount={MANY}
      {...rest}
    />
  );
}

function useUnits(): Option[] {
  const { data = [] } = useQuery(orpc.people.listUnits.queryOptions({ input: { search: null }, staleTime: 300_000 }));
  return data.map(({ id, name }) => ({ value: id, label: name }));
}

const byLabel = (input: string, option?: Option): boolean => option?.label.includes(input.trim()) ?? false;

/** One unit of the district. */
export function UnitPick({ value, onChange, ...rest }: Omit<Props, 'known'>) {
  const w = useWords({ zh, en }).pick;
  return <Select value={value ?? null} options={useUnits()} showSearch={{ filterOption: byLabel }} onChange={(id: string | undefined) => onChange?.(id ?? null)} placeholder={w.unit} allowClear {...rest} />;
}

/** Several units, in the order in which they were chosen. */
export function UnitsPick({ value = [], onChange, ...rest }: Omit<ManyProps, 'known'>) {
  const w = useWords({ zh, en }).pick;
  return <Select mode="multiple" value={[...value]} options={useUnits()} showSearch={{ filterOption: byLabel }} onChange={(ids: string[]) => onChange?.(ids)} placeholder={w.units} {...rest} />;
}
