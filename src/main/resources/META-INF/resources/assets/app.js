import { openDashboard } from './dashboard.js';
import { named, tell } from './dom.js';
import { words } from './format.js';
import { openClients, openSessions } from './lists.js';
import { read, signOut } from './session.js';

const views = { dashboard: openDashboard, clients: openClients, sessions: openSessions };
const view = document.getElementById('view');
const place = document.getElementById('problem');
const nav = document.getElementById('nav');

let close = null;
let me = null;

/** The address after the hash: #/clients, or #/sessions/<the client's id>. */
function route() {
  const [wanted, id] = location.hash.slice(2).split('/');
  const name = Object.hasOwn(views, wanted) ? wanted : 'dashboard';
  close?.();
  for (const link of nav.children) {
    if (link.dataset.view === name) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  close = views[name](view, me, id);
  document.title = `${view.querySelector('h1').textContent} · Coachboard`;
}

async function start() {
  me = await read('/me');
  const who = document.getElementById('who');
  who.append(named(me.name), ` · ${words(me.role)}`);
  nav.querySelector('[data-view=clients]').hidden = me.role === 'CLIENT';
  window.addEventListener('hashchange', () => {
    if (location.hash === '#view') return; // the skip link's
    route();
    view.focus();
  });
  route();
  if (me.role === 'OWNER') {
    read('/practice').then(({ name }) => who.append(' · ', named(name))).catch((problem) => tell(place, problem));
  }
}

document.getElementById('sign-out').addEventListener('click', () => signOut().catch((problem) => tell(place, problem)));

// A page that the browser kept in memory may belong to someone who signed out since.
window.addEventListener('pageshow', (event) => { if (event.persisted) location.reload(); });

start().catch((problem) => { view.replaceChildren(); tell(place, problem); });
