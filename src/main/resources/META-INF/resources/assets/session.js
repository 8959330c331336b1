import { request } from './api.js';

/** In memory alone: no other script, tab or visit finds it. The refresh token is in a cookie that scripts cannot read. */
let accessToken = null;
let member = null;
let refreshing = null;

export async function signIn(credentials) {
  await obtain('/tokens', { ...credentials, delivery: 'COOKIE', deviceLabel: deviceLabel() });
}

export async function signOut() {
  await call('/tokens/current', { method: 'DELETE' });
  await leave('/login');
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

/** Past the browser's cache, which knows an answer by its address, and would show the next person the last one's. */
function send(path, options) {
  const headers = { ...options.headers, Authorization: `Bearer ${accessToken}` };
  return request(path, { ...options, headers, cache: 'no-store' });
}

/** One at a time: a refresh token is good once, so everybody who needs a new access token waits for the same answer. */
function refresh() {
  refreshing ??= obtain('/tokens/refresh', {}).catch(leaveIfSignedOut).finally(() => { refreshing = null; });
  return refreshing;
}

async function obtain(path, body) {
  const pair = await (await request(path, { method: 'POST', body })).json();
  // Another tab may have signed someone else in since, and this page would show two people's data.
  if (member && member !== pair.memberId) return leave('/app');
  accessToken = pair.accessToken;
  member = pair.memberId;
}

function leaveIfSignedOut(problem) {
  if (problem.status !== 401) throw problem;
  return leave('/login');
}

/** Answers never, so that nothing more is shown while the page goes. */
function leave(address) {
  location.replace(address);
  return new Promise(() => {});
}

function deviceLabel() {
  return `Browser on ${navigator.userAgentData?.platform || navigator.platform || 'an unnamed device'}`.slice(0, 100);
}
