import { Outlet } from '@tanstack/react-router';
import { Shell } from '#kit/shell.tsx';
import { useWords } from '#kit/words.tsx';
import { placesOf } from './places.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

export function App() {
  const w = useWords({ zh, en });
  return <Shell places={placesOf('secretariat', w.places)} account={{ name: '林知夏', post: '秘书科' }}><Outlet /></Shell>;
}
