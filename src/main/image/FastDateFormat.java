package org.sqlite.date;

import java.text.FieldPosition;
import java.text.Format;
import java.text.ParseException;
import java.text.ParsePosition;
import java.util.Date;

/**
 * Stands in the app image for sqlite-jdbc's class of this name. Every connection makes one, which costs more than half
 * a JVM hello world (calendars, locales, regular expressions); the sandbox keeps times as numbers and never uses it.
 */
public final class FastDateFormat extends Format {
    private static final long serialVersionUID = 1L;

    private final String pattern;

    private FastDateFormat(String pattern) {
        this.pattern = pattern;
    }

    public static FastDateFormat getInstance(String pattern) {
        return new FastDateFormat(pattern);
    }

    public String getPattern() {
        return pattern;
    }

    public Date parse(String text) throws ParseException {
        throw new UnsupportedOperationException("this image leaves out dates in SQL");
    }

    @Override
    public StringBuffer format(Object date, StringBuffer out, FieldPosition position) {
        throw new UnsupportedOperationException("this image leaves out dates in SQL");
    }

    @Override
    public Object parseObject(String text, ParsePosition position) {
        throw new UnsupportedOperationException("this image leaves out dates in SQL");
    }
}
