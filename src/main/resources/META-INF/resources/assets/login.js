import { tell } from './dom.js';
import { signIn } from './session.js';

const form = document.getElementById('login');
const place = document.getElementById('problem');
const button = form.querySelector('button');

/** A member of several practices follows a link that names one, /login?practice=<id>; else it is the newest. */
const practiceId = new URLSearchParams(location.search).get('practice') ?? undefined;

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  button.disabled = true;
  tell(place, null);
  try {
    await signIn({ email: form.email.value.trim(), password: form.password.value, practiceId });
    location.replace('/app');
  } catch (problem) {
    tell(place, problem);
    form.password.select();
  } finally {
    button.disabled = false;
  }
});
