import { describe } from 'vitest';
import { lookAtEveryPage } from './every-page.ts';

describe('pages in English, in the dark, on a phone', () => {
  lookAtEveryPage({ lang: 'en-US', scheme: 'dark', screen: 'phone' });
});
