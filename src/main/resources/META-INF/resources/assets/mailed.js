import { el, tell } from './dom.js';

/** Behind the number sign, so that no server's log has it; and out of the address at once, so that no history keeps it. */
export const token = new URLSearchParams(location.hash.slice(1)).get('token');
if (token) history.replaceState(null, '', location.pathname);

/** Shows the form, and what the page says once it was sent well. */
export function offer(form, send, thanks) {
  const place = form.querySelector('.says');
  const button = form.querySelector('button');
  form.hidden = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    button.disabled = true;
    tell(place, null);
    try {
      await send();
      form.replaceChildren(el('p', { role: 'status' }, thanks), el('p', {}, el('a', { class: 'button', href: '/login' }, 'Sign in')));
    } catch (problem) {
      tell(place, problem);
    } finally {
      button.disabled = false;
    }
  });
}

export function showLost() {
  document.getElementById('lost').hidden = false;
}
