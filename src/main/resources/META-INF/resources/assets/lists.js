import { booking, clientLink } from './dashboard.js';
import { el, named, tell } from './dom.js';
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
  const isClient = me.role === 'CLIENT';
  const title = el('h1', {}, isClient ? 'Your sessions' : 'Sessions');
  const ofOne = (session) => booking({ ...session, clientName: null });
  const list = pagedList(isClient || clientId ? ofOne : booking, 'No session took place yet.');
  view.replaceChildren(title, list.root);
  list.open(clientId ? `/sessions?clientId=${encodeURIComponent(clientId)}` : '/sessions?');
  if (clientId && !isClient) {
    // Who is not found is said by the list already.
    read(`/clients/${encodeURIComponent(clientId)}`).then(({ name }) => title.append(' with ', named(name)), () => {});
  }
}

function clientsPath(q) {
  return `/clients?${q ? new URLSearchParams({ q }) : ''}`;
}

function clientRow({ id, name, email }) {
  return el('li', {}, el('div', {}, el('p', {}, clientLink(id, name)), el('p', { class: 'small muted' }, email)));
}

/** A list that grows by a page with each press of its button. An answer that comes after a newer question is dropped. */
function pagedList(row, empty) {
  const place = el('div', { 'aria-live': 'assertive' });
  const rows = el('ul', { class: 'rows' }, el('li', { class: 'skeleton tall', 'aria-hidden': 'true' }));
  const count = el('p', { class: 'small muted', role: 'status' });
  const more = el('button', { class: 'button quiet', type: 'button', hidden: '' }, 'Next page');
  let turn = 0;

  async function open(path, cursor) {
    const mine = (turn += 1);
    more.disabled = true;
    try {
      const { items, nextCursor } = await read(cursor ? `${path}&cursor=${encodeURIComponent(cursor)}` : path);
      if (mine !== turn) return;
      rows.replaceChildren(...(cursor ? rows.children : []), ...items.map(row));
      count.textContent = rows.children.length ? `${rows.children.length} shown${nextCursor ? '' : ', that is all'}` : empty;
      more.hidden = !nextCursor;
      more.onclick = () => open(path, nextCursor);
      tell(place, null);
    } catch (problem) {
      if (mine !== turn) return;
      if (!cursor) rows.replaceChildren();
      tell(place, problem);
    }
    more.disabled = false;
  }

  return { root: el('section', { class: 'panel' }, place, rows, count, more), open };
}
