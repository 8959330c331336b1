import { el, named, tell } from './dom.js';
import { day, dayOf, money, timeSpan, words, zoneName } from './format.js';
import { call } from './session.js';

/** Because a booking made elsewhere should be on the board before the coffee is cold; unchanged ones cost a 304. */
const REFRESH_MILLIS = 30_000;

/** Keeps the board fresh while somebody looks at it. Answers how to stop. */
export function openDashboard(view) {
  const place = el('div', { 'aria-live': 'assertive' });
  const bones = [1, 2, 3, 4].map(() => el('div', { class: 'skeleton tall', 'aria-hidden': 'true' }));
  const board = el('div', { class: 'board' }, ...bones);
  const stop = new AbortController();
  let etag = null;
  let loading = false;

  async function load() {
    if (loading || document.visibilityState !== 'visible') return;
    loading = true;
    try {
      const answer = await call('/dashboard', { headers: etag ? { 'If-None-Match': etag } : {} });
      if (answer.status !== 304) board.replaceChildren(...cards(await answer.json()));
      etag = answer.headers.get('ETag') ?? etag;
      tell(place, null);
    } catch (problem) {
      bones.forEach((bone) => bone.remove()); // a board that was shown before the failure stays
      tell(place, problem);
    }
    loading = false;
  }

  view.replaceChildren(el('h1', {}, 'Dashboard'), place, board);
  const timer = setInterval(load, REFRESH_MILLIS);
  window.addEventListener('focus', load, { signal: stop.signal });
  document.addEventListener('visibilitychange', load, { signal: stop.signal });
  load();
  return () => { clearInterval(timer); stop.abort(); };
}

function cards(summary) {
  return summary.role === 'CLIENT' ? clientCards(summary) : coachCards(summary);
}

function clientCards({ nextBookings, recentSessions, openInvoices, subscription, programs }) {
  return [
    card('Next bookings', nextBookings.map(booking), 'Nothing is booked.'),
    card('Programs', programs.map(program), 'You are in no program.'),
    card('Subscription', subscription ? [subscribed(subscription)] : [], 'You have no subscription.'),
    card('Open invoices', openInvoices.map(invoice), 'Everything is paid.'),
    card('Recent sessions', recentSessions.map(booking), 'No session took place yet.'),
  ];
}

function coachCards({ todaysBookings, nextBookings, activeClients, unpaidInvoices, revenueThisMonth, recentNoShows }) {
  const figures = el('dl', { class: 'figures' },
    figure('Bookings today', todaysBookings.length),
    figure('Active clients', activeClients),
    figure('Revenue this month', ...(revenueThisMonth.length ? revenueThisMonth.map((sum) => money(sum)) : ['–'])));
  return [
    figures,
    card('Today', todaysBookings.map(booking), 'Nobody comes today.'),
    card('Next bookings', nextBookings.map(booking), 'Nothing is booked.'),
    card('Unpaid invoices', unpaidInvoices.map(invoice), 'Everything is paid.'),
    card('Recent no-shows', recentNoShows.map(booking), 'Everybody came.'),
  ];
}

function figure(label, ...values) {
  return el('div', { class: 'panel' }, el('dt', {}, label), ...values.map((value) => el('dd', {}, String(value))));
}

function card(title, rows, empty) {
  return el('section', { class: 'panel' },
    el('h2', {}, title),
    rows.length ? el('ul', { class: 'rows' }, ...rows) : el('p', { class: 'muted' }, empty));
}

/** Bookings, sessions and no-shows are told alike: with whom, when, and how it stands. */
export function booking(item) {
  const who = item.clientName ? clientLink(item.clientId, item.clientName) : item.coachName && named(item.coachName);
  return el('li', {},
    el('div', {},
      who && el('p', {}, who),
      el('p', {}, el('time', { datetime: item.startsAt }, timeSpan(item))),
      el('p', { class: 'small muted' }, zoneName(item))),
    item.status && chip(item.status));
}

export function clientLink(id, name) {
  return el('a', { href: `#/sessions/${id}` }, named(name));
}

function invoice({ number, total, dueOn, clientId, clientName }) {
  return el('li', {},
    el('div', {},
      el('p', {}, ...(clientName ? [clientLink(clientId, clientName), ' · '] : []), number),
      el('p', { class: 'small muted' }, `Due ${day(dueOn)}`)),
    el('strong', {}, money(total)));
}

function program({ programName, creditsLeft }) {
  return el('li', {}, el('p', {}, named(programName)), el('span', { class: 'chip' }, `${creditsLeft} left`));
}

function subscribed({ planName, status, periodEndsAt, cancelsAtPeriodEnd, entitled, entitledUntil }) {
  const ends = periodEndsAt && `${cancelsAtPeriodEnd ? 'Ends' : 'Renews'} on ${dayOf(periodEndsAt)}`;
  const access = entitled ? entitledUntil && `Access until ${dayOf(entitledUntil)}` : 'No access at the moment';
  return el('li', {},
    el('div', {},
      el('p', {}, named(planName)),
      el('p', { class: 'small muted' }, [ends, access].filter(Boolean).join(' · '))),
    chip(status));
}

function chip(status) {
  return el('span', { class: 'chip', 'data-status': status }, words(status));
}
