package ehrctl.output;

import ehrctl.output.Header.Wrapping;
import java.util.List;

/**
 * How wide each column becomes. Where a table is wider than the screen, first headers wrap, then texts shrink, then the
 * gaps, then headers break inside words, then lists of ids lose some of them, then texts shrink further; ids, times and
 * numbers are never cut. What does not fit even then is no table.
 */
final class TableLayout {
    private static final int GAP = 2;

    /** What may be done: the first that is enough. */
    private enum Step {
        NATURAL(Wrapping.NONE, Integer.MAX_VALUE, false, GAP),
        WRAPPED(Wrapping.AT_WORDS, Integer.MAX_VALUE, false, GAP),
        SHRUNK(Wrapping.AT_WORDS, 16, false, GAP),
        TIGHT(Wrapping.AT_WORDS, 16, false, 1),
        BROKEN(Wrapping.INSIDE_WORDS, 16, false, 1),
        SHORTENED(Wrapping.AT_WORDS, 16, true, GAP),
        TINY(Wrapping.INSIDE_WORDS, 8, true, 1);

        private final Wrapping wrapping;
        private final int narrowest;
        private final boolean ids;
        private final int gap;

        Step(Wrapping wrapping, int narrowest, boolean ids, int gap) {
            this.wrapping = wrapping;
            this.narrowest = narrowest;
            this.ids = ids;
            this.gap = gap;
        }
    }

    private final Header[] headers;
    private final List<Cell[]> rows;
    private final int[] cells;
    private final int[] widths;
    private Step step = Step.NATURAL;
    private boolean fits = true;

    /** @param available columns of the screen; 0 where nothing need fit */
    TableLayout(Header[] headers, List<Cell[]> rows, int available) {
        this.headers = headers;
        this.rows = rows;
        this.cells = new int[headers.length];
        this.widths = new int[headers.length];
        for (int i = 0; i < widths.length; i++) {
            for (Cell[] row : rows) {
                cells[i] = Math.max(cells[i], row[i].width());
            }
            widths[i] = Math.max(cells[i], headers[i].width(0, Wrapping.NONE));
        }
        if (available > 0) {
            fitInto(available);
        }
    }

    /** Whether there is a table at all. */
    boolean fits() {
        return fits;
    }

    int gap() {
        return step.gap;
    }

    int width(int column) {
        return widths[column];
    }

    /** The lines of a column's header. */
    List<String> header(int column) {
        return headers[column].lines(widths[column], step.wrapping);
    }

    private void fitInto(int available) {
        int[] wrapped = widths.clone();
        for (Step next : Step.values()) {
            step = next;
            // What one step did in vain, the next one need not do as well.
            System.arraycopy(wrapped, 0, widths, 0, widths.length);
            if (shrink(available)) {
                return;
            }
            wrapped = next == Step.WRAPPED ? widths.clone() : wrapped;
        }
        fits = false;
    }

    private boolean shrink(int available) {
        int[] least = new int[widths.length];
        for (int i = 0; i < least.length; i++) {
            for (Cell[] row : rows) {
                least[i] = Math.max(least[i], row[i].least(step.narrowest, step.ids));
            }
            if (widths[i] > available) {
                widths[i] = narrower(i, available, least[i]); // a huge text costs no rounds
            }
        }
        int excess = step.gap * (widths.length - 1) - available;
        for (int width : widths) {
            excess += width;
        }
        boolean[] done = new boolean[widths.length];
        while (excess > 0) {
            int widest = -1;
            for (int i = 0; i < widths.length; i++) {
                if (!done[i] && (widest < 0 || widths[i] > widths[widest])) {
                    widest = i;
                }
            }
            if (widest < 0) {
                return false;
            }
            int now = narrower(widest, widths[widest] - 1, least[widest]);
            done[widest] = now >= widths[widest];
            excess -= widths[widest] - Math.min(now, widths[widest]);
            widths[widest] = Math.min(now, widths[widest]);
        }
        return true;
    }

    /** The width that the column takes where {@code room} is wanted; it may be more. */
    private int narrower(int column, int room, int least) {
        int ofCells = Math.min(cells[column], Math.max(room, least));
        return Math.max(ofCells, headers[column].width(room, step.wrapping));
    }
}
