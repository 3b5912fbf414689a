// The page of a report: reads the data of its file and draws it. Nothing is fetched from anywhere.
import './base.css';
import './header.css';
import { render } from 'preact';
import { cannotRead } from '../report/words/page.js';
import { App } from './app.js';
import { pageData } from './data.js';
// Behind all others, which it overrides.
import './print.css';

const place = document.getElementById('page');
if (place === null) throw new Error('this file is cut');

void show(place);

async function show(into: HTMLElement): Promise<void> {
  try {
    const data = await pageData();
    into.replaceChildren();
    render(<App data={data} />, into);
  } catch (error) {
    const words = document.createElement('p');
    words.role = 'alert';
    words.textContent = `${cannotRead} ${String(error)}`;
    into.append(words);
  }
}
