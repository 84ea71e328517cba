import { en } from './words.en.ts';
import { useWords } from './words.tsx';
import { zh, type KitWords } from './words.zh.ts';

/** How this language puts things beside each other: in brackets, after a colon, in a list. */
export const useMarks = (): KitWords['marks'] => useWords({ zh, en }).marks;
