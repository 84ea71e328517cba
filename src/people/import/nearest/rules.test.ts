import { expect, test } from 'vitest';
import { likeness, proposer } from './rules.ts';

const UNITS = [
  { id: 'drc', name: '云溪区发展和改革局', shortName: '区发改局' },
  { id: 'edu', name: '云溪区教育局', shortName: '区教育局' },
  { id: 'agri', name: '云溪区农业农村局', shortName: '区农业农村局' },
];

const nearest = proposer(UNITS);

test.each([
  ['云溪区发改委', 'drc'],
  ['区教育体育局', 'edu'],
  ['农业局', 'agri'],
  ['发展改革局', 'drc'],
])('%s is proposed as %s', (name, id) => expect(nearest(name)[0]?.id).toBe(id));

test('nothing is proposed for a name that is like none', () => expect(nearest('XYZ集团')).toEqual([]));
test('likeness is one for the same name, and the same both ways', () => expect([likeness('区教育局', '区教育局'), likeness('甲乙', '乙丙') === likeness('乙丙', '甲乙')]).toEqual([1, true]));
