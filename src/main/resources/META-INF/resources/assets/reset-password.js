import { request } from './api.js';
import { offer, token } from './mailed.js';

const ask = document.getElementById('ask');
const choose = document.getElementById('choose');

if (token) {
  offer(
    choose,
    () => request('/password-resets/confirmation', { method: 'POST', body: { token, newPassword: choose.password.value } }),
    'Your password is changed.');
} else {
  offer(
    ask,
    () => request('/password-resets', { method: 'POST', body: { email: ask.email.value.trim() } }),
    'If this address has an account, a mail is on its way.');
}
