package ehrctl.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.sandbox.store.Database;
import ehrctl.sandbox.store.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** The people and places that a sandbox begins with. */
class SeedTest {
    @Test
    void theEditionIsThatOfTheSeed() throws IOException {
        CRC32 sum = new CRC32();
        try (InputStream in = Seed.class.getResourceAsStream("/ehrctl/seed.json")) {
            sum.update(in.readAllBytes());
        }
        String edition = "0x" + Long.toHexString(sum.getValue());
        assertEquals((int) sum.getValue(), Seed.EDITION, "seed.json is another one: let Seed.EDITION be " + edition);
    }

    @Test
    void whoComesSecondToANewFileSowsNothing() {
        try (Database database = Database.inMemory()) {
            Schema.bringUpToDate(database);
            Seed.sow(database, "webdoc");
            assertTrue(Seed.sown(database, "webdoc"));
            database.change("UPDATE resource SET name = 'kept' WHERE emr = 'webdoc'");
            Seed.sow(database, "webdoc");
            assertEquals(
                    0,
                    database.rows("SELECT 1 FROM resource WHERE name <> 'kept'").size());
        }
    }
}
