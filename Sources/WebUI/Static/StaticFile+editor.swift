extension StaticFile {
    /// Line numbers beside a file that is being changed, and the way from a fault to its line.
    static let editor = script(
        "editor.js",
        #"""
        'use strict';
        (() => {
          const text = document.getElementById('text');
          const form = document.getElementById('editing');
          if (!text || !form) return;
          const numbers = document.createElement('pre');
          numbers.className = 'numbers';
          numbers.setAttribute('aria-hidden', 'true');
          text.before(numbers);
          let shown = 0;
          const count = () => {
            const lines = text.value.split('\n').length;
            if (lines === shown) return;
            shown = lines;
            numbers.textContent = Array.from({ length: lines }, (_, index) => index + 1).join('\n') + '\n\n';
          };
          text.addEventListener('input', count);
          text.addEventListener('scroll', () => { numbers.scrollTop = text.scrollTop; });
          count();

          const lead = (line) => {
            const lines = text.value.split('\n');
            const index = Math.min(Math.max(1, line), lines.length) - 1;
            const start = lines.slice(0, index).reduce((sum, one) => sum + one.length + 1, 0);
            text.focus({ preventScroll: true });
            text.setSelectionRange(start, start + lines[index].length);
            const height = parseFloat(getComputedStyle(text).lineHeight);
            text.scrollTop = Math.max(0, (index - 3) * height);
            text.scrollLeft = 0;
            form.querySelector('.editor').scrollIntoView({ block: 'nearest' });
          };
          // What was entered stays: the way to a line of this file is no way to another page.
          document.addEventListener('click', (event) => {
            const link = event.target.closest('a[data-line]');
            if (!link || link.dataset.file !== form.dataset.file) return;
            event.preventDefault();
            lead(Number(link.dataset.line));
          });
          const line = Number(new URL(location.href).searchParams.get('line'));
          if (line) lead(line);

          let leaves = false;
          form.addEventListener('submit', () => { leaves = true; });
          addEventListener('pageshow', () => { leaves = false; });
          addEventListener('beforeunload', (event) => {
            if (!leaves && (form.dataset.unsaved || text.value !== text.defaultValue)) event.preventDefault();
          });
        })();
        """#
    )
}
