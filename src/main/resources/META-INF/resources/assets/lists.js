import { booking } from './dashboard.js';
import { el, named, skeleton, tell } from './dom.js';
import { words } from './format.js';
import { read } from './session.js';

const SEARCH_DELAY_MILLIS = 250; // because people type five letters a second, and only the last one matters

export function openClients(view) {
  const list = pagedList(clientRow, 'No client is found.');
  const search = el('input', { id: 'q', type: 'search', maxlength: 100, autocomplete: 'off', spellcheck: 'false' });
  const label = el('label', { for: 'q' }, 'Search by name or e-mail address');
  let timer = null;
  search.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => list.open(clientsPath(search.value.trim())), SEARCH_DELAY_MILLIS);
  });
  view.replaceChildren(el('h1', {}, 'Clients'), el('div', { class: 'search', role: 'search' }, label, search), list.root);
  list.open(clientsPath(''));
  return () => clearTimeout(timer);
}

export function openSessions(view, me, clientId) {
  const title = el('h1', {}, me.role === 'CLIENT' ? 'Your sessions' : 'Sessions');
  const list = pagedList(booking, 'No session took place yet.');
  view.replaceChildren(title, list.root);
  list.open(clientId ? `/sessions?clientId=${encodeURIComponent(clientId)}` : '/sessions?');
  if (clientId && me.role !== 'CLIENT') {
    // Who is not found is said by the list already.
    read(`/clients/${encodeURIComponent(clientId)}`).then(({ name }) => title.append(' with ', named(name)), () => {});
  }
}

function clientsPath(q) {
  return `/clients?${q ? new URLSearchParams({ q }) : ''}`;
}

function clientRow({ id, name, email, status }) {
  return el('li', {},
    el('div', {},
      el('p', {}, el('a', { href: `#/sessions/${id}` }, named(name))),
      el('p', { class: 'small muted' }, email)),
    el('span', { class: 'chip', 'data-status': status }, words(status)));
}

/** A list that grows by a page with each press of its button. An answer that comes after a newer question is dropped. */
function pagedList(row, empty) {
  const place = el('div', { 'aria-live': 'assertive' });
  const rows = el('ul', { class: 'rows' });
  const count = el('p', { class: 'small muted', role: 'status' });
  const more = el('button', { class: 'button quiet', type: 'button', hidden: '' }, 'Next page');
  const root = el('section', { class: 'panel' }, place, rows, skeleton(1), count, more);
  let turn = 0;
  let path = null;
  let cursor = null;

  async function load(mine) {
    more.disabled = true;
    root.setAttribute('aria-busy', 'true');
    try {
      const page = await read(cursor ? `${path}&cursor=${encodeURIComponent(cursor)}` : path);
      if (mine !== turn) return;
      if (!cursor) rows.replaceChildren();
      rows.append(...page.items.map(row));
      cursor = page.nextCursor;
      more.hidden = !cursor;
      count.textContent = rows.children.length ? `${rows.children.length} shown${cursor ? '' : ', that is all'}` : empty;
      tell(place, null);
    } catch (problem) {
      if (mine === turn) tell(place, problem);
    } finally {
      if (mine === turn) {
        root.querySelector('.cards')?.remove();
        more.disabled = false;
        root.setAttribute('aria-busy', 'false');
      }
    }
  }

  more.addEventListener('click', () => load(turn));
  return {
    root,
    open(newPath) {
      path = newPath;
      cursor = null;
      turn += 1;
      load(turn);
    },
  };
}
