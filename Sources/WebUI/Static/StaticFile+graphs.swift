extension StaticFile {
    /// Charts that move: zoom and pan by mouse, touch and keyboard, new readings by themselves, and pictures as PNG.
    static let graphs = script(
        "graphs.js",
        graphWords + graphSteering + graphBars + #"""
            (() => {
              const say = document.body.dataset;
              const base = say.base || '';
              const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

              const { written, valued, formats } = graphWords(say);
              const { steer, gestures, follow, whenNear, join } = graphSteering;

              // How far marks of the time axis stand apart, so that those of every language fit.
              const ruler = document.createElement('canvas').getContext('2d');
              const room = (format) => {
                ruler.font = '13px system-ui, sans-serif';
                const width = (write) => ruler.measureText(write(new Date(Date.UTC(2026, 10, 28)))).width + 18;
                // Over many years the marks are years, which are short.
                return (plot, index, low, high) => width(high - low > 4 * 366 * 86400 ? format.year : format.day);
              };

              // Stacked series are drawn on those before them; what is shown of them stays their own value.
              const stacked = (data) => {
                const ground = new Array(data.x.length).fill(0);
                return data.series.map((series) => series.style !== 'stacked' ? series.values : series.values.map((value, index) => {
                  if (value === null) return null;
                  ground[index] += value;
                  return ground[index];
                }));
              };

              const options = (data, box, height) => {
                const format = formats(data.zone);
                const bars = graphBars(data.x);
                const dots = (count) => count > 400 ? 3 : count > 60 ? 4.5 : 7;
                const isByDay = Boolean(data.days);
                const axis = { stroke: color('--soft'), grid: { stroke: color('--line'), width: 1 }, ticks: { stroke: color('--line'), width: 1 }, font: '13px system-ui, sans-serif' };
                const mark = (seconds, step) => {
                  const date = new Date(seconds * 1000);
                  const parts = format.take(date);
                  const isMidnight = Number(parts.hour) === 0 && Number(parts.minute) === 0;
                  if (step < 86400) return isMidnight ? format.day(date) : format.mark(date);
                  if (step < 28 * 86400) return format.day(date);
                  if (step < 360 * 86400) return parts.number === 1 ? format.year(date) : format.month(date);
                  return format.year(date);
                };
                // The unit stands at the axis where all have the same; stones and hours are written out there.
                const units = new Set(data.series.map((series) => series.unit));
                const sign = units.size === 1 ? [...units][0] : '';
                const unit = { h: say.hourUnit, st: say.stone }[sign] ?? sign;
                // Means are of the whole day, week or month that begins there.
                const single = (date) => (isByDay ? format.date : format.full)(date);
                const moment = { day: format.date, week: format.week, month: format.monthOfYear }[data.by] ?? single;
                const shapes = data.series.map((series) => {
                  const tone = color(`--tone-${series.tone}`);
                  const isBar = series.style === 'bars' || series.style === 'stacked';
                  return {
                    label: series.name,
                    isBar,
                    stroke: tone,
                    fill: isBar ? tone : undefined,
                    width: isBar ? 0 : series.style === 'line' ? 2.2 : series.style === 'dots' ? 0 : 1,
                    paths: isBar || series.style === 'dots' ? () => null : undefined,
                    // A moment without a value is another series' moment; only long stretches without any are left blank.
                    spanGaps: false,
                    gaps: (plot) => (series.breaks || []).map((pair) => pair.map((at) => Math.round(plot.valToPos(at, 'x', true)))),
                    // A line needs two points; somebody's first reading is seen all the same.
                    points: {
                      show: !isBar && (series.style !== 'line' || series.values.filter((value) => value !== null).length === 1),
                      size: dots(data.x.length), fill: tone, width: 0,
                    },
                    value: (plot, value, at, index) => valued(index === null || index === undefined ? null : series.values[index], series.unit),
                  };
                });
                const rest = (plot) => {
                  const { min, max } = plot.scales.x;
                  let last = data.x.length - 1;
                  while (last > 0 && data.x[last] > max) last -= 1;
                  const latest = (series) => {
                    let at = last;
                    while (at > 0 && (series.values[at] === null || series.values[at] === undefined)) at -= 1;
                    return data.x[at] < min ? null : at;
                  };
                  plot.setLegend({ idxs: [data.x[last] < min ? null : last, ...data.series.map(latest)] }, false);
                };
                return {
                  width: box.clientWidth,
                  height,
                  padding: [unit ? 32 : 12, 26, null, null],
                  tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), data.zone),
                  scales: {
                    x: { time: true, range: (plot, low, high) => [low, high] },
                    y: { range: (plot, low, high) => {
                      let [from, to] = [data.zero ? Math.min(0, low ?? 0) : low ?? 0, high ?? 1];
                      for (const line of data.lines) { from = Math.min(from, line.value); to = Math.max(to, line.value); }
                      // A range that begins above what is drawn is told all the same.
                      for (const band of data.bands) if (band.high === null) to = Math.max(to, band.low + (to - from) * 0.12);
                      const room = to === from ? Math.abs(to) * 0.02 + 0.5 : (to - from) * 0.06;
                      return [data.zero && from === 0 ? 0 : from - room, to + room];
                    } },
                  },
                  axes: [
                    { ...axis, space: room(format), values: (plot, marks, index, space, step) => marks.map((seconds) => mark(seconds, step)) },
                    {
                      ...axis,
                      // As wide as the longest mark, so that none loses its first digit.
                      size: (plot, marks) => {
                        ruler.font = axis.font;
                        return Math.max(58, ...(marks ?? []).map((mark) => ruler.measureText(mark).width + 22));
                      },
                      // Stones have fourteen pounds each, and marks fall on whole ones.
                      ...(sign === 'st' ? { incrs: [1 / 14, 1 / 7, 0.5, 1, 2, 5, 10], values: (plot, marks) => marks.map((value) => valued(Math.round(value * 14) / 14, 'st').replace(/[.,]0(?=\D*$)/, '')) } : { values: (plot, marks) => marks.map((value) => written(value)) }),
                    },
                  ],
                  series: [{ label: data.time, value: (plot, at, series, index) => at === null || at === undefined ? '' : moment(new Date((at + (data.shifts?.[index] ?? 0)) * 1000)) }, ...shapes],
                  cursor: { drag: { x: true, y: false, setScale: true }, y: false },
                  legend: { live: true, markers: { width: 0, fill: (plot, index) => index === 0 ? 'transparent' : color(`--tone-${data.series[index - 1].tone}`) } },
                  hooks: {
                    drawSeries: [(plot, index) => { if (plot.series[index].isBar) bars(plot, index); }],
                    setScale: [(plot, key) => {
                      const { min, max } = plot.scales.x;
                      if (key === 'x' && (plot.cursor.idx === null || plot.cursor.idx === undefined)) rest(plot);
                      if (key !== 'x') return;
                      if (box.plot === plot) box.aim(min, max);
                      const shown = data.x.filter((at) => at >= min && at <= max).length;
                      for (const series of plot.series.slice(1)) series.points.size = dots(shown);
                      if (box.plot === plot) {
                        follow(box);
                        box.tell?.(min, max);
                      }
                      // Means are for looking from afar, unless they were asked for.
                      const wantsSingle = data.by !== 'none' && max - min <= 370 * 86400 && !/[?&]by=[a-z]/.test(box.dataset.graph);
                      if (!wantsSingle && (!data.reduced || max - min >= (data.to - data.from) / 2)) return;
                      if (box.isComing) return;
                      box.isComing = true;
                      box.closer(wantsSingle).catch(() => {}).finally(() => { box.isComing = false; });
                    }],
                    drawClear: [(plot) => {
                      const { ctx, bbox } = plot;
                      ctx.save();
                      ctx.beginPath();
                      ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
                      ctx.clip();
                      const ratio = devicePixelRatio;
                      for (const band of data.bands) {
                        const top = band.high === null ? bbox.top : plot.valToPos(band.high, 'y', true);
                        const bottom = plot.valToPos(band.low, 'y', true);
                        ctx.fillStyle = color(`--band-${band.weight}`);
                        ctx.fillRect(bbox.left, Math.max(top, bbox.top), bbox.width, bottom - Math.max(top, bbox.top));
                        if (bottom - Math.max(top, bbox.top) > 13 * ratio) {
                          ctx.fillStyle = color('--soft');
                          ctx.font = `${11 * ratio}px system-ui, sans-serif`;
                          ctx.textAlign = 'left';
                          ctx.textBaseline = 'top';
                          ctx.fillText(band.name, bbox.left + 6 * ratio, Math.max(top, bbox.top) + 2 * ratio);
                        }
                      }
                      ctx.restore();
                    }],
                    // While nobody points at anything, the latest values are shown.
                    setCursor: [(plot) => { if (plot.cursor.idx === null || plot.cursor.idx === undefined) rest(plot); }],
                    ready: [(plot) => {
                      rest(plot);
                      // As tall as it ever was: what stands below does not jump when a value gets longer.
                      const legend = plot.root.querySelector('.u-legend');
                      let wide = legend.clientWidth;
                      const keep = () => {
                        if (Math.abs(legend.clientWidth - wide) > 1) [wide, legend.style.minHeight] = [legend.clientWidth, ''];
                        if (legend.offsetHeight > (parseFloat(legend.style.minHeight) || 0)) legend.style.minHeight = `${legend.offsetHeight}px`;
                      };
                      keep();
                      new ResizeObserver(keep).observe(legend);
                    }],
                    draw: [(plot) => {
                      const { ctx, bbox } = plot;
                      const ratio = devicePixelRatio;
                      ctx.save();
                      if (unit) {
                        ctx.fillStyle = color('--soft');
                        ctx.font = `${12 * ratio}px system-ui, sans-serif`;
                        ctx.textAlign = 'left';
                        ctx.textBaseline = 'bottom';
                        ctx.fillText(unit, 2 * ratio, bbox.top - 12 * ratio);
                      }
                      for (const line of data.lines) {
                        const y = plot.valToPos(line.value, 'y', true);
                        if (y < bbox.top || y > bbox.top + bbox.height) continue;
                        ctx.strokeStyle = color('--soft');
                        ctx.lineWidth = 1.5 * ratio;
                        ctx.setLineDash([7 * ratio, 5 * ratio]);
                        ctx.beginPath();
                        ctx.moveTo(bbox.left, y);
                        ctx.lineTo(bbox.left + bbox.width, y);
                        ctx.stroke();
                        ctx.fillStyle = color('--soft');
                        ctx.font = `${12 * ratio}px system-ui, sans-serif`;
                        ctx.textAlign = 'right';
                        ctx.textBaseline = 'bottom';
                        ctx.fillText(line.name, bbox.left + bbox.width - 4 * ratio, y - 2 * ratio);
                      }
                      ctx.restore();
                    }],
                  },
                };
              };

              // A stretch that was looked for with the eye has a page of its own, with its table and its files.
              const offer = (box, tools, data) => {
                if (!document.querySelector('.spans')) return undefined;
                tools.querySelector('a')?.remove();
                const link = document.createElement('a');
                link.className = 'stretch';
                const format = formats(data.zone);
                const iso = (date) => {
                  const { year, number, day } = format.take(date);
                  return `${year}-${String(number).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
                };
                return (min, max) => {
                  if (max - min > (data.to - data.from) * 0.99) return link.remove();
                  const [from, until] = [new Date(min * 1000), new Date((max - 1) * 1000)];
                  const days = iso(from) === iso(until) ? format.date(from) : `${format.date(from)} – ${format.date(until)}`;
                  link.textContent = box.dataset.stretch.replace('{days}', days);
                  link.href = `?from=${iso(from)}&until=${iso(until)}#${box.closest('section').id}`;
                  if (!link.isConnected) tools.append(link);
                };
              };

              const show = (box, data, tools) => {
                const columns = stacked(data);
                // The highest stack is drawn first, so that those below it stay visible.
                const order = data.series.map((series, index) => index);
                if (data.series.some((series) => series.style === 'stacked')) order.reverse();
                const drawn = { ...data, series: order.map((index) => data.series[index]) };
                const height = Math.max(240, Math.min(360, Math.round(box.clientWidth * 0.42)));
                const first = box.plot && [box.plot.scales.x.min, box.plot.scales.x.max];
                box.plot?.destroy();
                const plot = new uPlot(options(drawn, box, height), [data.x, ...order.map((index) => columns[index])], (plot, init) => {
                  box.replaceChildren(plot.root);
                  init();
                });
                const all = [data.from, data.to];
                box.plot = plot;
                box.data = data;
                box.tell = offer(box, tools, data);
                // A chart draws a moment later; what it is to show is known at once.
                let shown = all;
                box.steer = steer(() => shown, () => all, () => 60, (min, max) => {
                  shown = [min, max];
                  plot.setScale('x', { min, max });
                });
                box.aim = (min, max) => { shown = [min, max]; };
                if (first && !box.isFresh) box.steer.move(first[0], first[1]); else box.steer.reset();
                if (box.isFresh) join(box);
                box.isFresh = false;
                gestures(plot.over, box, () => {
                  const { left, width } = plot.over.getBoundingClientRect();
                  return { left, width };
                });
                box.classList.remove('waits');
                tools.classList.remove('waits');
                // Single readings are no means, whatever the page began with.
                box.closest('section').querySelector('.means')?.toggleAttribute('hidden', data.by === 'none');
              };

              // The charts of a page come in one answer, whichever asks first.
              let asked = {};
              const everyChart = (address) => asked[address] ||= fetch(address).then(async (answer) => {
                const charts = answer.ok ? await answer.json() : {};
                return Object.fromEntries(Object.entries(charts).map(([id, chart]) => [id, JSON.stringify(chart)]));
              });

              const start = async (box) => {
                const tools = graphSteering.tools(box);
                box.classList.add('waits');
                const load = async () => {
                  const [folder, id] = [box.dataset.graph.replace(/[^/]*\.json/, 'charts.json'), box.closest('section').id];
                  const text = (await everyChart(folder))[id];
                  if (!text || box.shown === text) return;
                  box.shown = text;
                  const data = JSON.parse(text);
                  // An empty chart says so in its still form.
                  if (data.x.length === 0) {
                    box.classList.remove('waits');
                    tools.remove();
                    return;
                  }
                  display(data);
                  // What came between the page and its numbers is in the table, too.
                  const told = box.closest('section').querySelector('.numbers summary').textContent.replace(/\D/g, '');
                  if (!data.reduced && Number(told) !== data.x.length) refresh().catch(() => {});
                };
                const display = (data) => {
                  data.time = document.querySelector('.numbers thead th')?.textContent ?? '';
                  show(box, data, tools);
                };
                box.load = load;
                // Whoever looks closer at a chart of which points were left out gets them.
                box.closer = async (isSingle) => {
                  const address = box.dataset.graph;
                  const answer = await fetch(isSingle ? address + (address.includes('?') ? '&' : '?') + 'by=none' : address);
                  if (answer.ok) display(await answer.json());
                };
                box.isFresh = true;
                let width = box.clientWidth;
                new ResizeObserver(() => {
                  if (!box.plot || Math.abs(box.clientWidth - width) < 2) return;
                  width = box.clientWidth;
                  box.plot.setSize({ width, height: box.plot.height });
                }).observe(box);
                const recolor = () => { if (box.data) show(box, box.data, tools); };
                // Paper is white, whatever the screen was.
                for (const media of ['(prefers-color-scheme: dark)', 'print']) matchMedia(media).addEventListener('change', recolor);
                whenNear(box, () => load().catch(() => {}));
              };
              const boxes = [...document.querySelectorAll('[data-graph]')];
              boxes.forEach(start);
              // A new reading moves the charts, and what is said and listed beside them.
              const refresh = async () => {
                const answer = await fetch(location.href);
                // Signed out elsewhere: here as well.
                if (answer.redirected) return location.reload();
                if (!answer.ok) return;
                const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
                for (const section of document.querySelectorAll('section.graph')) {
                  for (const part of ['.summary', '.note', '.means', '.numbers > summary', '.numbers .table-wrap', '.numbers .pager']) {
                    const [old, now] = [section, fresh.getElementById(section.id)].map((side) => side?.querySelector(part));
                    if (!old || !now || old.innerHTML === now.innerHTML) continue;
                    // Whoever stands in a table with the keyboard is not thrown out of it.
                    if (old !== document.activeElement && old.contains(document.activeElement)) continue;
                    old.replaceChildren(...now.childNodes);
                  }
                }
              };
              // While a history comes in there is something new every moment: one look after the other, with a breath between.
              let isLooking = false;
              let isDue = false;
              window.followRecord(async () => {
                isDue = true;
                if (isLooking) return;
                isLooking = true;
                while (isDue) {
                  await new Promise((done) => setTimeout(done, 1500));
                  isDue = false;
                  asked = {};
                  document.dispatchEvent(new Event('recordchange'));
                  await Promise.allSettled([...boxes.map((box) => box.shown ? box.load() : undefined), refresh()]);
                }
                isLooking = false;
              });

              // A picture is the drawing of the server, twice as fine.
              for (const button of document.querySelectorAll('[data-png]')) {
                button.hidden = false;
                button.addEventListener('click', async () => {
                  const image = new Image();
                  image.src = button.dataset.png;
                  try {
                    await image.decode();
                  } catch {
                    return location.reload();
                  }
                  const canvas = document.createElement('canvas');
                  const width = image.naturalWidth || 900;
                  const scale = 1800 / width;
                  canvas.width = 1800;
                  canvas.height = Math.round((image.naturalHeight || 400) * scale);
                  const context = canvas.getContext('2d');
                  context.fillStyle = '#fff';
                  context.fillRect(0, 0, canvas.width, canvas.height);
                  context.drawImage(image, 0, 0, canvas.width, canvas.height);
                  canvas.toBlob((blob) => {
                    const link = document.createElement('a');
                    link.href = URL.createObjectURL(blob);
                    link.download = button.dataset.name;
                    link.click();
                    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
                  }, 'image/png');
                });
              }
            })();
            """# + graphFigures
    )
}
