import { request } from './api.js';
import { offer, showLost, token } from './mailed.js';

// A click, and not the mere visit: some mail systems visit every link to see whether it is safe.
if (token) {
  offer(
    document.getElementById('verify'),
    () => request('/email-verifications', { method: 'POST', body: { token } }),
    'Your address is confirmed.');
} else showLost();
