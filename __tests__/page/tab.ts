// One tab of a real browser that notes everything a report must not do: complain, ask for anything, break its own policy.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch, type Browser, type ElementHandle, type Page } from 'puppeteer-core';

export type BrowserName = 'chrome' | 'firefox';

/** A file in the tab's folder. */
export interface PageFile {
  readonly path: string;
  readonly url: string;
}

export class Tab {
  private browser: Browser | null = null;
  private opened: Page | null = null;
  private readonly faults: string[] = [];
  /** What may be asked for: the file itself. */
  private url = '';

  constructor(
    readonly name: BrowserName,
    private readonly executable: string,
    private readonly folder: string,
  ) {}

  get page(): Page {
    if (this.opened === null) throw new Error('the browser has not been started');
    return this.opened;
  }

  async start(): Promise<void> {
    this.browser = await launch({
      browser: this.name,
      executablePath: this.executable,
      headless: true,
      // A container has no sandbox of its own; and its pages here are ours.
      args:
        this.name === 'chrome'
          ? ['--no-sandbox', '--disable-dev-shm-usage', '--force-color-profile=srgb']
          : [],
      defaultViewport: { width: 1200, height: 1000 },
    });
    this.opened = await this.browser.newPage();
    // What does not come soon does not come: a failure is to be told while somebody waits for it.
    this.opened.setDefaultTimeout(15_000);
    await this.watch(this.opened);
  }

  async stop(): Promise<void> {
    await this.browser?.close();
  }

  /** What the page did since the last time. */
  takeFaults(): string[] {
    return this.faults.splice(0);
  }

  write(name: string, html: string): PageFile {
    const path = join(this.folder, name);
    writeFileSync(path, html);
    return { path, url: pathToFileURL(path).href };
  }

  /** Opens a file anew, at the part behind `#`, and waits until `selector` is there and drawn. */
  async open({ url }: PageFile, hash = '', selector = 'canvas'): Promise<void> {
    // A change of the hash alone would not load it again.
    await this.page.goto('about:blank');
    this.url = url;
    await this.page.goto(`${url}${hash}`);
    await this.page.waitForSelector(selector);
    await this.settled();
  }

  /** As by a link in the page. */
  async follow(hash: string): Promise<void> {
    await this.page.evaluate((to) => {
      location.hash = to;
    }, hash);
    await this.settled();
  }

  hash(): Promise<string> {
    return this.page.evaluate(() => location.hash);
  }

  /** Waits until the address has, or no longer has, an option: what is typed counts after a moment. */
  async untilOption(name: string, value: string | null): Promise<void> {
    await this.page.waitForFunction(
      (key, wanted) => new URLSearchParams(location.hash.split('?')[1] ?? '').get(key) === wanted,
      {},
      name,
      value,
    );
    await this.settled();
  }

  /** Until what followed from the last event has been drawn: states, their effects, the frame after these. */
  async settled(): Promise<void> {
    await this.page.evaluate(async () => {
      for (let frame = 0; frame < 3; frame++) {
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      }
    });
  }

  /** By what assistive technology knows it by. */
  async role(role: string, name: string): Promise<ElementHandle> {
    const found = await this.page.waitForSelector(`::-p-aria([name="${name}"][role="${role}"])`);
    if (found === null) throw new Error(`no ${role} ${name}`);
    return found;
  }

  /** Chooses by a press on the label of a choice under a legend, or of a box. */
  async choose(label: string, legend?: string): Promise<void> {
    const within = legend === undefined ? '' : `//fieldset[legend[normalize-space()="${legend}"]]`;
    const found = await this.page.waitForSelector(
      `::-p-xpath(${within}//label[normalize-space()="${label}"])`,
      {
        timeout: 10_000,
      },
    );
    await found?.click();
    await this.settled();
  }

  /** Replaces the text of a field. */
  async type(name: string, text: string): Promise<void> {
    const field = await this.role('searchbox', name);
    await field.evaluate((element) => {
      (element as HTMLInputElement).focus();
      (element as HTMLInputElement).select();
    });
    if (text === '') await this.page.keyboard.press('Delete');
    else await this.page.keyboard.type(text);
  }

  async text(selector: string): Promise<string> {
    return this.page.$eval(selector, (element) => element.textContent);
  }

  /** Cells of a table's body, row by row, without what opens and shuts rows. */
  async cells(selector: string): Promise<string[][]> {
    return this.page.$$eval(`${selector} tbody tr`, (rows) =>
      rows.map((row) =>
        Array.from(row.cells, (cell) => cell.textContent.replace(/^[\u25be\u25b8]/, '').trim()),
      ),
    );
  }

  private async watch(page: Page): Promise<void> {
    page.on('console', (message) => {
      if (/^(?:error|warn|warning|assert)$/.test(message.type()))
        this.faults.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => {
      this.faults.push(`error: ${error instanceof Error ? error.message : String(error)}`);
    });
    page.on('dialog', (dialog) => {
      this.faults.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('popup', () => {
      this.faults.push('opened a window');
    });
    page.on('request', (request) => {
      const url = request.url();
      const [plain] = url.split('#', 1);
      if (plain !== this.url && plain !== 'about:blank' && !url.startsWith('data:'))
        this.faults.push(`request: ${url}`);
    });
    await page.evaluateOnNewDocument(() => {
      addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
        console.error(`violation of ${effectiveDirective}: ${blockedURI}`);
      });
    });
  }
}
