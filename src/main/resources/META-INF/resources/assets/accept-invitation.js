import { request } from './api.js';
import { offer, showLost, token } from './mailed.js';

const form = document.getElementById('accept');

if (token) {
  offer(
    form,
    () => request('/invitations/acceptance', {
      method: 'POST',
      body: { token, name: form.elements.fullname.value.trim(), password: form.password.value },
    }),
    'You are a member now.');
} else showLost();
