extension StaticFile {
    /// Figures that are no charts move as well: nights and their diary are drawn anew by the server, a part of them at a time
    /// and as wide as the screen; ECG paper is looked at through a glass.
    static let graphFigures = #"""

        (() => {
          const { tools, steer, gestures, follow, whenNear, join } = graphSteering;

          const picture = (box) => {
            const row = tools(box);
            let whole, shown, wanted, isComing = false;
            const number = (name) => Number(box.querySelector('svg').dataset[name]);
            const area = () => {
              const edge = box.querySelector('svg').getBoundingClientRect();
              return { left: edge.left + number('left'), width: number('right') - number('left') };
            };
            // One drawing at a time, and then the newest that is wanted.
            const draw = async () => {
              if (isComing) return;
              isComing = true;
              try {
                while (wanted) {
                  const part = wanted;
                  wanted = undefined;
                  const sign = box.dataset.picture.includes('?') ? '&' : '?';
                  const stretch = part === 'all' ? '' : `&part=${Math.round(part[0])}-${Math.round(part[1])}`;
                  const answer = await fetch(`${box.dataset.picture}${sign}width=${Math.round(box.clientWidth)}${stretch}`);
                  if (!answer.ok) return;
                  const drawing = new DOMParser().parseFromString(await answer.text(), 'image/svg+xml').documentElement;
                  if (drawing.nodeName !== 'svg') return;
                  box.querySelector('svg').replaceWith(document.importNode(drawing, true));
                  if (part === 'all') whole = [number('from'), number('to')];
                  if (!wanted) shown = [number('from'), number('to')];
                  row.classList.remove('waits');
                }
              } finally {
                isComing = false;
              }
            };
            const ask = (part) => { wanted = part; draw().catch(() => {}); };
            const show = (...next) => {
              shown = next;
              ask(next[0] === whole[0] && next[1] === whole[1] ? 'all' : next);
              follow(box);
            };
            const start = async () => {
              wanted = 'all';
              await draw();
              if (!whole) return;
              box.steer = steer(() => shown, () => whole, () => Math.min(900, whole[1] - whole[0]), show);
              gestures(box, box, area);
              select();
              nights();
              join(box);
            };
            // A row of the diary leads to its night, and so does the thin line of one where it can be hit.
            const nights = () => {
              const open = (day) => { if (day) location.href = `${box.dataset.picture.replace(/\/[^/]*$/, '')}/${day}`; };
              const rows = () => [...box.querySelectorAll('[data-night]')];
              const mark = (row) => rows().forEach((one) => one.classList.toggle('here', one === row));
              let pressed;
              box.addEventListener('mousedown', (event) => { pressed = event.clientX; });
              box.addEventListener('click', (event) => {
                if (event.detail > 1 || event.shiftKey || Math.abs(event.clientX - (pressed ?? event.clientX)) > 4) return;
                open(event.target.closest('[data-night]')?.dataset.night ?? dayAt(event.clientX));
              });
              const dayAt = (x) => {
                const [{ left, width }, [min, max]] = [area(), box.steer.view()];
                if (!box.querySelector('.sleepline') || x < left || x > left + width) return undefined;
                if (width / (max - min) * 86400 < 6) return undefined;
                const noon = Math.floor((min + (max - min) * (x - left) / width - whole[0]) / 86400) * 86400 + 43200 + whole[0];
                return new Date(noon * 1000).toLocaleDateString('sv', { timeZone: box.querySelector('svg').dataset.zone });
              };
              // By keys: up and down choose a night, Enter opens it.
              box.addEventListener('keydown', (event) => {
                const all = rows();
                const at = all.findIndex((one) => one.classList.contains('here'));
                if (event.key === 'Enter') return open(all[at]?.dataset.night);
                const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
                if (!step || all.length === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
                event.preventDefault();
                const next = all[Math.min(Math.max(at + step, 0), all.length - 1)];
                mark(next);
                next.scrollIntoView({ block: 'nearest' });
                said.textContent = next.querySelector('text').textContent;
              });
              const said = document.createElement('p');
              said.className = 'unseen';
              said.setAttribute('role', 'status');
              if (rows().length > 0) box.after(said);
            };
            // The stretch that is dragged over is looked at closer.
            const select = () => {
              const mark = document.createElement('div');
              mark.className = 'u-select';
              mark.hidden = true;
              box.append(mark);
              box.addEventListener('mousedown', (event) => {
                if (event.button !== 0 || event.shiftKey || !box.steer) return;
                event.preventDefault();
                box.focus({ preventScroll: true });
                const { left, width } = area();
                const inside = (x) => Math.min(Math.max(x, left), left + width);
                const first = inside(event.clientX);
                let last = first;
                const drag = (moved) => {
                  last = inside(moved.clientX);
                  mark.hidden = Math.abs(last - first) < 4;
                  mark.style.left = `${Math.min(first, last) - box.getBoundingClientRect().left}px`;
                  mark.style.width = `${Math.abs(last - first)}px`;
                };
                document.addEventListener('mousemove', drag);
                document.addEventListener('mouseup', () => {
                  document.removeEventListener('mousemove', drag);
                  mark.hidden = true;
                  if (Math.abs(last - first) < 8) return;
                  const [min, max] = box.steer.view();
                  const at = (x) => min + (max - min) * (x - left) / width;
                  box.steer.move(at(Math.min(first, last)), at(Math.max(first, last)));
                }, { once: true });
              });
            };
            let width = box.clientWidth;
            new ResizeObserver(() => {
              if (!whole || Math.abs(box.clientWidth - width) < 2) return;
              width = box.clientWidth;
              ask(shown[0] === whole[0] && shown[1] === whole[1] ? 'all' : shown);
            }).observe(box);
            whenNear(box, () => start().catch(() => {}));
            return () => { if (whole) ask(shown[0] === whole[0] && shown[1] === whole[1] ? 'all' : shown); };
          };

          // Paper keeps its millimetres until somebody magnifies it.
          const glass = (box) => {
            const image = box.querySelector('img');
            const row = tools(box);
            let scale = 1;
            const natural = () => image.naturalWidth || 990;
            const show = (next, at = 0.5) => {
              const least = Math.min(1, box.clientWidth / natural());
              const place = (box.scrollLeft + box.clientWidth * at) / image.clientWidth;
              const height = (box.scrollTop + box.clientHeight / 2) / image.clientHeight;
              scale = Math.min(Math.max(next, least), 8);
              image.style.width = scale === 1 ? '' : `${natural() * scale}px`;
              box.classList.toggle('closer', scale > 1);
              box.scrollLeft = image.clientWidth * place - box.clientWidth * at;
              box.scrollTop = image.clientHeight * height - box.clientHeight / 2;
            };
            box.steer = {
              zoom: (factor, at) => show(scale / factor, at),
              pan: (share) => { box.scrollLeft += box.clientWidth * share; },
              reset: () => show(1),
            };
            row.classList.remove('waits');
            box.addEventListener('dblclick', () => box.steer.reset());
            box.addEventListener('wheel', (event) => {
              if (!event.ctrlKey && !event.metaKey) return;
              event.preventDefault();
              box.steer.zoom(event.deltaY < 0 ? 0.8 : 1.25, (event.clientX - box.getBoundingClientRect().left) / box.clientWidth);
            }, { passive: false });
            box.addEventListener('mousedown', (event) => {
              if (event.button !== 0) return;
              event.preventDefault();
              box.focus({ preventScroll: true });
              const [x, y, left, top] = [event.clientX, event.clientY, box.scrollLeft, box.scrollTop];
              const drag = (moved) => {
                box.scrollLeft = left + x - moved.clientX;
                box.scrollTop = top + y - moved.clientY;
              };
              document.addEventListener('mousemove', drag);
              document.addEventListener('mouseup', () => document.removeEventListener('mousemove', drag), { once: true });
            });
            // Two fingers magnify; one scrolls, as any box does.
            let before;
            box.addEventListener('touchmove', (event) => {
              if (event.touches.length !== 2) { before = undefined; return; }
              event.preventDefault();
              const [a, b] = event.touches;
              const now = Math.max(Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY), 20);
              const at = ((a.clientX + b.clientX) / 2 - box.getBoundingClientRect().left) / box.clientWidth;
              if (before) box.steer.zoom(before / now, at);
              before = now;
            }, { passive: false });
          };

          const again = [...document.querySelectorAll('[data-picture]')].map(picture);
          document.querySelectorAll('.paper-wrap.scale').forEach(glass);
          if (again.length > 0) document.addEventListener('recordchange', () => again.forEach((ask) => ask()));
        })();
        """#
}
