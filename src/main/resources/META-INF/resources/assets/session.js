import { request } from './api.js';

/** In memory alone: no other script, tab or visit finds it. The refresh token is in a cookie that scripts cannot read. */
let accessToken = null;
let refreshing = null;

export async function signIn(credentials) {
  await obtain('/tokens', { ...credentials, delivery: 'COOKIE', deviceLabel: deviceLabel() });
}

export async function signOut() {
  await call('/tokens/current', { method: 'DELETE' });
  leave();
}

/** A call as the person who is signed in. An old access token is renewed once; who has no session goes to the login. */
export async function call(path, options = {}) {
  if (!accessToken) await refresh();
  const used = accessToken;
  try {
    return await send(path, options);
  } catch (problem) {
    if (problem.status !== 401) throw problem;
  }
  if (used === accessToken) await refresh();
  return send(path, options);
}

export async function read(path) {
  return (await call(path)).json();
}

function send(path, options) {
  return request(path, { ...options, headers: { ...options.headers, Authorization: `Bearer ${accessToken}` } });
}

/** One at a time: a refresh token is good once, so everybody who needs a new access token waits for the same answer. */
function refresh() {
  refreshing ??= obtain('/tokens/refresh', {}).catch(leaveIfSignedOut).finally(() => { refreshing = null; });
  return refreshing;
}

async function obtain(path, body) {
  const answer = await request(path, { method: 'POST', body });
  ({ accessToken } = await answer.json());
}

function leaveIfSignedOut(problem) {
  if (problem.status !== 401) throw problem;
  leave();
  return new Promise(() => {}); // nothing more is shown while the page goes
}

function leave() {
  accessToken = null;
  location.replace('/login');
}

function deviceLabel() {
  return `Browser on ${navigator.userAgentData?.platform || navigator.platform || 'an unnamed device'}`.slice(0, 100);
}
