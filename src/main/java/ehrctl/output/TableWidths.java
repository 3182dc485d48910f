package ehrctl.output;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shares a terminal's width among columns: the widest shrink first, ids last, and the rightmost go if nothing helps. */
final class TableWidths {
    static final int GAP = 2;
    /** Follows the header when columns had to go. */
    static final String LEFT_OUT = " …";

    private static final int NARROWEST = 5;

    private final int[] widths;
    private final boolean[] isId;
    private int shown;

    TableWidths(List<Column> columns, List<String[]> rows, @Nullable String idPath, int available) {
        shown = columns.size();
        widths = new int[shown];
        isId = new boolean[shown];
        for (int i = 0; i < shown; i++) {
            String path = columns.get(i).path();
            isId[i] = path.equals("id") || path.equals(idPath);
            widths[i] = DisplayWidth.of(columns.get(i).shownHeader());
            for (String[] row : rows) {
                widths[i] = Math.max(widths[i], DisplayWidth.of(row[i]));
            }
        }
        if (available > 0) {
            fitInto(available);
        }
    }

    /** How many columns are shown, from the left. */
    int shown() {
        return shown;
    }

    int of(int column) {
        return widths[column];
    }

    private void fitInto(int available) {
        int[] natural = widths.clone();
        int room = available;
        while (!shrinkInto(room)) { // one column alone always fits
            shown--;
            System.arraycopy(natural, 0, widths, 0, shown);
            room = Math.max(1, available - LEFT_OUT.length());
        }
    }

    private boolean shrinkInto(int room) {
        int excess = GAP * (shown - 1) - room;
        for (int i = 0; i < shown; i++) {
            widths[i] = Math.min(widths[i], room); // no column is wider in the end, and a huge text costs no rounds
            excess += widths[i];
        }
        excess = shrink(excess, false);
        return shrink(excess, true) <= 0;
    }

    private int shrink(int excess, boolean idsToo) {
        int left = excess;
        while (left > 0) {
            int widest = -1;
            for (int i = 0; i < shown; i++) {
                boolean may = widths[i] > NARROWEST && (idsToo || !isId[i]);
                if (may && (widest < 0 || widths[i] > widths[widest])) {
                    widest = i;
                }
            }
            if (widest < 0) {
                break;
            }
            widths[widest]--;
            left--;
        }
        return left;
    }
}
