/** Amounts come in the currency's smallest unit, and the currency says how many of them make one: JPY has no cents. */
export function money({ amountCents, currency }, options = {}) {
  const format = new Intl.NumberFormat(undefined, { style: 'currency', currency, ...options });
  return format.format(amountCents / 10 ** format.resolvedOptions().maximumFractionDigits);
}

/** From when to when, on the clock of the place it was booked for, wherever the reader is. */
export function timeSpan({ startsAt, endsAt, zone }) {
  const start = new Date(startsAt);
  const year = start.getFullYear() === new Date().getFullYear() ? undefined : 'numeric';
  const format = new Intl.DateTimeFormat(undefined, {
    weekday: 'short', day: 'numeric', month: 'short', year, hour: '2-digit', minute: '2-digit', timeZone: zone,
  });
  return endsAt ? format.formatRange(start, new Date(endsAt)) : format.format(start);
}

export function zoneName({ zone }) {
  return zone.replaceAll('_', ' ');
}

/** A day of the calendar, the same in every zone. */
export function day(date) {
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${date}T00:00Z`));
}

/** The reader's own day on which an instant falls. */
export function dayOf(instant) {
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' }).format(new Date(instant));
}

/** NO_SHOW becomes No show. */
export function words(constant) {
  const text = constant.toLowerCase().replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
