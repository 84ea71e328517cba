import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { lookAtEveryPage, PAGES } from './every-page.ts';

test('no page of the router is left out', () => {
  const routes = [...readFileSync(new URL('../src/web/router.tsx', import.meta.url), 'utf8').matchAll(/\bpage\('([^']+)'/g)].map(([, path]) => path);
  const routeOf = (address: string) => address.replace(/\?.*/, '').replace('MEETING', '/meetings/$id').replace('ROOM', '/rooms/$id/door').replace('/r/none', '/r/$token').replace(/^\/norm\/.+/, '/norm/$kind');
  const looked = new Set(Object.values(PAGES).flat().map(routeOf));
  expect([routes.length > 0, routes.filter((route) => !looked.has(route ?? ''))]).toEqual([true, []]);
});

describe('pages in Chinese, by day, on a laptop', () => {
  lookAtEveryPage({ lang: 'zh-CN', scheme: 'light', screen: 'laptop' });
});
