/** An element. Text goes in as text and is never read as HTML: names are whatever people typed. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value != null) element.setAttribute(name, value);
  element.append(...children.filter((child) => child != null));
  return element;
}

/** A name in its own writing direction, so that one that is written backwards does not turn its neighbours around. */
export function named(name) {
  return el('bdi', { class: 'name' }, name);
}

/** Shows a problem with the id to quote, or clears the place. What is shown already is not said again. */
export function tell(place, problem) {
  if ((place.dataset.told ?? '') === (problem?.message ?? '')) return;
  place.dataset.told = problem?.message ?? '';
  place.replaceChildren(...(problem ? [problemBox(problem)] : []));
}

function problemBox({ message, errors = [], requestId }) {
  const fields = errors.map((error) => `${(error.pointer ?? error.parameter ?? '').replace('/', '')}: ${error.detail}`);
  return el('div', { class: 'problem' },
    el('p', {}, message),
    ...fields.map((field) => el('p', {}, field)),
    requestId && el('p', { class: 'small' }, 'Request ', el('code', {}, requestId)));
}
