extension StaticFile {
    /// Bars of a chart. Ten years of days are narrower than a dot of the screen: then what can be seen of them is drawn, the
    /// tallest of every column, and a browser that draws without help of a graphics card keeps up.
    static let graphBars = #"""
        const graphBars = (moments) => {
          const usual = uPlot.paths.bars({ size: [0.82, 60], align: 1 });
          let step = Infinity;
          for (let place = 1; place < moments.length; place += 1) step = Math.min(step, moments[place] - moments[place - 1]);
          return (plot, series, from, to) => {
            const { left, width } = plot.bbox;
            const { min, max } = plot.scales.x;
            const slot = width * step / (max - min);
            if (!(slot < 2.5)) return usual(plot, series, from, to);
            const columns = Math.ceil(width) + 1;
            const tops = new Float64Array(columns).fill(Infinity);
            const values = plot.data[series];
            const thick = Math.max(1, Math.round(slot * 0.82));
            for (let place = from; place <= to; place += 1) {
              const value = values[place];
              if (value === null || value === undefined) continue;
              const top = Math.round(plot.valToPos(value, 'y', true));
              const first = Math.round(plot.valToPos(plot.data[0][place], 'x', true) - left);
              for (let column = Math.max(0, first); column < Math.min(columns, first + thick); column += 1) {
                if (top < tops[column]) tops[column] = top;
              }
            }
            const ground = Math.round(plot.valToPos(Math.max(0, plot.scales.y.min), 'y', true));
            const fill = new Path2D();
            for (let column = 0; column < columns;) {
              let end = column + 1;
              while (end < columns && tops[end] === tops[column]) end += 1;
              if (tops[column] < ground) fill.rect(left + column, tops[column], end - column, ground - tops[column]);
              column = end;
            }
            return { stroke: null, fill, clip: null, band: null, gaps: null, flags: 0 };
          };
        };

        """#
}
