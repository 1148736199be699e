extension StaticFile {
    /// How charts write numbers and moments: in the words and marks of the page, whatever the browser speaks.
    static let graphWords = #"""
        'use strict';
        const graphWords = (say) => {
          const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? '');
          const grouped = (whole) => {
            if (whole.length < Number(say.groupedFrom || 4)) return whole;
            const groups = [whole.slice(-3)];
            const length = Number(say.furtherGroup || 3);
            for (let rest = whole.slice(0, -3); rest; rest = rest.slice(0, -length)) groups.unshift(rest.slice(-length));
            return groups.join(say.group ?? ',');
          };
          const written = (value, digits) => {
            const text = Math.abs(value).toFixed(digits ?? 4);
            const [whole, part] = (digits === undefined ? text.replace(/\.?0+$/, '') : text).split('.');
            const sign = value < 0 && /[1-9]/.test(text) ? '−' : '';
            return sign + grouped(whole) + (part ? (say.decimal || '.') + part : '');
          };

          // A value as the table writes it: hours and stones as people say them.
          const valued = (value, unit) => {
            if (value === null || value === undefined) return '–';
            if (unit === 'h') {
              const minutes = Math.round(value * 60);
              const [h, m] = [Math.floor(minutes / 60), minutes % 60];
              return fill((h === 0 ? say.minutes : m === 0 ? say.wholeHours : say.hours) || '{h} h {m} min', { h, m });
            }
            if (unit === 'st') {
              const tenths = Math.round(value * 140);
              return `${grouped(String(Math.floor(tenths / 140)))} ${say.stone} ${written(tenths % 140 / 10, 1)} ${say.pound}`;
            }
            return unit ? `${written(value)} ${unit}` : written(value);
          };

          const formats = (zone) => {
            const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, year: 'numeric', month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
            const months = say.months.split('|');
            const take = (date) => {
              const parts = Object.fromEntries(clock.formatToParts(date).map((part) => [part.type, part.value]));
              const number = Number(parts.month);
              return { hour: parts.hour, minute: parts.minute, number, month: months[number - 1], year: parts.year, day: Number(parts.day) };
            };
            const as = (pattern) => (date) => fill(pattern, take(date));
            // The day has twelve hours twice where people say so.
            const timed = (early, late) => (date) => {
              const parts = take(date);
              const pattern = parts.hour < 12 ? early : late;
              return pattern ? fill(pattern, { hour: parts.hour % 12 || 12, minute: parts.minute }) : `${parts.hour}:${parts.minute}`;
            };
            const told = timed(say.morning, say.afternoon);
            const hour = timed(say.hourOfMorning, say.hourOfAfternoon);
            const mark = (date) => take(date).minute === '00' ? hour(date) : told(date);
            const full = (date) => fill(say.moment, { date: as(say.dayFull)(date), time: told(date) });
            return { take, clock: told, mark, day: as(say.dayShort), month: as('{month}'), year: as(say.year), date: as(say.dayFull), full, week: (date) => fill(say.weekOf, { day: as(say.dayFull)(date) }), monthOfYear: as(say.monthOfYear) };
          };
          return { written, valued, formats };
        };

        """#
}
