extension StaticFile {
    /// What pages do by themselves. Everything but this works without it.
    static let script = script(
        "app.js",
        #"""
        'use strict';
        (() => {
          document.documentElement.classList.add('scripted');
          const duties = document.body.dataset;
          const base = duties.base || '';
          const later = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

          // The tab of Withings' redirect: its one-time code does not stay in the address, and the tab closes itself.
          if (duties.forget) history.replaceState(null, '', location.pathname);
          if (duties.close) window.close();

          // What was just done is said once, not at every look at the same address.
          const here = new URL(location.href);
          if (here.searchParams.has('done')) {
            here.searchParams.delete('done');
            history.replaceState(null, '', here);
          }

          // On a phone the way to this page may lie beside the screen.
          document.querySelectorAll('.tabs, .kinds, .spans').forEach((way) => {
            const here = way.querySelector('[aria-current]');
            if (here && way.scrollWidth > way.clientWidth) way.scrollLeft = here.offsetLeft - (way.clientWidth - here.offsetWidth) / 2;
          });

          // A tab opened by a script may close itself later; one opened by a plain link may not, in most browsers.
          const openTab = () => {
            const name = 'withings-' + Date.now();
            const tab = window.open('', name);
            if (tab) tab.opener = null;
            return tab ? { tab, name } : null;
          };
          document.addEventListener('submit', (event) => {
            const form = event.target;
            if (!form.hasAttribute('data-opens')) return;
            const opened = openTab();
            if (!opened) return;
            form.removeAttribute('rel');
            form.target = opened.name;
            setTimeout(() => { form.target = '_blank'; form.setAttribute('rel', 'noopener'); }, 0);
            // Whose account it was is asked on the integrations page, wherever the link began.
            if (!document.querySelector('[data-live="' + base + '/fragments/integrations"]')) {
              setTimeout(() => { location.href = base + '/integrations'; }, 400);
            }
          });
          document.addEventListener('click', (event) => {
            const link = event.target.closest('a[data-opens]');
            if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
            const opened = openTab();
            if (!opened) return;
            event.preventDefault();
            opened.tab.location = link.href;
          });

          // What takes its time says so, and is asked for once.
          document.addEventListener('submit', (event) => {
            const form = event.target;
            if (form.method !== 'post' || form.hasAttribute('data-opens')) return;
            if (form.dataset.sent) { event.preventDefault(); return; }
            form.dataset.sent = 'yes';
            (event.submitter || form.querySelector('button'))?.setAttribute('aria-busy', 'true');
          });
          addEventListener('pageshow', () => {
            document.querySelectorAll('form[data-sent]').forEach((form) => {
              delete form.dataset.sent;
              form.querySelectorAll('[aria-busy]').forEach((button) => button.removeAttribute('aria-busy'));
            });
          });

          // Copying an address; without https a browser offers only the old way.
          document.addEventListener('click', async (event) => {
            const button = event.target.closest('[data-copy]');
            if (!button) return;
            const field = document.getElementById(button.dataset.copy);
            field.select();
            try {
              await navigator.clipboard.writeText(field.value);
            } catch {
              document.execCommand('copy');
            }
            const said = document.querySelector('[data-copied]');
            if (said) said.textContent = button.dataset.done;
          });

          // Whoever hears the page is told that a part of it has changed.
          const said = document.createElement('p');
          said.className = 'unseen';
          said.setAttribute('role', 'status');
          document.body.append(said);

          // What is pressed stays where it is until it is let go.
          let release;
          let pressed = Promise.resolve();
          addEventListener('pointerdown', () => { release?.(); pressed = new Promise((done) => { release = done; setTimeout(done, 3000); }); }, true);
          for (const end of ['pointerup', 'pointercancel']) addEventListener(end, () => setTimeout(() => release?.(), 50), true);

          // Parts of a page that move on by themselves.
          const entered = (root) => [...root.querySelectorAll('input[name]:not([type=hidden])')]
            .map((field) => [field.id, field.value, field.checked]);
          const valuesOf = (root) => [...root.querySelectorAll('.value, [data-value]')].map((one) => one.textContent).join('|');
          // What stands before the eyes of somebody who has moved down stays there, whatever comes above it; what was moved within
          // a box, too.
          const keepPlace = (part) => {
            const seen = part.getBoundingClientRect().top >= 0 ? [] : [...part.querySelectorAll('[id]')]
              .map((one) => [one.id, one.getBoundingClientRect()])
              .filter(([, box]) => box.bottom > 0 && box.top < innerHeight).map(([id, box]) => [id, box.top]);
            const boxes = () => [...part.querySelectorAll('[tabindex="0"]')];
            const moved = boxes().map((box) => [box.scrollLeft, box.scrollTop]);
            return () => {
              const now = boxes();
              if (now.length === moved.length) now.forEach((box, place) => { [box.scrollLeft, box.scrollTop] = moved[place]; });
              const [id, top] = seen.find(([id]) => document.getElementById(id)) || [];
              if (id) scrollBy({ top: document.getElementById(id).getBoundingClientRect().top - top, behavior: 'instant' });
            };
          };
          const refresh = async (part) => {
            const answer = await fetch(part.dataset.live, { headers: { Accept: 'text/html' } });
            const isFirst = part.shown === undefined;
            // What is not there any more leads to a page that says so; asked once, since that page asks, too.
            if (answer.status === 401 || answer.status === 503 || (answer.status === 404 && !isFirst)) return location.reload();
            if (!answer.ok) return;
            const text = await answer.text();
            await pressed;
            if (part.shown === text) return;
            // What somebody has marked, to copy it, is not taken out of their hands; the next look comes soon.
            const marked = getSelection();
            if (!marked.isCollapsed && part.contains(marked.anchorNode)) return;
            part.shown = text;
            const fresh = document.createElement('div');
            fresh.innerHTML = text;
            if (isFirst && fresh.innerHTML === part.innerHTML.trim()) return;
            const questions = () => [...part.querySelectorAll('[data-attention]')];
            const asked = questions().map((one) => one.dataset.attention);
            const fields = entered(part);
            // Whoever has the focus is found again by its name, or as the same of several that say the same.
            const sign = (one) => one.id || [one.tagName, one.getAttribute('href'), one.getAttribute('aria-label') || one.textContent.trim()].join(' ');
            const reached = () => [...part.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')];
            const held = part.contains(document.activeElement) ? document.activeElement : null;
            const place = held && reached().filter((one) => sign(one) === sign(held)).indexOf(held);
            const name = held && sign(held);
            const open = [...part.querySelectorAll('details[open]')].map((details) => details.dataset.keep);
            const values = valuesOf(part);
            // What a banner says is told once, not with every look.
            part.told ??= part.querySelector('.banner[role]')?.textContent;
            const banner = fresh.querySelector('.banner[role]');
            if (banner && banner.textContent === part.told) banner.removeAttribute('role');
            part.told = banner?.textContent;
            const stay = keepPlace(part);
            part.replaceChildren(...fresh.childNodes);
            // Progress that moves is no news; a value is.
            if (part.dataset.said && !isFirst && valuesOf(part) !== values) said.textContent = part.dataset.said;
            for (const details of part.querySelectorAll('details')) details.open = open.includes(details.dataset.keep);
            for (const [id, value, checked] of fields) {
              const field = id && document.getElementById(id);
              if (!field) continue;
              if (field.type === 'radio' || field.type === 'checkbox') {
                if (field.value === value) field.checked = checked;
              } else {
                field.value = value;
              }
            }
            stay();
            const question = questions().find((one) => !asked.includes(one.dataset.attention));
            // What was wrong with one answer is not wrong with the next question.
            if (question || questions().length !== asked.length) document.querySelector('[data-passing]')?.remove();
            // Whoever is about to answer one is not taken away from it by the next.
            if (question && asked.length) said.textContent = question.querySelector('h2').textContent;
            if (question && !asked.length) {
              question.scrollIntoView({ block: 'start' });
              question.querySelector('h2').focus({ preventScroll: true });
            } else if (held) {
              const same = reached().filter((one) => sign(one) === name);
              (same[place] || same[0])?.focus({ preventScroll: true });
            }
          };
          // One connection a page, and none while nobody looks at it: a browser has six to a host, and the seventh tab would wait
          // for ever. Who comes back looks at once.
          const followers = [];
          window.followRecord = (act) => {
            followers.push(act);
            if (followers.length > 1) return;
            let events;
            let isFirst = true;
            const tell = () => followers.forEach((act) => act());
            const listen = () => {
              if (document.hidden || (events && events.readyState !== EventSource.CLOSED)) return;
              events = new EventSource(`${base}/events`);
              // What happened before a connection stood is not told by it.
              events.addEventListener('open', () => { if (!isFirst) tell(); isFirst = false; });
              events.addEventListener('change', tell);
              // Whom the server wants no more has been signed out: the next look leads to the sign-in.
              events.addEventListener('error', () => { if (events.readyState === EventSource.CLOSED) tell(); });
            };
            const hangUp = () => events?.close();
            listen();
            document.addEventListener('visibilitychange', () => { if (document.hidden) hangUp(); else listen(); });
            window.addEventListener('pagehide', hangUp);
            window.addEventListener('pageshow', (event) => { if (event.persisted) listen(); });
          };
          const part = document.querySelector('[data-live]');
          if (part) {
            let busy = false;
            let again = false;
            const update = async () => {
              if (busy) { again = true; return; }
              busy = true;
              do {
                again = false;
                await refresh(part).catch(() => {});
                // While a history comes in there is something new every moment.
                await later(1);
              } while (again);
              busy = false;
            };
            update();
            window.followRecord(update);
          }

          // Pages that wait for the program: after a restart, or for a mended file.
          const state = async () => {
            try {
              const answer = await fetch(`${base}/config/state`, { cache: 'no-store' });
              return answer.ok ? await answer.json() : null;
            } catch {
              return null;
            }
          };
          const wait = async (isDone, address) => {
            for (;;) {
              await later(1);
              const now = await state();
              if (now && isDone(now)) return location.replace(address);
            }
          };
          if (duties.wait) wait((now) => now.started !== duties.wait, base + (duties.then || '/config?done=restarted'));
          if (duties.watch) wait((now) => `${now.started} ${now.file}` !== duties.watch, location.href);
        })();
        """#
    )
}
