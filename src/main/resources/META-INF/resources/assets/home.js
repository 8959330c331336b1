import { request } from './api.js';
import { el } from './dom.js';
import { money, words } from './format.js';

const section = document.getElementById('plans');
const list = document.getElementById('plan-list');
const { practice } = section.dataset;

if (practice) {
  section.hidden = false;
  document.getElementById('to-plans').hidden = false;
  showPlans().catch(() => show(el('p', { class: 'muted' }, 'The plans cannot be shown at the moment.')));
}

async function showPlans() {
  const answer = await request(`/plans?practice=${encodeURIComponent(practice)}`);
  const { items } = await answer.json();
  show(...(items.length ? items.map(card) : [el('p', { class: 'muted' }, 'There is no plan on offer at the moment.')]));
}

function show(...content) {
  list.replaceChildren(...content);
  list.setAttribute('aria-busy', 'false');
}

function card({ name, description, price, period, trialDays }) {
  return el('article', { class: 'panel plan' },
    el('h3', {}, name),
    el('p', { class: 'price' },
      el('strong', {}, money(price, { trailingZeroDisplay: 'stripIfInteger' })), ` per ${words(period).toLowerCase()}`),
    description && el('p', { class: 'muted' }, description),
    trialDays ? el('p', { class: 'trial' }, `${trialDays} days free to try`) : null,
    el('a', { class: 'button', href: '/app' }, 'Get started'));
}
