extension StaticFile {
    /// How whatever moves on a page is steered: buttons, keys, mouse and fingers, alike for charts and for figures.
    ///
    /// A box has `steer`: `zoom(factor, at)`, `pan(share)`, `reset()`, `move(low, high)` and `view()`, the stretch that is
    /// shown.
    static let graphSteering = #"""
        const graphSteering = (() => {
          // How to steer is said once where it is the same, and known by all.
          const explain = (box) => {
            const text = matchMedia('(pointer: coarse)').matches ? box.dataset.hintTouch : box.dataset.hint;
            const said = [...document.querySelectorAll('.plot-hint')].find((hint) => hint.textContent === text);
            if (said) return said.id;
            const hint = document.createElement('p');
            hint.className = 'hint plot-hint';
            hint.textContent = text;
            hint.id = `plot-hint-${box.closest('section').id}`;
            const first = box.matches('.scale') ? box : document.querySelector('[data-graph], [data-picture]');
            first.after(hint);
            return hint.id;
          };

          // The buttons take their place at once, so that nothing below jumps when a chart begins to move.
          const tools = (box) => {
            const words = box.dataset;
            const row = document.createElement('div');
            row.className = 'plot-tools waits';
            const hint = explain(box);
            // Beyond the edge the way goes on: to the stretch before or after, or to the next longer one.
            const beyond = {
              '←': () => document.querySelector('.moving [rel=prev]'),
              '→': () => document.querySelector('.moving [rel=next]'),
              '−': () => document.querySelector('.spans [aria-current] + a'),
            };
            const go = (act, sign) => {
              if (!box.steer || act(box.steer) !== false) return;
              const way = beyond[sign]?.();
              if (way) location.href = `${way.href}#${box.closest('section').id}`;
            };
            const button = (sign, name, act) => {
              const made = document.createElement('button');
              made.type = 'button';
              made.textContent = sign;
              made.setAttribute('aria-label', name);
              made.title = name;
              made.addEventListener('click', () => go(act, sign));
              row.append(made);
            };
            button('+', words.zoomIn, (steer) => steer.zoom(0.5));
            button('−', words.zoomOut, (steer) => steer.zoom(2));
            button('←', words.left, (steer) => steer.pan(-0.3));
            button('→', words.right, (steer) => steer.pan(0.3));
            button('⤢', words.all, (steer) => steer.reset());
            box.after(row);
            box.setAttribute('aria-describedby', hint);
            box.addEventListener('keydown', (event) => {
              if (!box.steer || event.altKey || event.ctrlKey || event.metaKey) return;
              const acts = {
                '+': () => box.steer.zoom(0.5), '=': () => box.steer.zoom(0.5), '-': () => go((steer) => steer.zoom(2), '−'),
                ArrowLeft: () => go((steer) => steer.pan(-0.2), '←'), ArrowRight: () => go((steer) => steer.pan(0.2), '→'),
                0: () => box.steer.reset(), Home: () => box.steer.reset(), Escape: () => box.steer.reset(),
              };
              if (!acts[event.key]) return;
              event.preventDefault();
              acts[event.key]();
            });
            return row;
          };

          // A stretch of a length within a whole, as near to what is wanted as fits; nothing where it is too short.
          const fitting = (low, high, all, least) => {
            const length = Math.min(high - low, all[1] - all[0]);
            if (length < least) return undefined;
            const start = Math.min(Math.max(low, all[0]), all[1] - length);
            return [start, start + length];
          };
          // `draw` shows a stretch; moving tells by `false` that there is nothing more that way.
          const steer = (view, all, least, draw) => {
            const move = (low, high) => {
              const next = fitting(low, high, all(), least());
              if (!next) return undefined;
              const [min, max] = view();
              draw(...next);
              return Math.abs(next[0] - min) + Math.abs(next[1] - max) > 1;
            };
            return {
              view,
              move,
              reset: () => move(...all()),
              zoom: (factor, at = 0.5) => {
                const [min, max] = view();
                const length = (max - min) * factor;
                const middle = min + (max - min) * at;
                return move(middle - length * at, middle + length * (1 - at));
              },
              pan: (share) => {
                const [min, max] = view();
                return move(min + (max - min) * share, max + (max - min) * share);
              },
            };
          };

          // Fingers and the wheel. `area` tells where on the surface the axis runs: its left edge on the screen, and its width.
          const gestures = (surface, box, area) => {
            const at = (x) => (x - area().left) / area().width;
            surface.addEventListener('dblclick', () => box.steer.reset());
            surface.addEventListener('wheel', (event) => {
              // The wheel alone scrolls the page, as everywhere.
              if (!event.ctrlKey && !event.metaKey && !event.shiftKey) return;
              event.preventDefault();
              const delta = event.deltaY || event.deltaX;
              if (event.shiftKey) box.steer.pan(Math.sign(delta) * 0.1);
              else box.steer.zoom(delta < 0 ? 0.8 : 1.25, at(event.clientX));
            }, { passive: false });
            surface.addEventListener('mousedown', (event) => {
              if (!event.shiftKey) return;
              event.stopImmediatePropagation();
              event.preventDefault();
              const [start, [min, max]] = [event.clientX, box.steer.view()];
              const drag = (moved) => {
                const way = (start - moved.clientX) / area().width * (max - min);
                box.steer.move(min + way, max + way);
              };
              document.addEventListener('mousemove', drag);
              document.addEventListener('mouseup', () => document.removeEventListener('mousemove', drag), { once: true });
            }, { capture: true });
            // One finger moves along, two zoom; up and down still scrolls the page.
            let before;
            surface.addEventListener('touchstart', (event) => { before = [...event.touches].map((touch) => touch.clientX); }, { passive: true });
            surface.addEventListener('touchmove', (event) => {
              const now = [...event.touches].map((touch) => touch.clientX);
              if (!before || now.length !== before.length) { before = now; return; }
              if (now.length === 2) {
                event.preventDefault();
                const spread = (xs) => Math.max(Math.abs(xs[0] - xs[1]), 20);
                box.steer.zoom(spread(before) / spread(now), at((now[0] + now[1]) / 2));
              } else if (now.length === 1) {
                box.steer.pan((before[0] - now[0]) / area().width);
              }
              before = now;
            }, { passive: false });
          };

          // What belongs to one night or one workout is looked at together: the same stretch everywhere.
          const isOneStretch = !document.querySelector('.spans');
          const boxes = [];
          let isFollowing = false;
          const follow = (from) => {
            if (!isOneStretch || isFollowing) return;
            isFollowing = true;
            const [low, high] = from.steer.view();
            for (const box of boxes) if (box !== from && box.steer) box.steer.move(low, high);
            isFollowing = false;
          };

          // What is far down the page waits until it comes near, or until there is nothing else to do.
          const whenNear = (box, act) => {
            let isDone = false;
            const once = () => { if (!isDone) { isDone = true; act(); } };
            const near = new IntersectionObserver((seen) => {
              if (!seen.some((entry) => entry.isIntersecting)) return;
              near.disconnect();
              once();
            }, { rootMargin: '600px' });
            near.observe(box);
            if (window.requestIdleCallback) addEventListener('load', () => requestIdleCallback(once, { timeout: 8000 }), { once: true });
          };
          return { tools, steer, gestures, follow, whenNear, join: (box) => boxes.push(box) };
        })();

        """#
}
