// Chromium for the tests of the pages and for the README's pictures: Debian's own, started as it can be on a server.
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Chromium without windows takes little more than half the time of the whole browser, with the same engine. */
const INSTALLED = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];
const EXECUTABLE = process.env.CHROMIUM ?? INSTALLED.find(existsSync) ?? INSTALLED.join(' or ');

/** Why the tests in a browser cannot run here, or false. */
export const withoutBrowser: string | false = existsSync(EXECUTABLE)
  ? false
  : `no Chromium at ${EXECUTABLE}: apt-get install chromium, or set CHROMIUM to its path`;

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: EXECUTABLE,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
