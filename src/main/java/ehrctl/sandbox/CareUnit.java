package ehrctl.sandbox;

import java.time.ZoneId;

/** The place of care that a request is about; its zone is how local times are read and shown. */
record CareUnit(String id, ZoneId zone) {}
