/** What went wrong, in words for the screen: the API's own problem, or ours when nothing sensible came back. */
export class ApiProblem extends Error {
  constructor({ detail, status = 0, requestId = null, errors = [] }) {
    super(detail);
    Object.assign(this, { status, requestId, errors });
  }
}

/** One call of the API. Answers 2xx and 304; all else is thrown as an ApiProblem. */
export async function request(path, { method = 'GET', body, headers = {}, cache } = {}) {
  const answer = await reach(`/api/v1${path}`, {
    method,
    cache,
    headers: body ? { 'Content-Type': 'application/json', ...headers } : headers,
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(20_000),
  });
  if (answer.ok || answer.status === 304) return answer;
  throw new ApiProblem(await problemOf(answer));
}

async function reach(url, init) {
  try {
    return await fetch(url, init);
  } catch {
    throw new ApiProblem({ detail: 'Coachboard cannot be reached at the moment. Are you online?' });
  }
}

/** A proxy may answer instead of the app, and then the body is none of ours. */
async function problemOf(answer) {
  const bare = { status: answer.status, requestId: answer.headers.get('Request-Id') };
  const body = await answer.json().catch(() => ({}));
  return { ...bare, detail: `The server answered ${answer.status} and did not say why.`, ...body };
}
