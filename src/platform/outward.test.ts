import { describe, expect, test } from 'vitest';
import { isCallable, isPublicAddress, OutwardError, pinned } from './outward.ts';

describe('addresses that somebody typed in', () => {
  test.each([
    ['8.8.8.8', true], ['114.114.114.114', true], ['2400:3200::1', true], ['172.15.0.1', true], ['172.32.0.1', true], ['100.63.255.255', true],
    ['0.0.0.0', false], ['10.1.2.3', false], ['100.64.0.1', false], ['100.100.100.200', false], ['127.0.0.1', false], ['127.9.9.9', false], ['169.254.169.254', false], ['172.16.0.1', false],
    ['172.31.255.255', false], ['192.168.1.1', false], ['198.18.0.1', false], ['224.0.0.1', false], ['255.255.255.255', false],
    ['::', false], ['::1', false], ['::ffff:127.0.0.1', false], ['::ffff:8.8.8.8', false], ['64:ff9b::7f00:1', false], ['2002:7f00:1::', false], ['2001::1', false], ['fc00::1', false], ['fd00:ec2::254', false], ['fe80::1', false], ['ff02::1', false],
    ['localhost', false], ['', false],
  ])('%s is public: %s', (address, open) => expect(isPublicAddress(address)).toBe(open));

  test.each([
    ['https://hook.example/x', true], ['http://hook.example/x', false], ['http://bridge.inner/x', true], ['https://user:secret@hook.example/', false], ['ftp://bridge.inner/', false], ['file:///etc/passwd', false], ['hook', false],
  ])('%s may be called: %s', (url, ok) => expect(isCallable(url, ['bridge.inner'])).toBe(ok));

  const faultOf = (url: string, addresses: readonly string[], allowed: readonly string[] = []) =>
    pinned(new URL(url), allowed, async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))).then(
      ({ address }) => address,
      (error: unknown) => (error instanceof OutwardError ? error.fault : error),
    );
  test.each([
    ['the address that was looked at is the one to connect to', 'https://a.example/', ['8.8.8.8', '1.1.1.1'], [], '8.8.8.8'],
    ['one private address among public ones refuses all', 'https://a.example/', ['8.8.8.8', '10.0.0.1'], [], 'address_blocked'],
    ['a host named in the configuration may be private', 'http://bridge.inner/', ['10.0.0.1'], ['bridge.inner'], '10.0.0.1'],
    ['a name without addresses', 'https://a.example/', [], [], 'unreachable'],
  ])('%s', async (_, url, addresses, allowed, found) => expect(await faultOf(url, addresses, allowed)).toBe(found));

  test.each(['https://2130706433/', 'https://0x7f.1/', 'https://127.1/', 'https://[::1]/', 'https://[::ffff:7f00:1]/'])('%s is this machine, however it is written', async (url) => {
    await expect(pinned(new URL(url), [])).rejects.toMatchObject({ fault: 'address_blocked' });
  });
});
