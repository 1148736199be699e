extension StaticFile {
    /// Bars of a chart, each drawn as the plain box it is: as one outline of hundreds of boxes they take a browser without help of
    /// a graphics card half a second for every turn of the wheel. Where they are narrower than a dot of the screen, what can be
    /// seen of them is drawn, the tallest of every column.
    static let graphBars = #"""
        const graphBars = (moments) => {
          let step = Infinity;
          for (let place = 1; place < moments.length; place += 1) step = Math.min(step, moments[place] - moments[place - 1]);
          return (plot, series) => {
            const { ctx, bbox: { left, top, width, height } } = plot;
            const { min, max } = plot.scales.x;
            const [at, values] = [plot.data[0], plot.data[series]];
            const slot = Number.isFinite(step) ? width * step / (max - min) : width;
            const isNarrow = slot < 2.5;
            const thick = isNarrow ? Math.max(1, Math.ceil(slot)) : Math.round(Math.min(slot * 0.82, 60 * devicePixelRatio));
            const tops = isNarrow ? new Float64Array(Math.ceil(width) + 1).fill(Infinity) : null;
            const ground = Math.min(top + height, Math.round(plot.valToPos(Math.max(0, plot.scales.y.min), 'y', true)));
            ctx.save();
            ctx.beginPath();
            ctx.rect(left, top, width, height);
            ctx.clip();
            ctx.fillStyle = plot.series[series].fill(plot, series);
            const box = (x, y, wide) => { if (y < ground) ctx.fillRect(x, y, wide, ground - y); };
            for (let place = 0; place < at.length; place += 1) {
              const value = values[place];
              if (value === null || value === undefined || at[place] < min - step || at[place] > max) continue;
              const x = Math.round(plot.valToPos(at[place], 'x', true));
              const y = Math.round(plot.valToPos(value, 'y', true));
              if (!isNarrow) { box(x, y, thick); continue; }
              const first = Math.round(x - left);
              for (let column = Math.max(0, first); column < Math.min(tops.length, first + thick); column += 1) {
                if (y < tops[column]) tops[column] = y;
              }
            }
            for (let column = 0; isNarrow && column < tops.length;) {
              let end = column + 1;
              while (end < tops.length && tops[end] === tops[column]) end += 1;
              box(left + column, tops[column], end - column);
              column = end;
            }
            ctx.restore();
          };
        };

        """#
}
