// Writes cn.ics, us-federal.ics, nz.ics, ie.ics and gb.ics into the folder above.
//
//   npm ci && node make-calendars.mjs           writes them
//   npm ci && node make-calendars.mjs --check   writes nothing; fails where a file differs, or where another source disagrees
//
// China's days are those of the npm package chinese-days (MIT), which transcribes the State Council's yearly notices.
// The other calendars follow from the statutes named below; --check holds them against the npm package date-holidays.
import { createRequire } from 'node:module';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const require = createRequire(import.meta.url);
const DAY = 86_400_000;
const [FROM, THROUGH] = [2007, 2052];
const iso = day => new Date(day).toISOString().slice(0, 10);
const basic = day => iso(day).replaceAll('-', '');
const at = (year, month, day) => Date.UTC(year, month - 1, day);
const weekday = day => new Date(day).getUTCDay();
const years = (from, through) => Array.from({ length: through - from + 1 }, (_, i) => from + i);

/** The nth weekday (0 is Sunday) of a month; n = -1 is the last. */
function nth(n, wanted, year, month) {
  if (n < 0) {
    const last = at(year, month + 1, 0);
    return last - ((weekday(last) - wanted + 7) % 7) * DAY;
  }
  const first = at(year, month, 1);
  return first + (((wanted - weekday(first) + 7) % 7) + 7 * (n - 1)) * DAY;
}

/** Easter Sunday (anonymous Gregorian computus). */
function easter(y) {
  const a = y % 19, b = Math.floor(y / 100), c = y % 100, d = Math.floor(b / 4), e = b % 4;
  const g = Math.floor((8 * b + 13) / 25), h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4), k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7, m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  return at(y, month, ((h + l - 7 * m + 114) % 31) + 1);
}

const [SUN, MON, THU, FRI, SAT] = [0, 1, 4, 5, 6];

// 5 U.S.C. 6103(a) and (b): on a Saturday, the Friday before; on a Sunday, the Monday after (Executive Order 11582).
function usFederal() {
  const days = [];
  const fixed = (name, day) => {
    const shift = { [SAT]: -DAY, [SUN]: DAY }[weekday(day)];
    days.push([day, name]);
    if (shift) days.push([day + shift, `${name} (observed)`]);
  };
  for (const y of years(FROM, THROUGH + 1)) {
    fixed("New Year's Day", at(y, 1, 1));
    days.push([nth(3, MON, y, 1), 'Birthday of Martin Luther King, Jr.'], [nth(3, MON, y, 2), "Washington's Birthday"]);
    days.push([nth(-1, MON, y, 5), 'Memorial Day']);
    if (y >= 2021) fixed('Juneteenth National Independence Day', at(y, 6, 19));
    fixed('Independence Day', at(y, 7, 4));
    days.push([nth(1, MON, y, 9), 'Labor Day'], [nth(2, MON, y, 10), 'Columbus Day']);
    fixed('Veterans Day', at(y, 11, 11));
    days.push([nth(4, THU, y, 11), 'Thanksgiving Day']);
    fixed('Christmas Day', at(y, 12, 25));
  }
  return days.filter(([day]) => day <= at(THROUGH, 12, 31));
}

// Te Kāhui o Matariki Public Holiday Act 2022, Schedule 1.
const MATARIKI = (
  '2022-06-24 2023-07-14 2024-06-28 2025-06-20 2026-07-10 2027-06-25 2028-07-14 2029-07-06 2030-06-21 2031-07-11 '
  + '2032-07-02 2033-06-24 2034-07-07 2035-06-29 2036-07-18 2037-07-10 2038-06-25 2039-07-15 2040-07-06 2041-07-19 2042-07-11 '
  + '2043-07-03 2044-06-24 2045-07-07 2046-06-29 2047-07-19 2048-07-03 2049-06-25 2050-07-15 2051-06-30 2052-06-21').split(' ').map(d => Date.parse(d));

// Privacy Act 2020 (NZ), section 7, "working day". The days from 25 December to 15 January are written as one yearly event.
function newZealand() {
  const days = [];
  const mondayised = (name, day, since) => {
    days.push([day, name]);
    const shift = { [SAT]: 2 * DAY, [SUN]: DAY }[weekday(day)];
    if (shift && new Date(day).getUTCFullYear() >= since) days.push([day + shift, `${name} (following Monday)`]);
  };
  for (const y of years(FROM, THROUGH)) {
    // Holidays (Full Recognition of Waitangi Day and ANZAC Day) Amendment Act 2013: the following Monday, from 2014.
    mondayised('Waitangi Day', at(y, 2, 6), 2014);
    mondayised('Anzac Day', at(y, 4, 25), 2014);
    days.push([easter(y) - 2 * DAY, 'Good Friday'], [easter(y) + DAY, 'Easter Monday']);
    days.push([nth(1, MON, y, 6), "Sovereign's birthday"], [nth(4, MON, y, 10), 'Labour Day']);
  }
  return [...days, ...MATARIKI.map(day => [day, 'Matariki'])];
}

// Organisation of Working Time Act 1997 (IE), Second Schedule, as amended in 2022 (St Brigid's Day).
function ireland() {
  return years(FROM, THROUGH).flatMap(y => [
    [at(y, 1, 1), "New Year's Day"],
    ...(y >= 2023 ? [[weekday(at(y, 2, 1)) === FRI ? at(y, 2, 1) : nth(1, MON, y, 2), "St Brigid's Day"]] : []),
    [at(y, 3, 17), "St Patrick's Day"],
    [easter(y) + DAY, 'Easter Monday'],
    [nth(1, MON, y, 5), 'May Day'],
    [nth(1, MON, y, 6), 'First Monday in June'],
    [nth(1, MON, y, 8), 'First Monday in August'],
    [nth(-1, MON, y, 10), 'Last Monday in October'],
    [at(y, 12, 25), 'Christmas Day'],
    [at(y, 12, 26), "St Stephen's Day"],
    ...(y === 2022 ? [[at(y, 3, 18), 'Day of Remembrance and Recognition']] : []),
  ]);
}

// Banking and Financial Dealings Act 1971, Schedule 1, and proclamations under it (England and Wales).
function england() {
  const proclaimed = { 2011: ['04-29'], 2012: ['06-04', '06-05'], 2022: ['06-02', '06-03', '09-19'], 2023: ['05-08'] };
  return years(FROM, THROUGH).flatMap(y => {
    const [newYear, christmas, boxing] = [at(y, 1, 1), at(y, 12, 25), at(y, 12, 26)];
    const later = (day, saturday, sunday) => day + ({ [SAT]: saturday, [SUN]: sunday }[weekday(day)] ?? 0) * DAY;
    const spring = { 2012: null, 2022: null }[y] === undefined ? nth(-1, MON, y, 5) : null;
    return [
      [later(newYear, 2, 1), "New Year's Day"],
      [easter(y) - 2 * DAY, 'Good Friday'],
      [easter(y) + DAY, 'Easter Monday'],
      [y === 2020 ? at(2020, 5, 8) : nth(1, MON, y, 5), 'Early May bank holiday'],
      ...(spring ? [[spring, 'Spring bank holiday']] : []),
      [nth(-1, MON, y, 8), 'Summer bank holiday'],
      [later(christmas, 2, 2), 'Christmas Day'],
      [later(boxing, 2, 2), 'Boxing Day'],
      ...(proclaimed[y] ?? []).map(d => [Date.parse(`${y}-${d}`), 'By proclamation']),
    ];
  });
}

function china() {
  const { holidays, workdays } = require('chinese-days/dist/chinese-days.json');
  const official = all => Object.entries(all).filter(([day]) => day >= '2007-01-01').map(([day, text]) => [Date.parse(day), text.split(',')[1]]);
  return { holidays: official(holidays), workdays: official(workdays), through: Math.max(...Object.keys(holidays).map(d => +d.slice(0, 4))) };
}

/** Runs of days with one name become one event. */
function runs(days) {
  const sorted = [...days].sort((a, b) => a[0] - b[0]);
  const result = [];
  for (const [day, name] of sorted) {
    const last = result.at(-1);
    if (last && last.name === name && last.end === day) last.end += DAY;
    else if (!last || last.end <= day) result.push({ name, start: day, end: day + DAY });
  }
  return result;
}

function event(id, category, { name, start, end }, rule) {
  return ['BEGIN:VEVENT', `UID:${category.toLowerCase()}-${basic(start)}@${id}`, 'DTSTAMP:20260101T000000Z', `DTSTART;VALUE=DATE:${basic(start)}`,
    `DTEND;VALUE=DATE:${basic(end)}`, ...(rule ? [rule] : []), `SUMMARY:${name.replaceAll(',', '\\,')}`, `CATEGORIES:${category}`, 'TRANSP:TRANSPARENT', 'END:VEVENT'];
}

function calendar(id, { name, source, licence, from, through, events }) {
  const head = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//PrivacyFunctions//make-calendars.mjs//EN', `NAME;LANGUAGE=en:${name[0]}`, `NAME;LANGUAGE=zh-CN:${name[1]}`, `SOURCE-NOTE:${source}`, `LICENCE:${licence}`,
    `KNOWN-FROM:${from}0101`, `KNOWN-THROUGH:${through}1231`].map(line => line.replace(/^(SOURCE-NOTE|LICENCE|KNOWN)/, 'X-$1'));
  return [...head, ...events, 'END:VCALENDAR', ''].map(fold).join('\r\n');
}

/** RFC 5545 section 3.1: lines of at most 75 octets. */
function fold(line) {
  const parts = [];
  let part = '';
  for (const character of line) {
    if (Buffer.byteLength(part + character) > 73) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part].join('\r\n ');
}

const statute = (id, name, source, days, more = []) => calendar(id, {
  name, source, licence: 'Statute; dates are facts', from: FROM, through: THROUGH,
  events: [...runs(days).flatMap(run => event(id, 'HOLIDAY', run)), ...more],
});

const cn = china();
const everyYear = (month, day, days, name) => ({ name, start: at(cn.through + 1, month, day), end: at(cn.through + 1, month, day + days) });
const files = {
  'cn.ics': calendar('cn', {
    name: ['Mainland China', '中国大陆'],
    source: 'State Council notices on holidays of each year; transcribed by npm chinese-days 1.5.7',
    licence: 'MIT (chinese-days)\\, Copyright (c) 2024 Yawei sun',
    from: 2007,
    through: cn.through,
    events: [
      ...runs(cn.holidays).flatMap(run => event('cn', 'HOLIDAY', run)),
      ...runs(cn.workdays).flatMap(run => event('cn', 'WORKDAY', run)),
      // Where no notice is known yet: the days whose date the regulation itself fixes (State Council Decree 795, 2024).
      ...event('cn', 'FIXED', everyYear(1, 1, 1, '元旦'), 'RRULE:FREQ=YEARLY'),
      ...event('cn', 'FIXED', everyYear(5, 1, 2, '劳动节'), 'RRULE:FREQ=YEARLY'),
      ...event('cn', 'FIXED', everyYear(10, 1, 3, '国庆节'), 'RRULE:FREQ=YEARLY'),
    ],
  }),
  'us-federal.ics': statute('us-federal', ['United States\\, federal', '美国联邦'], '5 U.S.C. 6103; Executive Order 11582', usFederal()),
  'nz.ics': statute('nz', ['New Zealand\\, Privacy Act', '新西兰（《隐私法》）'], 'Privacy Act 2020\\, section 7; Te Kāhui o Matariki Public Holiday Act 2022', newZealand(), event('nz', 'HOLIDAY',
    { name: '25 December to 15 January', start: at(FROM - 1, 12, 25), end: at(FROM, 1, 16) }, 'RRULE:FREQ=YEARLY')),
  'ie.ics': statute('ie', ['Ireland', '爱尔兰'], 'Organisation of Working Time Act 1997\\, Second Schedule', ireland()),
  'gb.ics': statute('gb', ['England and Wales', '英格兰和威尔士'], 'Banking and Financial Dealings Act 1971\\, Schedule 1\\, and proclamations', england()),
};

/** What date-holidays says otherwise, of weekdays that are public holidays; for years on which both have a say. */
function disagreements() {
  const Holidays = require('date-holidays');
  const compared = { US: usFederal(), NZ: newZealand(), IE: ireland(), GB: england() };
  const region = { GB: ['GB', 'ENG'] };
  const types = { GB: ['public', 'bank'] };
  // The statute's days of other reckoning: New Zealand's summer weeks; Veterans Day, which date-holidays does not move
  // (the federal government observed it on Friday 10 November 2023).
  const skip = {
    US: day => /-11-1[02]$/.test(day),
    NZ: day => /-(12-2[5-9]|12-3.|01-0.|01-1[0-5])$/.test(day),
  };
  return Object.entries(compared).flatMap(([country, ours]) => {
    const theirs = new Holidays(...(region[country] ?? [country]));
    const weekdays = set => [...new Set(set)].filter(d => ![SAT, SUN].includes(weekday(Date.parse(d))) && !skip[country]?.(d)).sort();
    return years(2023, THROUGH).flatMap(y => {
      const a = weekdays(ours.map(([day]) => iso(day)).filter(d => d.startsWith(`${y}`)));
      const b = weekdays(theirs.getHolidays(y).filter(h => (types[country] ?? ['public']).includes(h.type)).map(h => h.date.slice(0, 10)));
      return [...a.filter(d => !b.includes(d)).map(d => `${country} ${d} only ours`), ...b.filter(d => !a.includes(d)).map(d => `${country} ${d} only theirs`)];
    });
  });
}

const check = process.argv.includes('--check');
const problems = check ? disagreements() : [];
for (const [name, text] of Object.entries(files)) {
  const path = new URL(`../${name}`, import.meta.url);
  if (!check) writeFileSync(path, text);
  else if (!existsSync(path) || readFileSync(path, 'utf8') !== text) problems.push(`${name} differs from what this script makes`);
}
problems.forEach(problem => console.error(problem));
process.exitCode = problems.length > 0 ? 1 : 0;
